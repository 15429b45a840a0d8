"""The tree of an article: sentences of its H, B and C lines, parsed by the language pipeline."""

import re
from collections.abc import Sequence
from typing import Any

from communique.annotate.screen import is_worth_parsing
from communique.language.model import parse
from communique.language.sentences import split_sentences
from communique.values.article import Article
from communique.values.syntax import Sentence, Token, Tree

_READ = "HBC"
_DATELINE_END = re.compile(r"(.{2,110}?)\s*(?:--|—|–|\s-(?=\s)|:(?=\s))\s*(?=\S)")
_ENTITY = {"PERSON": "PERSON", "ORG": "ORG", "GPE": "PLACE", "LOC": "PLACE", "PLACE": "PLACE"}


def parse_article(article: Article, *, thorough: bool = False) -> Tree:
    """The tree of the article's headline, body and captions; metadata lines are not sentences.

    Unless `thorough`, sentences that name nobody and tell of no act are left without tokens.
    """
    spans = [
        (line.start + start, line.start + end, index)
        for index, line in enumerate(article.lines)
        if line.start is not None and line.kind in _READ
        for start, end in _sentences(line.text, article.dateline is not None and article.dateline.start == line.start)
    ]
    worth = [thorough or is_worth_parsing(article.text[start:end]) for start, end, _ in spans]
    docs = iter(parse([article.text[start:end] for (start, end, _), parsed in zip(spans, worth, strict=True) if parsed]))
    return _grow(article, spans, [next(docs) if parsed else () for parsed in worth])


def _sentences(text: str, dated: bool) -> list[tuple[int, int]]:
    """The sentences of a line; a dateline at its head stands as a sentence of its own."""
    head = _DATELINE_END.match(text) if dated else None
    if head is None:
        return split_sentences(text)
    rest = [(start + head.end(), end + head.end()) for start, end in split_sentences(text[head.end() :])]
    return [(0, head.end(1)), *rest]


def _grow(article: Article, spans: Sequence[tuple[int, int, int]], docs: Sequence[Any]) -> Tree:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for number, ((start, end, line), doc) in enumerate(zip(spans, docs, strict=True)):
        first = len(tokens)
        places: dict[int, int] = {}
        words = [word for word in doc if not word.is_space]
        for word in words:
            places[word.i] = first + len(places)
        for word in words:
            head = word.head
            while head.is_space and head.head.i != head.i:
                head = head.head
            tokens.append(
                Token(
                    i=places[word.i],
                    text=word.text,
                    lemma=word.lemma_ or word.lower_,
                    start=start + word.idx,
                    end=start + word.idx + len(word.text),
                    pos=word.pos_,
                    tag=word.tag_,
                    dep="root" if head.i == word.i or head.i not in places else word.dep_,
                    head=places.get(head.i, places[word.i]),
                    sentence=number,
                    entity=_ENTITY.get(word.ent_type_, ""),
                )
            )
        sentences.append(Sentence(number, start, end, article.lines[line].kind, line, first, len(tokens)))
    return Tree(tuple(tokens), tuple(sentences))
