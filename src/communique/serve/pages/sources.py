"""Sources: what is watched and how it does, and the alerts with what each fired for last; a feed for each alert."""

from dataclasses import dataclass

from fastapi import APIRouter
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from communique.export.atom import write_atom
from communique.serve.desk import opened
from communique.serve.views import render
from communique.store.alerts import Alert, Fired, last_fired, list_alerts
from communique.watch.delivering import alert_feed
from communique.watch.lanes import utc_now
from communique.watch.sources import Status, tell_status

router = APIRouter()
_SHOWN = 5  # firings of an alert


@dataclass(frozen=True, slots=True)
class AlertTold:
    """An alert as others may see it: not where it is sent, which may hold a secret."""

    name: str
    kind: str
    asked: dict[str, str]
    fired: list[Fired]


def sources_told(request: Request) -> list[Status]:
    """How each watched source does."""
    status: list[Status] = tell_status(request.app.state.engine, utc_now())
    return status


def alerts_told(connection: Connection) -> list[AlertTold]:
    """The alerts, each with what it fired for last."""
    return [_told(one, last_fired(connection, one.name, _SHOWN)) for one in list_alerts(connection)]


def _told(one: Alert, fired: list[Fired]) -> AlertTold:
    asked = {name: ", ".join(value) if isinstance(value, list) else str(value) for name, value in one.asked.items()}
    return AlertTold(one.name, one.kind, asked, fired)


@router.get("/sources")
def sources_page(request: Request) -> HTMLResponse:
    """What is watched, and what was told of it."""
    with opened(request) as connection:
        alerts = alerts_told(connection)
    return render(request, "sources.html", sources=sources_told(request), alerts=alerts)


@router.get("/alerts/{name}.atom")
def feed(request: Request, name: str) -> Response:
    """What an alert fired for, as an Atom feed."""
    own = f"{str(request.base_url).rstrip('/')}/alerts/{name}.atom"
    told = write_atom(alert_feed(request.app.state.engine, name, own))
    return Response(told, media_type="application/atom+xml; charset=utf-8")
