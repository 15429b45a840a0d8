"""Claims of the store as the link room wants them: tellings, named people, incidents, likenesses."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import Connection, func, literal, select

from communique.lexicon.zones import zone_of_outlet, zone_of_place
from communique.link.duplicates import Report as Likeness
from communique.link.events import Telling
from communique.link.incidents import IncidentTold
from communique.link.people import Apart, KnownPerson, NamedClaim
from communique.store.bounds import bounds
from communique.store.decisions import decisions_of
from communique.store.derived import in_pieces
from communique.store.redactions import BLOCK
from communique.store.schema import article, listed_incident
from communique.store.standing import StandingClaim, in_force

_STAMP = re.compile(r"^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):\d\d(?::\d\d)?Z", re.MULTILINE)
_HEAD = 1200  # letters in which a page's stamp stands
_NUMBER = re.compile(r"\d")
_WEEK = 7
_NIGHT = 6  # hours after midnight in UTC in which a page of America may tell of the day before
_WEST = -3  # hours ahead of UTC of the clocks that are behind enough for that
_DAY = 24  # hours


@dataclass(frozen=True, slots=True)
class ArticlesTold:
    """What linking has to know of articles: the day of each, and the article that stands for its cluster."""

    day: dict[int, date | None]
    cluster: dict[int, int]
    night: frozenset[int] = frozenset()  # stamped in the first hours of a day in UTC: in America it was the day before
    morrow: frozenset[int] = frozenset()  # stamped late in UTC where it was the next day already
    zone: Mapping[int, float] = field(default_factory=dict)  # hours ahead of UTC of the page's clock, where known


def likenesses(connection: Connection, keys: Sequence[int] | None = None, *, texts: bool = True) -> list[Likeness]:
    """Articles as far as likeness goes, in the order of their numbers: these, or all. `texts`: with their texts."""
    names = ("id", "source", "version", "headline", "first", "last", "mark")
    columns = [*(article.c[name] for name in names), article.c.text if texts else literal("").label("text")]
    query = select(*columns).order_by(article.c.id)
    chosen = [query] if keys is None else [query.where(article.c.id.in_(piece)) for piece in in_pieces(sorted(keys))]
    return [
        Likeness(r.id, r.source, r.version, r.headline or "", r.text, _single(r.first, r.last), r.mark)
        for one in chosen
        for r in connection.execute(one)
    ]


def _single(first: str | None, last: str | None) -> date | None:
    return date.fromisoformat(first) if first and first == last else None


def articles_told(connection: Connection, keys: Sequence[int], clusters: Mapping[int, int]) -> ArticlesTold:
    """The day, the clock and the cluster of each of these articles."""
    head = func.substr(article.c.text, 1, _HEAD).label("head")
    dateline = article.c.details["told"]["dateline"]["value"].as_string().label("dateline")
    query = select(article.c.id, article.c.first, article.c.last, article.c.outlet, dateline, head)
    rows = [
        row for piece in in_pieces(sorted(keys)) for row in connection.execute(query.where(article.c.id.in_(piece)))
    ]
    zones = {row.id: zone for row in rows if (zone := zone_told(row.dateline, row.outlet)) is not None}
    return reports_told(((row.id, _single(row.first, row.last), row.head) for row in rows), clusters, zones)


def zone_told(dateline: str | None, outlet: str | None) -> float | None:
    """Hours ahead of UTC of the clock by which a page counts its days: the dateline's, else that of the outlet's seat."""
    if dateline:
        return zone_of_place(dateline)
    return zone_of_outlet(outlet) if outlet else None


def reports_told(
    reports: Iterable[tuple[int, date | None, str]], clusters: Mapping[int, int], zones: Mapping[int, float]
) -> ArticlesTold:
    """The day and the cluster of articles, each by number, day and text; `zones` has the clocks that are known."""
    told = list(reports)
    hours = {
        key: int(stamp[1]) for key, day, text in told if day and (stamp := _STAMP.search(text, 0, _HEAD)) is not None
    }
    night = frozenset(key for key, hour in hours.items() if hour < _NIGHT and zones.get(key, _WEST) <= _WEST)
    morrow = frozenset(key for key, hour in hours.items() if hour + zones.get(key, 0) >= _DAY)
    days = {key: day for key, day, _ in told}
    return ArticlesTold(days, {key: clusters.get(key, key) for key in days}, night, morrow, zones)


def decided_names(connection: Connection) -> Apart:
    """What people decided on names."""
    people = [row for row in in_force(decisions_of(connection, "person")) if row.right]
    verdict = {frozenset((row.left, row.right)): row.verdict for row in people}
    names = {said: frozenset(pair for pair, told in verdict.items() if told == said) for said in ("same", "different")}
    return Apart(names["same"], names["different"])


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


@dataclass(frozen=True, slots=True)
class Face:
    """A person as engagements show them; who only speaks for others sits at no table."""

    name: str
    country: str | None
    speaks: bool


def face_of(person: KnownPerson) -> Face:
    """The face of a person."""
    return Face(person.name, person.country, "spokesperson" in person.ranks)


def tellings(claims: Sequence[StandingClaim], present: "Present", about: ArticlesTold) -> list[Telling]:
    """Engagement claims."""
    return [_telling(claim, present, about) for claim in claims if claim.kind == "engagement"]


class Present:
    """The people of the archive as participants of engagements: not the spokespersons who tell of them.

    `keys` has the person whom a name means in an article, `faces` each person by key.
    """

    def __init__(self, keys: Mapping[tuple[int, str], str], faces: Mapping[str, Face]) -> None:
        self._keys = keys
        self._faces = faces

    @classmethod
    def among(cls, people: Iterable[KnownPerson]) -> "Present":
        """Those of whom all claims are at hand."""
        told = sorted(((n.claim, n.article, n.name, who) for who in people for n in who.claims), key=lambda n: n[0])
        return cls({(article, name): who.key for _, article, name, who in told}, {w.key: face_of(w) for *_, w in told})

    def of(self, claim: StandingClaim) -> frozenset[str]:
        """The keys of those who took part."""
        keys = {self._keys.get((claim.article, name)) for name in claim.data["participants"]}
        return frozenset(key for key in keys if key and not self._faces[key].speaks)

    def names(self, claim: StandingClaim) -> list[str]:
        """Those who took part under their usual names, once each; who is no person of the archive as written."""
        names = []
        for name in claim.data["participants"]:
            face = self._faces.get(self._keys.get((claim.article, name), ""))
            if face is None or not face.speaks:
                names.append(face.name if face else name)
        return sorted(set(names))

    def by_side(self, keys: frozenset[str], parties: frozenset[str]) -> tuple[tuple[str, frozenset[str]], ...]:
        """Those who took part, by the sides for which they did."""
        sides: dict[str, set[str]] = {}
        for key in keys:
            country = self._faces[key].country
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
        cluster=about.cluster[claim.article], by_side=present.by_side(people, parties), zone=about.zone.get(claim.article),
    )  # fmt: skip


def counted_days(claim: StandingClaim, about: ArticlesTold) -> tuple[date | None, date | None]:
    """The days of an engagement; one counted from a stamp in UTC may be the day before or after where the page is from."""
    first, last = days_of(claim.data["date"])
    told = [r["quote"] for r in claim.data["receipts"].get("date", ())]
    if first is None or last is None or (last - first).days >= _WEEK or _names_a_day(told):
        return first, last
    before, after = (timedelta(days=claim.article in off) for off in (about.night, about.morrow))
    return first - before, last + after


def _names_a_day(quotes: Sequence[str]) -> bool:
    return any(_NUMBER.search(quote) for quote in quotes)


def days_of(edtf: str | None) -> tuple[date | None, date | None]:
    """First and last day of an EDTF value."""
    first, last = bounds(edtf)
    return (date.fromisoformat(first), date.fromisoformat(last)) if first and last else (None, None)


def listed_told(connection: Connection) -> list[IncidentTold]:
    """Listed incidents."""
    return [
        IncidentTold(r.id, None, r.kind, frozenset(r.actors), date.fromisoformat(r.first), date.fromisoformat(r.last))
        for r in connection.execute(select(listed_incident).order_by(listed_incident.c.first, listed_incident.c.id))
    ]


def incident_told(claim: StandingClaim) -> IncidentTold:
    """An incident claim."""
    data = claim.data
    return IncidentTold(
        claim.seq, claim.article, data["kind"], frozenset(data["actors"]), *days_of(data["date"])
    )  # fmt: skip
