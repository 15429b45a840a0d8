"""Where the work of a run is done."""

from dataclasses import dataclass
from typing import Literal

EngineName = Literal["local", "ray"]


@dataclass(frozen=True, slots=True)
class Engine:
    """Where the work is done, by how many workers (0: one a processor). `address` is a Ray cluster's head."""

    name: EngineName = "local"
    address: str | None = None
    workers: int = 0
