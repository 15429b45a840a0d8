"""Wording: two articles or events side by side, clause by clause; and the life of a phrase over the years."""

from fastapi import APIRouter
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import HTMLResponse

from communique.analyse.articles import ArticleRow, article_row, list_articles
from communique.analyse.compare import compare
from communique.analyse.phrases import phrase_life
from communique.serve.desk import opened
from communique.serve.views import render

router = APIRouter()
_LONGEST = 200  # signs of a phrase


@router.get("/wording")
def wording_page(request: Request) -> HTMLResponse:
    """The comparison, and a phrase from its first use to its last; without names or a phrase, the forms alone."""
    before = request.query_params.get("before", "").strip()
    after = request.query_params.get("after", "").strip()
    term = request.query_params.get("term", "").strip()[:_LONGEST]
    with opened(request) as connection:
        life = phrase_life(connection, term) if term else None
        rows = compare(connection, before, after) if before and after else []
        articles = list_articles(connection, 300)
        told = {key: row for key in (before, after) if (row := _article(connection, key))}
    return render(
        request, "wording.html", rows=rows, before=before, after=after, articles=articles, term=term, life=life,
        told=told,
    )  # fmt: skip


def _article(connection: Connection, key: str) -> ArticleRow | None:
    """What is told of an article where a name is the number of one."""
    return article_row(connection, int(key)) if key.isascii() and key.isdecimal() and len(key) < 10 else None
