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
from communique.analyse.waiting import how_many_wait
from communique.serve.desk import opened
from communique.serve.views import render

router = APIRouter()
_LINES = 12


@router.get("/")
def today_page(request: Request) -> HTMLResponse:
    """The first page."""
    with opened(request) as connection:
        told = _told(connection)
    return render(request, "today.html", **told)


def _told(connection: Connection) -> dict[str, Any]:
    day = datetime.now(UTC).date().isoformat()
    return {
        "engagements": newest_events(connection, EventFilter(), _LINES),
        "incidents": newest_events(connection, EventFilter(kind="incident"), _LINES),
        "planned": planned_after(connection, day, _LINES),
        "articles": list_articles(connection, _LINES),
        "runs": runs(connection, 3),
        "failures": failures(connection, 5),
        "waiting": how_many_wait(connection),
        "conflicts": conflicts(connection, _LINES),
        "coverage": coverage_of(connection),
        "day": day,
    }
