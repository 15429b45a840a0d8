"""The fields of a claim as a form offers them: controlled vocabularies to choose from, everything else as words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from communique.store.standing import StandingClaim
from communique.values.vocabulary import ACTS, FORMATS, INCIDENT_KINDS, LEVELS, RANKS, STATUSES, TOPICS

PREFIX = "f."  # before a field's name in the form
_FIELDS = {
    "engagement": (
        "status", "format", "level", "parties", "participants", "date", "place", "venue", "host", "series", "about", "main",
    ),
    "position": ("actors", "speaker", "act", "strength", "target", "topics", "text"),
    "incident": ("kind", "actors", "date", "text"),
    "person": ("name", "country", "post", "organisation", "rank"),
}  # fmt: skip
_ONE_OF: Mapping[str, tuple[str, ...]] = {
    "status": STATUSES, "format": FORMATS, "level": LEVELS, "act": ACTS, "kind": INCIDENT_KINDS, "rank": RANKS,
    "strength": ("1", "2", "3", "4", "5"), "main": ("true", "false"),
}  # fmt: skip
_SOME_OF = {"about": TOPICS, "topics": TOPICS}
_MAY_BE_NONE = ("rank",)
_SIDES = ("parties", "actors", "target", "country", "host")
_HINTS = {
    "date": "2024-06-28, 2024-06 or 2024-06-24/2024-06-30", "parties": "codes: KR, JP", "actors": "codes: KR, JP",
    "target": "a code: KP", "country": "a code: KR", "participants": "names, with commas between",
    "text": "words as they stand in the article",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Control:
    """A field with the way to change it: `look` is one (choose one), some (tick), long (several lines) or words."""

    name: str
    look: str
    value: str
    values: tuple[str, ...]
    ticked: tuple[str, ...]
    hint: str
    sides: bool


def controls_of(told: StandingClaim, entered: Mapping[str, str] | None = None) -> list[Control]:
    """The controls for a claim, with its values or those that were entered already."""
    names = [name for name in _FIELDS[told.kind] if name in told.data]
    return [_control(name, (entered or {}).get(name, written(told.data[name]))) for name in names]


def changed_values(told: StandingClaim, form: Mapping[str, str]) -> dict[str, str]:
    """The fields of a form whose values are not those of the claim, as the manual writes them."""
    entered = {name.removeprefix(PREFIX): _lines(value) for name, value in form.items() if name.startswith(PREFIX)}
    return {name: value for name, value in entered.items() if _meant(name, value) != _meant(name, _now(told, name))}


def written(value: Any) -> str:
    """A value as a form writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _now(told: StandingClaim, name: str) -> str:
    return written(told.data.get(name))


def _meant(name: str, value: str) -> list[str]:
    """The parts of a value; what is ticked has no order."""
    return sorted(_parts(value)) if name in _SOME_OF else _parts(value)


def _lines(value: str) -> str:
    """A value with line ends as articles have them, not as forms send them."""
    return value.replace("\r\n", "\n").strip()


def _parts(value: str) -> list[str]:
    return [part.strip() for part in value.split(",") if part.strip()]


def _control(name: str, value: str) -> Control:
    if name in _SOME_OF:
        return Control(name, "some", value, _SOME_OF[name], tuple(_parts(value)), "", False)
    if name in _ONE_OF:
        values = ("", *_ONE_OF[name]) if name in _MAY_BE_NONE else _ONE_OF[name]
        return Control(name, "one", value, values, (), "", False)
    look = "long" if name == "text" else "words"
    return Control(name, look, value, (), (), _HINTS.get(name, ""), name in _SIDES)
