"""The API of the drawn pages: what each of them shows, for programs."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request

from communique.analyse.around import Around, PostThen, around, posts_then
from communique.analyse.articles import ArticleRow
from communique.analyse.brief import Brief
from communique.analyse.contacts import Contact, Dyad, contacts, dyads, held
from communique.analyse.counterparts import Counterpart, counterparts_of
from communique.analyse.edits import VersionChange, version_changes
from communique.analyse.facets import Facets
from communique.analyse.filters import EventFilter
from communique.analyse.happened import Happened, show_event
from communique.analyse.holders import Holder, holders, speakers
from communique.analyse.house import ConflictRow, FailureRow
from communique.analyse.mechanisms import MechanismRow
from communique.analyse.news import LastRun, Silent
from communique.analyse.people import person_page
from communique.analyse.phrases import PhraseLife, phrase_life
from communique.analyse.places import PlaceRow, places
from communique.analyse.sentences import EventSentence, sentences_of
from communique.analyse.similar import Similar, similar
from communique.analyse.spread import Group, Spread
from communique.analyse.versions import versions_of
from communique.archive.searches import SavedSearch, saved_searches
from communique.serve.api import PROBLEMS, At, Days, Key, Number, Sides, What, Words, days, what
from communique.serve.asked import sides_in
from communique.serve.desk import opened
from communique.serve.drawn.network import Net
from communique.serve.known import only_known
from communique.serve.pages.brief import Asked as AskedBrief
from communique.serve.pages.brief import brief_of
from communique.serve.pages.chronology import both_kinds
from communique.serve.pages.dyads import asked_pair, met, net_of
from communique.serve.pages.mechanisms import MechanismPage, known_mechanisms, mechanism_page
from communique.serve.pages.response import Asked as AskedResponse
from communique.serve.pages.response import response_page_of
from communique.serve.pages.search import found_facets
from communique.serve.pages.sources import AlertTold, alerts_told, sources_told
from communique.serve.pages.today import today_of
from communique.serve.paging import Listed, cut
from communique.serve.problems import BadRequest
from communique.serve.reading import article_told
from communique.values.vocabulary import IncidentKind, Topic
from communique.watch.sources import Status

router = APIRouter(prefix="/api/v1", dependencies=[Depends(only_known)], responses=PROBLEMS)
Side = Annotated[str, Query(max_length=24, description="The code of one side: KR.")]
Least = Annotated[
    int | None, Query(ge=1, le=99_999, description="Met at least so often; chosen so that it is readable.")
]
WholeDay = Annotated[date | None, Query(description="The day that it is for: 2022-10-12; the newest article's.")]
Period = Annotated[Literal["year", "month"], Query(description="What to count by.")]


@dataclass(frozen=True, slots=True)
class TodayTold:
    """What is new, planned, changed, to be looked at."""

    day: str
    ahead: str  # what is planned is for this day or a later one: that of the newest article, or today
    engagements: list[Happened]
    incidents: list[Happened]
    planned: list[Happened]
    articles: list[ArticleRow]
    last_run: LastRun | None
    silent: list[Silent]
    waiting: int
    conflicts: list[ConflictRow]
    failures: list[FailureRow]


@dataclass(frozen=True, slots=True)
class Seen:
    """An event of the chronology with the sentence that tells of it."""

    event: Happened
    sentence: EventSentence | None


@dataclass(frozen=True, slots=True)
class AroundTold:
    """What stands about an event, with the posts that its people held then, by their keys."""

    around: Around
    posts: dict[str, PostThen]


@dataclass(frozen=True, slots=True)
class SpreadTold:
    """How soon incidents were answered, and by which pairs of sides."""

    spread: Spread
    dyads: tuple[Group, ...]


def filtered(
    between: Annotated[Days, Depends(days)], kind: Annotated[What, Depends(what)], side: Sides = "", person: Words = ""
) -> EventFilter:
    """The filter over engagements that an address tells."""
    return EventFilter(
        sides_in(side), False, person.strip() or None, kind.topic, kind.level, kind.format, kind.status, between.since,
        between.until,
    )  # fmt: skip


Filtered = Annotated[EventFilter, Depends(filtered)]


@router.get("/today", operation_id="today")
def today(request: Request) -> TodayTold:
    """The newest engagements and incidents, what is planned, what the last run changed, what has to be looked at."""
    with opened(request) as connection:
        told = today_of(request, connection)
    return TodayTold(**{name: told[name] for name in TodayTold.__dataclass_fields__})


@router.get("/chronology", operation_id="chronology")
def chronology(request: Request, at: At, chosen: Filtered) -> Listed[Seen]:
    """The engagements of a filter and all incidents of its days in order, each with its sentence."""
    with opened(request) as connection:
        page = cut(both_kinds(connection, chosen, at.until), at)
        told = sentences_of(connection, [event.id for event in page.items])
    return Listed(items=[Seen(event, told.get(event.id)) for event in page.items], next=page.next)


@router.get("/brief", operation_id="brief")
def brief(request: Request, one: Side, other: Side, day: WholeDay = None) -> Brief:
    """The brief on a pair of sides before a meeting: each line with the words it rests on."""
    asked = AskedBrief(*_pair(one, other), day.isoformat() if day else None)
    with opened(request) as connection:
        return brief_of(request, connection, asked)


@router.get("/posts", operation_id="listPosts")
def posts(
    request: Request, at: At, words: Words = "", side: Side = "", other: Side = "", topic: Topic | None = None
) -> Listed[Holder]:
    """Holders of a post by its words; without words, who sat for a side on a topic or with another side."""
    asked = "".join(sides_in(side)[:1])
    with opened(request) as connection:
        if words.strip():
            return cut(holders(connection, words, asked or None, at.until), at)
        if not asked:
            raise BadRequest("words or side: name a post by its words, or a side")
        return cut(speakers(connection, asked, topic, "".join(sides_in(other)[:1]) or None, at.until), at)


@router.get("/people/{key}/counterparts", operation_id="listCounterparts")
def counterparts(request: Request, key: Key) -> list[Counterpart]:
    """Whom a person met, those of other sides first."""
    with opened(request) as connection:
        person_page(connection, key)
        return counterparts_of(connection, key)


@router.get("/dyads", operation_id="listDyads")
def pairs(request: Request, at: At, chosen: Filtered, by: Period = "year") -> Listed[Dyad]:
    """The pairs of sides that met, those that met most first."""
    with opened(request) as connection:
        return cut(met(request, connection, chosen, by)[: at.until], at)


@router.get("/contacts", operation_id="listContacts")
def contact(request: Request, at: At, chosen: Filtered, by: Period = "year") -> Listed[Contact]:
    """The cells of the heat map: how often two sides met in a period at a level."""
    with opened(request) as connection:
        return cut(contacts(connection, held(chosen), by)[: at.until], at)


@router.get("/dyad", operation_id="getDyad")
def dyad(request: Request, one: Side, other: Side, by: Period = "year") -> list[Dyad]:
    """One pair of sides by year or month and level; nothing where they never met."""
    both = _pair(one, other)
    with opened(request) as connection:
        rows = contacts(connection, held(EventFilter(parties=both)), by)
    return dyads(row for row in rows if {row.one, row.other} == set(both))


@router.get("/network", operation_id="network")
def network(request: Request, chosen: Filtered, least: Least = None) -> Net | None:
    """The network of sides as it is drawn, with places; null where no two met so often."""
    with opened(request) as connection:
        return net_of(met(request, connection, chosen, "year"), least)


@router.get("/response/spread", operation_id="responseSpread")
def spread(
    request: Request, between: Annotated[Days, Depends(days)], side: Sides = "", kind: IncidentKind | None = None
) -> SpreadTold:
    """How soon incidents were answered: by days, year, kind of incident, and pair of sides."""
    asked = AskedResponse(sides_in(side), kind, between.since, between.until)
    with opened(request) as connection:
        page = response_page_of(request, connection, asked)
    return SpreadTold(page.spread, page.dyads)


@router.get("/places", operation_id="listPlaces")
def where(request: Request, at: At, chosen: Filtered) -> Listed[PlaceRow]:
    """The places of held engagements, those met in most first, with where they lie."""
    with opened(request) as connection:
        return cut(places(connection, chosen).rows[: at.until], at)


@router.get("/phrases", operation_id="getPhrase")
def phrase(request: Request, term: Annotated[str, Query(min_length=1, max_length=200)]) -> PhraseLife:
    """The life of a phrase: first seen, last seen, how often by year, by whom."""
    with opened(request) as connection:
        return phrase_life(connection, term)


@router.get("/mechanisms", operation_id="listMechanisms")
def mechanisms(request: Request, at: At) -> Listed[MechanismRow]:
    """The mechanisms and forums that the archive names, those named most first."""
    with opened(request) as connection:
        return cut(known_mechanisms(request, connection)[: at.until], at)


@router.get("/mechanisms/{name}", operation_id="getMechanism")
def mechanism(request: Request, name: Key) -> MechanismPage:
    """One mechanism: first named, met, renewed, suspended, with the sentences."""
    with opened(request) as connection:
        return mechanism_page(request, connection, name)


@router.get("/search/facets", operation_id="searchFacets")
def facets(request: Request, q: Annotated[str, Query(min_length=1, max_length=500)]) -> Facets:
    """How many articles answer a question, and by what it can be narrowed, counted over all of them."""
    with opened(request) as connection:
        return found_facets(request, connection, q)


@router.get("/sources", operation_id="listSources")
def sources(request: Request, at: At) -> Listed[Status]:
    """The watched sources: fine, failing and why, silent, off; what each brought; when it is asked again."""
    return cut(sources_told(request)[: at.until], at)


@router.get("/alerts", operation_id="listAlerts")
def alerts(request: Request, at: At) -> Listed[AlertTold]:
    """The alerts with what each fired for last; each has a feed at /alerts/NAME.atom."""
    with opened(request) as connection:
        return cut(alerts_told(connection)[: at.until], at)


@router.get("/searches", operation_id="listSearches")
def searches(request: Request, at: At) -> Listed[SavedSearch]:
    """The saved searches by name; each has a feed at /searches/KEY.atom."""
    with opened(request) as connection:
        return cut(saved_searches(connection)[: at.until], at)


@router.get("/events/{key}/around", operation_id="getEventAround")
def about(request: Request, key: Key) -> AroundTold:
    """The meetings of the same sides before and after an event, what answered it, the posts of its people then."""
    with opened(request) as connection:
        told = show_event(connection, key)
        people = [person for person, _ in told.people]
        return AroundTold(
            around(connection, told.event), posts_then(connection, people, told.event.first, told.event.last)
        )


@router.get("/articles/{number}/similar", operation_id="listSimilar")
def alike(request: Request, number: Number) -> list[Similar]:
    """The articles most like one, with the reasons."""
    with opened(request) as connection:
        return similar(connection, number)


@router.get("/articles/{number}/changes", operation_id="listChanges")
def changes(request: Request, number: Number) -> list[VersionChange]:
    """What changed from each version of an article's page to the next; nothing where there is one."""
    with opened(request) as connection:
        versions = versions_of(connection, article_told(connection, number).source)
        return version_changes(connection, versions)


def _pair(one: str, other: str) -> tuple[str, str]:
    return asked_pair({"one": one, "other": other})
