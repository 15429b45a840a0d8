"""The records of a WARC file, or of a stretch of one, each with its place; damage is told and reading goes on after it.

Format: WARC 1.1 (ISO 28500:2017). A stretch holds the records (packed: the members) that begin inside it, so that the
stretches of a file share its records out without loss; `Reached` tells where a stretch began and where the next must.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from communique.errors import Damaged
from communique.read.members import Member, Members, members_of
from communique.read.stretch import Stretch
from communique.read.window import Window
from communique.values.article import Failure

_HEAD = re.compile(rb"WARC/[01]\.\d{1,2}\s*$")
_MOST_HEADER = 1 << 16
_MOST_BLANKS = 8
_READ = 1 << 16
MOST_UNPACKED = 1 << 31  # bytes of one member passed over; more is a bomb


@dataclass(frozen=True, slots=True)
class WarcRecord:
    """A record: where it begins (`inside` counts unpacked bytes of its member), its headers (lower case) and its block.

    `block` is None where the record was not asked for or is larger than the limit; `length` is what its header tells.
    """

    offset: int
    inside: int
    headers: dict[str, str]
    length: int
    block: bytes | None

    @property
    def kind(self) -> str:
        return self.headers.get("warc-type", "")

    def place(self, label: str) -> str:
        """Where it stands, as "file@offset", with the place in its member where that holds several records."""
        return f"{label}@{self.offset}" + (f"+{self.inside}" if self.inside else "")


@dataclass(slots=True)
class Reached:
    """Where the first record of a stretch begins and where the first one after it; None for none."""

    first: int | None = None
    next: int | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """Which records are read into memory: those of these types, up to so many bytes."""

    most: int
    types: frozenset[str] = field(default=frozenset({"response", "resource"}))


def read_records(
    window: Window, label: str, stretch: Stretch, asked: Asked, reached: Reached
) -> Iterator[WarcRecord | Failure]:
    """The records that begin in a stretch, in order; a Failure with its offset for every damaged place.

    `reached` is filled as reading goes on and is right once the iterator is spent. Nothing is raised for damage.
    """
    try:
        members = members_of(window, label)
    except Damaged as damaged:
        if stretch.start == 0:
            yield Failure(label, damaged.reason)
        return
    at = _first(members, stretch)
    reached.first = at if at is not None and (stretch.end is None or at < stretch.end) else None
    while at is not None and (stretch.end is None or at < stretch.end) and window.piece(at, 1):
        shelf = _Shelf(members.open, at, stretch.end)
        try:
            yield from shelf.records(asked)
            at = shelf.end
        except Damaged as damaged:
            at = _after(window, members, damaged, shelf)
            yield Failure(f"{label}@{damaged.offset}", damaged.reason + _goes_on(at))
    reached.next = at if at is not None and window.piece(at, 1) else None


def _first(members: Members, stretch: Stretch) -> int | None:
    if stretch.synced:
        return stretch.start
    return members.find(stretch.start, stretch.end) if stretch.start else members.first


def _goes_on(at: int | None) -> str:
    return f"; reading goes on at offset {at}" if at is not None else "; nothing after it could be read"


def _after(window: Window, members: Members, damaged: Damaged, shelf: "_Shelf") -> int | None:
    """Where reading goes on after damage: the next member, or the next record of a file that is not packed."""
    if damaged.offset < shelf.member_start:
        return members.find(shelf.member_start + 1)
    return members.find(damaged.offset + 1)


class _Shelf:
    """The records of one member, read one after the other."""

    def __init__(self, open_member: Callable[[int], Member], at: int, until: int | None) -> None:
        self._open = open_member
        self.member_start = at
        self._until = until
        self._member: Member | None = None
        self._data = b""
        self._at = 0  # unpacked bytes taken so far

    @property
    def end(self) -> int:
        member = self._opened()
        return member.end if member.packed else self.member_start + self._at

    def records(self, asked: Asked) -> Iterator[WarcRecord]:
        """The member's records; those of a file that is not packed only as far as the stretch goes."""
        while self._has_more() and not self._is_past():
            yield self._record(asked)

    def _opened(self) -> Member:
        if self._member is None:
            self._member = self._open(self.member_start)
        return self._member

    def _is_past(self) -> bool:
        return not self._opened().packed and self._until is not None and self.member_start + self._at >= self._until

    def _place(self, inside: int) -> tuple[int, int]:
        return (self.member_start, inside) if self._opened().packed else (self.member_start + inside, 0)

    def _record(self, asked: Asked) -> WarcRecord:
        inside = self._at
        offset, within = self._place(inside)
        headers, length = self._headers(offset, within)
        if headers.get("warc-type") in asked.types and length <= asked.most:
            block: bytes | None = self._take(length)
            whole = len(block or b"") == length
        else:
            block, whole = None, self._pass_over(length, offset)
        if not whole:
            raise Damaged(
                offset, _within(within) + "the file breaks off inside a record, or its length is told wrongly"
            )
        self._trailer(offset, within)
        return WarcRecord(offset, within, headers, length, block)

    def _headers(self, offset: int, within: int) -> tuple[dict[str, str], int]:
        if not _HEAD.match(self._line(offset)):
            raise Damaged(offset, _within(within) + "no WARC record begins here")
        headers: dict[str, str] = {}
        name, size = "", 0
        while line := self._line(offset).rstrip(b"\r\n"):
            size += len(line)
            if size > _MOST_HEADER:
                raise Damaged(offset, _within(within) + "the header of a record is larger than any is")
            text = line.decode("utf-8", "replace")
            if text[0] in " \t" and name:
                headers[name] += " " + text.strip()
                continue
            name, _, value = text.partition(":")
            name = name.strip().lower()
            headers[name] = value.strip()
        told = headers.get("content-length", "")
        if not (told.isascii() and told.isdigit() and len(told) < 16):
            raise Damaged(offset, _within(within) + f"the length of a record is no number ({told[:20]!r})")
        return headers, int(told)

    def _trailer(self, offset: int, within: int) -> None:
        """After a block come two line ends, then the next record or the end: else the length was wrong."""
        if self._peek(4) == b"\r\n\r\n":
            self._take(4)
            return
        self._blanks()
        ahead = self._peek(5)
        if ahead and ahead != b"WARC/":
            raise Damaged(offset, _within(within) + "the length that a record tells is wrong")

    def _has_more(self) -> bool:
        if self._at == 0:
            return bool(self._peek(1))
        self._blanks()
        return bool(self._peek(1))

    def _blanks(self) -> None:
        for _ in range(_MOST_BLANKS):
            if self._peek(1) not in (b"\r", b"\n"):
                return
            self._take(1)

    def _peek(self, size: int) -> bytes:
        while len(self._data) < size and (more := self._opened().read(_READ)):
            self._data += more
        return self._data[:size]

    def _take(self, size: int) -> bytes:
        pieces = []
        while size > 0:
            if not self._data and not self._peek(1):
                break
            piece, self._data = self._data[:size], self._data[size:]
            pieces.append(piece)
            size -= len(piece)
            self._at += len(piece)
        return b"".join(pieces)

    def _pass_over(self, size: int, offset: int) -> bool:
        if size > MOST_UNPACKED and self._opened().packed:
            raise Damaged(offset, f"a record tells a length of {size:,} bytes, more than any is")
        while size > 0:
            if not self._data and not self._peek(1):
                return False
            taken = min(size, len(self._data))
            self._data = self._data[taken:]
            size -= taken
            self._at += taken
        return True

    def _line(self, offset: int) -> bytes:
        while (end := self._data.find(b"\n")) < 0:
            if len(self._data) > _MOST_HEADER:
                raise Damaged(offset, "the header of a record is larger than any is")
            more = self._opened().read(_READ)
            if not more:
                if not self._data:
                    raise Damaged(offset, "the file breaks off inside the header of a record")
                return self._take(len(self._data))
            self._data += more
        return self._take(end + 1)


def _within(inside: int) -> str:
    return f"{inside:,} bytes into the member: " if inside else ""
