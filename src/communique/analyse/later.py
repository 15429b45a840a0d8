"""What the archive tells of two sides after a day: their positions in the order of their days, their meetings."""

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Select, func, select

from communique.analyse.filters import EventFilter, event_query
from communique.analyse.wording import Clause, Signs, clause_of
from communique.store.schema import article, article_tag
from communique.store.standing import StandingClaim, positions_by

_MOST = 160  # later articles looked at, the latest
_FEW = 3000  # articles that name a side, up to which they are looked up; else the days are gone through


@dataclass(frozen=True, slots=True)
class Voiced:
    """A position of a later day, its clause, and that in signs (see `Signs`)."""

    day: str
    told: StandingClaim
    clause: Clause
    signs: str


@dataclass(frozen=True, slots=True)
class Speakers:
    """Positions as some sides see them: what one of them said itself (`signs` beside it), and what others said."""

    own: Sequence[Voiced]
    signs: Sequence[str]
    others: Sequence[Voiced]

    def since(self, day: str) -> int:
        """The number of the first own position after a day."""
        return bisect_right(self.own, day, key=_day_of)

    def others_after(self, day: str) -> Sequence[Voiced]:
        """What others said after a day."""
        return self.others[bisect_right(self.others, day, key=_day_of) :]


@dataclass(frozen=True, slots=True)
class Later:
    """Positions of one day after another and events of two sides: what may tell what became of a word."""

    day: str
    positions: Sequence[Voiced]
    signs: Signs
    meetings: Sequence[Any]
    days: Sequence[str]  # of the articles that name both sides
    _by: dict[frozenset[str], Speakers] = field(default_factory=dict)

    def by(self, sides: Collection[str]) -> Speakers:
        """What these sides said, each alone or with others, and what the rest said."""
        asked = frozenset(sides)
        if asked not in self._by:
            own = [voiced for voiced in self.positions if not asked.isdisjoint(voiced.clause.actors)]
            others = [voiced for voiced in self.positions if asked.isdisjoint(voiced.clause.actors)]
            self._by[asked] = Speakers(own, [voiced.signs for voiced in own], others)
        return self._by[asked]


def later_than(connection: Connection, sides: Sequence[str], since: str, until: str) -> Later:
    """What the archive tells of two sides after a day and up to another."""
    days = _named_on(connection, sides, since, until)
    told = positions_by(connection, days, sides)
    met = event_query(EventFilter(parties=tuple(sides), status="held", since=since, until=until))
    meetings = [row for row in connection.execute(met) if row.first and row.first > since]
    signs = Signs()
    voiced = [Voiced(days[c.article], c, clause, signs.of(clause)) for c in told for clause in [clause_of(c)]]
    voiced.sort(key=lambda one: (one.day, one.told.seq))
    return Later(until, voiced, signs, meetings, sorted(days.values()))


def _named_on(connection: Connection, sides: Sequence[str], since: str, until: str) -> dict[int, str]:
    """The latest articles of these days that name all sides, with their days."""
    named = [_naming(side).with_only_columns(func.count()) for side in sides]
    counts = {side: connection.scalar(query) or 0 for side, query in zip(sides, named, strict=True)}
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


def _day_of(voiced: Voiced) -> str:
    return voiced.day
