"""The brief: two cited pages on a pair of sides before a meeting, to be printed or taken away."""

from dataclasses import dataclass
from functools import partial

from fastapi import APIRouter
from sqlalchemy import Connection
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from communique.analyse.brief import Brief, brief
from communique.analyse.brief_docx import to_docx
from communique.analyse.brief_text import short_quote, to_html, to_markdown
from communique.analyse.contacts import Dyad
from communique.analyse.filters import EventFilter
from communique.serve.asked import day_in
from communique.serve.desk import opened
from communique.serve.drawn.scale import DAY, after_of
from communique.serve.kept import kept_of
from communique.serve.pages.dyads import asked_pair, met
from communique.serve.views import render

router = APIRouter()
_OFFERED = 12  # pairs offered where none is asked for
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Asked:
    """The reader's side, the counterpart, and the day (None: the day of the newest article)."""

    one: str
    other: str
    day: str | None


@router.get("/brief")
def brief_page(request: Request) -> HTMLResponse:
    """The brief; without two sides, the form alone and the pairs that met most."""
    query = request.query_params
    asked = asked_brief(query) if query.get("one") or query.get("other") else None
    offered: list[Dyad] = []
    with opened(request) as connection:
        told = brief_of(request, connection, asked) if asked else None
        if told is None:
            offered = met(request, connection, EventFilter(), "year")[:_OFFERED]
    return render(request, "brief.html", told=told, asked=asked, offered=offered, short=short_quote)


@router.get("/brief.md")
def brief_markdown(request: Request) -> Response:
    """The brief as Markdown."""
    return _file(to_markdown(_brief(request)), "text/markdown; charset=utf-8", "md")


@router.get("/brief.html")
def brief_html(request: Request) -> Response:
    """The brief as a page of HTML that needs nothing from elsewhere."""
    return _file(to_html(_brief(request)), "text/html; charset=utf-8", "html")


@router.get("/brief.docx")
def brief_docx(request: Request) -> Response:
    """The brief as a document of Word."""
    return _file(to_docx(_brief(request)), _WORD, "docx")


def _brief(request: Request) -> Brief:
    with opened(request) as connection:
        return brief_of(request, connection, asked_brief(request.query_params))


def brief_of(request: Request, connection: Connection, asked: Asked) -> Brief:
    """The brief, kept while the archive stays as it is."""
    work_out = partial(brief, connection, asked.one, asked.other, asked.day)
    return kept_of(request).answer(connection, ("brief", asked), work_out)


def _file(told: str | bytes, media: str, ending: str) -> Response:
    return Response(told, media_type=media, headers={"Content-Disposition": f'attachment; filename="brief.{ending}"'})


def asked_brief(query: QueryParams) -> Asked:
    """What an address asks for; a month or year means its last day."""
    one, other = asked_pair(query)
    day = day_in("day", query.get("day", ""))
    return Asked(one, other, (after_of(day) - DAY).isoformat() if day else None)
