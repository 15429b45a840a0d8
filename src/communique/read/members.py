"""What a crawl's file is made of: packed members (gzip, zstd) or bare records, each opened at its place in the file.

A member that breaks off, or whose sum does not fit, raises Damaged: nothing ends silently short.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from communique.errors import AbortRun, Damaged
from communique.read.window import Window
from communique.read.zstd import find_frame_end, read_dictionary

_GZIP = b"\x1f\x8b\x08"
_ZSTD = b"\x28\xb5\x2f\xfd"
_SKIPPABLE = re.compile(rb"[\x50-\x5f]\x2a\x4d\x18")
_HEAD = b"WARC/"
_BARE = re.compile(rb"WARC/[01]\.\d{1,2}\r?\n[A-Za-z-]{3,40}:")
_FED = 1 << 16
_NO_ZSTD = "reading zstd needs zstandard; install communique[bulk]"


class Member(Protocol):
    """A stretch of a file, unpacked piece by piece. `start` is its place in the file."""

    start: int
    packed: bool

    def read(self, size: int) -> bytes:
        """At most so many unpacked bytes; b"" at the end. Raises Damaged."""
        ...

    @property
    def end(self) -> int:
        """The place after it, once it is read to its end."""
        ...


class Members(Protocol):
    """How the members of a file are found and opened. The first is at `first`."""

    @property
    def first(self) -> int: ...

    def find(self, at: int, until: int | None = None) -> int | None:
        """The first place from `at` on (before `until`) where a member that holds a record begins."""
        ...

    def open(self, at: int) -> Member:
        """The member at a place. Raises Damaged where none begins there."""
        ...


def members_of(window: Window, label: str) -> Members:
    """How this file is packed, told by its first bytes. Raises Damaged for anything that is no WARC."""
    head = window.exact(0, 8)
    if head.startswith(_GZIP):
        return GzipMembers(window)
    if head.startswith(_ZSTD) or _SKIPPABLE.match(head):
        return ZstdMembers(window, label)
    if head.startswith(_HEAD):
        return BareMembers(window)
    raise Damaged(0, "the file is empty" if not head else "this is no WARC file: no record begins at its first byte")


class BareMember:
    """A file that is not packed, from a place to its end."""

    packed = False

    def __init__(self, window: Window, start: int) -> None:
        self.start = self._at = start
        self._window = window

    def read(self, size: int) -> bytes:
        piece = self._window.piece(self._at, size)
        self._at += len(piece)
        return piece

    @property
    def end(self) -> int:
        return self._at


@dataclass(frozen=True, slots=True)
class BareMembers:
    """Records one after the other."""

    window: Window
    first: int = 0

    def find(self, at: int, until: int | None = None) -> int | None:
        for place in self.window.find(_HEAD, at, until):
            before = self.window.exact(place - 1, 1) if place else b"\n"
            if before == b"\n" and _BARE.match(self.window.exact(place, 64)):
                return place
        return None

    def open(self, at: int) -> Member:
        return BareMember(self.window, at)


class GzipMember:
    """A member of a gzip file."""

    packed = True

    def __init__(self, window: Window, start: int) -> None:
        self.start = self._at = start
        self._window = window
        self._packed = zlib.decompressobj(31)
        self._waiting = b""

    def read(self, size: int) -> bytes:
        while not self._packed.eof:
            if not self._waiting:
                self._waiting = self._window.piece(self._at, _FED)
                self._at += len(self._waiting)
                if not self._waiting:
                    raise Damaged(self.start, "the file breaks off inside a gzip member")
            try:
                got = self._packed.decompress(self._waiting, size)
            except zlib.error as error:
                raise Damaged(self.start, f"a gzip member is corrupt ({_why(error)})") from None
            self._waiting = self._packed.unconsumed_tail
            if got:
                return got
        return b""

    @property
    def end(self) -> int:
        return self._at - len(self._packed.unused_data)


def _why(error: Exception) -> str:
    told = str(error)
    return told.rpartition(": ")[2] if ": " in told else told


@dataclass(frozen=True, slots=True)
class GzipMembers:
    """Gzip members one after the other, as WARC files have one for each record."""

    window: Window
    first: int = 0

    def find(self, at: int, until: int | None = None) -> int | None:
        for place in self.window.find(_GZIP, at, until):
            packed = zlib.decompressobj(31)
            try:
                begun = packed.decompress(self.window.exact(place, 4096), len(_HEAD))
            except zlib.error:
                continue
            if begun == _HEAD:
                return place
        return None

    def open(self, at: int) -> Member:
        return GzipMember(self.window, at)


class _Frame:
    """The packed bytes of one zstd frame, as a file that zstandard reads from."""

    def __init__(self, window: Window, at: int, end: int) -> None:
        self._window, self._at, self._end = window, at, end

    def read(self, size: int = -1) -> bytes:
        left = self._end - self._at
        piece = self._window.piece(self._at, left if size < 0 else min(size, left)) if left > 0 else b""
        self._at += len(piece)
        return piece


class ZstdMember:
    """A frame of a zstd file."""

    packed = True

    def __init__(self, window: Window, start: int, dictionary: Any) -> None:
        import zstandard

        self.start = start
        self._end = find_frame_end(window, start)
        self._errors = zstandard.ZstdError
        unpacker = zstandard.ZstdDecompressor(dict_data=dictionary, max_window_size=1 << 27)
        self._stream = unpacker.stream_reader(_Frame(window, start, self._end), read_across_frames=False)  # type: ignore[arg-type]

    def read(self, size: int) -> bytes:
        try:
            return self._stream.read(size)
        except self._errors as error:
            raise Damaged(self.start, f"a zstd frame is corrupt ({_why(error)})") from None

    @property
    def end(self) -> int:
        return self._end


class ZstdMembers:
    """Zstd frames one after the other, perhaps with a dictionary in front (the form of WARC files in zstd)."""

    def __init__(self, window: Window, label: str) -> None:
        try:
            import zstandard  # noqa: F401
        except ModuleNotFoundError:
            raise AbortRun(f"{label}: {_NO_ZSTD}") from None
        self._window = window
        self._dictionary, self.first = read_dictionary(window)

    def find(self, at: int, until: int | None = None) -> int | None:
        places: Iterator[int] = self._window.find(_ZSTD, max(at, self.first), until)
        return next((place for place in places if self._begins(place)), None)

    def _begins(self, place: int) -> bool:
        try:
            return ZstdMember(self._window, place, self._dictionary).read(len(_HEAD)) == _HEAD
        except Damaged:
            return False

    def open(self, at: int) -> Member:
        return ZstdMember(self._window, at, self._dictionary)
