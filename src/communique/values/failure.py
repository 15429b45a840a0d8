"""A page that could not be coded: which one, and why."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """One input that could not be read. `reason` is one line: what is wrong and what to do."""

    source: str
    reason: str

    def __str__(self) -> str:
        return f"{self.source}: {self.reason}"
