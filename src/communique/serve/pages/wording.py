"""Wording: two articles or events side by side, clause by clause; and the life of a phrase over the years."""

from collections.abc import Mapping, Sequence

from fastapi import APIRouter
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import HTMLResponse

from communique.analyse.articles import ArticleRow, article_row, list_articles, search
from communique.analyse.compare import compare
from communique.analyse.phrases import phrase_life
from communique.analyse.similar import similar
from communique.serve.desk import opened
from communique.serve.views import render

router = APIRouter()
_LONGEST = 200  # signs of a phrase
_NAMED, _SHOWN, _LIKE = 300, 40, 10  # articles that a field suggests, that are listed, that are like one chosen


@router.get("/wording")
def wording_page(request: Request) -> HTMLResponse:
    """The comparison, and a phrase from its first use to its last; without names or a phrase, the forms alone."""
    before = request.query_params.get("before", "").strip()
    after = request.query_params.get("after", "").strip()
    asked = request.query_params.get("q", "").strip()[:_LONGEST]
    term = request.query_params.get("term", "").strip()[:_LONGEST]
    with opened(request) as connection:
        life = phrase_life(connection, term) if term else None
        rows = compare(connection, before, after) if before and after else []
        articles = list_articles(connection, _NAMED)
        told = {key: row for key in (before, after) if (row := _article(connection, key))}
        shelf = _shelf(connection, asked, told, articles)
    return render(
        request, "wording.html", rows=rows, before=before, after=after, articles=articles, term=term, life=life,
        told=told, asked=asked, shelf=shelf,
    )  # fmt: skip


def _shelf(
    connection: Connection, asked: str, told: Mapping[str, ArticleRow], newest: Sequence[ArticleRow]
) -> list[tuple[str, Sequence[ArticleRow]]]:
    """The articles to choose from, under heads: those that a search finds, those like the one chosen, the newest."""
    if asked:
        return [("Found", search(connection, asked, _SHOWN))]
    if len(told) != 1:
        return [("The newest", newest[:_SHOWN])]
    (one,) = told.values()
    like = [article_row(connection, row.id) for row in similar(connection, one.id, _LIKE)]
    near = [one, *(row for row in like if row)]
    return [("The one chosen, and those like it", near), ("The newest", newest[:_SHOWN])]


def _article(connection: Connection, key: str) -> ArticleRow | None:
    """What is told of an article where a name is the number of one."""
    return article_row(connection, int(key)) if key.isascii() and key.isdecimal() and len(key) < 10 else None
