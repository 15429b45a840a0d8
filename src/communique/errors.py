"""The errors of the house.

CommuniqueError
├── SkipArticle   one article cannot be read: recorded with its reason, the run goes on
│   └── NotTold    nothing in it tells of diplomacy: counted, the run goes on
├── Damaged       a place of a file cannot be read: recorded with its offset, reading goes on after it
└── AbortRun      the store or the source is gone: the run ends
    └── NotInArchive   what was asked for by number or name is not in the archive
"""


class CommuniqueError(Exception):
    """Root of every error that the package raises on purpose."""


class SkipArticle(CommuniqueError):
    """One article cannot be read. `source` names it, `reason` says what is wrong and what to do, in one line."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class NotTold(SkipArticle):
    """An article was passed over because the screen finds no diplomacy in it."""

    def __init__(self, source: str) -> None:
        super().__init__(source, "nothing in it tells of diplomacy")


class Damaged(CommuniqueError):
    """A file cannot be read at a place. `offset` counts its bytes as stored, `reason` says what is wrong in one line."""

    def __init__(self, offset: int, reason: str) -> None:
        super().__init__(f"offset {offset}: {reason}")
        self.offset = offset
        self.reason = reason


class AbortRun(CommuniqueError):
    """The run cannot go on (store or source gone); the message says why and what to do, in one line."""


class NotInArchive(AbortRun):
    """What was asked for is not in the archive; the message names it and says how to find what is."""
