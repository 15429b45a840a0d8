"""The two parsers behind one door: the fast one, which always ships, and the accurate one, which needs the extra `accurate`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal

from communique.errors import AbortRun
from communique.language import model
from communique.language.parsed import Parsed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from communique.language.wordvectors import Word

ParserName = Literal["fast", "accurate"]
PARSERS: tuple[ParserName, ...] = ("fast", "accurate")
DEFAULT_PARSER: ParserName = "fast"


def require_parser(parser: ParserName) -> None:
    """Raise AbortRun where the parser cannot run here, before any page is read."""
    if parser == "accurate" and find_spec("onnxruntime") is None:
        raise AbortRun(
            "the accurate parser needs onnxruntime, which is not installed: "
            "pip install 'communique[accurate]', or ask for --parser fast"
        )


def read_words(sentences: Iterable[Sequence[str]], parser: ParserName = DEFAULT_PARSER) -> list[Parsed]:
    """Parse sentences given as words: an answer for each, in order, with exactly one tree.

    A sentence that is too long for the accurate parser is read by the fast one.
    """
    from communique.language.reader import load_reader

    given = [list(words) for words in sentences]
    if parser == "fast":
        return load_reader()(given)
    from communique.language.accurate import load_encoder

    found = load_encoder().parse(given)
    long = iter(load_reader()([words for words, parsed in zip(given, found, strict=True) if parsed is None]))
    lemmas = load_reader().lemmas
    return [
        next(long) if parsed is None else replace(parsed, lemmas=lemmas(words, parsed.tags))
        for words, parsed in zip(given, found, strict=True)
    ]


def parse(sentences: Sequence[str], parser: ParserName = DEFAULT_PARSER) -> list[Doc]:
    """Parse texts that are one sentence each: a document for each, in order, with exactly one tree.

    Offsets point into the sentence as given: nothing is stripped or replaced.
    """
    from communique.language.reader import load_reader

    docs = model.tokenise(sentences)
    if parser == "fast":
        read = load_reader()([[_word(token) for token in doc] for doc in docs])
    else:
        read = read_words([[token.text for token in doc] for doc in docs], parser)
    return [_make_doc(doc, parsed) for doc, parsed in zip(docs, read, strict=True)]


def _word(token: Token) -> Word:
    """A token as the fast parser is told of it: with the word that the tokeniser takes it for, where that is another."""
    return token.text if token.norm == token.lex.norm else (token.text, token.norm_)


def _make_doc(told: Doc, parsed: Parsed) -> Doc:
    """The words of a document with a parser's answers."""
    from spacy.tokens import Doc

    if not len(told):
        return told
    return Doc(
        told.vocab,
        words=[token.text for token in told],
        spaces=[bool(token.whitespace_) for token in told],
        tags=parsed.tags,
        pos=parsed.pos,
        heads=parsed.heads,
        deps=parsed.relations,
        ents=parsed.names,
        lemmas=parsed.lemmas,
    )
