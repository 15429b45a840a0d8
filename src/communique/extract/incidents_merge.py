"""Several tellings of one incident become one: the surest stays and takes over what the others know."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from communique.language.edtf import bounds
from communique.values.claims import Incident

_DATED = 0.15  # what a date of its own is worth when the telling that stays is chosen
_FLIGHTS = frozenset({"missile-launch", "satellite-launch"})  # "lifted off and flew over the islands" is one of them
# kinds of which a dated deed is told beside what was done before: "announced $800 million today", "has sent arms"
_REPEATED = frozenset({"arms-transfer", "detention", "law", "sanction"})
_FIGURE = re.compile(r"\d[\d,.]*")
_BY_VERB = "incident-verb/1"
_NEAR = timedelta(days=1)  # two reports may date one event a day apart, in different zones


@dataclass(frozen=True, slots=True)
class Found:
    """An incident as one place of the article tells it, with the sentence and its place in the text."""

    incident: Incident
    sentence: int
    start: int
    classes: frozenset[str] = frozenset()  # words that tell one arm from another ("icbm", "cruise")
    clause: frozenset[str] = frozenset()  # what a clause tells it with ("seize", "tanker"); empty where a noun names it
    carried: bool = False  # whether its doers are those told before


def merge_tellings(tellings: Iterable[Found]) -> tuple[Incident, ...]:
    """Distinct incidents in order of the text; a telling without a doer joins one that has a doer where it can."""
    kept: list[Found] = []
    for telling in sorted(tellings, key=_rank):
        same = [n for n, other in enumerate(kept) if _same(other, telling)]
        if same:
            nearest = min(same, key=lambda n: _distance(kept[n], telling))
            kept[nearest] = replace(kept[nearest], incident=_filled(kept[nearest].incident, telling.incident))
        else:
            kept.append(telling)
    return tuple(found.incident for found in sorted(kept, key=lambda f: f.start))


def _rank(telling: Found) -> tuple[bool, float, int]:
    incident = telling.incident
    return (
        telling.carried or not incident.actors,
        -incident.confidence - _DATED * (incident.date is not None),
        telling.start,
    )


def _distance(one: Found, other: Found) -> tuple[bool, bool, int]:
    """What shares the day is nearest, then what is told before, then by place."""
    same_day = one.incident.date is not None and one.incident.date == other.incident.date
    return not same_day, one.start > other.start, abs(one.start - other.start)


def _same(one: Found, other: Found) -> bool:
    a, b = one.incident, other.incident
    flight = one.sentence == other.sentence and {a.kind, b.kind} <= _FLIGHTS and a.rule == b.rule == _BY_VERB
    if one.classes and other.classes and one.classes.isdisjoint(other.classes):
        return False
    if (a.kind != b.kind and not flight) or not _agree(a.actors, b.actors):
        return False
    unknown = not a.actors and not b.actors and one.clause and other.clause
    if unknown and one.clause.isdisjoint(other.clause):
        return False  # "gunmen attacked a station", "gunmen bombed a bridge"
    apart = bool(one.clause and other.clause) and one.clause.isdisjoint(other.clause)
    if one.sentence == other.sentence and a.date and b.date and a.date != b.date and apart:
        return False  # "recalled its envoy on Monday and closed the consulate the next day"
    if _figures_differ(a.text, b.text):
        return False
    if a.kind in _REPEATED and (a.date is None) != (b.date is None) and one.sentence != other.sentence:
        return False
    return a.date is None or b.date is None or _overlap(a.date, b.date)


def _figures_differ(one: str, other: str) -> bool:
    """Whether both tell figures and share none: other sums, other numbers of an order."""
    left, right = set(_FIGURE.findall(one)), set(_FIGURE.findall(other))
    return bool(left and right) and left.isdisjoint(right)


def _agree(one: Sequence[str], other: Sequence[str]) -> bool:
    return not one or not other or set(one) <= set(other) or set(other) <= set(one)


def _overlap(one: str, other: str) -> bool:
    """Whether two EDTF strings share a day, a day's grace allowed."""
    left, right = bounds(one), bounds(other)
    return left is None or right is None or (left[0] <= right[1] + _NEAR and right[0] <= left[1] + _NEAR)


def _filled(sure: Incident, other: Incident) -> Incident:
    """The surer telling with the actors and the date of the other where it has none, each with its receipts.

    A pact told with one of its sides takes the others from a telling that names them too.
    """
    receipts = dict(sure.receipts)
    actors, day = sure.actors, sure.date
    if set(actors) < set(other.actors) and (not actors or sure.kind == "pact"):
        actors, receipts["actors"] = other.actors, other.receipts["actors"]
    if day is None and other.date is not None:
        day, receipts["date"] = other.date, other.receipts["date"]
    return replace(sure, actors=actors, date=day, receipts=receipts)
