"""Events in a few English words, for headings of calendars, graphs and pages."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row

from communique.lexicon.sides import usual_name

_FORMATS = {"meeting": "Meeting", "call": "Call", "video": "Video call", "visit": "Visit"}
_SHOWN = 6  # sides that are named


def heading(row: Row[Any]) -> str:
    """An event as a heading: "Meeting of Norway and Portugal in Oslo"."""
    if row.kind == "incident":
        return f"{str(row.code).replace('-', ' ').capitalize()} ({joined(row.data['parties']) or 'actor not told'})"
    where = f" in {row.place}" if row.place else ""
    return f"{_FORMATS.get(row.code, 'Engagement')} of {joined(row.data['parties']) or 'sides not told'}{where}"


def joined(sides: Sequence[str]) -> str:
    """Sides by their usual names: "Norway, Portugal and the rest" in the fashion of prose."""
    names = [usual_name(side) for side in sides[:_SHOWN]]
    if len(sides) > _SHOWN:
        names.append(f"{len(sides) - _SHOWN} others")
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
