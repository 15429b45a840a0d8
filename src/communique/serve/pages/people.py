"""People: a list by name or post, and a page for each with posts over time, counterparts and engagements."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from communique.analyse.happened import events_with
from communique.analyse.people import list_people, person_page, tenures
from communique.serve.desk import opened
from communique.serve.views import render

router = APIRouter()
_MOST = 500


@router.get("/people")
def people_page(request: Request) -> HTMLResponse:
    """The list; where words are given, also who held such a post in the order of time."""
    words = request.query_params.get("words", "").strip()
    with opened(request) as connection:
        rows = list_people(connection, words, _MOST)
        held = tenures(connection, words, _MOST) if words else []
    return render(request, "people.html", rows=rows, held=held, words=words, most=_MOST)


@router.get("/people/{key}")
def one_person_page(request: Request, key: str) -> HTMLResponse:
    """One person."""
    with opened(request) as connection:
        person = person_page(connection, key)
        events = events_with(connection, key)
    return render(request, "person.html", person=person, events=events)
