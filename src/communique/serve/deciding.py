"""A reviewer's word, from a page or a program, as a decision of the archive."""

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import Literal

from starlette.requests import Request

from communique.analyse.judged import Record
from communique.archive.review import BadReview, Word, accept, correct_fields, merge, reject, split, undo
from communique.serve.desk import desk_of
from communique.serve.identity import known

Verdict = Literal["accept", "reject", "correct"]
REASONS = {
    "accept": "as the article says", "reject": "not what the article says", "correct": "as the words say",
    "join": "the reports tell of one event", "part": "the reports tell of two events",
}  # fmt: skip
LONGEST = 500  # signs of a reason


@dataclass(frozen=True, slots=True)
class Said:
    """What a reviewer says of a claim; `seen` is the last decision on it that they saw, 0 for none."""

    verdict: Verdict
    why: str
    seen: int
    values: Mapping[str, str] = field(default_factory=dict)


def decide(request: Request, record: Record, said: Said) -> int:
    """Write the decision down and link again where it changes what is told; its number.

    Forbidden for readers, BadReview or BadValue where it cannot be meant, Overtaken where another came first.
    """
    engine, number, why = request.app.state.engine, record.claim.seq, reason(said.why, said.verdict)
    links = said.verdict != "accept" or record.verdict == "reject"
    word = Word(known(request, "reviewer").name, why, links, said.seen)
    with desk_of(request).deciding if links else nullcontext():  # a linking begun earlier must not end later
        if said.verdict == "accept":
            made = accept(engine, number, word)
        elif said.verdict == "reject":
            made = reject(engine, number, word)
        else:
            made = correct_fields(engine, number, said.values, word)
    _note(request, f"claim {number}: {said.verdict}, decision {made}")
    return made


def join(request: Request, key: str, other: str, why: str) -> int:
    """Two events are one: written down and linked again; the decision's number."""
    word = Word(known(request, "reviewer").name, reason(why, "join"))
    with desk_of(request).deciding:
        made = merge(request.app.state.engine, key, other, word)
    _note(request, f"events {key} and {other} are one: decision {made}")
    return made


def part(request: Request, key: str, claims: Sequence[int], why: str) -> int:
    """Claims of an event are of another one: written down and linked again; the first decision's number."""
    word = Word(known(request, "reviewer").name, reason(why, "part"))
    with desk_of(request).deciding:
        made = split(request.app.state.engine, key, claims, word)
    _note(request, f"claims {', '.join(map(str, claims))} are not of event {key}: decision {made}")
    return made


def take_back(request: Request, number: int, why: str) -> int:
    """Take a decision back and link again; the number of the undoing."""
    word = Word(known(request, "reviewer").name, reason(why, "undo"))
    with desk_of(request).deciding:
        made = undo(request.app.state.engine, number, word)
    _note(request, f"decision {number} taken back by {made}")
    return made


def reason(why: str, verdict: str) -> str:
    """The reason as it is kept: what was written, or the usual one; BadReview where it is too long."""
    told = " ".join(why.split())
    if len(told) > LONGEST:
        raise BadReview(f"why: {len(told)} signs; write at most {LONGEST}")
    return told or REASONS.get(verdict, "looked at again")


def _note(request: Request, what: str) -> None:
    """For the audit row of this request."""
    request.scope.setdefault("state", {})["done"] = what
