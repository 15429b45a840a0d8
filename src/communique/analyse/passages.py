"""For each article found the sentence in which the words asked for stand: why it was found, seen at a glance."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from communique.language.sentences import split_sentences
from communique.store.among import among
from communique.store.schema import article

_MOST = 300  # letters of a passage
_FAR = 100_000  # letters of an article that are looked through


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of an article, cut where it is long: `text[start:end] == quote`."""

    article: int
    start: int
    end: int
    quote: str


def passages(connection: Connection, articles: Collection[int], words: Sequence[str]) -> dict[int, Passage]:
    """The passage of each of these articles: the sentence that holds most of the words (a phrase counts as its words
    together), of equals the first; where no word is asked, the first sentence."""
    query = select(article.c.id, article.c.text, article.c.kinds)
    rows = connection.execute(query.where(among(connection, article.c.id, sorted(articles))))
    wanted = [re.compile(rf"(?<!\w){re.escape(word)}", re.IGNORECASE) for word in words if word.strip()]
    found = ((row.id, _best(row.text[:_FAR], row.kinds, wanted)) for row in rows)
    return {key: _cut(key, text, *span, wanted) for key, told in found if told for text, span in [told]}


def _best(text: str, kinds: str, wanted: Sequence[re.Pattern[str]]) -> tuple[str, tuple[int, int]] | None:
    sentences = _sentences(text, kinds)
    if not sentences:
        return None
    held = [sum(1 for word in wanted if word.search(text, *span)) for span in sentences]
    return text, sentences[max(range(len(sentences)), key=lambda i: (held[i], -i))]


def _sentences(text: str, kinds: str) -> list[tuple[int, int]]:
    """The sentences of the body; of a page that has none, those of its headline."""
    kept = [kind for kind in kinds if kind != "F"]
    lines = text.split("\n")
    kept = kept[: len(lines)] if len(kept) >= len(lines) else ["B"] * len(lines)
    for kind in ("B", "H"):
        found, offset = [], 0
        for line, told in zip(lines, kept, strict=True):
            if told == kind:
                found += [(offset + start, offset + end) for start, end in split_sentences(line)]
            offset += len(line) + 1
        if found:
            return found
    return []


def _cut(key: int, text: str, start: int, end: int, wanted: Sequence[re.Pattern[str]]) -> Passage:
    """A sentence that is too long is cut at words, about the first word asked for."""
    if end - start > _MOST:
        first = min((hit.start() for word in wanted if (hit := word.search(text, start, end))), default=start)
        if first - start > _MOST // 2:
            start = text.rfind(" ", start, first - _MOST // 3) + 1 or first
        if end - start > _MOST:
            end = max(text.rfind(" ", start, start + _MOST), start + 1)
    return Passage(key, start, end, text[start:end])
