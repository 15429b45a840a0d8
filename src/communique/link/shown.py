"""What is shown of an event that several reports tell: the best value of each field, and where reports differ."""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from communique.language.edtf import bounds

_LEVELS = ("leader", "minister", "senior", "working", "unknown")
_SILENCE = timedelta(days=14)
_UNDATED = timedelta(days=60)
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
    """The narrowest date; of equals one of a report that it was held, then the earliest report's.

    Where a clock leaves the day open (first and last are wider than the date told), both days are shown.
    """
    dated = [(report.last - report.first, report) for report in reports if report.first and report.last]
    if not dated:
        return None
    _, best = min(dated, key=lambda d: (d[0], d[1].data["status"] != "held", d[1].published or date.max, d[1].claim))
    told = str(best.data["date"])
    return told if bounds(told) == (best.first, best.last) else f"{best.first}/{best.last}"


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


def status_chain(reports: Sequence[Report]) -> list[list[str | None]]:
    """How reports told of an event over time: day of the report, status, day told; only where one of the two changed."""
    chain: list[list[str | None]] = []
    for report in sorted(reports, key=lambda r: (r.published or date.max, r.claim)):
        told = [report.data["status"], report.data["date"]]
        if not chain or chain[-1][1:] != told:
            chain.append([report.published.isoformat() if report.published else None, *told])
    return chain


def outcome(shown: Shown, chain: Sequence[Sequence[str | None]], newest: date | None, *, put_off: bool = False) -> str:
    """What became of an event: held, cancelled, postponed, awaited, or never confirmed.

    Postponed is what was called off in words that say so (`put_off`), or was planned again afterwards.

    Never confirmed is what was to be, and of which no report tells two weeks after its last day; `newest` is the last
    day for which the archive holds reports.
    """
    if shown.status in ("held", "cancelled"):
        statuses = [told[1] for told in chain]
        later = statuses[statuses.index("cancelled") + 1 :] if "cancelled" in statuses else []
        return "postponed" if shown.status == "cancelled" and (put_off or "planned" in later) else shown.status
    last = _last(shown, chain)
    return "never confirmed" if last and newest and newest - last > _SILENCE else "awaited"


def _last(shown: Shown, chain: Sequence[Sequence[str | None]]) -> date | None:
    """The last day of what was to be; where none is told, two months after it was last spoken of."""
    span = bounds(shown.date) if shown.date else None
    if span:
        return span[1]
    told = [date.fromisoformat(day) for day, *_ in chain if day]
    return max(told) + _UNDATED if told else None
