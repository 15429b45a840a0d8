"""What a run accepts."""

from dataclasses import dataclass

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest page in bytes, and whether pages in other languages than English are turned away."""

    most_bytes: int = 20 * _MEGABYTE
    english_only: bool = True
