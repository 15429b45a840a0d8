"""Engagements as iCalendar (RFC 5545): whole days, only where the date has bounds, none invented."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import Connection, func, select

from communique.analyse.filters import EventFilter
from communique.export import stream
from communique.export.said import heading
from communique.export.stream import EventTold
from communique.store.schema import decision, run
from communique.version import __version__

_LONGEST = 31  # days: a date known to the month is shown, one known to the year is not a date for a calendar
_STATUS = {"held": "CONFIRMED", "planned": "CONFIRMED", "proposed": "TENTATIVE", "cancelled": "CANCELLED"}
_ESCAPED = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n", "\r": ""})
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
_LINE = 75  # octets, the line break not counted


@dataclass(frozen=True, slots=True)
class Revision:
    """How far the archive has come: a number that grows with every run and decision, and when that was."""

    number: int
    stamp: str


def calendar(connection: Connection, chosen: EventFilter) -> Iterator[str]:
    """Engagements whose date spans a month at most: stable UID, SEQUENCE that grows with the archive, DTEND exclusive."""
    revision = _revision(connection)
    yield f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//communique//{__version__}//EN\r\nCALSCALE:GREGORIAN\r\n"
    for each in stream.events(connection, replace(chosen, kind="engagement")):
        days = _days(each)
        if days:
            yield "".join(_folded(line) for line in _lines(each, days, revision))
    yield "END:VCALENDAR\r\n"


def _days(each: EventTold) -> tuple[date, date] | None:
    if not each.row.first or not each.row.last:
        return None
    first, last = date.fromisoformat(each.row.first), date.fromisoformat(each.row.last)
    if (last - first).days >= _LONGEST or last == date.max:
        return None
    return first, last


def _lines(each: EventTold, days: tuple[date, date], revision: Revision) -> Iterator[str]:
    row, first, after = each.row, days[0], days[1] + timedelta(days=1)
    yield "BEGIN:VEVENT"
    yield f"UID:{row.id}@communique"
    yield f"DTSTAMP:{revision.stamp}"
    yield f"SEQUENCE:{revision.number}"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{after:%Y%m%d}"
    yield f"SUMMARY:{_text(heading(row))}"
    yield f"STATUS:{_STATUS[row.status]}"
    yield "TRANSP:TRANSPARENT"
    yield f"X-EDTF:{_text(row.date)}"
    yield f"X-COMMUNIQUE-STATUS:{row.status}"
    if row.place:
        yield f"LOCATION:{_text(row.place)}"
    if each.told.links:
        yield f"URL:{_CONTROLS.sub('', each.told.links[0])}"
    if row.data["topics"]:
        yield f"CATEGORIES:{','.join(map(_text, row.data['topics']))}"
    yield f"DESCRIPTION:{_text(_description(each))}"
    yield "END:VEVENT"


def _description(each: EventTold) -> str:
    row = each.row
    told = [f"{row.status}, {row.level}; date as reported: {row.date}"]
    if row.data["participants"]:
        told.append("With " + ", ".join(row.data["participants"]))
    told.append(f"Reports: {row.reports}, independent: {row.sources}")
    return "\n".join([*told, *each.told.links[:5]])


def _revision(connection: Connection) -> Revision:
    runs = connection.execute(select(func.max(run.c.id), func.max(func.coalesce(run.c.finished, run.c.started)))).one()
    decisions = connection.execute(select(func.max(decision.c.seq), func.max(decision.c.at))).one()
    stamp = max(runs[1] or "", decisions[1] or "") or "1970-01-01T00:00:00Z"
    return Revision((runs[0] or 0) + (decisions[0] or 0), stamp.replace("-", "").replace(":", ""))


def _text(value: str) -> str:
    return _CONTROLS.sub(" ", value.translate(_ESCAPED))


def _folded(line: str) -> str:
    """A content line folded at 75 octets, never within a character."""
    parts, held, size = [], "", 0
    for sign in line:
        width = len(sign.encode())
        if size + width > _LINE:
            parts.append(held)
            held, size = "", 1
        held, size = held + sign, size + width
    return "\r\n ".join([*parts, held]) + "\r\n"
