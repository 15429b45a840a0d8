"""Events joined and parted from their page: a reviewer's word, linked again at once, and taken back as easily."""

from collections.abc import Sequence

from fastapi import APIRouter
from sqlalchemy import select
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from communique.archive.review import BadReview
from communique.serve.deciding import join, part, take_back
from communique.serve.desk import opened
from communique.serve.problems import BadRequest
from communique.serve.views import address
from communique.serve.writes import form_of
from communique.store.schema import event_claim

router = APIRouter()
MOST = 200  # claims named at a time


@router.post("/events/{key}/join")
def joined(request: Request, key: str) -> Response:
    """This event and another are one; then the one is shown."""
    form = form_of(request)
    other = (form.get("other", "") or form.get("near", "")).strip().rstrip("/").rpartition("/")[2]
    if not other:
        raise BadReview("other: choose an event, or write the number at the end of its address")
    at = claim_of(request, key)
    return _on(request, at, join(request, key, other, form.get("why", "")))


@router.post("/events/{key}/part")
def parted(request: Request, key: str) -> Response:
    """Some reports of this event tell of another one; then what is left of it is shown."""
    form = form_of(request)
    claims = _numbers(form.get("claim", ""))
    if not claims:
        raise BadReview("claim: tick the reports that tell of another event")
    at = claim_of(request, key, claims)
    return _on(request, at, part(request, key, claims, form.get("why", "")))


@router.post("/events/{key}/undo")
def undone(request: Request, key: str) -> Response:
    """The word taken back; then the event is shown as it was."""
    form = form_of(request)
    (number,) = _numbers(form.get("decision", "")) or (None,)
    if number is None:
        raise BadRequest("decision: name the number of the decision to take back")
    at = claim_of(request, key)
    take_back(request, number, form.get("why", ""))
    return _on(request, at, None)


def claim_of(request: Request, key: str, but: Sequence[int] = ()) -> int | None:
    """A claim by which the event is found again, whatever it is called once it is linked."""
    asked = select(event_claim.c.claim).where(event_claim.c.event == key, event_claim.c.claim.not_in(but))
    with opened(request) as connection:
        return connection.scalar(asked.order_by(event_claim.c.claim).limit(1))


def event_of(request: Request, claim: int | None) -> str | None:
    """The event that a claim is of now; None where no event holds it."""
    with opened(request) as connection:
        return connection.scalar(select(event_claim.c.event).where(event_claim.c.claim == claim).limit(1))


def _numbers(told: str) -> list[int]:
    parts = [part.strip() for part in told.split(",") if part.strip()][:MOST]
    if not all(part.isascii() and part.isdecimal() and len(part) < 10 for part in parts):
        raise BadRequest(f"{told[:20]}: not numbers")
    return [int(part) for part in parts]


def _on(request: Request, claim: int | None, decision: int | None) -> Response:
    key = event_of(request, claim)
    return RedirectResponse(address(f"/events/{key}" if key else "/", decision=decision), 303)
