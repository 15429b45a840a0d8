"""An article: its clean text with every claim marked, what it rests on, what is like it, its versions."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter
from fastapi import Path as PathValue
from sqlalchemy import Connection, Row, select
from starlette.requests import Request
from starlette.responses import HTMLResponse

from communique.analyse.articles import list_articles
from communique.analyse.edits import version_changes
from communique.analyse.similar import similar
from communique.analyse.summary import Sentence, summarise
from communique.analyse.versions import events_of, versions_of
from communique.errors import NotInArchive
from communique.serve.desk import opened
from communique.serve.marks import KIND_NAMES, marks_of, shown_claim, shown_lines
from communique.serve.read_log import is_reading
from communique.serve.views import render
from communique.store.readings import read_of
from communique.store.schema import article
from communique.store.standing import claims_of

router = APIRouter()
_KINDS = tuple(KIND_NAMES)


@router.get("/articles")
def articles_page(request: Request) -> HTMLResponse:
    """The articles, newest first."""
    with opened(request) as connection:
        rows = list_articles(connection, 500)
    return render(request, "articles.html", rows=rows)


@router.get("/articles/{number}")
def article_page(request: Request, number: Annotated[int, PathValue(ge=1, le=2**31 - 1)]) -> HTMLResponse:
    """One article."""
    with opened(request) as connection:
        told = _told(connection, number)
    if is_reading(request.headers):
        request.app.state.read_log.note(number)
    return render(request, "article.html", **told)


def _told(connection: Connection, number: int) -> dict[str, Any]:
    row = connection.execute(select(article).where(article.c.id == number)).one_or_none()
    if row is None:
        raise NotInArchive(f"{number}: no article of that number")
    claims = claims_of(connection, [number])
    versions = versions_of(connection, row.source)
    known = [{"kind_of": told.kind, **told.data} for told in claims]
    return {
        "article": row,
        "lines": shown_lines(row.text, row.kinds, marks_of(claims)),
        "claims": [shown_claim(told) for told in sorted(claims, key=lambda told: _KINDS.index(told.kind))],
        "kinds": KIND_NAMES,
        "furniture": _furniture(row.details),
        "summary": [asdict(sentence) for sentence in _shorter(row, summarise(row.text, row.kinds, known))],
        "similar": similar(connection, number, 5),
        "versions": versions,
        "changes": version_changes(connection, versions) if len(versions) > 1 else [],
        "events": events_of(connection, number),
        "log": read_of(connection, number),
    }


def _shorter(row: Row[Any], summary: Sequence[Sentence]) -> Sequence[Sentence]:
    """A summary, unless it is as good as the whole article."""
    return summary if sum(len(sentence.quote) for sentence in summary) * 2 < len(row.text) else ()


def _furniture(details: dict[str, Any]) -> list[str]:
    left_out = details.get("furniture", {})
    return [str(left_out[place]) for place in sorted(left_out, key=int)]
