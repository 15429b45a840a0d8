"""The chronology: drawn and listed, with its filters in the address, and taken away as CSV or JSON."""

from fastapi import APIRouter
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from communique.analyse.coverage import coverage_of
from communique.analyse.filters import LEVELS, EventFilter
from communique.analyse.happened import Happened, find_events
from communique.serve.asked import asked_filter, told_in
from communique.serve.chart import draw_chart
from communique.serve.desk import opened
from communique.serve.sheets import csv_file, json_file
from communique.serve.views import render
from communique.values.vocabulary import FORMATS, STATUSES, TOPICS

router = APIRouter()
_MOST = 2000  # events drawn; more are told to be narrowed down


@router.get("/chronology")
def chronology_page(request: Request) -> HTMLResponse:
    """The drawing and the list."""
    chosen = asked_filter(request.query_params)
    with opened(request) as connection:
        engagements, incidents = both_kinds(connection, chosen, _MOST)
        coverage = coverage_of(connection, chosen)
    events = sorted([*engagements, *incidents], key=lambda event: (event.first or "9999", event.last or "", event.id))
    return render(
        request, "chronology.html", chart=draw_chart(events), events=events, engagements=len(engagements),
        incidents=len(incidents), chosen=chosen, told=told_in(chosen), coverage=coverage, most=_MOST, levels=LEVELS[:-1],
        formats=FORMATS, statuses=STATUSES, topics=TOPICS,
    )  # fmt: skip


@router.get("/chronology.csv")
def chronology_csv(request: Request) -> Response:
    """The list as CSV."""
    return csv_file(_all(request), Happened, "chronology.csv")


@router.get("/chronology.json")
def chronology_json(request: Request) -> Response:
    """The list as JSON."""
    return json_file(_all(request), "chronology.json")


def _all(request: Request) -> list[Happened]:
    with opened(request) as connection:
        engagements, incidents = both_kinds(connection, asked_filter(request.query_params), 100_000)
    return sorted([*engagements, *incidents], key=lambda event: (event.first or "9999", event.last or "", event.id))


def both_kinds(
    connection: Connection, chosen: EventFilter, most: int
) -> tuple[list[Happened], list[Happened]]:  # fmt: skip
    """The engagements of a filter, and all incidents of its days: the answer to each stands beneath it."""
    incidents = EventFilter(kind="incident", since=chosen.since, until=chosen.until)
    return find_events(connection, chosen, most), find_events(connection, incidents, most)
