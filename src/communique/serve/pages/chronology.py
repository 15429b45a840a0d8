"""The chronology: drawn and listed, its filters and its stretch of time in the address, each view to be taken away."""

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from fastapi import APIRouter
from sqlalchemy import Connection
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from communique.analyse.coverage import Coverage, coverage_of
from communique.analyse.filters import LEVELS, EventFilter, first_day
from communique.analyse.happened import Happened, find_events, newest_events
from communique.analyse.overview import LANES, Dated, dated_events, lanes_in
from communique.analyse.places import same_place
from communique.analyse.sentences import EventSentence, sentences_of
from communique.export.calendar import calendar
from communique.serve.asked import asked_filter, told_in
from communique.serve.chart import Chart, Window, days_of, draw_chart, draw_columns, shown_years
from communique.serve.desk import opened
from communique.serve.drawn.scale import DAY, after_of, day_of
from communique.serve.kept import kept_of
from communique.serve.pictures import png_file, svg_file
from communique.serve.sheets import csv_file, json_file
from communique.serve.views import render
from communique.serve.zoomed import View, asked_view, steps_of, told_view, within
from communique.values.vocabulary import FORMATS, STATUSES, TOPICS

router = APIRouter()
_DRAWN = 400  # events drawn one by one; more are counted in columns
_LISTED = 100  # events listed beneath columns, the newest
_MOST = 100_000
_SHARP = 31  # days up to which an event says how far columns go


@dataclass(frozen=True, slots=True)
class Link:
    """Where the marks of the drawing lead, with what the address already asks for."""

    path: str
    told: dict[str, str]


@dataclass(frozen=True, slots=True)
class Seen:
    """A view of the chronology: its drawing, the events listed, what was counted, what it rests on."""

    chart: Chart | None
    events: tuple[Happened, ...]
    sentences: dict[str, EventSentence]
    engagements: int
    incidents: int
    beyond: int  # events outside the years drawn
    years: Window | None
    coverage: Coverage


@router.get("/chronology")
def chronology_page(request: Request) -> HTMLResponse:
    """The drawing and the list."""
    query = request.query_params
    with opened(request) as connection:
        chosen, view = _asked(connection, query)
        seen = kept_of(request).answer(connection, ("chronology", chosen, view), partial(see, connection, chosen, view))
    link = _link(query)
    return render(
        request, "chronology.html", seen=seen, chosen=chosen, view=view, steps=steps_of(view), link=link, lanes=LANES,
        levels=LEVELS[:-1], formats=FORMATS, statuses=STATUSES, topics=TOPICS, place=query.get("place", "").strip(),
    )  # fmt: skip


@router.get("/chronology.csv")
def chronology_csv(request: Request) -> Response:
    """The list as CSV."""
    return csv_file(_all(request), Happened, "chronology.csv")


@router.get("/chronology.json")
def chronology_json(request: Request) -> Response:
    """The list as JSON."""
    return json_file(_all(request), "chronology.json")


@router.get("/chronology.ics")
def chronology_calendar(request: Request) -> Response:
    """The engagements as a calendar; those whose date spans more than a month are no days for one."""
    with opened(request) as connection:
        chosen, view = _asked(connection, request.query_params)
        told = "".join(calendar(connection, within(chosen, view)))
    named = {"Content-Disposition": 'attachment; filename="chronology.ics"'}
    return Response(told, media_type="text/calendar; charset=utf-8", headers=named)


@router.get("/chronology.svg")
def chronology_svg(request: Request) -> Response:
    """The drawing as SVG."""
    return svg_file("chronology", *_drawing(request))


@router.get("/chronology.png")
def chronology_png(request: Request) -> Response:
    """The drawing as PNG."""
    return png_file("chronology", *_drawing(request))


def _drawing(request: Request) -> tuple[Any, ...]:
    query = request.query_params
    with opened(request) as connection:
        chosen, view = _asked(connection, query)
        seen = kept_of(request).answer(connection, ("chronology", chosen, view), partial(see, connection, chosen, view))
    names = [f"{name} {value}" for name, value in told_in(chosen).items()]
    title = ", ".join(["Chronology", *([view.name] if view.name else []), *names])
    empty = Chart(960, 60, 17, 12, (), (), (), (), 0)
    return title, "chronology", seen.chart or empty, _link(query), seen.sentences


def _link(query: QueryParams) -> Link:
    told = told_in(asked_filter(query)) | told_view(asked_view(query)) | {"place": query.get("place", "").strip()}
    return Link("/chronology", {name: value for name, value in told.items() if value})


def _asked(connection: Connection, query: QueryParams) -> tuple[EventFilter, View]:
    chosen, place = asked_filter(query), query.get("place", "").strip()
    if place:
        chosen = replace(chosen, places=same_place(connection, place))
    return chosen, asked_view(query)


def _all(request: Request) -> list[Happened]:
    with opened(request) as connection:
        chosen, view = _asked(connection, request.query_params)
        return both_kinds(connection, within(chosen, view), _MOST)


def see(connection: Connection, chosen: EventFilter, view: View) -> Seen:
    """A view: few events one by one, many in columns with the newest of them listed."""
    narrowed = within(chosen, view)
    dated = dated_events(connection, narrowed) + dated_events(connection, _incidents(narrowed))
    years = None if narrowed.until else _years(dated, narrowed)
    shown = [event for event in dated if years is None or _in_years(event, years)]
    lanes = lanes_in(connection, narrowed, view.lanes) if view.lanes else None
    if len(dated) <= _DRAWN:
        events = both_kinds(connection, narrowed, _DRAWN + _LISTED)
        chart = draw_chart(events, view.window or years or _window(narrowed, dated), lanes)
    else:
        events = _newest(connection, narrowed)
        sharp = [event for event in dated if days_of(event) <= _SHARP] or dated
        window = view.window or years or _window(narrowed, sharp)
        chart = draw_columns(shown, window, lanes) if window else None
    incidents = sum(1 for event in dated if event.kind == "incident")
    told = sentences_of(connection, [event.id for event in events])
    return Seen(
        chart, tuple(events), told, len(dated) - incidents, incidents, len(dated) - len(shown), years,
        coverage_of(connection, narrowed),
    )  # fmt: skip


def _newest(connection: Connection, narrowed: EventFilter) -> list[Happened]:
    some = newest_events(connection, narrowed, _LISTED) + newest_events(connection, _incidents(narrowed), _LISTED)
    return sorted(some, key=lambda event: (event.first or "", event.id), reverse=True)[:_LISTED]


def _window(narrowed: EventFilter, events: list[Dated]) -> Window | None:
    """From the first to the last event, within the days of the filter."""
    if not events:
        return None
    first = max(min(event.first for event in events), first_day(narrowed.since or "1000"))
    last = min(date.fromisoformat(max(event.last for event in events)), date.max - DAY) + DAY
    after = after_of(narrowed.until) if narrowed.until else last
    return day_of(first), max(min(last, after), day_of(first) + DAY)


def _years(events: list[Dated], narrowed: EventFilter) -> Window | None:
    """The years in which nearly all events lie, from the first day that was asked for."""
    years = shown_years(events)
    since = day_of(first_day(narrowed.since)) if narrowed.since else None
    return years if years is None or since is None or since >= years[1] else (since, years[1])


def _in_years(event: Dated, years: Window) -> bool:
    return event.last >= years[0].isoformat() and event.first < years[1].isoformat()


def _incidents(chosen: EventFilter) -> EventFilter:
    """All incidents of the same days: the answer to each stands beneath it."""
    return EventFilter(kind="incident", since=chosen.since, until=chosen.until)


def both_kinds(connection: Connection, chosen: EventFilter, most: int) -> list[Happened]:
    """The engagements of a filter and all incidents of its days, in the order of their days."""
    events = [*find_events(connection, chosen, most), *find_events(connection, _incidents(chosen), most)]
    return sorted(events, key=lambda event: (event.first or "9999", event.last or "", event.id))
