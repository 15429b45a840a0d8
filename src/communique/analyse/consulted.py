"""Consultations on the calendar: which came first after each incident, of all and of each pair of sides."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, combinations
from statistics import median
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

WINDOW = 30  # days after an incident in which a consultation counts as coming after it
_DYADS = 40  # pairs of sides for which medians are told: those that consulted most
_NONE = 2**31  # more days than any delay
_EPOCH = date(1970, 1, 1).toordinal()
_MANY = 64  # figures from which on numpy finds their median sooner

Numbers = NDArray[np.int64]


class Met(NamedTuple):
    """A held engagement as far as the calendar goes; `answers` are the incidents that a text ties to it."""

    id: str
    first: str
    level: str | None
    announced: str | None
    parties: tuple[str, ...]
    answers: Sequence[str]


@dataclass(frozen=True, slots=True)
class Calendar:
    """Incidents in the order of their first days: names, and days as ordinals."""

    keys: Sequence[str]
    days: Numbers


@dataclass(frozen=True, slots=True)
class Delays:
    """Days from each incident to a consultation; of an incident without one, far more than there can be."""

    days: Numbers

    def between(self, low: int, high: int) -> tuple[int, float | None]:
        """How many of a run of incidents have a consultation, and the median of their delays."""
        told = self.days[low:high]
        told = told[told < _NONE]
        return len(told), _middle(told) if len(told) else None

    def of(self, incident: int) -> int | None:
        """The delay of one incident."""
        days = int(self.days[incident])
        return days if days < _NONE else None


class Consultations:
    """Held engagements told by the day, in the order of their days."""

    def __init__(self, met: Sequence[Met], sides: tuple[str, ...], incidents: Calendar) -> None:
        self.met, self.sides, self.incidents = met, sides, incidents
        self.days = ordinals([row.first for row in met])
        told = [(number, row.announced) for number, row in enumerate(met) if row.announced]
        self.announced = dict(zip([n for n, _ in told], ordinals([day for _, day in told]).tolist(), strict=True))
        self._planned = sorted(self.announced)
        self._told = np.zeros(len(met), dtype=np.bool_)
        self._told[self._planned] = True
        self._low = np.searchsorted(self.days, incidents.days, "left").tolist()
        self._high = np.searchsorted(self.days, incidents.days + WINDOW, "right").tolist()
        self._gaps: dict[frozenset[str], float | None] = {}
        self._tables: dict[tuple[str, ...], list[int]] = defaultdict(list)  # those of the same sides
        for number, row in enumerate(met):
            self._tables[row.parties].append(number)
        self._seats: dict[str, set[tuple[str, ...]]] = defaultdict(set)  # the tables of each side
        for parties in self._tables:
            for side in parties:
                self._seats[side].add(parties)
        self._ties = self._tied_numbers()

    def _tied_numbers(self) -> dict[int, list[int]]:
        """The consultations that a text ties to each incident of the month before, by the incident's number."""
        places = {key: number for number, key in enumerate(self.incidents.keys)}
        found: dict[int, list[int]] = defaultdict(list)
        for number, row in enumerate(self.met):
            for key in row.answers:
                incident = places.get(key)
                if incident is not None and self._low[incident] <= number < self._high[incident]:
                    found[incident].append(number)
        return found

    def after(self, incident: int) -> range:
        """The consultations of the month after an incident, by number."""
        return range(self._low[incident], self._high[incident])

    def tied(self, incident: int) -> Sequence[int]:
        """Those of the month after an incident that a text ties to it."""
        return self._ties.get(incident, ())

    def planned(self, incident: int) -> list[int]:
        """Those of the month after an incident that a report announced before it."""
        low = bisect_left(self._planned, self._low[incident])
        high = bisect_left(self._planned, self._high[incident])
        if low == high:
            return []
        day = self.incidents.days[incident]
        return [number for number in self._planned[low:high] if self.announced[number] < day]

    def gap(self, sides: frozenset[str]) -> float | None:
        """The median of days between the consultations in which all of these took part."""
        if sides not in self._gaps:
            gaps = np.diff(self.days[self._of(sides)])
            gaps = gaps[gaps > 0]
            self._gaps[sides] = _middle(gaps) if len(gaps) else None
        return self._gaps[sides]

    def _of(self, sides: frozenset[str]) -> list[int]:
        if not sides:
            return list(range(len(self.met)))
        rare, *others = sorted((self._seats[side] for side in sides), key=len)
        same = rare.intersection(*others)
        return sorted(chain.from_iterable(self._tables[parties] for parties in same))

    def by_dyad(self) -> dict[str, list[int]]:
        """The numbers of the consultations of each pair, in the order of their days; the pairs that met most come first."""
        found: dict[str, list[int]] = defaultdict(list)
        for sides, numbers in self._tables.items():
            for dyad in self._dyads(sides):
                found[dyad] += numbers
        ranked = sorted(found, key=lambda dyad: (-len(found[dyad]), dyad))
        return {dyad: sorted(found[dyad]) for dyad in ranked[:_DYADS]}

    def _dyads(self, parties: Sequence[str]) -> Iterator[str]:
        """The pairs that a consultation counts for: all sides asked for as one, else each pair with the one asked for."""
        if len(self.sides) > 1:
            yield "-".join(sorted(self.sides))
            return
        if self.sides:
            yield from ("-".join(sorted((*self.sides, other))) for other in parties if other not in self.sides)
            return
        yield from map("-".join, combinations(sorted(parties), 2))

    def first(self, numbers: Sequence[int] | Numbers) -> Delays:
        """Days from each incident to the first of these consultations, which stand in the order of their days."""
        began = self.incidents.days
        days = np.append(self.days[np.asarray(numbers, dtype=np.int64)], 2 * _NONE)
        delays = days[np.searchsorted(days, began, "left")] - began
        return Delays(np.where(delays <= WINDOW, delays, _NONE))

    def first_convened(self, numbers: Sequence[int] | Numbers) -> Delays:
        """Days from each incident to the first of these that was not announced before it."""
        began, asked = self.incidents.days, np.asarray(numbers, dtype=np.int64)
        told = self._told[asked]
        found, planned = self.first(asked[~told]).days, asked[told]
        days = self.days[planned]
        until = np.minimum(days, np.array([self.announced[number] for number in planned.tolist()], dtype=np.int64))
        lows, highs = np.searchsorted(began, days - WINDOW, "left"), np.searchsorted(began, until, "right")
        for low, high, day in zip(lows.tolist(), highs.tolist(), days.tolist(), strict=True):
            if low < high:
                np.minimum(found[low:high], day - began[low:high], out=found[low:high])
        return Delays(found)

    def first_tied(self, numbers: Sequence[int] | Numbers) -> Delays:
        """Days from each incident to the first of these that a text ties to it."""
        found = np.full(len(self.incidents.days), _NONE, dtype=np.int64)
        asked = np.zeros(len(self.met), dtype=np.bool_)
        asked[np.asarray(numbers, dtype=np.int64)] = True
        for incident, tied in self._ties.items():
            first = next((number for number in tied if asked[number]), None)
            if first is not None:
                found[incident] = self.days[first] - self.incidents.days[incident]
        return Delays(found)


def ordinals(days: Sequence[str]) -> Numbers:
    """The numbers of ISO days, as `date.toordinal` has them."""
    return np.array(days, dtype="datetime64[D]").astype(np.int64) + _EPOCH


def _middle(days: Numbers) -> float:
    return float(np.median(days)) if len(days) > _MANY else float(median(days.tolist()))
