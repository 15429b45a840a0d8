"""What the archive tells of two sides after a day: their positions in the order of their days, their meetings."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Select, select

from communique.analyse.filters import EventFilter, count_up_to, event_query
from communique.analyse.wording import Clause, Signs
from communique.store.among import among
from communique.store.schema import article, article_tag, claim_topic
from communique.store.standing import StandingClaim, Voice, claims_numbered, voices_of

_MOST = 160  # later articles looked at, the latest
_SOME = 500  # claims named in one question to the database
_FEW = 3000  # articles that name a side, up to which they are looked up; else the days are gone through


@dataclass(frozen=True, slots=True)
class Later:
    """Positions of one day after another and events of two sides: what may tell what became of a word.

    Positions are told by their numbers in `voices`, which stand in the order of their days; `days` has the day of each.
    """

    until: str
    voices: Sequence[Voice]
    days: Sequence[str]
    meetings: Sequence[Any]
    pages: Sequence[str]  # the days of the articles that name both sides
    aims: Mapping[tuple[str, str | None], Sequence[int]]  # positions by act and target
    _own: dict[frozenset[str], tuple[list[int], list[int]]] = field(default_factory=dict)
    _words: Signs = field(default_factory=Signs)
    _signs: dict[int, str] = field(default_factory=dict)  # of those positions that were held against a clause

    def after(self, day: str, sides: Collection[str]) -> tuple[list[int], list[int]]:
        """What these sides said after a day, each alone or with others, and what the rest said."""
        asked, start = frozenset(sides), bisect_right(self.days, day)
        if asked not in self._own:
            mine = {actors for actors in {voice.actors for voice in self.voices} if not asked.isdisjoint(actors)}
            own = [number for number, voice in enumerate(self.voices) if voice.actors in mine]
            self._own[asked] = own, sorted(set(range(len(self.voices))).difference(own))
        own, others = self._own[asked]
        return own[bisect_left(own, start) :], others[bisect_left(others, start) :]

    def alike(self, clause: Clause, numbers: Sequence[int], least: float) -> dict[int, float]:
        """Those of these positions whose words are alike enough."""
        for number in numbers:
            if number not in self._signs:
                self._signs[number] = self._words.of(self.voices[number].text)
        found = self._words.alike(clause, [self._signs[number] for number in numbers], least)
        return {numbers[place]: alike for place, alike in found}


def later_than(connection: Connection, sides: Sequence[str], since: str, until: str) -> Later:
    """What the archive tells of two sides after a day and up to another."""
    pages = _named_on(connection, sides, since, until)
    voices = sorted(voices_of(connection, pages, sides), key=lambda voice: (pages[voice.article], voice.seq))
    met = event_query(EventFilter(parties=tuple(sides), status="held", since=since, until=until))
    meetings = [row for row in connection.execute(met) if row.first and row.first > since]
    aims = defaultdict(list)
    for number, voice in enumerate(voices):
        aims[voice.act, voice.target].append(number)
    days = [pages[voice.article] for voice in voices]
    return Later(until, voices, days, meetings, sorted(pages.values()), aims)


def topics_of(connection: Connection, voices: Iterable[Voice]) -> dict[int, frozenset[str]]:
    """The topics of positions, by the numbers of their claims."""
    found = {voice.seq: set(voice.topics or ()) for voice in voices}
    unknown = [voice.seq for voice in voices if voice.topics is None]
    for start in range(0, len(unknown), _SOME):
        query = select(claim_topic.c.claim, claim_topic.c.topic)
        for key, topic in connection.execute(
            query.where(among(connection, claim_topic.c.claim, unknown[start : start + _SOME]))
        ):
            found[key].add(topic)
    return {key: frozenset(topics) for key, topics in found.items()}


def told_by(connection: Connection, voices: Iterable[Voice]) -> dict[int, StandingClaim]:
    """The claims that positions were read from, by their numbers."""
    return {told.seq: told for told in claims_numbered(connection, [voice.seq for voice in voices])}


def _named_on(connection: Connection, sides: Sequence[str], since: str, until: str) -> dict[int, str]:
    """The latest articles of these days that name all sides, with their days."""
    counts = count_up_to(connection, {side: _naming(side) for side in sides}, _FEW)
    rare, *others = sorted(sides, key=lambda side: counts[side])
    dated = select(article.c.id, article.c.first).where(article.c.first > since, article.c.first <= until)
    if counts[rare] < _FEW:
        dated = dated.where(article.c.id.in_(_naming(rare)))
    else:
        others.insert(0, rare)
    dated = dated.where(*(_naming(side).where(article_tag.c.article == article.c.id).exists() for side in others))
    newest = dated.order_by(article.c.first.desc(), article.c.id.desc()).limit(_MOST)
    return {row.id: str(row.first) for row in connection.execute(newest)}


def _naming(side: str) -> Select[Any]:
    return select(article_tag.c.article).where(article_tag.c.name == "party", article_tag.c.value == side)
