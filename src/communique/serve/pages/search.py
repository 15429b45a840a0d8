"""Search: articles by words and fields, with what they tell of beside them to narrow the question; saved, with a feed."""

from fastapi import APIRouter
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from communique.analyse.articles import FIELDS, parse_query, search
from communique.analyse.facets import Facets, facets_of
from communique.analyse.passages import passages
from communique.archive.searches import LONGEST_NAME, drop_search, save_search, saved_search, saved_searches
from communique.export.atom import write_atom
from communique.serve.desk import opened
from communique.serve.feed import feed_of
from communique.serve.identity import known
from communique.serve.kept import kept_of
from communique.serve.views import address, render
from communique.serve.writes import form_of

router = APIRouter()
_MOST = 100


@router.get("/search")
def search_page(request: Request) -> HTMLResponse:
    """The question, its answers and the facets."""
    asked = request.query_params.get("q", "").strip()
    with opened(request) as connection:
        rows = search(connection, asked, _MOST) if asked else []
        found = found_facets(request, connection, asked) if asked else Facets(0, ())
        words = parse_query(asked).words
        shown = passages(connection, [row.id for row in rows], words) if rows else {}
        saved = saved_searches(connection)
    return render(
        request, "search.html", asked=asked, rows=rows, found=found, fields=FIELDS, narrowed=narrowed, saved=saved,
        longest=LONGEST_NAME, passages=shown, worded=bool(words),
    )  # fmt: skip


@router.post("/searches")
def saved(request: Request) -> Response:
    """A question kept under a name."""
    form, who = form_of(request), known(request, "reviewer")
    save_search(request.app.state.engine, form.get("name", ""), form.get("q", ""), who.name)
    return RedirectResponse(address("/search", q=form.get("q", "")), 303)


@router.post("/searches/{key}/drop")
def dropped(request: Request, key: str) -> Response:
    """A saved search taken away."""
    drop_search(request.app.state.engine, key, known(request, "reviewer").name)
    return RedirectResponse("/search", 303)


@router.get("/searches/{key}.atom")
def feed(request: Request, key: str) -> Response:
    """The newest answers to a saved search as an Atom feed."""
    with opened(request) as connection:
        one = saved_search(connection, key)
        told = feed_of(connection, one, str(request.base_url).rstrip("/"))
    return Response(write_atom(told), media_type="application/atom+xml; charset=utf-8")


@router.get("/searches/{key}")
def saved_page(request: Request, key: str) -> Response:
    """A saved search, asked now."""
    with opened(request) as connection:
        one = saved_search(connection, key)
    return RedirectResponse(address("/search", q=one.asked), 303)


def found_facets(request: Request, connection: Connection, asked: str) -> Facets:
    """The facets of a question, kept while the archive stays as it is."""
    return kept_of(request).answer(connection, ("facets", asked), lambda: facets_of(connection, asked))


def narrowed(asked: str, field: str, value: str) -> str:
    """A question with one more field."""
    plain = value.replace('"', " ")
    told = f'{field}:"{plain}"' if " " in plain else f"{field}:{plain}"
    return f"{asked} {told}".strip()
