"""Several tellings of one incident become one: the surest stays and takes over what the others know."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from communique.values.claims import Incident

_NEAR = timedelta(days=1)  # two reports may date one event a day apart, in different zones


@dataclass(frozen=True, slots=True)
class Found:
    """An incident as one place of the article tells it, with the sentence and its place in the text."""

    incident: Incident
    sentence: int
    start: int


def merge_tellings(tellings: Iterable[Found]) -> tuple[Incident, ...]:
    """Distinct incidents in order of the text."""
    kept: list[Found] = []
    for telling in sorted(tellings, key=lambda t: (-t.incident.confidence, t.start)):
        same = next((n for n, other in enumerate(kept) if _same(other, telling)), None)
        if same is None:
            kept.append(telling)
        else:
            kept[same] = replace(kept[same], incident=_filled(kept[same].incident, telling.incident))
    return tuple(found.incident for found in sorted(kept, key=lambda f: f.start))


def _same(one: Found, other: Found) -> bool:
    a, b = one.incident, other.incident
    if a.kind != b.kind or not _agree(a.actors, b.actors):
        return False
    return a.date is None or b.date is None or _overlap(a.date, b.date)


def _agree(one: Sequence[str], other: Sequence[str]) -> bool:
    return not one or not other or set(one) <= set(other) or set(other) <= set(one)


def _overlap(one: str, other: str) -> bool:
    """Whether two EDTF strings share a day, a day's grace allowed."""
    (a, b), (c, d) = edges(one), edges(other)
    return a <= d + _NEAR and c <= b + _NEAR


def edges(edtf: str) -> tuple[date, date]:
    """First and last day of an EDTF day, month, year or interval of them."""
    first, _, last = edtf.partition("/")
    return _edge(first, False), _edge(last or first, True)


def _edge(text: str, end: bool) -> date:
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return date(*parts)
    if len(parts) == 2:
        following = date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
        return following - timedelta(days=1) if end else date(parts[0], parts[1], 1)
    return date(parts[0], 12, 31) if end else date(parts[0], 1, 1)


def _filled(sure: Incident, other: Incident) -> Incident:
    """The surer telling with the actors and the date of the other where it has none, each with its receipts."""
    receipts = dict(sure.receipts)
    actors, day = sure.actors, sure.date
    if not actors and other.actors:
        actors, receipts["actors"] = other.actors, other.receipts["actors"]
    if day is None and other.date is not None:
        day, receipts["date"] = other.date, other.receipts["date"]
    return replace(sure, actors=actors, date=day, receipts=receipts)
