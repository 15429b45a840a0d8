"""Today: what is new, what is planned, what the last run did, what has to be looked at."""

from datetime import UTC, datetime
from typing import Any

from fastapi import APIRouter
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import HTMLResponse

from communique.analyse.articles import list_articles
from communique.analyse.coverage import coverage_of
from communique.analyse.filters import EventFilter
from communique.analyse.happened import newest_events, planned_after
from communique.analyse.house import conflicts, failures, runs
from communique.analyse.news import last_run, silent
from communique.analyse.waiting import how_many_wait
from communique.serve.desk import opened
from communique.serve.kept import kept_of
from communique.serve.views import render

router = APIRouter()
_LINES = 12


@router.get("/")
def today_page(request: Request) -> HTMLResponse:
    """The first page."""
    with opened(request) as connection:
        told = today_of(request, connection)
    return render(request, "today.html", **told)


def today_of(request: Request, connection: Connection) -> dict[str, Any]:
    """All that the page shows."""
    kept = kept_of(request)
    day = datetime.now(UTC).date().isoformat()
    coverage = coverage_of(connection)
    ahead = min(day, coverage.last or day)
    return {
        "engagements": newest_events(connection, EventFilter(), _LINES),
        "incidents": newest_events(connection, EventFilter(kind="incident"), _LINES),
        "planned": planned_after(connection, ahead, _LINES),
        "articles": list_articles(connection, _LINES),
        "runs": runs(connection, 3),
        "failures": failures(connection, 5),
        "last_run": kept.answer(connection, "last run", lambda: last_run(connection)),
        "silent": kept.answer(connection, "silent", lambda: silent(connection)),
        "waiting": kept.answer(connection, "waiting", lambda: how_many_wait(connection)),
        "conflicts": kept.answer(connection, "conflicts", lambda: conflicts(connection, _LINES)),
        "coverage": coverage,
        "day": day,
        "ahead": ahead,
    }
