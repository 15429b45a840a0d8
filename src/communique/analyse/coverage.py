"""What an answer rests on: which days the archive holds articles for, and where it holds none."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from sqlalchemy import Connection

from communique.analyse.filters import EventFilter, first_day, last_day
from communique.store.counts import count_outlets, days_held, uncounted, undated_held

_GAP = 14  # days without an article that count as a hole
_TOLD = 6  # holes that are named in words, the latest


@dataclass(frozen=True, slots=True)
class Coverage:
    """Articles with a day: how many, first and last day, and the holes of a fortnight and more between them."""

    articles: int
    undated: int
    outlets: int
    first: str | None
    last: str | None
    holes: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        if not self.articles:
            return "the archive holds no dated article for this time"
        told = [f"{first} to {last}" for first, last in self.holes[-_TOLD:]]
        older = len(self.holes) - len(told)
        holes = ", ".join([*([f"{older} older one{'s' if older > 1 else ''}"] if older else []), *told]) or "none"
        of = f" of {self.outlets} outlet{'s' if self.outlets > 1 else ''}" if self.outlets else ""
        return (
            f"rests on {self.articles} article{'s' if self.articles > 1 else ''}{of}, {self.first} to {self.last}; "
            f"{self.undated} without a date; holes of {_GAP} days and more: {holes}"
        )


def coverage_of(
    connection: Connection, chosen: EventFilter | None = None, held: Mapping[str, int] | None = None
) -> Coverage:  # fmt: skip
    """The coverage of the archive within the days of a filter; `held` are all `days_held`, for those who have them."""
    since = first_day(chosen.since) if chosen and chosen.since else None
    until = last_day(chosen.until) if chosen and chosen.until else None
    rest = uncounted(connection)
    counts = days_held(connection, since, until, rest) if held is None else _between(held, since, until)
    days, outlets = list(counts), count_outlets(connection, since, until, rest)
    first, last = (days[0], days[-1]) if days else (None, None)
    return Coverage(sum(counts.values()), undated_held(connection, rest), outlets, first, last, _holes(days))


def _between(held: Mapping[str, int], since: str | None, until: str | None) -> dict[str, int]:
    low, high = since or "0", until or max(held, default="")
    return {day: count for day, count in held.items() if low <= day <= high}


def _holes(days: list[str]) -> tuple[tuple[str, str], ...]:
    dates = list(map(date.fromisoformat, days))
    numbers = list(map(date.toordinal, dates))
    step = timedelta(days=1)
    return tuple(
        ((dates[place] + step).isoformat(), (dates[place + 1] - step).isoformat())
        for place, (one, other) in enumerate(pairwise(numbers))
        if other - one > _GAP
    )
