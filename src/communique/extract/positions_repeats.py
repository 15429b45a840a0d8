"""The same thing said twice is one position: the body's telling is kept before the headline's."""

import re
from collections.abc import Sequence

from communique.extract.positions_page import Page
from communique.values.claims import Position

_SAME = 0.6  # share of words in common from which two texts with one act and the same actors tell the same
_WORD = re.compile(r"[a-z0-9]+")


def is_repeat(position: Position, before: Sequence[Position], after: Sequence[Position], page: Page) -> bool:
    """Whether another telling of the same position is kept instead of this one."""
    if _kind(position, page) != "B":
        others = [p for p in (*before, *after) if _kind(p, page) == "B"]
        return any(_alike(position, other) >= 0.4 and position.act == other.act for other in others) or any(
            _alike(position, other) >= _SAME for other in (*others, *before)
        )
    return any(
        _alike(position, other) >= _SAME and position.actors == other.actors
        for other in before
        if _kind(other, page) == "B"
    )


def _kind(position: Position, page: Page) -> str:
    start = position.receipts["text"][0].start
    token = page.tree.at(start)
    return page.tree.sentences[token.sentence].kind if token else "B"


def _alike(one: Position, other: Position) -> float:
    a, b = set(_WORD.findall(one.text.lower())), set(_WORD.findall(other.text.lower()))
    return len(a & b) / max(1, min(len(a), len(b))) if len(a & b) > 2 else 0.0
