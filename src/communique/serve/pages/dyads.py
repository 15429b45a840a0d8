"""Dyads and network: who meets whom, how often, at what level, by year; drawn, as a heat map, and as lists."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from fastapi import APIRouter
from sqlalchemy import Connection
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from communique.analyse.contacts import Dyad, Period, contacts, dyads, held, periods_of
from communique.analyse.coverage import coverage_of
from communique.analyse.filters import LEVELS, EventFilter
from communique.analyse.happened import find_events, newest_events
from communique.analyse.holders import speakers
from communique.analyse.sentences import sentences_of
from communique.serve.asked import asked_filter, one_of, sides_in, told_in
from communique.serve.desk import opened
from communique.serve.drawn.network import Net, draw_network, usual_least
from communique.serve.drawn.stacks import Share, Stacks, draw_stacks
from communique.serve.kept import kept_of
from communique.serve.pictures import png_file, svg_file
from communique.serve.problems import BadRequest
from communique.serve.sheets import csv_file, json_file
from communique.serve.views import address, render, side_name
from communique.values.vocabulary import TOPICS

router = APIRouter()
_LISTED, _HEAT = 200, 40  # pairs listed, pairs of the heat map
_COLUMNS = {"year": 20, "month": 30}
_SHADES = 6
_FEW = 0.01  # of all meetings: so many may lie before the first column
_MEETINGS = 30


def met(request: Request, connection: Connection, chosen: EventFilter, by: Period) -> list[Dyad]:
    """The pairs of sides of a filter, kept while the archive stays as it is."""
    asked = held(chosen)
    work_out = lambda: dyads(contacts(connection, asked, by))  # noqa: E731 - said once, here
    return kept_of(request).answer(connection, ("dyads", asked, by), work_out)


@router.get("/dyads")
def dyads_page(request: Request) -> HTMLResponse:
    """The pairs of sides, and the heat map of their contact."""
    query = request.query_params
    chosen, by = asked_filter(query), asked_period(query)
    with opened(request) as connection:
        found = met(request, connection, chosen, by)
        coverage = coverage_of(connection, chosen)
    periods = heat_periods(found[:_HEAT], _COLUMNS[by])
    peak = max((count for dyad in found[:_HEAT] for count in dyad.periods.values()), default=1)
    return render(
        request, "dyads.html", found=found[:_LISTED], all=len(found), periods=periods, heat=found[:_HEAT], by=by,
        shade=lambda count: shade_of(count, peak), chosen=chosen, told=told_in(chosen) | {"by": by}, levels=LEVELS,
        topics=TOPICS, coverage=coverage, vague=any(dyad.count > sum(dyad.periods.values()) for dyad in found[:_HEAT]),
    )  # fmt: skip


@router.get("/dyads.csv")
def dyads_csv(request: Request) -> Response:
    """The pairs as CSV."""
    return csv_file(_found(request), Dyad, "dyads.csv")


@router.get("/dyads.json")
def dyads_json(request: Request) -> Response:
    """The pairs as JSON."""
    return json_file(_found(request), "dyads.json")


@router.get("/dyad")
def dyad_page(request: Request) -> HTMLResponse:
    """One pair of sides: by year and level, the latest meetings, what is planned, who sat there."""
    one, other = asked_pair(request.query_params)
    both = EventFilter(parties=(one, other))
    with opened(request) as connection:
        drawn, found = years_of(request, connection, one, other)
        latest = newest_events(connection, both, _MEETINGS)
        told = sentences_of(connection, [event.id for event in latest])
        coming = find_events(connection, replace(both, status="planned"), _MEETINGS)
        sitting = {
            side: speakers(connection, side, other=opposite, limit=12)
            for side, opposite in ((one, other), (other, one))
        }
        newest = max((event.last or "" for event in latest), default="")
        coverage = coverage_of(connection)
    planned = [event for event in coming if event.last is None or event.last >= newest]
    return render(
        request, "dyad.html", one=one, other=other, drawn=drawn, dyad=found, latest=latest, sentences=told,
        planned=planned, sitting=sitting, coverage=coverage,
    )  # fmt: skip


@router.get("/network")
def network_page(request: Request) -> HTMLResponse:
    """The drawing, with a list of the same ties beside it."""
    chosen, net, found = _network(request)
    told = told_in(chosen)
    ties = [dyad for dyad in found if net and dyad.count >= net.least]
    counts = sorted({dyad.count for dyad in found})
    return render(
        request, "network.html", net=net, ties=ties[:_LISTED], all=len(found), counts=counts, chosen=chosen, told=told,
        levels=LEVELS[:-1], topics=TOPICS,
    )  # fmt: skip


@router.get("/network.svg")
def network_svg(request: Request) -> Response:
    """The drawing as SVG."""
    _, net, _ = _network(request)
    return svg_file("network", "Who meets whom", "network", net or _NOBODY)


@router.get("/network.png")
def network_png(request: Request) -> Response:
    """The drawing as PNG."""
    _, net, _ = _network(request)
    return png_file("network", "Who meets whom", "network", net or _NOBODY)


_NOBODY = Net(960, 40, (), (), 1, 0)


def _network(request: Request) -> tuple[EventFilter, Net | None, list[Dyad]]:
    query = request.query_params
    chosen, least = asked_filter(query), asked_least(query)
    with opened(request) as connection:
        found = met(request, connection, chosen, "year")
    return chosen, net_of(found, least), found


def net_of(found: list[Dyad], least: int | None) -> Net | None:
    """The drawing of these pairs; `least` is chosen so that it stays readable where None."""
    names = {side: side_name(side) for dyad in found for side in (dyad.one, dyad.other)}
    return draw_network(found, names, least or usual_least(found))


def _found(request: Request) -> list[Dyad]:
    query = request.query_params
    with opened(request) as connection:
        return met(request, connection, asked_filter(query), asked_period(query))


def years_of(request: Request, connection: Connection, one: str, other: str) -> tuple[Stacks | None, Dyad | None]:
    """The meetings of a pair by year and level, drawn, and the pair itself; None where they never met."""
    chosen = held(EventFilter(parties=(one, other)))
    rows = [row for row in contacts(connection, chosen) if {row.one, row.other} == {one, other}]
    found = dyads(rows)
    if not found:
        return None, None
    columns: list[tuple[str, list[Share]]] = []
    for year in periods_of(found, 30):
        shares: list[Share] = []
        for level in LEVELS:
            count = sum(row.count for row in rows if row.period == year and row.level == level)
            link = address("/chronology", side=f"{one} {other}", zoom="year", at=year)
            shares.append(Share(count, level, f"{year}, {level} level: {count}", link))
        columns.append((year, shares))
    return draw_stacks(columns), found[0]


def heat_periods(found: Sequence[Dyad], most: int) -> list[str]:
    """The columns of a heat map: the latest periods, without those at the beginning that hold next to nothing."""
    periods = periods_of(found, most)
    counts = {period: sum(dyad.periods.get(period, 0) for dyad in found) for period in periods}
    left = _FEW * sum(counts.values())
    for number, period in enumerate(periods):
        left -= counts[period]
        if left < 0:
            return periods[number:]
    return periods


def shade_of(count: int, peak: int) -> int:
    """How dark a cell of the heat map is, 0 to 5: by the square root, so that small numbers are told apart."""
    return 0 if not count else max(1, round((_SHADES - 1) * (count / peak) ** 0.5))


def asked_period(query: QueryParams) -> Period:
    """By year or by month."""
    by: Any = one_of("by", query.get("by", ""), ("year", "month"))
    return by or "year"


def asked_least(query: QueryParams) -> int | None:
    """How often two must have met to be drawn; None where the drawing is to choose."""
    told = query.get("least", "").strip()
    if told and not (told.isascii() and told.isdecimal() and 1 <= int(told[:7]) <= 100_000 and len(told) < 7):
        raise BadRequest(f"least: {told[:20]} is not a number of meetings; write 3")
    return int(told) if told else None


def asked_pair(query: Mapping[str, str]) -> tuple[str, str]:
    """Two sides."""
    sides = sides_in(f"{query.get('one', '')}, {query.get('other', '')}")
    if len(sides) != 2 or sides[0] == sides[1]:
        raise BadRequest("one and other name two sides: one=KR&other=JP")
    return sides[0], sides[1]
