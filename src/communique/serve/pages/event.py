"""An event: what happened, every report side by side, where they differ, what was said, before and after, how to cite."""

from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from communique.analyse.around import Around, around, posts_then
from communique.analyse.filters import EventFilter, event_query
from communique.analyse.happened import EventPage, Happened, happened, show_event
from communique.analyse.sentences import sentences_of
from communique.export.citations import bibtex, csl, ris
from communique.link.odds import at_odds
from communique.rules import reason_of
from communique.serve.deciding import LONGEST
from communique.serve.desk import opened
from communique.serve.identity import who_asks
from communique.serve.views import render, side_names

router = APIRouter()
_NEAR = 3  # events before and after that are offered to be joined
_CITED = {
    "bib": (bibtex, "application/x-bibtex; charset=utf-8"),
    "ris": (ris, "application/x-research-info-systems; charset=utf-8"),
    "json": (csl, "application/vnd.citationstyles.csl+json"),
}  # fmt: skip


@router.get("/events/{key}")
def event_page(request: Request, key: str) -> HTMLResponse:
    """One event."""
    with opened(request) as connection:
        told = show_event(connection, key)
        values = _told(connection, told)
    who, made = who_asks(request), request.query_params.get("decision", "")
    return render(
        request, "event.html", told=told, event=told.event, may=who is not None and who.may("reviewer"), longest=LONGEST,
        decision=made if made.isascii() and made.isdecimal() and len(made) < 10 else "", **values,
    )  # fmt: skip


@router.get("/events/{key}/cite.{kind}")
def event_cited(request: Request, key: str, kind: str) -> Response:
    """The articles that an event rests on, for a program of citations: bib, ris or json (CSL)."""
    with opened(request) as connection:
        show_event(connection, key)
        make, media = _CITED.get(kind, _CITED["bib"])
        made: Iterator[str] = make(connection, EventFilter(kind=None, key=key))
        body = "".join(made)
    named = {"Content-Disposition": f'attachment; filename="event-{key[:16]}.{kind if kind in _CITED else "bib"}"'}
    return Response(body, media_type=media, headers=named)


def _told(connection: Connection, told: EventPage) -> dict[str, Any]:
    event = told.event
    about = around(connection, event)
    near = [*about.before, *about.after, *about.answered_by, *told.answers]
    return {
        "reasons": {report.claim.seq: reason_of(str(report.claim.data.get("rule", ""))) for report in told.reports},
        "about": about,
        "posts": posts_then(connection, [key for key, _ in told.people], event.first, event.last),
        "sentences": sentences_of(connection, [event.id, *(one.id for one in near)]),
        "citation": citation_of(told),
        "cited": tuple(_CITED),
        "near": _near(connection, event, about),
        "odds": tuple(name for name, values in told.differ.items() if at_odds(name, values)),
    }


def _near(connection: Connection, one: Happened, about: Around) -> list[Happened]:
    """Events that this one may be the same as: of its kind, those of its days with one of its sides, then the nearest."""
    found: dict[str, Happened] = {}
    if one.first and one.last:
        for side in one.parties[:_NEAR]:
            chosen = EventFilter(parties=(side,), kind=one.kind, since=one.first, until=one.last)
            for row in connection.execute(event_query(chosen).limit(2 * _NEAR)):
                found[row.id] = happened(row)
    found |= {near.id: near for near in (*about.before[:_NEAR], *about.after[:_NEAR]) if near.kind == one.kind}
    return [near for key, near in found.items() if key != one.id]


def citation_of(told: EventPage) -> str:
    """The event in one line, as a footnote would have it."""
    event = told.event
    what = event.code.replace("-", " ")
    date = event.date or "undated"
    place = f", {event.place}" if event.place else ""
    outlets = dict.fromkeys(
        f"{report.article.outlet or 'no outlet'}, {report.article.published or 'undated'}" for report in told.reports
    )
    rests = "; ".join(list(outlets)[:6]) or "a list of known incidents"
    return (
        f"{side_names(event.parties) or 'Unknown sides'}: {what}{place}, {date}. Event {event.id}, coded from: {rests}."
    )
