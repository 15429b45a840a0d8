"""The REST API: what the pages show, for programs."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, FastAPI, Path, Query
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel
from starlette.requests import Request

from communique.analyse.articles import ArticleRow, list_articles, search
from communique.analyse.compare import Compared, compare
from communique.analyse.filters import EventFilter
from communique.analyse.happened import EventPage, Happened, find_events, show_event
from communique.analyse.people import PersonPage, PersonRow, list_people, person_page
from communique.analyse.response import ResponseReport, responses
from communique.serve.asked import ordered, sides_in
from communique.serve.desk import opened
from communique.serve.known import only_known
from communique.serve.paging import Listed, Place, cut, place
from communique.serve.reading import ArticleTold, article_told
from communique.values.vocabulary import Format, IncidentKind, Level, Status, Topic


class Problem(BaseModel):
    """What is wrong, as RFC 9457 has it."""

    type: str
    title: str
    status: int
    detail: str
    instance: str | None = None


_PROBLEM = {"content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}
PROBLEMS: dict[int | str, dict[str, Any]] = {
    400: {"description": "What was asked cannot be read.", **_PROBLEM},
    401: {"description": "It takes signing in, or a token.", **_PROBLEM},
    403: {"description": "It takes another role.", **_PROBLEM},
    404: {"description": "It is not in the archive.", **_PROBLEM},
    429: {"description": "Too many requests; Retry-After says when to come again.", **_PROBLEM},
    503: {"description": "The archive cannot be used now.", **_PROBLEM},
}
WRITE_PROBLEMS: dict[int | str, dict[str, Any]] = {
    409: {"description": "Another decision came first.", **_PROBLEM},
    413: {"description": "The body is too large.", **_PROBLEM},
    415: {"description": "The body is not JSON.", **_PROBLEM},
}
router = APIRouter(prefix="/api/v1", dependencies=[Depends(only_known)], responses=PROBLEMS)

_ISO = r"^[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
Day = Annotated[str | None, Query(pattern=_ISO, description="A year, month or day: 2022, 2022-10, 2022-10-12.")]
Sides = Annotated[str, Query(max_length=200, description="Sides that all take part, by code or name: KR JP.")]
Words = Annotated[str, Query(max_length=200)]
Order = Annotated[Literal["name", "meetings"], Query(description="By name, or those who met most first.")]
At = Annotated[Place, Depends(place)]
Number = Annotated[int, Path(ge=1, le=2**31 - 1)]
Key = Annotated[str, Path(max_length=96)]


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a question."""

    since: str | None
    until: str | None


def days(since: Day = None, until: Day = None) -> Days:
    """The days that an address tells."""
    return Days(*ordered(since, until))


@dataclass(frozen=True, slots=True)
class What:
    """What kind of engagement is asked for."""

    level: Level | None
    format: Format | None
    status: Status | None
    topic: Topic | None


def what(
    level: Level | None = None, format: Format | None = None, status: Status | None = None, topic: Topic | None = None
) -> What:
    """What an address tells; `level` keeps that level and those above."""
    return What(level, format, status, topic)


@router.get("/articles", operation_id="listArticles")
def articles(request: Request, at: At) -> Listed[ArticleRow]:
    """The articles, newest first."""
    with opened(request) as connection:
        return cut(list_articles(connection, at.until), at)


@router.get("/articles/{number}", operation_id="getArticle")
def article(request: Request, number: Number) -> ArticleTold:
    """One article with its text and the claims that stand for it; every receipt points into the text."""
    with opened(request) as connection:
        return article_told(connection, number)


@router.get("/events", operation_id="listEvents")
def events(request: Request, at: At, between: Annotated[Days, Depends(days)]) -> Listed[Happened]:
    """Engagements and incidents in the order of their days."""
    chosen = EventFilter(kind=None, since=between.since, until=between.until)
    with opened(request) as connection:
        return cut(find_events(connection, chosen, at.until), at)


@router.get("/events/{key}", operation_id="getEvent")
def event(request: Request, key: Key) -> EventPage:
    """One event with every report of it, where they differ, and what was said there."""
    with opened(request) as connection:
        return show_event(connection, key)


@router.get("/timeline", operation_id="timeline")
def timeline(
    request: Request, at: At, between: Annotated[Days, Depends(days)], kind: Annotated[What, Depends(what)],
    side: Sides = "", person: Words = "",
) -> Listed[Happened]:  # fmt: skip
    """Engagements of a filter in the order of their days; those without a day come last."""
    chosen = EventFilter(
        sides_in(side), False, person.strip() or None, kind.topic, kind.level, kind.format, kind.status, between.since,
        between.until,
    )  # fmt: skip
    with opened(request) as connection:
        return cut(find_events(connection, chosen, at.until), at)


@router.get("/people", operation_id="listPeople")
def people(request: Request, at: At, words: Words = "", order: Order = "name") -> Listed[PersonRow]:
    """People by words of a name, a post or a side, by name, or those who met most first."""
    with opened(request) as connection:
        return cut(list_people(connection, words, at.until, met=order == "meetings"), at)


@router.get("/people/{key}", operation_id="getPerson")
def person(request: Request, key: Key) -> PersonPage:
    """One person with posts over time and counterparts."""
    with opened(request) as connection:
        return person_page(connection, key)


@router.get("/search", operation_id="search")
def found(request: Request, at: At, q: Annotated[str, Query(min_length=1, max_length=500)]) -> Listed[ArticleRow]:
    """Articles by words, "phrases" and fields (party:KR person:"Kim Gunn" since:2022)."""
    with opened(request) as connection:
        return cut(search(connection, q, at.until), at)


@router.get("/response", operation_id="response")
def response(
    request: Request, between: Annotated[Days, Depends(days)], side: Sides = "", kind: IncidentKind | None = None
) -> ResponseReport:
    """For each incident the first consultation after it, and what the answer rests on."""
    with opened(request) as connection:
        return responses(connection, sides_in(side), kind=kind, since=between.since, until=between.until)


@router.get("/wording", operation_id="wording")
def wording(
    request: Request, before: Annotated[str, Query(max_length=16)], after: Annotated[str, Query(max_length=16)]
) -> list[Compared]:
    """Two articles (by number) or events (by key) side by side, clause by clause."""
    with opened(request) as connection:
        return compare(connection, before, after)


_SCHEMES = {
    "token": {"type": "http", "scheme": "bearer", "description": "Made with `communique users token NAME`."},
    "session": {
        "type": "apiKey", "in": "cookie", "name": "communique",
        "description": "Of someone signed in; writes then carry X-CSRF-Token too, which /api/v1/me tells.",
    },
}  # fmt: skip


def describe(app: FastAPI) -> dict[str, Any]:
    """The API as OpenAPI 3.1: errors are problems, and what cannot be read is 400."""
    if app.openapi_schema is None:
        told = get_openapi(title=app.title, version=app.version, summary=app.summary, routes=app.routes)
        told["components"]["securitySchemes"] = _SCHEMES
        told["security"] = [{name: []} for name in _SCHEMES] + [{}]
        told["components"]["schemas"]["Problem"] = Problem.model_json_schema()
        for name in ("HTTPValidationError", "ValidationError"):
            told["components"]["schemas"].pop(name, None)
        for operations in told["paths"].values():
            for operation in operations.values():
                operation["responses"].pop("422", None)
        app.openapi_schema = told
    return app.openapi_schema
