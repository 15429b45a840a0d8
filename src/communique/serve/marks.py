"""An article's text cut into pieces, each with the claims whose words it is: marks may overlap, text never moves."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from communique.rules import reason_of
from communique.store.standing import StandingClaim

KIND_NAMES = {"engagement": "Engagement", "position": "Position", "incident": "Incident", "person": "Person"}
_SHOWN = {
    "engagement": ("status", "format", "level", "parties", "participants", "date", "place", "venue", "series", "about"),
    "position": ("actors", "speaker", "act", "strength", "target", "topics", "text"),
    "incident": ("kind", "actors", "date", "text"),
    "person": ("name", "country", "post", "organisation", "rank"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A span that a claim rests on: for which of its fields."""

    start: int
    end: int
    claim: int
    kind: str
    field: str
    reason: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text over which the same marks lie; `start` is its place in the article's text."""

    start: int
    text: str
    marks: tuple[Mark, ...]

    @property
    def kinds(self) -> str:
        """The kinds of claims that lie here, for the style sheet."""
        return " ".join(kind for kind in KIND_NAMES if any(mark.kind == kind for mark in self.marks))

    @property
    def told(self) -> tuple[tuple[int, str, str, str, str], ...]:
        """Claim, kind, its fields in one string, reason and rule: a line for each claim that lies here."""
        fields: dict[tuple[int, str, str, str], list[str]] = defaultdict(list)
        for mark in self.marks:
            fields[(mark.claim, mark.kind, mark.reason, mark.rule)].append(mark.field)
        return tuple(
            (c, KIND_NAMES[k], ", ".join(dict.fromkeys(f)), why, rule) for (c, k, why, rule), f in fields.items()
        )


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of the page: its kind (H, M, B, C) and its pieces."""

    kind: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ShownField:
    """A field of a claim with the places of its words."""

    name: str
    value: Any
    receipts: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """A claim as the margin shows it."""

    number: int
    kind: str
    title: str
    fields: tuple[ShownField, ...]
    rule: str
    reason: str
    confidence: float
    reviewed: bool
    account: Mapping[str, Any] | None


def marks_of(claims: Sequence[StandingClaim]) -> list[Mark]:
    """All spans that the claims rest on, in the order of the text."""
    found = []
    for told in claims:
        rule = str(told.data.get("rule", ""))
        reason = reason_of(rule)
        for field, span in _spans(told.data):
            found.append(Mark(span["start"], span["end"], told.seq, told.kind, field, reason, rule))
    return sorted(found, key=lambda mark: (mark.start, mark.end, mark.claim, mark.field))


def heart_of(data: Mapping[str, Any]) -> tuple[int, int]:
    """The span that a claim is made with: its own words, or the act that tells of it."""
    receipts = data.get("receipts", {})
    names = [name for name in ("text", "name", "status", "format", "kind", *receipts) if receipts.get(name)]
    if not names:
        return 0, 0
    return int(receipts[names[0]][0]["start"]), int(receipts[names[0]][0]["end"])


def _spans(data: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for field, spans in data.get("receipts", {}).items():
        yield from ((field, span) for span in spans)
    yield from (("quoted", span) for span in data.get("quoted") or ())
    account = data.get("according_to")
    if account and account.get("receipt"):
        yield "according to", account["receipt"]


def shown_lines(text: str, kinds: str, marks: Sequence[Mark]) -> list[ShownLine]:
    """The lines of an article with their marks. `kinds` has a letter for each line of the page, F for furniture."""
    lines = text.split("\n")
    letters = [kind for kind in kinds if kind != "F"]
    letters = letters if len(letters) == len(lines) else ["B"] * len(lines)
    found, offset = [], 0
    for letter, line in zip(letters, lines, strict=True):
        found.append(ShownLine(letter, tuple(_pieces(text, offset, offset + len(line), marks))))
        offset += len(line) + 1
    return found


def _pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    here = [mark for mark in marks if mark.start < end and mark.end > start]
    cuts = {start, end} | {min(max(place, start), end) for mark in here for place in (mark.start, mark.end)}
    ordered = sorted(cuts)
    for low, high in pairwise(ordered):
        yield Piece(low, text[low:high], tuple(m for m in here if m.start <= low and m.end >= high))


def shown_claim(told: StandingClaim) -> ShownClaim:
    """A claim for the margin: fields that say something, each with its words."""
    data = told.data
    names = [name for name in _SHOWN[told.kind] if data.get(name) not in (None, [], "", ())]
    rule = str(data.get("rule", ""))
    return ShownClaim(
        number=told.seq, kind=told.kind, title=KIND_NAMES[told.kind],
        fields=tuple(ShownField(name, data[name], _receipts(data, name)) for name in names),
        rule=rule, reason=reason_of(rule), confidence=float(data["confidence"]), reviewed=told.reviewed,
        account=data.get("according_to"),
    )  # fmt: skip


def _receipts(data: Mapping[str, Any], name: str) -> tuple[Mapping[str, Any], ...]:
    return tuple(data.get("receipts", {}).get(name, ()))
