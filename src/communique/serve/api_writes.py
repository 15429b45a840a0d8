"""The API of what else is written: events joined and parted, searches saved and dropped."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request

from communique.archive.searches import LONGEST_NAME, LONGEST_QUESTION, drop_search, save_search
from communique.serve.api import PROBLEMS, WRITE_PROBLEMS, Key
from communique.serve.deciding import LONGEST, join, part
from communique.serve.identity import known
from communique.serve.known import only_known
from communique.serve.pages.joining import MOST, claim_of, event_of

router = APIRouter(prefix="/api/v1", dependencies=[Depends(only_known)], responses=PROBLEMS)
Why = Annotated[str, Field(max_length=LONGEST)]
ClaimNumber = Annotated[int, Field(ge=1, le=2**31 - 1)]


class Joining(BaseModel):
    """Another event that is the same one."""

    model_config = ConfigDict(extra="forbid")
    other: Annotated[str, Field(min_length=1, max_length=96, description="The other event's id.")]
    why: Why = ""


class Parting(BaseModel):
    """The claims of an event that tell of another one."""

    model_config = ConfigDict(extra="forbid")
    claims: Annotated[list[ClaimNumber], Field(min_length=1, max_length=MOST)]
    why: Why = ""


class Saving(BaseModel):
    """A search with the name that it is kept under; another of the same name gives way."""

    model_config = ConfigDict(extra="forbid")
    name: Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
    q: Annotated[str, Field(min_length=1, max_length=LONGEST_QUESTION)]


@dataclass(frozen=True, slots=True)
class Regrouped:
    """What was written down (to be taken back at /decisions/NUMBER/undo), and the event as it is called now."""

    decision: int
    event: str | None


@dataclass(frozen=True, slots=True)
class Saved:
    """The key of a saved search; its feed is /searches/KEY.atom."""

    key: str


@router.post("/events/{key}/join", operation_id="joinEvents", responses=WRITE_PROBLEMS)
def joined(request: Request, key: Key, word: Joining) -> Regrouped:
    """This event and another are one; the archive is linked again at once."""
    at = claim_of(request, key)
    return Regrouped(join(request, key, word.other, word.why), event_of(request, at))


@router.post("/events/{key}/part", operation_id="partEvent", responses=WRITE_PROBLEMS)
def parted(request: Request, key: Key, word: Parting) -> Regrouped:
    """Some claims of this event tell of another one; the archive is linked again at once."""
    at = claim_of(request, key, word.claims)
    return Regrouped(part(request, key, word.claims, word.why), event_of(request, at))


@router.post("/searches", operation_id="saveSearch", responses=WRITE_PROBLEMS)
def saved(request: Request, word: Saving) -> Saved:
    """Keep a search; its feed tells what is new of it."""
    return Saved(save_search(request.app.state.engine, word.name, word.q, known(request, "reviewer").name))


@router.delete("/searches/{key}", operation_id="dropSearch", responses=WRITE_PROBLEMS)
def dropped(request: Request, key: Key) -> Saved:
    """Take a saved search away; its feed ends."""
    drop_search(request.app.state.engine, key, known(request, "reviewer").name)
    return Saved(key)
