"""Response: incidents and the first consultation after each, with the spread of days."""

from collections import Counter
from collections.abc import Sequence

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from communique.analyse.response import Response as Answer
from communique.analyse.response import responses
from communique.serve.asked import day_in, one_of, sides_in
from communique.serve.desk import opened
from communique.serve.views import render
from communique.values.vocabulary import INCIDENT_KINDS

router = APIRouter()
_SPANS = (
    (0, 0, "same day"),
    (1, 1, "1 day"),
    (2, 3, "2–3 days"),
    (4, 7, "4–7 days"),
    (8, 14, "8–14 days"),
    (15, 30, "15–30 days"),
)


@router.get("/response")
def response_page(request: Request) -> HTMLResponse:
    """The table and the spread; without sides, all consultations count."""
    query = request.query_params
    sides = sides_in(query.get("side", ""))
    kind = one_of("kind", query.get("kind", ""), INCIDENT_KINDS)
    since, until = day_in("since", query.get("since", "")), day_in("until", query.get("until", ""))
    with opened(request) as connection:
        found = responses(connection, sides, kind=kind, since=since, until=until)
    asked = {"side": " ".join(sides), "kind": kind, "since": since, "until": until}
    return render(
        request, "response.html", found=found, spread=spread_of(found.rows), asked=asked, kinds=INCIDENT_KINDS
    )


def spread_of(rows: Sequence[Answer]) -> list[tuple[str, int]]:
    """How many incidents were answered within which days; those not answered come last."""
    counts = Counter(_span(row.days) for row in rows)
    return [(name, counts[name]) for name in (*(span[2] for span in _SPANS), "none in 30 days")]


def _span(days: int | None) -> str:
    return next((name for low, high, name in _SPANS if days is not None and low <= days <= high), "none in 30 days")
