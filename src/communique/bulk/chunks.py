"""A chunk: what one worker codes at a time, and what it tells when it is done."""

import json
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Literal, Self

from communique.pipeline import Options
from communique.read.limits import Limits
from communique.read.stores import public_name
from communique.read.stretch import Stretch
from communique.read.tables import Columns

ChunkKind = Literal["crawl", "table", "pages"]


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of one file, or some files of one page each (with the ids that the run gives them).

    `name` opens the file; it may hold keys of a store and is written nowhere but in the message to a worker.
    """

    number: int
    kind: ChunkKind
    name: str
    start: int = 0
    end: int | None = None
    synced: bool = False
    pages: tuple[tuple[str, str], ...] = ()

    @property
    def label(self) -> str:
        """The file's name as it may be kept and shown."""
        return public_name(self.name)

    @property
    def stretch(self) -> Stretch:
        """The part of the file."""
        return Stretch(self.start, self.end, self.synced)

    def identity(self) -> list[Any]:
        """What tells it from other chunks, without secrets."""
        named = [[public_name(name), own] for name, own in self.pages]
        return [self.number, self.kind, self.label, self.start, self.end, self.synced, named]

    def to_json(self) -> str:
        """As a message."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Self:
        """From a message."""
        told = json.loads(text)
        return cls(**{**told, "pages": tuple((name, own) for name, own in told["pages"])})


@dataclass(frozen=True, slots=True)
class Job:
    """What is done with every chunk: where parts are written, how pages are read and coded."""

    parts: str
    coding: Options
    columns: Columns = field(default_factory=Columns)
    limits: Limits = field(default_factory=Limits)

    def to_json(self) -> str:
        """As a message."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Self:
        """From a message."""
        told = json.loads(text)
        return cls(told["parts"], Options(**told["coding"]), Columns(**told["columns"]), Limits(**told["limits"]))


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a chunk. `first` and `next` are the places of the first record in it and of the first after it.

    `passed` counts what was passed over, by reason.
    """

    number: int
    synced: bool
    start: int
    first: int | None
    next: int | None
    pages: int
    coded: int
    failed: int
    claims: int
    passed: dict[str, int]

    def to_json(self) -> str:
        """As a message, and as the mark in the chunk's folder."""
        return json.dumps(asdict(self), sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """From a message. Raises ValueError and TypeError for anything else."""
        told = json.loads(text)
        return cls(**{each.name: told[each.name] for each in fields(cls)})
