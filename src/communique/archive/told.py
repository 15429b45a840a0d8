"""Claims of the store as the link room wants them: tellings, named people, incidents, likenesses."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, select

from communique.link.duplicates import Cluster
from communique.link.duplicates import Report as Likeness
from communique.link.events import Telling
from communique.link.incidents import IncidentTold
from communique.link.people import Apart, KnownPerson, NamedClaim
from communique.store.bounds import bounds
from communique.store.decisions import decisions_of
from communique.store.redactions import BLOCK
from communique.store.schema import article, listed_incident
from communique.store.standing import Conflict, StandingClaim, decided_pairs, in_force

_NIGHT = re.compile(r"^\d{4}-\d\d-\d\dT0[0-5]:\d\d(?::\d\d)?Z", re.MULTILINE)
_HEAD = 1200  # letters in which a page's stamp stands
_NUMBER = re.compile(r"\d")
_WEEK = 7


@dataclass(frozen=True, slots=True)
class ArticlesTold:
    """What linking has to know of articles: the day of each, and the article that stands for its cluster."""

    day: dict[int, date | None]
    cluster: dict[int, int]
    night: frozenset[int] = frozenset()  # stamped in the first hours of a day in UTC: in America it was the day before


@dataclass(frozen=True, slots=True)
class Decided:
    """Decisions of people on names and on pairs of claims."""

    names: Apart
    same: tuple[tuple[int, int], ...]
    different: tuple[tuple[int, int], ...]
    conflicts: tuple[Conflict, ...] = ()


def likenesses(connection: Connection) -> list[Likeness]:
    """All articles as far as likeness goes."""
    rows = connection.execute(select(article).order_by(article.c.id))
    return [
        Likeness(r.id, r.source, r.version, r.headline or "", r.text, _single(r.first, r.last), r.mark) for r in rows
    ]


def _single(first: str | None, last: str | None) -> date | None:
    return date.fromisoformat(first) if first and first == last else None


def articles_told(reports: Sequence[Likeness], clusters: Sequence[Cluster]) -> ArticlesTold:
    """The day and the cluster of each article."""
    cluster = {report.article: report.article for report in reports}
    for found in clusters:
        cluster.update(dict.fromkeys(found.relation, found.newest))
    night = frozenset(report.article for report in reports if _at_night(report))
    return ArticlesTold({report.article: report.published for report in reports}, cluster, night)


def _at_night(report: Likeness) -> bool:
    return bool(report.published and _NIGHT.search(report.text, 0, _HEAD))


def decided(connection: Connection, claims: Sequence[StandingClaim]) -> Decided:
    """What people decided on names and events, in terms of today's claims."""
    people = [row for row in in_force(decisions_of(connection, "person")) if row.right]
    verdict = {frozenset((row.left, row.right)): row.verdict for row in people}
    names = {said: frozenset(pair for pair, told in verdict.items() if told == said) for said in ("same", "different")}
    pairs = decided_pairs(claims, decisions_of(connection, "event"))
    return Decided(Apart(names["same"], names["different"]), pairs.same, pairs.different, pairs.conflicts)


def named_claims(claims: Sequence[StandingClaim], about: ArticlesTold) -> list[NamedClaim]:
    """Person claims."""
    return [
        NamedClaim(
            claim=c.seq, article=c.article, name=c.data["name"], country=c.data["country"], post=c.data["post"],
            organisation=c.data.get("organisation"), rank=c.data.get("rank"), day=_iso(about.day[c.article]),
        )
        for c in claims
        if c.kind == "person" and BLOCK not in c.data["name"]
    ]  # fmt: skip


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def person_keys(people: Sequence[KnownPerson]) -> dict[tuple[int, str], str]:
    """The person whom a name means in an article."""
    return {(named.article, named.name): person.key for person in people for named in person.claims}


def tellings(claims: Sequence[StandingClaim], people: Sequence[KnownPerson], about: ArticlesTold) -> list[Telling]:
    """Engagement claims."""
    present = Present(people)
    return [_telling(claim, present, about) for claim in claims if claim.kind == "engagement"]


class Present:
    """The people of the archive as participants of engagements: not the spokespersons who tell of them."""

    def __init__(self, people: Sequence[KnownPerson]) -> None:
        self._keys = person_keys(people)
        self._people = {person.key: person for person in people}

    def of(self, claim: StandingClaim) -> frozenset[str]:
        """The keys of those who took part."""
        keys = {self._keys.get((claim.article, name)) for name in claim.data["participants"]}
        return frozenset(key for key in keys if key and "spokesperson" not in self._people[key].ranks)

    def names(self, claim: StandingClaim) -> list[str]:
        """Those who took part under their usual names, once each; who is no person of the archive as written."""
        names = []
        for name in claim.data["participants"]:
            person = self._people.get(self._keys.get((claim.article, name), ""))
            if person is None or "spokesperson" not in person.ranks:
                names.append(person.name if person else name)
        return sorted(set(names))

    def by_side(self, keys: frozenset[str], parties: frozenset[str]) -> tuple[tuple[str, frozenset[str]], ...]:
        """Those who took part, by the sides for which they did."""
        sides: dict[str, set[str]] = {}
        for key in keys:
            country = self._people[key].country
            if country in parties:
                sides.setdefault(str(country), set()).add(key)
        return tuple((side, frozenset(who)) for side, who in sorted(sides.items()))


def _telling(claim: StandingClaim, present: Present, about: ArticlesTold) -> Telling:
    data = claim.data
    first, last = counted_days(claim, about)
    parties, people = frozenset(data["parties"]), present.of(claim)
    return Telling(
        claim=claim.seq, article=claim.article, parties=parties, people=people, first=first, last=last,
        format=data["format"], status=data["status"], level=data["level"], place=data["place"],
        main=bool(data["main"]), published=about.day[claim.article], series=data.get("series"),
        cluster=about.cluster[claim.article], by_side=present.by_side(people, parties),
    )  # fmt: skip


def counted_days(claim: StandingClaim, about: ArticlesTold) -> tuple[date | None, date | None]:
    """The days of an engagement; one counted from a stamp of the night may as well be the day before."""
    first, last = days_of(claim.data["date"])
    told = [r["quote"] for r in claim.data["receipts"].get("date", ())]
    if first and last and claim.article in about.night and (last - first).days < _WEEK and not _names_a_day(told):
        return first - timedelta(days=1), last
    return first, last


def _names_a_day(quotes: Sequence[str]) -> bool:
    return any(_NUMBER.search(quote) for quote in quotes)


def days_of(edtf: str | None) -> tuple[date | None, date | None]:
    """First and last day of an EDTF value."""
    first, last = bounds(edtf)
    return (date.fromisoformat(first), date.fromisoformat(last)) if first and last else (None, None)


def incidents_told(connection: Connection, claims: Sequence[StandingClaim]) -> list[IncidentTold]:
    """Incident claims, and the listed incidents before them."""
    listed = [
        IncidentTold(r.id, None, r.kind, frozenset(r.actors), date.fromisoformat(r.first), date.fromisoformat(r.last))
        for r in connection.execute(select(listed_incident).order_by(listed_incident.c.first, listed_incident.c.id))
    ]
    told = [
        IncidentTold(c.seq, c.article, c.data["kind"], frozenset(c.data["actors"]), *days_of(c.data["date"]))
        for c in claims
        if c.kind == "incident"
    ]
    return [*listed, *told]
