"""Response: incidents and the first consultation after each, with the spread of days, by year, kind and pair."""

from dataclasses import dataclass

from fastapi import APIRouter
from sqlalchemy import Connection
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.responses import Response as Answer

from communique.analyse.response import Response, ResponseReport, responses
from communique.analyse.spread import NONE, UNKNOWN, Group, Spread, by_dyad, spread_of
from communique.serve.asked import days_in, one_of, sides_in
from communique.serve.desk import opened
from communique.serve.drawn.stacks import Share, Stacks, draw_stacks
from communique.serve.kept import kept_of
from communique.serve.pictures import png_file, svg_file
from communique.serve.sheets import csv_file, json_file
from communique.serve.views import address, render
from communique.values.vocabulary import INCIDENT_KINDS

router = APIRouter()
_COMPARED = ("CN", "JP", "KR", "RU", "US")  # whose pairs are compared where no sides are asked for
_MOST_SIDES = 6
_LISTED = 300


@dataclass(frozen=True, slots=True)
class Asked:
    """Which incidents, and which sides are to have consulted."""

    sides: tuple[str, ...]
    kind: str | None
    since: str | None
    until: str | None

    @property
    def told(self) -> dict[str, str]:
        """As the parameters of an address."""
        told = {"side": " ".join(self.sides), "kind": self.kind, "since": self.since, "until": self.until}
        return {name: value for name, value in told.items() if value}


@dataclass(frozen=True, slots=True)
class ResponsePage:
    """The incidents with their answers, the spread of days, and the pairs of sides compared."""

    report: ResponseReport
    spread: Spread
    dyads: tuple[Group, ...]


def response_page_of(request: Request, connection: Connection, asked: Asked) -> ResponsePage:
    """All of the page, kept while the archive stays as it is."""
    return kept_of(request).answer(connection, ("response", asked), lambda: _page(connection, asked))


def _page(connection: Connection, asked: Asked) -> ResponsePage:
    found = responses(connection, asked.sides, kind=asked.kind, since=asked.since, until=asked.until)
    compared = asked.sides if len(asked.sides) > 2 else _COMPARED
    dyads = by_dyad(connection, found.rows, compared[:_MOST_SIDES])
    return ResponsePage(found, spread_of(found.rows), dyads)


@router.get("/response")
def response_page(request: Request) -> HTMLResponse:
    """The drawing and the tables; without sides, all consultations count."""
    asked = asked_response(request.query_params)
    with opened(request) as connection:
        page = response_page_of(request, connection, asked)
    return render(
        request, "response.html", found=page.report, rows=page.report.rows[-_LISTED:][::-1], spread=page.spread,
        dyads=page.dyads, drawn=drawn_days(page.spread, asked), asked=asked, kinds=INCIDENT_KINDS,
    )  # fmt: skip


@router.get("/response.csv")
def response_csv(request: Request) -> Answer:
    """The incidents and answers as CSV."""
    return csv_file(_found(request).report.rows, Response, "response.csv")


@router.get("/response.json")
def response_json(request: Request) -> Answer:
    """The incidents and answers as JSON."""
    return json_file(_found(request).report.rows, "response.json")


@router.get("/response.svg")
def response_svg(request: Request) -> Answer:
    """The spread of days as SVG."""
    return svg_file("stacks", "Days to the first consultation", "response", _drawing(request))


@router.get("/response.png")
def response_png(request: Request) -> Answer:
    """The spread of days as PNG."""
    return png_file("stacks", "Days to the first consultation", "response", _drawing(request))


def _found(request: Request) -> ResponsePage:
    with opened(request) as connection:
        return response_page_of(request, connection, asked_response(request.query_params))


def _drawing(request: Request) -> Stacks:
    asked = asked_response(request.query_params)
    return drawn_days(_found(request).spread, asked) or Stacks(960, 60, ())


def drawn_days(spread: Spread, asked: Asked) -> Stacks | None:
    """Incidents by the days to the answer; None where there are none."""
    columns = []
    for name, count in spread.days:
        look = "unknown" if name in (NONE, UNKNOWN) else "engagement"
        share = Share(count, look, f"{name}: {count} incidents", f"{address('/response', **asked.told)}#incidents")
        columns.append((name, [share]))
    return draw_stacks(columns)


def asked_response(query: QueryParams) -> Asked:
    """What an address asks for; BadRequest where it cannot be meant."""
    return Asked(
        sides_in(query.get("side", "")), one_of("kind", query.get("kind", ""), INCIDENT_KINDS),
        *days_in(query),
    )  # fmt: skip
