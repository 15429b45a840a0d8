"""Search: articles by words and fields, with what they tell of beside them to narrow the question."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from communique.analyse.articles import FIELDS, search
from communique.analyse.facets import facets_of
from communique.serve.desk import opened
from communique.serve.views import render

router = APIRouter()
_MOST = 200


@router.get("/search")
def search_page(request: Request) -> HTMLResponse:
    """The question, its answers and the facets."""
    asked = request.query_params.get("q", "").strip()
    with opened(request) as connection:
        rows = search(connection, asked, _MOST) if asked else []
        facets = facets_of(connection, rows)
    return render(
        request, "search.html", asked=asked, rows=rows, facets=facets, fields=FIELDS, most=_MOST, narrowed=narrowed
    )


def narrowed(asked: str, field: str, value: str) -> str:
    """A question with one more field."""
    told = f'{field}:"{value}"' if " " in value else f"{field}:{value}"
    return f"{asked} {told}".strip()
