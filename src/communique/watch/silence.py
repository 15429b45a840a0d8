"""Which watched sources fell silent, by the rhythm that each had."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

_SHORTEST = timedelta(days=3)
_TIMES = 5  # as long as so many of the usual gaps


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How a source publishes: the usual gap between news, and since when it has been silent for too long, if it is."""

    usual: timedelta | None
    last: datetime | None
    silent: bool


def find_rhythm(seen: list[datetime], now: datetime) -> Rhythm:
    """The rhythm of a source whose items were first seen at these moments (in order).

    It is silent after five of its usual gaps (the median between moments with news), and never before three days.
    """
    moments = sorted(set(seen))
    gaps = [later - earlier for earlier, later in pairwise(moments)]
    usual = timedelta(seconds=median(gap.total_seconds() for gap in gaps)) if len(gaps) >= 2 else None
    last = moments[-1] if moments else None
    patience = max(_SHORTEST, _TIMES * usual) if usual is not None else None
    return Rhythm(usual, last, bool(last and patience and now - last > patience))
