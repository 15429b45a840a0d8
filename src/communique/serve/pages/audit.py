"""The audit: who wrote what, when, from where, and what came of it; for admins."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from communique.serve.desk import opened
from communique.serve.identity import known
from communique.serve.views import render
from communique.store.audit import audit_rows

router = APIRouter()
_MOST = 500


@router.get("/audit")
def audit_page(request: Request) -> HTMLResponse:
    """The latest writes, of one person where told."""
    known(request, "admin")
    who = request.query_params.get("who", "").strip()
    with opened(request) as connection:
        rows = audit_rows(connection, _MOST, who or None)
    return render(request, "audit.html", rows=rows, asked=who, most=_MOST)
