"""The two parsers behind one door: the fast one, which always ships, and the accurate one, which needs the extra `accurate`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal

from communique.errors import AbortRun
from communique.language import model

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from communique.language.accurate import Parsed

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


def parse_words(sentences: Iterable[Sequence[str]], parser: ParserName = DEFAULT_PARSER) -> list[Doc]:
    """Parse sentences given as words: a document for each, in order, with exactly one tree.

    A sentence that is too long for the accurate parser is read by the fast one.
    """
    given = [list(words) for words in sentences]
    if parser == "fast":
        return model.parse_words(given)
    from communique.language.accurate import load_encoder

    found = load_encoder().parse(given)
    long = iter(model.parse_words([words for words, parsed in zip(given, found, strict=True) if parsed is None]))
    return [
        next(long) if parsed is None else _make_doc(words, parsed) for words, parsed in zip(given, found, strict=True)
    ]


def parse(sentences: Sequence[str], parser: ParserName = DEFAULT_PARSER) -> list[Doc]:
    """Parse texts that are one sentence each, offsets kept: a document for each, in order, with exactly one tree."""
    if parser == "fast":
        return model.parse(sentences)
    from communique.language.accurate import load_encoder

    docs = model.tokenise(sentences)
    words = [[token.text for token in doc] for doc in docs]
    found = load_encoder().parse(words)
    return [
        model.parse([text])[0] if parsed is None else _make_doc(told, parsed, [bool(t.whitespace_) for t in doc])
        for text, doc, told, parsed in zip(sentences, docs, words, found, strict=True)
    ]


def _make_doc(words: list[str], parsed: Parsed, spaces: list[bool] | None = None) -> Doc:
    """The document that the fast parser would give, with the accurate one's answers; lemmas are by the same table."""
    from spacy.tokens import Doc

    nlp = model.load()
    if not words:
        return Doc(nlp.vocab)
    doc = Doc(
        nlp.vocab,
        words=words,
        spaces=spaces,
        tags=parsed.tags,
        pos=parsed.pos,
        heads=parsed.heads,
        deps=["ROOT" if relation == "root" else relation for relation in parsed.relations],
        ents=parsed.names,
    )
    return nlp.get_pipe("lemmas")(doc)
