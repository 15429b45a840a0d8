"""An engagement while its tellings are being gathered, and how its day stands to the article's."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from communique.language.edtf import contains
from communique.resolve.happenings_scene import Scene
from communique.values.understood import Telling
from communique.values.vocabulary import Status

_STAY = 3  # days that an arrival may come before a meeting
_RECENT = 10  # days in which the news lies
_HEAD = 5  # sentences that may hold the headline and the lead


@dataclass(slots=True)
class Group:
    """An engagement while its tellings are being gathered."""

    tellings: list[Telling] = field(default_factory=list)
    sides: set[str] = field(default_factory=set)
    people: set[int] = field(default_factory=set)

    def add(self, telling: Telling) -> None:
        """Take a telling in."""
        self.tellings.append(telling)
        self.sides |= set(telling.sides)
        self.people |= set(telling.people)

    @property
    def date(self) -> str | None:
        """The date told nearest to a telling that names the parties, else the nearest told."""
        named = [told for told in self.tellings if len(told.sides) > 1]
        rest = [told for told in self.tellings if len(told.sides) < 2]
        ranked = (
            t for how in ("own", "offset", "clause", "lead") for t in named + rest if t.dated_by == how and t.date
        )
        dates = [told.date for told in ranked if told.date]
        return next((date for date in dates if is_within(date, dates[0])), dates[0] if dates else None)

    @property
    def status(self) -> Status:
        """The status told first by words that leave no doubt of it, else the first told."""
        return next((told.status for told in self.tellings if not told.loose), self.tellings[0].status)

    @property
    def is_trip(self) -> bool:
        """Whether only a journey is told."""
        return all(told.format == "visit" for told in self.tellings if not told.adds)


def is_old(scene: Scene, edtf: str | None) -> bool:
    """Whether a date lies well before the article's own day."""
    today = scene.understood.annotated.article.day
    if today is None or edtf is None:
        return False
    last = edtf.rpartition("/")[2]
    return last < (today - timedelta(days=_RECENT)).isoformat()[: len(last)]


def is_news(scene: Scene, group: Group) -> bool:
    """Whether an engagement without a day is told first in the headline or the lead."""
    first = scene.tree.sentences[group.tellings[0].sentence]
    return first.kind == "H" or (not group.tellings[0].back and first.i <= _HEAD)


def is_heading(scene: Scene, group: Group) -> bool:
    """Whether only the headline tells of it: "talks" there may be a call in the body."""
    return all(scene.tree.sentences[told.sentence].kind == "H" for told in group.tellings)


def near(one: str, two: str) -> bool:
    """Whether two dates share a day or lie no more than three days apart, as an arrival and a meeting do."""
    if overlap(one, two):
        return True
    first, second = one.partition("/")[0], two.partition("/")[0]
    if len(first) < len("2031-01-01") or len(second) < len("2031-01-01"):
        return False
    return abs((date.fromisoformat(first) - date.fromisoformat(second)).days) <= _STAY


def is_within(fine: str, coarse: str) -> bool:
    """Whether a day, days or a month lie in the year, month or longer span of a coarser date."""
    return fine != coarse and contains(coarse, fine)


def overlap(one: str, two: str) -> bool:
    """Whether two EDTF dates share a day."""
    a, _, b = one.partition("/")
    c, _, d = two.partition("/")
    return _not_after(a, d or c) and _not_after(c, b or a)


def _not_after(first: str, second: str) -> bool:
    size = min(len(first), len(second))
    return first[:size] <= second[:size]
