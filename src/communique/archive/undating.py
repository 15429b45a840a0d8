"""Days for the archive's pages without a date: from what they count from, and the events that the archive knows."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from communique.archive.told import ArticlesTold
from communique.lexicon.sides import capital_of
from communique.link.duplicates import Report
from communique.link.events import Telling
from communique.link.telling import places_agree
from communique.link.undated import Clue, Meant, Placed, place_page
from communique.store.standing import StandingClaim

_CLOCKS = 1  # days between the clock of an event's place and that of a page's stamp
_NARROW = 2  # days: an event dated less narrowly dates no page
_NEWS = timedelta(days=5)  # reports come out this soon after what they tell as their news
_TODAY = re.compile(r"\b(?:today|yesterday|tomorrow|this (?:morning|afternoon|evening|week))\b", re.IGNORECASE)
_ATTESTED = 2  # reports of a meeting at a seat of one of the sides before a page may be one more of it
_LONG = 10  # letters of an EDTF day

Events = Sequence[Sequence[int]]


def place_undated(
    reports: Sequence[Report], claims: Sequence[StandingClaim], told: Sequence[Telling], about: ArticlesTold
) -> dict[int, Placed]:
    """The articles without a day of publication that can be placed, with the days and the reasons."""
    undated = {report.article: report for report in reports if about.day[report.article] is None}
    known = _known(told, about) if undated else {}
    by_claim = {telling.claim: telling for telling in told}
    mine: dict[int, list[StandingClaim]] = defaultdict(list)
    for claim in claims:
        if claim.article in undated:
            mine[claim.article].append(claim)
    placed = {}
    for article, report in sorted(undated.items()):
        meant = [
            m for claim in mine[article] if claim.seq in by_claim for m in _meant(claim, by_claim[claim.seq], known)
        ]
        found = place_page(report.text, meant, list(_bounds(mine[article], report.text)), _sides(mine[article]))
        if found:
            placed[article] = found
    return placed


def with_days(told: Sequence[Telling], placed: Mapping[int, Placed]) -> list[Telling]:
    """Tellings of pages that evidence has dated count as published on the likeliest day, or the first."""
    days = {article: found.best or found.first for article, found in placed.items()}
    return [replace(one, published=days[one.article]) if one.article in days else one for one in told]


def date_rows(placed: Mapping[int, Placed]) -> list[dict[str, Any]]:
    """Rows of the table of articles dated by evidence."""
    return [
        {
            "article": article,
            "edtf": found.edtf,
            "best": found.best.isoformat() if found.best else None,
            "reasons": list(found.reasons),
        }
        for article, found in sorted(placed.items())
    ]


def _known(told: Sequence[Telling], about: ArticlesTold) -> dict[frozenset[str], list[Telling]]:
    """What dated articles tell as held on a day or two, by its sides."""
    known: dict[frozenset[str], list[Telling]] = defaultdict(list)
    for telling in told:
        day = telling.first if telling.status == "held" and about.day[telling.article] else None
        if day and telling.last and (telling.last - day).days < _NARROW:
            known[telling.parties].append(telling)
    return known


def _meant(
    claim: StandingClaim, telling: Telling, known: Mapping[frozenset[str], Sequence[Telling]]
) -> Iterator[Meant]:
    """The one event of the archive that an engagement of an undated page can be."""
    if telling.status != "held" or telling.first:
        return
    fit = [other for other in known.get(telling.parties, ()) if _alike(telling, other)]
    days = sorted({(other.first, other.last) for other in fit if other.first and other.last})
    if not days or (days[-1][1] - days[0][0]).days > _CLOCKS:
        return
    if len({other.article for other in fit}) < _ATTESTED and _at_home(telling):
        return
    first, last = days[0][0], days[-1][1]
    name = f"the {telling.format} of {', '.join(sorted(telling.parties))} that other reports tell"
    receipts = claim.data["receipts"]
    for act in (*receipts.get("format", ()), *receipts.get("status", ())):
        for where in receipts.get("place", ()):
            yield Meant(act["start"], name, first, last, _CLOCKS, where["start"])


def _at_home(telling: Telling) -> bool:
    """Whether the place is a seat of one of the sides, where the same people meet again and again."""
    seats = {seat for side in telling.parties for seat in capital_of(side)}
    return any(seat in str(telling.place) for seat in seats)


def _alike(one: Telling, other: Telling) -> bool:
    """The same people face to face in the same place: calls recur with nothing to tell them apart."""
    if one.format != "meeting" or other.format != "meeting" or not one.place or not other.place:
        return False
    return bool(places_agree(one.place, other.place)) and len(one.people & other.people) >= len(one.parties)


def _bounds(claims: Sequence[StandingClaim], text: str) -> Iterator[Clue]:
    """A page that tells of a full date as past came out on it or later; soon after, where that is its news."""
    for claim in claims:
        told = claim.data.get("date")
        if not told or len(str(told)) != _LONG or _of_the_day(claim, text):
            continue
        day = date.fromisoformat(str(told))
        status = claim.data.get("status", "held")
        if status == "held" and claim.data.get("main") and claim.data.get("participants"):
            yield Clue(day, day + _NEWS, f"its news is of {day}")
        elif status == "held":
            yield Clue(day, None, f"tells of {day} as past")
        elif status == "planned":
            yield Clue(None, day, f"tells of {day} as to come")


def _of_the_day(claim: StandingClaim, text: str) -> bool:
    """Whether the act is told as of today, so that the full date in its sentence is of something else."""
    spans = [(r["start"], r["end"]) for group in claim.data["receipts"].values() for r in group]
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    return _TODAY.search(text, start, end) is not None


def _sides(claims: Sequence[StandingClaim]) -> set[str]:
    named = ("parties", "actors")
    return {side for claim in claims for field in named for side in claim.data.get(field, ())}
