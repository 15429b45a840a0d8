"""Several calls or meetings told first as a number of them, then one by one: "had three calls today. She spoke with A; B; and C"."""

from collections.abc import Sequence
from dataclasses import replace

from communique.resolve.happenings_scene import Scene
from communique.values.understood import Telling

_NEAR = 2  # sentences behind the announcement in which those met are named


def on_announced_day(scene: Scene, alone: Sequence[Telling], telling: Telling) -> Telling:
    """The telling with the day of the calls or meetings that the sentences right before it announce, its own untold."""
    if telling.date is not None or telling.date_at is not None or telling.back:
        return telling
    told = next((each for each in reversed(alone) if _announces(scene, each, telling)), None)
    return replace(telling, date=told.date, date_at=told.date_at, dated_by="lead") if told is not None else telling


def _announces(scene: Scene, told: Telling, telling: Telling) -> bool:
    """Whether a dated plural noun of one side tells of calls or meetings of which this is one."""
    several = scene.tree.tokens[told.token].tag in ("NNS", "NNPS")
    alike = told.format == telling.format and told.status == telling.status and set(told.sides) <= set(telling.sides)
    return several and alike and told.date is not None and telling.sentence - told.sentence <= _NEAR
