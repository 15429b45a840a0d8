"""Posts over time: a bar from the first to the last day that articles attest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from communique.serve.drawn.scale import DAY, Scale, Tick, ticks_of

WIDTH, _EDGE, _ROW, _LEAST = 960, 12, 28, 6.0
_MOST = 60  # bars drawn
_LETTER = 6.8  # units of width for a letter of a label, at most


@dataclass(frozen=True, slots=True)
class Span:
    """A bar as it is asked for: days as ISO, its label, what it tells beside that, where it leads."""

    first: str
    last: str
    label: str
    told: str
    link: str
    look: str = "person"


@dataclass(frozen=True, slots=True)
class Row:
    """A bar as drawn, its label above it."""

    x: float
    y: float
    width: float
    text_x: float
    anchor: str
    label: str
    told: str
    link: str
    look: str


@dataclass(frozen=True, slots=True)
class Spans:
    """All that the template draws."""

    width: int
    height: int
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]


def draw_spans(told: Sequence[Span]) -> Spans | None:
    """Bars one under the other in their order; None where there are none."""
    if not told:
        return None
    shown = told[:_MOST]
    first = min(date.fromisoformat(span.first) for span in shown)
    last = max(date.fromisoformat(span.last) for span in shown)
    scale = Scale(first, min(last, date.max - DAY) + DAY, _EDGE, WIDTH - _EDGE)
    rows = tuple(_row(number, span, scale) for number, span in enumerate(shown))
    return Spans(WIDTH, _ROW * len(rows) + 30, rows, ticks_of(scale))


def _row(number: int, span: Span, scale: Scale) -> Row:
    start, end = scale.x(date.fromisoformat(span.first)), scale.x(date.fromisoformat(span.last))
    width = max(round(end - start, 1), _LEAST)
    start = min(start, scale.right - width)
    right = start + len(span.label) * _LETTER > WIDTH - _EDGE
    text = min(start + width, WIDTH - _EDGE) if right else start
    return Row(
        round(start, 1), 2 + number * _ROW, width, round(text, 1), "end" if right else "", span.label,
        f"{span.label}\n{span.told}", span.link, span.look,
    )  # fmt: skip
