"""The JSON schema that a model's answer has to fit: the fields of the record, each value with its quote."""

from typing import Any

from communique.values.vocabulary import ACTS, FORMATS, INCIDENT_KINDS, LEVELS, STATUSES, TOPICS

_LONGEST = 400  # characters of a value or a quote
_MOST = 120  # claims of a kind, and values of a list


def answer_schema() -> dict[str, Any]:
    """The schema, plain enough for every server that takes one: no references, no patterns."""
    side, name, day = _told(), _told(), _told()
    engagement = _object(
        status=_told(STATUSES), format=_told(FORMATS), level=_told(LEVELS), parties=_list(side), participants=_list(name),
        date=day, place=_told(), about=_list(_told(TOPICS)), main={"type": "boolean"}, required=("status", "format", "parties"),
    )  # fmt: skip
    position = _object(
        act=_told(ACTS), actors=_list(side), speaker=name, target=side, text=_text(), topics=_list(_told(TOPICS)),
        required=("act", "actors", "text"),
    )  # fmt: skip
    incident = _object(
        kind=_told(INCIDENT_KINDS), actors=_list(side), date=day, text=_text(), required=("kind", "text")
    )
    person = _object(name=name, country=side, post=_told(), required=("name",))
    return _object(
        engagements=_list(engagement), positions=_list(position), incidents=_list(incident), people=_list(person),
        required=("engagements", "positions", "incidents", "people"),
    )  # fmt: skip


def _told(values: tuple[str, ...] | None = None) -> dict[str, Any]:
    value: dict[str, Any] = {"type": "string", "enum": list(values)} if values else _text()
    return _object(value=value, quote=_text(), required=("value", "quote"))


def _text() -> dict[str, Any]:
    return {"type": "string", "maxLength": _LONGEST}


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items, "maxItems": _MOST}


def _object(*, required: tuple[str, ...], **properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}
