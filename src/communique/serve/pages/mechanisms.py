"""Mechanisms and forums: a list, and for each when it was first named, met, renewed, suspended, with the sentence."""

from dataclasses import dataclass

from fastapi import APIRouter
from sqlalchemy import Connection, select
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from communique.analyse.happened import Happened, happened
from communique.analyse.mechanisms import (
    MechanismNote,
    MechanismRow,
    find_mechanism,
    mechanism_notes,
    mechanisms,
)
from communique.lexicon.mechanisms import Mechanism
from communique.serve.desk import opened
from communique.serve.kept import kept_of
from communique.serve.sheets import csv_file, json_file
from communique.serve.views import render
from communique.store.schema import event

router = APIRouter()
KINDS = ("launched", "met", "renewed", "suspended")
_NOTES = 100


@dataclass(frozen=True, slots=True)
class MechanismPage:
    """One mechanism: where it was first named, when it first and last met and so on, its meetings, all that is said."""

    mechanism: MechanismRow
    first_named: MechanismNote | None
    turns: dict[str, tuple[MechanismNote, MechanismNote]]  # by what was told: the first and the last note
    meetings: tuple[Happened, ...]
    notes: tuple[MechanismNote, ...]


def known_mechanisms(request: Request, connection: Connection) -> list[MechanismRow]:
    """The mechanisms that the archive names, kept while it stays as it is."""
    return kept_of(request).answer(connection, "mechanisms", lambda: mechanisms(connection))


def mechanism_page(request: Request, connection: Connection, name: str) -> MechanismPage:
    """One mechanism; NotInArchive where none is followed by that name."""
    found = find_mechanism(name)
    return kept_of(request).answer(connection, ("mechanism", found.name), lambda: _page(request, connection, found))


def _page(request: Request, connection: Connection, found: Mechanism) -> MechanismPage:
    rows = {row.name: row for row in known_mechanisms(request, connection)}
    notes = mechanism_notes(connection, found.name, _NOTES)
    turns = {}
    for what in KINDS:
        told = [note for note in notes if note.what == what and note.mood == "told"]
        if told:
            turns[what] = (told[0], told[-1])
    met = select(event).where(event.c.kind == "engagement", event.c.series.in_(found.names))
    meetings = connection.execute(met.order_by(event.c.first.is_(None), event.c.first, event.c.id).limit(200))
    row = rows.get(found.name) or MechanismRow(found.name, found.sides, 0, None, None)
    return MechanismPage(row, notes[0] if notes else None, turns, tuple(map(happened, meetings)), tuple(notes))


@router.get("/mechanisms")
def mechanisms_page(request: Request) -> HTMLResponse:
    """The list."""
    with opened(request) as connection:
        rows = known_mechanisms(request, connection)
    return render(request, "mechanisms.html", rows=rows, most=max((row.articles for row in rows), default=1))


@router.get("/mechanisms/{name}")
def one_mechanism_page(request: Request, name: str) -> HTMLResponse:
    """One mechanism."""
    with opened(request) as connection:
        told = mechanism_page(request, connection, name)
    return render(request, "mechanism.html", told=told, row=told.mechanism, kinds=KINDS)


@router.get("/mechanisms/{name}/notes.csv")
def mechanism_csv(request: Request, name: str) -> Response:
    """All that is said of it as CSV."""
    with opened(request) as connection:
        return csv_file(mechanism_page(request, connection, name).notes, MechanismNote, "mechanism.csv")


@router.get("/mechanisms/{name}/notes.json")
def mechanism_json(request: Request, name: str) -> Response:
    """All that is said of it as JSON."""
    with opened(request) as connection:
        return json_file(mechanism_page(request, connection, name).notes, "mechanism.json")
