"""Which stretch of time a chronology shows, and how its address goes nearer, farther, back and on."""

from dataclasses import dataclass, replace
from datetime import date

from starlette.datastructures import QueryParams

from communique.analyse.filters import EventFilter
from communique.analyse.overview import LANES, Lanes
from communique.serve.asked import day_in, one_of
from communique.serve.drawn.scale import DAY, ZOOMS, Zoom, day_of, name_of, window_of
from communique.serve.problems import BadRequest

_EARLIEST, _LATEST = date(1000, 1, 1), date(2999, 12, 31)


@dataclass(frozen=True, slots=True)
class View:
    """A stretch of time (None: all of it), and the lanes that engagements are drawn in (None: in one)."""

    zoom: Zoom | None
    at: date | None
    lanes: Lanes | None

    @property
    def window(self) -> tuple[date, date] | None:
        """The first day, and the day after the last."""
        return window_of(self.zoom, self.at) if self.zoom and self.at else None

    @property
    def name(self) -> str | None:
        """The stretch in words."""
        return name_of(self.zoom, self.at) if self.zoom and self.at else None


@dataclass(frozen=True, slots=True)
class Step:
    """A link to another stretch; `zoom` and `at` are empty for all of it."""

    label: str
    zoom: str
    at: str


def asked_view(query: QueryParams) -> View:
    """What an address asks for; BadRequest where it cannot be meant."""
    zoom = one_of("zoom", query.get("zoom", ""), ZOOMS)
    at = day_in("at", query.get("at", ""))
    lanes = one_of("lanes", query.get("lanes", ""), LANES)
    if bool(zoom) != bool(at):
        raise BadRequest("zoom and at go together: zoom=month&at=2022-05")
    try:
        day = day_of(at) if at else None
    except ValueError:
        raise BadRequest(f"at: {at} is not a day of the calendar") from None
    return View(zoom, day, lanes)  # type: ignore[arg-type]


def within(chosen: EventFilter, view: View) -> EventFilter:
    """The filter narrowed to the stretch of the view."""
    if view.window is None:
        return chosen
    first, after = view.window
    return replace(chosen, since=first.isoformat(), until=(after - DAY).isoformat())


def steps_of(view: View) -> list[Step]:
    """Back, on, and out to the next wider stretches."""
    if view.window is None or view.zoom is None or view.at is None:
        return []
    before, after = view.window[0] - DAY, view.window[1]
    wider = ZOOMS[: ZOOMS.index(view.zoom)]
    steps = [Step("all time", "", ""), *(_step(zoom, view.at, "") for zoom in wider)]
    steps += [_step(view.zoom, before, "‹ ")] if before > _EARLIEST else []
    return steps + ([_step(view.zoom, after, "", " ›")] if after < _LATEST else [])


def _step(zoom: Zoom, at: date, before: str, after: str = "") -> Step:
    start = window_of(zoom, at)[0]
    told = {"year": f"{start.year:04d}", "month": f"{start:%Y-%m}", "week": start.isoformat()}[zoom]
    return Step(f"{before}{name_of(zoom, at)}{after}", zoom, told)


def told_view(view: View) -> dict[str, str]:
    """A view as the parameters of an address."""
    told: dict[str, str] = {"zoom": view.zoom or "", "at": "", "lanes": view.lanes or ""}
    if view.zoom and view.at:
        told["at"] = _step(view.zoom, view.at, "").at
    return {name: value for name, value in told.items() if value}
