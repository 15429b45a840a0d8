"""Lists of known incidents: CSV or JSON with date, kind, actor and source; nested lists of launches by the hour."""

import csv
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from communique.errors import AbortRun
from communique.language.edtf import bounds
from communique.values.article import Failure
from communique.values.vocabulary import INCIDENT_KINDS

_ACTOR = re.compile(r"[A-Z][A-Za-z]{1,11}")
_TIME = re.compile(r"(\d{1,2}):(\d{2})")
_KOREA = timedelta(hours=9)  # the day of a launch is the day where it was launched
_CARRIERS = ("unha", "chollima")  # families of rockets that carried satellites
_ORBIT = re.compile(r"\bsatellite|\bspace\b|\borbit", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Listed:
    """A known incident: first and last day, kind, doers, words that tell of it, and the list that it stands in."""

    first: str
    last: str
    kind: str
    actors: tuple[str, ...]
    words: str
    source: str
    data: Mapping[str, Any]

    @property
    def id(self) -> str:
        """A hash of list, days, kind and doers: the same incident is known when the list is read again."""
        told = "\n".join((self.source, self.first, self.last, self.kind, *self.actors))
        return hashlib.sha256(told.encode()).hexdigest()[:32]


def read_incidents(path: Path) -> Iterator[Listed | Failure]:
    """The incidents of a file, row by row; a row that cannot be read is a Failure that names it.

    Columns or keys: date (EDTF), kind (of the coding manual), actor (codes, with commas), source, and words where
    told. Nested lists (`timeBins` of `data`, with day and hour in UTC) are lists of North Korea's launches: the day is
    Korea's, and what was launched on one day is one incident.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        rows = json.loads(text) if path.suffix.lower() == ".json" else list(csv.DictReader(text.splitlines()))
    except (OSError, UnicodeDecodeError, ValueError, csv.Error) as error:
        raise AbortRun(f"{path}: not a list of incidents that can be read ({error})") from None
    if isinstance(rows, dict) and "timeBins" in rows:
        yield from _launches(path, rows["timeBins"])
        return
    rows = rows.get("incidents", []) if isinstance(rows, dict) else rows
    if not isinstance(rows, list):
        raise AbortRun(f"{path}: not a list of incidents; one object or row an incident is wanted")
    for number, row in enumerate(rows, start=1):
        try:
            yield _listed(path, row)
        except (ValueError, TypeError, AttributeError) as error:
            yield Failure(f"{path}:{number}", f"no incident: {error}")


def _listed(path: Path, row: Mapping[str, Any]) -> Listed:
    date, kind = str(row.get("date") or ""), str(row.get("kind") or "")
    days = bounds(date) if date else None
    if days is None:
        raise ValueError(f"date {date!r} is none; write 2022-10-04 or 2022-10-04/2022-10-05")
    if kind not in INCIDENT_KINDS:
        raise ValueError(f"kind {kind!r} is none; kinds are {', '.join(INCIDENT_KINDS)}")
    told = row.get("actors") or row.get("actor") or ()
    actors = tuple(sorted(part.strip() for part in (told.split(",") if isinstance(told, str) else told)))
    if not all(_ACTOR.fullmatch(actor) for actor in actors):
        raise ValueError(f"actor {told!r} is no code of a side; write KP, or KP,RU")
    words = str(row.get("words") or row.get("text") or kind)
    first, last = (day.isoformat() for day in days)
    return Listed(first, last, kind, actors, words, str(row.get("source") or path.name), {"row": dict(row)})


def _launches(path: Path, bins: Sequence[Mapping[str, Any]]) -> Iterator[Listed | Failure]:
    days: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for number, row in enumerate((row for group in bins for row in group.get("data", ())), start=1):
        try:
            days[(_korean_day(row), _launched(row))].append(row)
        except (ValueError, KeyError, TypeError) as error:
            yield Failure(f"{path}:{number}", f"no launch: {error}")
    for (date, kind), rows in sorted(days.items()):
        first, last = (day.isoformat() for day in bounds(date) or ())
        yield Listed(first, last, kind, ("KP",), _salvo(rows), path.name, {"launches": [dict(row) for row in rows]})


def _korean_day(row: Mapping[str, Any]) -> str:
    """The day in Korea; where the list tells no hour, the day or month as it stands there."""
    hour = _TIME.match(str(row.get("time") or ""))
    if bounds(row["date"]) is None:
        raise ValueError(f"date {row['date']!r} is none")
    if hour is None:
        return str(row["date"])
    start = datetime.fromisoformat(row["date"]) + timedelta(hours=int(hour[1]), minutes=int(hour[2])) + _KOREA
    return start.date().isoformat()


def _launched(row: Mapping[str, Any]) -> str:
    carrier = str(row["missile"]).startswith(_CARRIERS) and _ORBIT.search(str(row.get("description") or ""))
    return "satellite-launch" if carrier else "missile-launch"


def _salvo(rows: Iterable[Mapping[str, Any]]) -> str:
    told = list(rows)
    kinds = ", ".join(sorted({str(row["missile"]) for row in told if row["missile"] != "unknown"})) or "type unknown"
    sites = ", ".join(sorted({str(row["facility"]) for row in told if row.get("facility", "unknown") != "unknown"}))
    return f"{len(told)} launched ({kinds})" + (f" from {sites}" if sites else "")
