"""Which incidents of different articles are one, and which of them a list of known incidents names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

_SLACK = timedelta(days=1)  # the day of a launch differs between Washington and Seoul
_NARROW = 3  # days: an incident dated less narrowly joins none


@dataclass(frozen=True, slots=True)
class IncidentTold:
    """One incident as one article, or a list, tells it. `key` is a claim's number, or the id of a listed incident."""

    key: int | str
    article: int | None
    kind: str
    actors: frozenset[str]
    first: date | None
    last: date | None


def join_incidents(
    told: Sequence[IncidentTold],
    same: Iterable[tuple[int, int]] = (),
    different: Iterable[tuple[int, int]] = (),
) -> list[list[int | str]]:
    """Incidents as lists of keys: the same kind, doers that do not conflict, and narrow dates that agree.

    A listed incident is the anchor of its group: two listed ones are never joined. What is not dated within three
    days stays alone: a guess would count one launch twice or two as one. `same` and `different` are decisions of
    people on pairs of claims: they are never overruled.
    """
    apart = {frozenset(pair) for pair in different}
    shelf = _Shelf()
    ordered = sorted(told, key=lambda t: (isinstance(t.key, int), str(t.first or "9999"), str(t.key)))
    for incident in ordered:
        near = shelf.near(incident)
        home = next((g for g in near if _belongs(incident, g) and not _set_apart(incident, g, apart)), None)
        shelf.put(incident, home)
    return _joined([[incident.key for incident in group] for group in shelf.groups], same)


class _Shelf:
    """Groups of incidents, found by kind and day."""

    def __init__(self) -> None:
        self.groups: list[list[IncidentTold]] = []
        self._number: dict[int, int] = {}
        self._by_day: dict[tuple[str, date], list[int]] = defaultdict(list)

    def near(self, incident: IncidentTold) -> list[list[IncidentTold]]:
        """The groups of its kind within a day of it, the oldest first."""
        numbers = {n for day in _days(incident) for n in self._by_day.get((incident.kind, day), ())}
        return [self.groups[number] for number in sorted(numbers)]

    def put(self, incident: IncidentTold, home: list[IncidentTold] | None) -> None:
        """Enter an incident into its group, or into one of its own."""
        if home is None:
            home = []
            self._number[id(home)] = len(self.groups)
            self.groups.append(home)
        home.append(incident)
        for day in _days(incident):
            numbers = self._by_day[(incident.kind, day)]
            if self._number[id(home)] not in numbers:
                numbers.append(self._number[id(home)])


def _days(incident: IncidentTold) -> Iterator[date]:
    """The days of an incident and those beside them; none where it is not dated narrowly."""
    if incident.first and incident.last and (incident.last - incident.first).days <= _NARROW:
        for ahead in range(-1, (incident.last - incident.first).days + 2):
            yield incident.first + timedelta(days=ahead)


def _set_apart(incident: IncidentTold, group: Sequence[IncidentTold], apart: set[frozenset[int]]) -> bool:
    return any(frozenset((incident.key, other.key)) in apart for other in group)


def _joined(groups: list[list[int | str]], same: Iterable[tuple[int, int]]) -> list[list[int | str]]:
    home = {key: group for group in groups for key in group}
    for left, right in same:
        one, other = home.get(left), home.get(right)
        if one is not None and other is not None and one is not other:
            one += other
            home.update(dict.fromkeys(other, one))
            groups = [group for group in groups if group is not other]
    return groups


def _belongs(incident: IncidentTold, group: Sequence[IncidentTold]) -> bool:
    if isinstance(incident.key, str) and any(isinstance(other.key, str) for other in group):
        return False
    return all(_same(incident, other) for other in group)


def _same(a: IncidentTold, b: IncidentTold) -> bool:
    if not (a.first and a.last and b.first and b.last):
        return False
    if (a.last - a.first).days > _NARROW or (b.last - b.first).days > _NARROW:
        return False
    if a.actors and b.actors and not a.actors & b.actors:
        return False
    return a.first <= b.last + _SLACK and b.first <= a.last + _SLACK
