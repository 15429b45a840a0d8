"""Consultations on the calendar: which came first after each incident, of all and of each pair of sides."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise
from statistics import median
from typing import Any

WINDOW = 30  # days after an incident in which a consultation counts as coming after it
_DYADS = 40  # pairs of sides for which medians are told: those that consulted most


@dataclass(frozen=True, slots=True)
class Calendar:
    """Incidents in the order of their first days: names, days as ISO and as ordinals."""

    keys: Sequence[str]
    isos: Sequence[str]
    days: Sequence[int]

    def before(self, day: int) -> tuple[int, int]:
        """The incidents, from one number up to another, that a consultation on a day comes after."""
        return bisect_left(self.days, day - WINDOW), bisect_right(self.days, day)


@dataclass(frozen=True, slots=True)
class Delays:
    """Incidents by number with the days to their consultation, in the order of the numbers."""

    numbers: Sequence[int]
    days: Sequence[int]

    def between(self, low: int, high: int) -> Sequence[int]:
        """The delays of a run of incidents."""
        return self.days[bisect_left(self.numbers, low) : bisect_left(self.numbers, high)]


class Consultations:
    """Held engagements told by the day, in the order of their days, as rows with `id`, `first` and `data`."""

    def __init__(self, met: Sequence[Any], sides: tuple[str, ...], incidents: Calendar) -> None:
        self.met, self.sides, self.incidents = met, sides, incidents
        self.days = [date.fromisoformat(row.first).toordinal() for row in met]
        told = ((number, row.data.get("announced")) for number, row in enumerate(met))
        self.announced: dict[int, str] = {number: str(day) for number, day in told if day}
        self._planned = sorted(self.announced)
        self._gaps: dict[frozenset[str], float | None] = {}
        self._by_side: dict[str, dict[int, None]] = defaultdict(dict)
        self._ties: dict[str, list[int]] = defaultdict(list)
        for number, row in enumerate(met):
            for side in row.data["parties"]:
                self._by_side[side][number] = None
            for key in row.data.get("answers", ()):
                self._ties[key].append(number)

    def after(self, incident: int) -> range:
        """The consultations of the month after an incident, by number."""
        day = self.incidents.days[incident]
        return range(bisect_left(self.days, day), bisect_right(self.days, day + WINDOW))

    def tied(self, incident: int, within: range) -> list[int]:
        """Those of these that a text ties to an incident."""
        told = self._ties.get(self.incidents.keys[incident])
        return [number for number in told if number in within] if told else []

    def planned(self, incident: int, within: range) -> list[int]:
        """Those of these that a report announced before an incident."""
        low, high = bisect_left(self._planned, within.start), bisect_left(self._planned, within.stop)
        if low == high:
            return []
        day = self.incidents.isos[incident]
        return [number for number in self._planned[low:high] if self.announced[number] < day]

    def gap(self, sides: frozenset[str]) -> float | None:
        """The median of days between the consultations in which all of these took part."""
        if sides not in self._gaps:
            gaps = [b - a for a, b in pairwise(self.days[number] for number in self._of(sides)) if b > a]
            self._gaps[sides] = float(median(gaps)) if gaps else None
        return self._gaps[sides]

    def _of(self, sides: frozenset[str]) -> Iterable[int]:
        if not sides:
            return range(len(self.met))
        rare, *others = sorted((self._by_side.get(side, {}) for side in sides), key=len)
        return [number for number in rare if all(number in other for other in others)]

    def by_dyad(self) -> dict[str, list[int]]:
        """The numbers of the consultations of each pair, in the order of their days; the pairs that met most come first."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, row in enumerate(self.met):
            for dyad in self._dyads(row.data["parties"]):
                found[dyad].append(number)
        ranked = sorted(found, key=lambda dyad: (-len(found[dyad]), dyad))
        return {dyad: found[dyad] for dyad in ranked[:_DYADS]}

    def _dyads(self, parties: Sequence[str]) -> Iterator[str]:
        """The pairs that a consultation counts for: all sides asked for as one, else each pair with the one asked for."""
        if len(self.sides) > 1:
            yield "-".join(sorted(self.sides))
            return
        yield from ("-".join(p) for p in combinations(sorted(parties), 2) if set(self.sides) <= set(p))

    def first(self, numbers: Iterable[int]) -> Delays:
        """Days from each incident to the first of these consultations, which stand in the order of their days."""
        incidents, found, days = self.incidents, list[int](), list[int]()
        done = 0
        for number in numbers:
            low, high = incidents.before(self.days[number])
            reached = range(max(low, done), high)
            found.extend(reached)
            days.extend(self.days[number] - incidents.days[incident] for incident in reached)
            done = max(done, high)
        return Delays(found, days)

    def first_convened(self, numbers: Sequence[int]) -> Delays:
        """Days from each incident to the first of these that was not announced before it."""
        found = self.first(number for number in numbers if number not in self.announced)
        nearest = dict(zip(found.numbers, found.days, strict=True))
        for number in numbers:
            if number in self.announced:
                low, high = self.incidents.before(self.days[number])
                high = min(high, bisect_right(self.incidents.isos, self.announced[number]))
                self._note(nearest, number, range(low, high))
        return _ordered(nearest)

    def first_tied(self, numbers: Iterable[int]) -> Delays:
        """Days from each incident to the first of these that a text ties to it."""
        places = {key: number for number, key in enumerate(self.incidents.keys)}
        nearest: dict[int, int] = {}
        for number in numbers:
            low, high = self.incidents.before(self.days[number])
            meant = (places.get(key, -1) for key in self.met[number].data.get("answers", ()))
            self._note(nearest, number, (incident for incident in meant if low <= incident < high))
        return _ordered(nearest)

    def _note(self, nearest: dict[int, int], number: int, incidents: Iterable[int]) -> None:
        for incident in incidents:
            delay = self.days[number] - self.incidents.days[incident]
            nearest[incident] = min(nearest.get(incident, delay), delay)


def _ordered(nearest: dict[int, int]) -> Delays:
    numbers = sorted(nearest)
    return Delays(numbers, [nearest[number] for number in numbers])
