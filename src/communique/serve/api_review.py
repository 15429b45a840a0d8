"""The API of the review desk: what waits, one claim with its history, decisions and their undoing, the audit."""

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request

from communique.analyse.judged import Record, record_of
from communique.analyse.waiting import Chosen, Waiting, shown_waiting
from communique.archive.review import DecisionRow, reviews
from communique.serve.api import PROBLEMS, WRITE_PROBLEMS, At, Number
from communique.serve.asked import sides_in
from communique.serve.deciding import LONGEST, Said, Verdict, decide, take_back
from communique.serve.desk import desk_of, opened
from communique.serve.identity import known, who_asks
from communique.serve.known import only_known
from communique.serve.paging import Listed, cut
from communique.serve.problems import BadRequest
from communique.store.audit import AuditRow, audit_rows

router = APIRouter(prefix="/api/v1", dependencies=[Depends(only_known)], responses=PROBLEMS)
Kind = Literal["engagement", "position", "incident", "person"]


class Judgement(BaseModel):
    """A word on a claim. `seen` is the claim's `last`: where another decision came since, the answer is 409."""

    model_config = ConfigDict(extra="forbid")
    verdict: Verdict
    seen: Annotated[int, Field(ge=0, le=2**31 - 1)]
    why: Annotated[str, Field(max_length=LONGEST)] = ""
    values: Annotated[dict[str, str], Field(max_length=20, description="For correct: field to value.")] = {}


class Undoing(BaseModel):
    """Why a decision is taken back."""

    model_config = ConfigDict(extra="forbid")
    why: Annotated[str, Field(max_length=LONGEST)] = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """What was written down."""

    decision: int


@dataclass(frozen=True, slots=True)
class Me:
    """Who asks. `csrf` is the X-CSRF-Token that a write carries; a program with a token of its own needs none."""

    name: str
    role: str
    how: str
    csrf: str


def chosen_claims(
    kind: Kind | None = None, party: Annotated[str, Query(max_length=24)] = "",
    doubt: Literal["high", "some", "little"] | None = None, state: Literal["waiting", "decided"] = "waiting",
) -> Chosen:  # fmt: skip
    """The claims that an address asks for."""
    sides = sides_in(party)
    if len(sides) > 1:
        raise BadRequest("party: write one code, as KR")
    return Chosen(kind, sides[0] if sides else None, doubt, state)


@router.get("/me", operation_id="me")
def me(request: Request) -> Me:
    """Who the asker is to this server."""
    who = who_asks(request) or known(request, "reader")
    return Me(who.name, who.role, who.how, who.csrf)


@router.get("/review", operation_id="listReview")
def waiting(request: Request, at: At, chosen: Annotated[Chosen, Depends(chosen_claims)]) -> Listed[Waiting]:
    """What waits for review, by doubt times weight; or what was decided, the last first."""
    with opened(request) as connection:
        numbers = desk_of(request).queue.of(connection, chosen)[: at.until]
        page = cut(numbers, at)
        return Listed(items=shown_waiting(connection, page.items), next=page.next)


@router.get("/review/{number}", operation_id="getReview")
def claim(request: Request, number: Number) -> Record:
    """One claim as it stands, as the machine told it, and all that was decided on it."""
    with opened(request) as connection:
        return record_of(connection, number)


@router.post("/review/{number}", operation_id="decide", responses=WRITE_PROBLEMS)
def judge(request: Request, number: Number, word: Judgement) -> Decided:
    """Accept, reject or correct a claim; the archive is linked again at once."""
    with opened(request) as connection:
        record = record_of(connection, number)
    return Decided(decide(request, record, Said(word.verdict, word.why, word.seen, word.values)))


@router.post("/decisions/{number}/undo", operation_id="undo", responses=WRITE_PROBLEMS)
def undo(request: Request, number: Number, word: Undoing) -> Decided:
    """Take a decision back, with those made in the same breath."""
    return Decided(take_back(request, number, word.why))


@router.get("/decisions", operation_id="listDecisions")
def decisions(request: Request, at: At) -> Listed[DecisionRow]:
    """The decisions of people, newest first."""
    with opened(request) as connection:
        return cut(reviews(connection, at.until), at)


@router.get("/audit", operation_id="listAudit")
def audit(request: Request, at: At) -> Listed[AuditRow]:
    """Who wrote what, newest first; for admins."""
    known(request, "admin")
    with opened(request) as connection:
        return cut(audit_rows(connection, at.until), at)
