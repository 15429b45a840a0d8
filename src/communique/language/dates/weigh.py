"""The choice between a reading in the past and one to come, by tense and by distance in time."""

from datetime import date
from typing import Protocol

from communique.language import edtf as days
from communique.language.dates.tense import Tense

_FAR = 200  # days from which on a reading may be overruled by a much nearer one
_NEARER = 3


class TwoWays(Protocol):
    """What has a reading for the past and one for the future: an expression or a mention of a date."""

    @property
    def past(self) -> str | None: ...

    @property
    def future(self) -> str | None: ...


def weighed(expression: TwoWays, tense: Tense, today: date | None) -> str | None:
    """The reading of that tense, unless it lies far from today and the other many times nearer.

    Where `today` is None the tense alone decides.
    """
    wanted, other = expression.past, expression.future
    if tense == "future":
        wanted, other = other, wanted
    if wanted is None and tense == "past":
        return None
    if wanted is None or (today is not None and _much_nearer(today, other, wanted)):
        return other
    return wanted


def _much_nearer(today: date, near: str | None, far: str) -> bool:
    one, two = days.bounds(near) if near else None, days.bounds(far)
    if one is None or two is None:
        return False
    distance = _distance(today, two)
    return distance > _FAR and _distance(today, one) * _NEARER < distance


def _distance(today: date, span: days.Bounds) -> int:
    if span[0] <= today <= span[1]:
        return 0
    return (today - span[1]).days if span[1] < today else (span[0] - today).days
