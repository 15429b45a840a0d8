"""An event: what happened, every report of it side by side, where they differ, and what was said there."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from communique.analyse.happened import show_event
from communique.rules import reason_of
from communique.serve.desk import opened
from communique.serve.views import render

router = APIRouter()


@router.get("/events/{key}")
def event_page(request: Request, key: str) -> HTMLResponse:
    """One event."""
    with opened(request) as connection:
        told = show_event(connection, key)
    reasons = {report.claim.seq: reason_of(str(report.claim.data.get("rule", ""))) for report in told.reports}
    return render(request, "event.html", told=told, event=told.event, reasons=reasons)
