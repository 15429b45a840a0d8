"""What two sets of positions say alike, newly, no longer, more strongly or more softly."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from rapidfuzz.distance import Indel

Change = Literal["kept", "stronger", "softer", "new", "dropped"]
_ALIKE = 0.5  # likeness of words from which two clauses are forms of one
_ROUNDED = 0.001
_FIRST_SIGN = 0x10000  # beyond it there is a sign for every word
_LADDER = {  # acts that state one stance with growing force; strength tells the steps within an act
    "assess": 0, "discuss": 0, "welcome": 1, "agree": 1, "concern": 1, "reaffirm": 2, "urge": 2, "pledge": 2,
    "condemn": 3, "reject": 3, "threaten": 4,
}  # fmt: skip
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


@dataclass(frozen=True, slots=True)
class Clause:
    """A position as far as wording goes."""

    text: str
    act: str
    actors: tuple[str, ...]
    target: str | None
    strength: int
    article: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two clauses held beside each other, or one that stands alone. `likeness` is 0..1 over their words."""

    change: Change
    before: Clause | None
    after: Clause | None
    likeness: float
    why: str


def clause_of(row: Any) -> Clause:
    """The clause of a position claim, as the store holds it or as it stands."""
    data = row.data
    receipt = (data["receipts"].get("text") or [{"start": 0, "end": 0}])[0]
    return Clause(
        data["text"], data["act"], tuple(data["actors"]), data["target"], data["strength"], row.article,
        receipt["start"], receipt["end"],
    )  # fmt: skip


def compare_clauses(before: Sequence[Clause], after: Sequence[Clause]) -> list[Pair]:
    """The clauses of two texts in pairs, most alike first come first served; the rest are new or dropped.

    Strength is compared on the ladder of diplomatic language: first the act, then the step within it.
    """
    ranked = sorted(
        ((likeness(b, a), i, j) for i, b in enumerate(before) for j, a in enumerate(after)),
        key=lambda r: (-r[0], r[1], r[2]),
    )
    left, right = set(range(len(before))), set(range(len(after)))
    pairs: list[tuple[int, Pair]] = []
    for alike, i, j in ranked:
        if alike >= _ALIKE and i in left and j in right:
            left.discard(i)
            right.discard(j)
            pairs.append((j, _paired(before[i], after[j], alike)))
    pairs += [(j, Pair("new", None, after[j], 0.0, "nothing like it was said before")) for j in sorted(right)]
    shown = [pair for _, pair in sorted(pairs, key=lambda item: item[0])]
    return shown + [Pair("dropped", before[i], None, 0.0, "nothing like it is said now") for i in sorted(left)]


def likeness(a: Clause, b: Clause, least: float = 0.0) -> float:
    """How alike two clauses are, 0..1: the share of their words, in order, that they have in common.

    What is less than `least` may be told as 0, which is quicker.
    """
    cutoff = max(0.0, least - _ROUNDED)
    alike = Indel.normalized_similarity(_words(a.text), _words(b.text), score_cutoff=cutoff)
    return round(alike * (1.0 if set(a.actors) & set(b.actors) else 0.8), 3)


class Signs(dict[str, str]):
    """Clauses with one sign for each word: as strings, one is quickly held against many.

    It keeps the signs of whatever stands between two blanks, which is looked at once.
    """

    def __init__(self) -> None:
        super().__init__()
        self._words: dict[str, str] = {}

    def __missing__(self, piece: str) -> str:
        bare = piece.rstrip(".,;")
        words = (bare,) if bare.isalpha() else _WORD.findall(piece)
        signs = [self._words.setdefault(word.lower(), chr(_FIRST_SIGN + len(self._words))) for word in words]
        self[piece] = told = "".join(signs)
        return told

    def of(self, text: str) -> str:
        """The words of a clause, a sign for each."""
        return "".join(map(self.__getitem__, text.split()))

    def alike(self, clause: Clause, others: Sequence[str], least: float) -> list[tuple[int, float]]:
        """Which of others of its side, by place, a clause is at least so much alike, and how much (see `likeness`)."""
        import numpy as np
        from rapidfuzz.process import cdist

        cutoff = max(_ROUNDED, least - _ROUNDED)
        scorer = Indel.normalized_similarity
        found = cdist([self.of(clause.text)], others, scorer=scorer, score_cutoff=cutoff, dtype=np.float64)[0]
        rounded = ((int(place), round(float(found[place]), 3)) for place in np.flatnonzero(found))
        return [(place, alike) for place, alike in rounded if alike >= least]


@lru_cache(maxsize=20_000)  # a clause is held against many others
def _words(text: str) -> tuple[str, ...]:
    return tuple(map(str.lower, _WORD.findall(text)))


def _paired(before: Clause, after: Clause, alike: float) -> Pair:
    was, now = (_LADDER[c.act] * 10 + c.strength for c in (before, after))
    told = f"{before.act} ({before.strength}) then, {after.act} ({after.strength}) now"
    change: Change = "kept" if was == now else "stronger" if now > was else "softer"
    return Pair(change, before, after, alike, told)
