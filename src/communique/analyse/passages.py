"""For each article found the sentence in which the words asked for stand: why it was found, seen at a glance."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import accumulate

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
    lines = _lines(text, kinds)
    holding = [span for span in lines if any(word.search(text, *span) for word in wanted)]
    sentences = [
        (begin + start, begin + stop)
        for begin, end in holding or lines[:1]  # where no line holds a word, the first is told
        for start, stop in split_sentences(text[begin:end])
    ]
    if not sentences:
        return None
    held = [sum(1 for word in wanted if word.search(text, *span)) for span in sentences]
    return text, sentences[max(range(len(sentences)), key=lambda i: (held[i], -i))]


def _lines(text: str, kinds: str) -> list[tuple[int, int]]:
    """The lines of the body; of a page that has none, its headline."""
    lines = text.split("\n")
    kept = [kind for kind in kinds if kind != "F"]
    kept = kept[: len(lines)] if len(kept) >= len(lines) else ["B"] * len(lines)
    ends = list(accumulate(len(line) + 1 for line in lines))
    spans = [(end - len(line) - 1, end - 1) for line, end in zip(lines, ends, strict=True)]
    found = {kind: [span for span, told in zip(spans, kept, strict=True) if told == kind] for kind in "BH"}
    return found["B"] or found["H"]


def _cut(key: int, text: str, start: int, end: int, wanted: Sequence[re.Pattern[str]]) -> Passage:
    """A sentence that is too long is cut at words, about the first word asked for."""
    if end - start > _MOST:
        first = min((hit.start() for word in wanted if (hit := word.search(text, start, end))), default=start)
        if first - start > _MOST // 2:
            start = text.rfind(" ", start, first - _MOST // 3) + 1 or first
        if end - start > _MOST:
            end = max(text.rfind(" ", start, start + _MOST), start + 1)
    return Passage(key, start, end, text[start:end])
