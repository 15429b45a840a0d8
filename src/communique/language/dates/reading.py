"""What a rule makes of a phrase, and the expression of time that the finder hands out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from re import Match, Pattern
from typing import Literal

from communique.language.edtf import Bounds, shortest

Unit = Literal["day", "week", "month", "year", "decade"]
Step = tuple[int, Unit]


@dataclass(frozen=True, slots=True)
class Reading:
    """The days a phrase may mean.

    `edtf` is the likeliest reading where nothing is known of the verb; `past` and `future` are those of something that
    has happened and of something to come. `anchored` is False for what counts from the event just named: `step` is then
    the count. `clock` is True where the phrase names a part of a day. `end` cuts the phrase short.
    """

    edtf: str | None = None
    past: str | None = None
    future: str | None = None
    anchored: bool = True
    step: Step | None = None
    clock: bool = False
    end: int | None = None


@dataclass(frozen=True, slots=True)
class DateExpression:
    """An expression of time in a text. `text[start:end]` are its words; the rest is as in `Reading`.

    `offset` is the count in days where `step` counts days or weeks.
    """

    start: int
    end: int
    text: str
    edtf: str | None
    rule: str
    past: str | None = None
    future: str | None = None
    anchored: bool = True
    offset: int | None = None
    step: Step | None = None
    clock: bool = False


Read = Callable[[Match[str], date | None], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and the function that reads it. The function's docstring is the reason shown to readers."""

    name: str
    pattern: Pattern[str]
    read: Read
    triggers: frozenset[str]


def sure(span: Bounds | None) -> Reading:
    """The reading of a phrase that can mean only these days."""
    if span is None:
        return Reading()
    edtf = shortest(*span)
    return Reading(edtf, edtf, edtf)


def open_reading(past: Bounds | None, future: Bounds | None, likely: Bounds | None) -> Reading:
    """The reading of a phrase that means one thing of the past and another of the future."""
    first, second, third = (shortest(*span) if span else None for span in (past, future, likely))
    return Reading(third, first, second)
