"""Days for the archive's pages without a date: from what they count from, and the events that the archive knows."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from communique.archive.told import ArticlesTold
from communique.lexicon.sides import capital_of
from communique.link.duplicates import Report, shingles
from communique.link.events import Telling
from communique.link.people import KnownPerson
from communique.link.telling import places_agree
from communique.link.tenures import find_tenures
from communique.link.undated import Clue, Meant, Placed, place_page
from communique.store.standing import StandingClaim

_CLOCKS = 1  # days between the clock of an event's place and that of a page's stamp
_NARROW = 2  # days: an event dated less narrowly dates no page
_NEWS = timedelta(days=5)  # reports come out this soon after what they tell as their news
_TODAY = re.compile(r"\b(?:today|yesterday|tomorrow|this (?:morning|afternoon|evening|week))\b", re.IGNORECASE)
_ATTESTED = 2  # reports of a meeting at a seat of one of the sides before a page may be one more of it
_LONG = 10  # letters of an EDTF day
_OFTEN = 10  # attestations of a post by one person from which its first and last day tell when it was held
_AROUND = timedelta(days=60)  # and how long before and after them it may have been
_LIKE = 0.85  # share of the longer text's runs of words that stand in the other, if both are one report
_TWIN = timedelta(days=3)  # reports that are one report come out so near to one another

Events = Sequence[Sequence[int]]


def place_undated(
    reports: Sequence[Report],
    claims: Sequence[StandingClaim],
    told: Sequence[Telling],
    about: ArticlesTold,
    people: Sequence[KnownPerson] = (),
) -> dict[int, Placed]:
    """The articles without a day of publication that can be placed, with the days and the reasons."""
    undated = {report.article: report for report in reports if about.day[report.article] is None}
    known = _known(told, about) if undated else {}
    by_claim = {telling.claim: telling for telling in told}
    mine: dict[int, list[StandingClaim]] = defaultdict(list)
    for claim in claims:
        if claim.article in undated:
            mine[claim.article].append(claim)
    posts, twins = _posts_held(people, undated), _twins(undated, reports, about)
    placed = {}
    for article, report in sorted(undated.items()):
        meant = [
            m for claim in mine[article] if claim.seq in by_claim for m in _meant(claim, by_claim[claim.seq], known)
        ]
        clues = [*_bounds(mine[article], report.text), *posts[article], *twins[article]]
        found = place_page(report.text, meant, clues, _sides(mine[article]))
        if found:
            placed[article] = found
    return placed


def _posts_held(people: Sequence[KnownPerson], undated: Collection[int]) -> dict[int, list[Clue]]:
    """Undated pages that name somebody in a post, and the days between which the archive often attests it."""
    clues: dict[int, list[Clue]] = defaultdict(list)
    for person in people:
        homes = {named.claim: named.article for named in person.claims}
        pages = {article for article in homes.values() if article in undated}
        for held in find_tenures([person]) if pages else ():
            if held.first is None or held.last is None or len(held.evidence) < _OFTEN:
                continue
            days = date.fromisoformat(held.first) - _AROUND, date.fromisoformat(held.last) + _AROUND
            reason = f"names {person.name} as {held.post}, attested {held.first} to {held.last}"
            for article in sorted({homes[claim] for claim in held.evidence} & pages):
                clues[article].append(Clue(*days, reason))
    return clues


def _twins(undated: Mapping[int, Report], reports: Sequence[Report], about: ArticlesTold) -> dict[int, list[Clue]]:
    """Undated pages that are, nearly word for word, one report with dated ones: a form that is used again is not."""
    here = {about.cluster[article] for article in undated}
    members: dict[int, list[Report]] = defaultdict(list)
    for report in reports:
        if about.cluster[report.article] in here:
            members[about.cluster[report.article]].append(report)
    clues: dict[int, list[Clue]] = defaultdict(list)
    for article, report in undated.items():
        words = shingles(report.text)
        alike = [other for other in members[about.cluster[article]] if _same_words(words, shingles(other.text))]
        days = sorted(day for other in alike if (day := about.day[other.article]))
        if days and days[-1] - days[0] <= _TWIN:
            clues[article].append(Clue(days[-1] - _TWIN, days[0] + _TWIN, f"is one report with one of {days[0]}"))
    return clues


def _same_words(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _LIKE * max(len(one), len(other), 1)


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
