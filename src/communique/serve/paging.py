"""Lists in pages: `next` is what to ask for as `cursor` to go on; null is the end."""

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar

from fastapi import Query
from pydantic import BaseModel

from communique.serve.problems import BadRequest

T = TypeVar("T")
_FAR = 1_000_000  # rows that may be passed over


class Listed(BaseModel, Generic[T]):
    """A page of a list."""

    items: list[T]
    next: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a list a page starts, and how many rows it has."""

    offset: int
    limit: int

    @property
    def until(self) -> int:
        """The rows to ask the archive for: one more than shown tells whether there are more."""
        return self.offset + self.limit + 1


def place(
    limit: Annotated[int, Query(ge=1, le=500, description="At most so many rows.")] = 50,
    cursor: Annotated[str | None, Query(max_length=40, description="`next` of the page before.")] = None,
) -> Place:
    """The place that an address asks for; BadRequest for a cursor that no page gave."""
    if cursor is None:
        return Place(0, limit)
    try:
        told = base64.urlsafe_b64decode(cursor.encode()).decode()
    except (binascii.Error, ValueError):
        told = ""
    if not told.startswith("after:") or not told[6:].isascii() or not told[6:].isdecimal() or int(told[6:]) > _FAR:
        raise BadRequest("cursor: not one that a page gave as `next`")
    return Place(int(told[6:]), limit)


def cut(rows: Sequence[T], place: Place) -> Listed[T]:
    """The page of a list at a place; `rows` are the first `place.until` of the list."""
    more = len(rows) >= place.until
    name = base64.urlsafe_b64encode(f"after:{place.offset + place.limit}".encode()).decode() if more else None
    return Listed(items=list(rows[place.offset : place.offset + place.limit]), next=name)
