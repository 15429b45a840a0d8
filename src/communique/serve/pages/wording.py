"""Wording: two articles or events side by side: clauses kept, new, dropped, stronger, softer."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from communique.analyse.articles import list_articles
from communique.analyse.compare import compare
from communique.serve.desk import opened
from communique.serve.views import render

router = APIRouter()


@router.get("/wording")
def wording_page(request: Request) -> HTMLResponse:
    """The comparison; without two names, the form alone."""
    before = request.query_params.get("before", "").strip()
    after = request.query_params.get("after", "").strip()
    with opened(request) as connection:
        rows = compare(connection, before, after) if before and after else []
        articles = list_articles(connection, 300)
    return render(request, "wording.html", rows=rows, before=before, after=after, articles=articles)
