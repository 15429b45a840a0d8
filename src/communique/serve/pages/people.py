"""People: a list by name or post, a page for each with posts over time, and posts with their holders in order."""

from collections.abc import Sequence

from fastapi import APIRouter
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from communique.analyse.counterparts import counterparts_of
from communique.analyse.happened import events_with
from communique.analyse.holders import Holder, holders, speakers
from communique.analyse.people import list_people, person_page
from communique.serve.asked import one_of, sides_in
from communique.serve.desk import opened
from communique.serve.drawn.spans import Span, draw_spans
from communique.serve.kept import kept_of
from communique.serve.problems import BadRequest
from communique.serve.sheets import csv_file, json_file
from communique.serve.views import address, render
from communique.values.vocabulary import TOPICS

router = APIRouter()
_MOST = 200
_LONGEST = 80  # letters of a post in a drawing
_MEETINGS = 60  # listed on a person's page, the newest


@router.get("/people")
def people_page(request: Request) -> HTMLResponse:
    """The list."""
    words = request.query_params.get("words", "").strip()
    with opened(request) as connection:
        work_out = lambda: list_people(connection, words, _MOST, met=True)  # noqa: E731 - said once, here
        rows = kept_of(request).answer(connection, ("people", words), work_out)
    return render(request, "people.html", rows=rows, words=words, most=_MOST)


@router.get("/people/{key}")
def one_person_page(request: Request, key: str) -> HTMLResponse:
    """One person."""
    with opened(request) as connection:
        person = person_page(connection, key)
        events = events_with(connection, key, _MEETINGS)
        others = counterparts_of(connection, key)
    spans = [
        Span(
            row.first, row.last or row.first, _cut(row.post), f"attested {row.first} to {row.last}, {row.evidence} claims\n{row.post}",
            address("/posts", words=row.post, side=person.country),
        )
        for row in person.posts
        if row.first
    ]  # fmt: skip
    return render(request, "person.html", person=person, events=events, others=others, drawn=draw_spans(spans))


@router.get("/posts")
def posts_page(request: Request) -> HTMLResponse:
    """Holders of a post in order, or who sat for a side on a topic or with another side."""
    asked = asked_post(request.query_params)
    found = _found(request)
    return render(request, "posts.html", rows=found, drawn=draw_spans(holder_spans(found)), asked=asked, topics=TOPICS)


@router.get("/posts.csv")
def posts_csv(request: Request) -> Response:
    """The holders as CSV."""
    return csv_file(_found(request), Holder, "posts.csv")


@router.get("/posts.json")
def posts_json(request: Request) -> Response:
    """The holders as JSON."""
    return json_file(_found(request), "posts.json")


def holder_spans(rows: Sequence[Holder]) -> list[Span]:
    """Holders as bars of a drawing."""
    return [
        Span(
            row.first, row.last or row.first, _cut(f"{row.name}{', ' + row.posts[0] if row.posts else ''}"),
            f"{row.first} to {row.last}\n{'; '.join(row.posts)}", f"/people/{row.person}",
        )
        for row in rows
        if row.first
    ]  # fmt: skip


def asked_post(query: QueryParams) -> dict[str, str]:
    """The words of a post, or a side with a topic or another side; empty where nothing is asked."""
    sides = {name: sides_in(query.get(name, "")) for name in ("side", "other")}
    wrong = next((name for name, told in sides.items() if len(told) > 1), None)
    if wrong:
        raise BadRequest(f"{wrong}: name one side by its code: KR")
    return {
        "words": query.get("words", "").strip(), "side": "".join(sides["side"]), "other": "".join(sides["other"]),
        "topic": one_of("topic", query.get("topic", ""), TOPICS) or "",
    }  # fmt: skip


def _found(request: Request) -> list[Holder]:
    asked = asked_post(request.query_params)
    with opened(request) as connection:
        if asked["words"]:
            return holders(connection, asked["words"], asked["side"] or None, _MOST)
        if asked["side"]:
            return speakers(connection, asked["side"], asked["topic"] or None, asked["other"] or None)
    return []


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]} …"
