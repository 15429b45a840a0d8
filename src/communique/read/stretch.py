"""A part of a file to be read by itself, and which of its pages are wanted."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

Wanted: TypeAlias = Callable[[bytes], bool]
UNWANTED = "nothing in it tells of diplomacy"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a file: by its stored bytes (row groups of Parquet). None for `end` is the end of the file.

    With `synced`, a record is known to begin at `start`; else the first one after it is looked for.
    """

    start: int = 0
    end: int | None = None
    synced: bool = False


def anything(content: bytes) -> bool:
    """Wants every page."""
    return True
