"""Columns in parts: meetings by year and level, incidents by the days to the answer."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, _HIGH, _TOP, _FOOT, _EDGE = 960, 150, 22, 24, 8
_WIDEST = 90.0


@dataclass(frozen=True, slots=True)
class Share:
    """One part of a column as it is asked for: how many, the class of its colour, what it tells, where it leads."""

    count: int
    look: str
    told: str
    link: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part as drawn."""

    y: float
    height: float
    look: str
    told: str
    link: str


@dataclass(frozen=True, slots=True)
class Stack:
    """A column as drawn."""

    label: str
    count: int
    x: float
    width: float
    top: float
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Stacks:
    """All that the template draws."""

    width: int
    height: int
    columns: tuple[Stack, ...]


def draw_stacks(told: Sequence[tuple[str, Sequence[Share]]]) -> Stacks | None:
    """Columns with their labels, from the left; None where there are none."""
    peak = max((sum(share.count for share in shares) for _, shares in told), default=0)
    if not peak:
        return None
    step = min((WIDTH - 2 * _EDGE) / len(told), _WIDEST)
    columns = []
    for number, (label, shares) in enumerate(told):
        x = round(_EDGE + number * step + step * 0.1, 1)
        base = float(_TOP + _HIGH)
        parts = []
        for share in shares:
            if share.count:
                high = round(_HIGH * share.count / peak, 1)
                base = round(base - high, 1)
                parts.append(Part(base, high, share.look, share.told, share.link))
        count = sum(share.count for share in shares)
        columns.append(Stack(label, count, x, round(step * 0.8, 1), base, tuple(parts)))
    return Stacks(WIDTH, _TOP + _HIGH + _FOOT, tuple(columns))
