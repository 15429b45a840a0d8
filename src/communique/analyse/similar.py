"""Articles like one article: the same event, the same people, the same words, each with its reasons."""

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from communique.analyse.matching import matching_any
from communique.errors import NotInArchive
from communique.store.among import among
from communique.store.schema import article, claim, coding, duplicate, event_claim

_ASKED = 12  # words of the article that candidates are looked up by
_WORD = re.compile(r"[^\W\d_][\w'’-]{3,}")
_NEAR = 50  # candidates whose words are compared: of 80, nine in ten of the best five are the same, a fifth slower
_WORDS_ONLY = "has words in common"


@dataclass(frozen=True, slots=True)
class Similar:
    """An article like the one asked about. `likeness` is the cosine of their words, 0..1."""

    id: int
    published: str | None
    outlet: str | None
    headline: str | None
    likeness: float
    reasons: tuple[str, ...]


def similar(connection: Connection, key: int, limit: int = 10) -> list[Similar]:
    """The articles most like one, best first: those that tell of its events before those that only share words."""
    asked = connection.execute(select(article).where(article.c.id == key)).one_or_none()
    if asked is None:
        raise NotInArchive(f"{key}: no article of that number; `communique list` prints them")
    words = _Weighed(asked.text)
    same = _same_events(connection, key)
    reports = _same_report(connection, key)
    found = {*same, *reports, *matching_any(connection, _telling(asked.headline or "", asked.text), _NEAR)} - {key}
    shown = article.c.id, article.c.published, article.c.outlet, article.c.headline, article.c.text
    rows = connection.execute(select(*shown).where(among(connection, article.c.id, sorted(found)))).all()
    told = [
        Similar(
            row.id, row.published, row.outlet, row.headline, round(words.like(row.text), 3),
            tuple(_reasons(row.id, same, reports)),
        )
        for row in rows
    ]  # fmt: skip
    return sorted(told, key=lambda s: (-_weight(s), -s.likeness, s.id))[:limit]


def _weight(row: Similar) -> int:
    return 0 if row.reasons == (_WORDS_ONLY,) else len(row.reasons)


def _reasons(key: int, same: Counter[int], reports: set[int]) -> Iterable[str]:
    if key in reports:
        yield "the same report"
    if same[key]:
        yield "tells of the same event" if same[key] == 1 else f"tells of {same[key]} of its events"
    if key not in reports and not same[key]:
        yield _WORDS_ONLY


def _same_events(connection: Connection, key: int) -> Counter[int]:
    own = (
        select(event_claim.c.event)
        .join(claim, claim.c.seq == event_claim.c.claim)
        .join(coding, (coding.c.article == claim.c.article) & (coding.c.run == claim.c.run) & coding.c.current)
        .where(claim.c.article == key)
    )
    rows = connection.execute(
        select(event_claim.c.event, claim.c.article)
        .join(claim, claim.c.seq == event_claim.c.claim)
        .where(event_claim.c.event.in_(own), claim.c.article != key)
        .distinct()
    )
    return Counter(row.article for row in rows)


def _same_report(connection: Connection, key: int) -> set[int]:
    cluster = select(duplicate.c.cluster).where(duplicate.c.article == key).scalar_subquery()
    return set(connection.scalars(select(duplicate.c.article).where(duplicate.c.cluster == cluster))) - {key}


def _telling(headline: str, text: str) -> list[str]:
    """The words by which articles like this one are looked up: names and long words, those of the headline first."""
    counts = Counter(word for word in _WORD.findall(text) if word[0].isupper() or len(word) > 7)
    first = [word for word in _WORD.findall(headline) if len(word) > 4]
    ranked = sorted(counts, key=lambda word: (-counts[word] * (1 + word[0].isupper()), -len(word), word))
    return list(dict.fromkeys(word.lower() for word in (*first[:4], *ranked)))[:_ASKED]


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.lower()))


class _Weighed:
    """The words of a text, to be held against those of others."""

    def __init__(self, text: str) -> None:
        self._counts = _words(text)
        self._length = _length(self._counts)

    def like(self, text: str) -> float:
        """The cosine of its words and another text's, 0..1."""
        other, mine = _words(text), self._counts
        shared = sum([mine[word] * other[word] for word in mine.keys() & other.keys()])
        return shared / (self._length * _length(other)) if shared else 0.0


def _length(counts: Counter[str]) -> float:
    return math.sqrt(sum([count * count for count in counts.values()]))
