"""The map: where they meet, on land without borders, with a list beside it."""

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from communique.analyse.coverage import coverage_of
from communique.analyse.filters import LEVELS
from communique.analyse.places import PlaceRow, places
from communique.serve.asked import asked_filter, told_in
from communique.serve.desk import opened
from communique.serve.drawn.world import draw_world
from communique.serve.pictures import png_file, svg_file
from communique.serve.sheets import csv_file, json_file
from communique.serve.views import render
from communique.values.vocabulary import TOPICS

router = APIRouter()
_LISTED = 300


@router.get("/map")
def map_page(request: Request) -> HTMLResponse:
    """The map and the list."""
    chosen = asked_filter(request.query_params)
    with opened(request) as connection:
        found, coverage = places(connection, chosen), coverage_of(connection, chosen)
    lost = sum(row.count for row in found.rows if row.spot is None)
    return render(
        request, "map.html", world=draw_world(found.rows), found=found, rows=found.rows[:_LISTED], lost=lost,
        chosen=chosen, told=told_in(chosen), levels=LEVELS[:-1], topics=TOPICS, coverage=coverage,
    )  # fmt: skip


@router.get("/map.csv")
def map_csv(request: Request) -> Response:
    """The places as CSV."""
    return csv_file(_rows(request), PlaceRow, "places.csv")


@router.get("/map.json")
def map_json(request: Request) -> Response:
    """The places as JSON."""
    return json_file(_rows(request), "places.json")


@router.get("/map.svg")
def map_svg(request: Request) -> Response:
    """The map as SVG."""
    return svg_file(*_drawing(request))


@router.get("/map.png")
def map_png(request: Request) -> Response:
    """The map as PNG."""
    return png_file(*_drawing(request))


def _drawing(request: Request) -> tuple[Any, ...]:
    return "world", "Where they meet", "map", draw_world(_rows(request))


def _rows(request: Request) -> tuple[PlaceRow, ...]:
    with opened(request) as connection:
        return places(connection, asked_filter(request.query_params)).rows
