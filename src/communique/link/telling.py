"""One engagement as one article tells it, and the days on which it may have been."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from communique.lexicon.sides import city_states, side_names

SLACK = timedelta(days=1)
_NEWS = timedelta(days=4)  # news without a day is at most this old
_MEMORY = timedelta(days=45)  # background without a day that names who took part reaches so far
_BRIEF = timedelta(days=3)  # background that names nobody
_NEVER = date(1900, 1, 1)
_FAR = 5  # hours between two clocks from which one day here is often the next day there


@dataclass(frozen=True, slots=True)
class Telling:
    """One engagement as one article tells it. Days are inclusive; None where nothing dates it.

    `people` are keys of people of the archive (by `link.people`), `by_side` the same by the sides they stand for,
    `published` the article's day, `zone` how many hours ahead of UTC the clock is that counted the days, where known:
    joins across zones allow a day, others do not.
    """

    claim: int
    article: int
    parties: frozenset[str]
    people: frozenset[str]
    first: date | None
    last: date | None
    format: str
    status: str
    level: str
    place: str | None
    main: bool
    published: date | None
    zone: float | None = None
    series: str | None = None
    cluster: int = 0  # articles that are reprints or updates of one another share it
    by_side: tuple[tuple[str, frozenset[str]], ...] = ()

    @property
    def is_news(self) -> bool:
        """Whether the article reports it as what has just happened."""
        return self.main and self.status == "held"

    @property
    def is_past(self) -> bool:
        """Whether it is told as having happened."""
        return self.status == "held"


def window(telling: Telling) -> tuple[date, date]:
    """The days from and to which another telling may lie to be looked at at all."""
    if telling.first and telling.last:
        return telling.first - SLACK, telling.last + SLACK
    day = telling.published or _NEVER
    if telling.is_news:
        return day - _NEWS, day + SLACK
    reach = _MEMORY if len(telling.people) > 1 else _BRIEF
    return (day - reach, day + SLACK) if telling.is_past else (day - SLACK, day + reach)


@cache
def place_side(place: str) -> str | None:
    """The state in which a place lies, or that it names; None where the lexicon does not know it."""
    words = place.removesuffix(", D.C.").removesuffix(", DC").removeprefix("the ")
    for name in (words, words.split(",")[0], words.split(",")[-1].strip()):
        city = city_states().get(name)
        if city:
            return city
        side = side_names().get(name)
        if side and len(side.codes) == 1:
            return side.codes[0]
    return None


@cache
def places_agree(one: str, other: str) -> bool | None:
    """Whether two places may be one: a city lies in its state. None where the lexicon does not tell."""
    a, b = _plain(one), _plain(other)
    if a == b or a in b or b in a:
        return True
    there, here = place_side(one), place_side(other)
    if there is None or here is None:
        return None
    if there != here:
        return False
    return True if _names_state(one) or _names_state(other) else None


def _names_state(place: str) -> bool:
    side = side_names().get(place.removeprefix("the "))
    return side is not None and side.form == "name"


def _plain(place: str) -> str:
    return place.lower().removesuffix(", d.c.").removesuffix(", dc").removeprefix("the ").strip()


def counterparts(a: Telling, b: Telling) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """For each side for which both tellings name people: those of the one and those of the other."""
    others = dict(b.by_side)
    for side, people in a.by_side:
        if side in others:
            yield people, others[side]


def on_other_clocks(a: Telling, b: Telling) -> bool:
    """Whether two tellings count days by clocks so far apart that the eastern one may be a day ahead."""
    return a.zone is not None and b.zone is not None and abs(a.zone - b.zone) >= _FAR


def days_meet(a: Telling, b: Telling) -> bool:
    """Whether two dated tellings may be of one day: by one clock, or with the eastern one a day ahead."""
    if not (a.first and a.last and b.first and b.last):
        return True
    if a.first <= b.last and b.first <= a.last:
        return True
    if not on_other_clocks(a, b):
        return False
    east, west = (a, b) if (a.zone or 0) > (b.zone or 0) else (b, a)
    return west.last is not None and east.first is not None and timedelta(0) < east.first - west.last <= SLACK
