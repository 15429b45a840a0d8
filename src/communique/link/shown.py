"""What is shown of an event that several reports tell: the best value of each field, and where reports differ."""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

_LEVELS = ("leader", "minister", "senior", "working", "unknown")
_STATUS = ("held", "cancelled", "planned", "proposed")


@dataclass(frozen=True, slots=True)
class Report:
    """One claim of an event, as plain data, with the article's day and its cluster of reprints."""

    claim: int
    data: dict[str, Any]
    first: date | None
    last: date | None
    published: date | None
    cluster: int


@dataclass(frozen=True, slots=True)
class Shown:
    """An event as it is shown. `differ` maps a field to each value with the claims that tell it."""

    date: str | None
    status: str
    format: str
    level: str
    place: str | None
    series: str | None
    parties: tuple[str, ...]
    participants: tuple[str, ...]
    topics: tuple[str, ...]
    reports: int
    sources: int
    differ: dict[str, dict[str, list[int]]]


def show_event(reports: Sequence[Report]) -> Shown:
    """The event's values: the narrowest date, the furthest status, the highest level, the place most told.

    Nothing is averaged: what other reports say stands in `differ`.
    """
    rows = [report.data for report in reports]
    return Shown(
        date=_date(reports),
        status=min((row["status"] for row in rows), key=_STATUS.index),
        format=_most([row["format"] for row in rows if row["format"] != "visit"]) or "visit",
        level=min((row["level"] for row in rows), key=_LEVELS.index),
        place=_most([row["place"] for row in rows if row["place"]]),
        series=_most([row.get("series") for row in rows if row.get("series")]),
        parties=tuple(sorted({side for row in rows for side in row["parties"]})),
        participants=tuple(sorted({name for row in rows for name in row["participants"]})),
        topics=tuple(topic for topic, _ in Counter(t for row in rows for t in row["about"]).most_common(6)),
        reports=len(reports),
        sources=len({report.cluster for report in reports}),
        differ=_differ(reports),
    )


def _date(reports: Sequence[Report]) -> str | None:
    dated = [report for report in reports if report.first and report.last]
    if not dated:
        return None
    best = min(
        dated, key=lambda r: ((r.last - r.first).days if r.first and r.last else 0, r.published or date.max, r.claim)
    )
    return str(best.data["date"])


def _most(values: Sequence[Any]) -> Any:
    return Counter(values).most_common(1)[0][0] if values else None


def _differ(reports: Sequence[Report]) -> dict[str, dict[str, list[int]]]:
    found: dict[str, dict[str, list[int]]] = {}
    for name in ("date", "place", "format", "status", "level", "parties"):
        told: dict[Hashable, list[int]] = {}
        for report in reports:
            value = report.data[name]
            if value not in (None, "unknown"):
                told.setdefault(" ".join(value) if isinstance(value, list) else value, []).append(report.claim)
        if len(told) > 1:
            found[name] = {str(value): claims for value, claims in sorted(told.items(), key=lambda item: str(item[0]))}
    return found
