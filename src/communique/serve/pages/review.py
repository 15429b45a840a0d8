"""Review: one claim at a time with its sentences, the most doubtful and weightiest first; plain forms do it all."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter
from fastapi import Path as PathValue
from sqlalchemy import Connection, select
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from communique.analyse.judged import Record, decision_of, last_word_of, record_of
from communique.analyse.waiting import DOUBTS, KIND_WEIGHTS, STATES, Chosen
from communique.archive.review import BadReview, Overtaken
from communique.archive.values import BadValue
from communique.lexicon.sides import codes
from communique.serve.asked import one_of, sides_in
from communique.serve.context import context_of
from communique.serve.deciding import LONGEST, REASONS, Said, Verdict, decide, take_back
from communique.serve.desk import desk_of, opened
from communique.serve.editing import PREFIX, changed_values, controls_of
from communique.serve.identity import who_asks
from communique.serve.marks import heart_of, marks_of, shown_claim
from communique.serve.problems import NO_PLACE, BadRequest
from communique.serve.views import address, render
from communique.serve.writes import form_of
from communique.store.schema import article

router = APIRouter()
KINDS = tuple(KIND_WEIGHTS)
_VERDICTS: Mapping[str, Verdict] = {"accept": "accept", "reject": "reject", "correct": "correct"}
Number = Annotated[int, PathValue(ge=1, le=2**31 - 1)]


@dataclass(frozen=True, slots=True)
class _Told:
    """What a page says beside the claim: what went wrong, and what was entered."""

    wrong: str = ""
    entered: Mapping[str, str] | None = None
    status: int = 200


@router.get("/review")
def review_page(request: Request) -> Response:
    """The claim that the address names, else the first that waits."""
    chosen = asked_claims(request.query_params)
    return _page(request, chosen, _number(request.query_params.get("at", "")), _Told())


@router.post("/review/undo")
def undone(request: Request) -> Response:
    """A decision taken back; then its claim is shown again."""
    form = form_of(request)
    number = _number(form.get("decision", ""))
    if number is None:
        raise BadRequest("decision: name the number of the decision to take back")
    take_back(request, number, form.get("why", ""))
    with opened(request) as connection:
        told = decision_of(connection, number)
    return _on(asked_claims(form), told[2] if told else None)


@router.get("/review/{number}")
def claim_page(request: Request, number: Number) -> Response:
    """The short address of a claim."""
    return _on(asked_claims(request.query_params), number)


@router.post("/review/{number}")
def decided(request: Request, number: Number) -> Response:
    """A claim accepted, rejected or corrected; then the next is shown. What is wrong is told on the claim's page."""
    form = form_of(request)
    chosen, seen, verdict = asked_claims(form), _number(form.get("seen", "")), _VERDICTS.get(form.get("verdict", ""))
    if verdict is None:
        raise BadRequest(f"verdict: it is one of {', '.join(_VERDICTS)}")
    with opened(request) as connection:
        record = record_of(connection, number)
        _, after, _ = _beside(desk_of(request).queue.of(connection, chosen), number)
    said = Said(verdict, form.get("why", ""), seen or 0, changed_values(record.claim, form))
    try:
        decide(request, record, said)
    except Overtaken as late:
        return _page(request, chosen, number, _Told(str(late), status=409))
    except (BadReview, BadValue) as bad:
        entered = {name.removeprefix(PREFIX): value for name, value in form.items() if name.startswith(PREFIX)}
        return _page(request, chosen, number, _Told(str(bad), entered if verdict == "correct" else None, 400))
    return _on(chosen, after)


def asked_claims(told: Mapping[str, str]) -> Chosen:
    """The filter that an address or form tells; BadRequest where a value cannot be meant."""
    sides = sides_in(told.get("party", ""))
    if len(sides) > 1:
        raise BadRequest("party: write one code, as KR")
    return Chosen(
        kind=one_of("kind", told.get("kind", ""), KINDS), party=sides[0] if sides else None,
        doubt=one_of("doubt", told.get("doubt", ""), tuple(DOUBTS)),
        state=one_of("state", told.get("state", ""), STATES) or STATES[0],
    )  # fmt: skip


def told_claims(chosen: Chosen) -> dict[str, str]:
    """A filter as the parameters of an address."""
    state = "" if chosen.state == STATES[0] else chosen.state
    told = {"kind": chosen.kind, "party": chosen.party, "doubt": chosen.doubt, "state": state}
    return {name: value for name, value in told.items() if value}


def _on(chosen: Chosen, number: int | None) -> Response:
    return RedirectResponse(address("/review", **told_claims(chosen), at=number), 303)


def _number(told: str) -> int | None:
    if told and not (told.isascii() and told.isdecimal() and len(told) < 10):
        raise BadRequest(f"{told[:20]}: not a number")
    return int(told) if told else None


def _page(request: Request, chosen: Chosen, number: int | None, told: _Told) -> HTMLResponse:
    who = who_asks(request)
    with opened(request) as connection:
        queue = desk_of(request).queue.of(connection, chosen)
        at = number if number is not None else next(iter(queue), None)
        shown = _claim(connection, at, told) if at is not None else {"record": None}
        last = last_word_of(connection, who.name) if who else None
        latest = decision_of(connection, last) if last else None
    before, after, place = _beside(queue, at)
    page = render(
        request, "review.html", told.status, chosen=chosen, told=told_claims(chosen), many=len(queue), place=place,
        before=before, after=after, latest=latest, wrong=told.wrong, kinds=KINDS, doubts=tuple(DOUBTS), states=STATES,
        may=who is not None and who.may("reviewer"), reasons=REASONS, longest=LONGEST, **shown,
    )  # fmt: skip
    if told.status >= 400:
        page.headers.update(NO_PLACE)
    return page


def _claim(connection: Connection, number: int, told: _Told) -> dict[str, Any]:
    record: Record = record_of(connection, number)
    page = article.c.id, article.c.headline, article.c.outlet, article.c.published, article.c.text
    row = connection.execute(select(*page).where(article.c.id == record.claim.article)).one()
    return {
        "record": record,
        "article": row,
        "claim": shown_claim(record.claim),
        "context": context_of(row.text, marks_of([record.told]), heart_of(record.told.data)),
        "controls": controls_of(record.claim, told.entered),
        "sides": sorted(codes()),
        "editing": told.entered is not None,
    }


def _beside(queue: list[int], at: int | None) -> tuple[int | None, int | None, int | None]:
    """The claims before and after in the queue, and the place in it; for one that is not in it, the first comes after."""
    if at not in queue:
        return None, next(iter(queue), None), None
    place = queue.index(at)
    before = queue[place - 1] if place else None
    return before, queue[place + 1] if place + 1 < len(queue) else None, place + 1
