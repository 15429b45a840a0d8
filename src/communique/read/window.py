"""A file seen through a window: any piece of it, read in large blocks, nothing kept but the last block."""

from collections.abc import Iterator
from typing import IO

BLOCK = 1 << 18


class Window:
    """Pieces of a file by their place. Reading forwards costs one read a block; only one block is held."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._start = 0
        self._data = b""

    def piece(self, at: int, most: int) -> bytes:
        """At most so many bytes from a place on; b"" at the end of the file and nowhere else."""
        if not self._start <= at < self._start + len(self._data):
            self._file.seek(at)
            self._data = self._file.read(BLOCK)
            self._start = at
        first = at - self._start
        return self._data[first : first + most]

    def exact(self, at: int, size: int) -> bytes:
        """So many bytes from a place on, fewer only where the file ends."""
        pieces = []
        while size > 0 and (piece := self.piece(at, size)):
            pieces.append(piece)
            at += len(piece)
            size -= len(piece)
        return b"".join(pieces)

    def find(self, wanted: bytes, at: int, until: int | None = None) -> Iterator[int]:
        """The places of some bytes from a place on, those that begin before `until`."""
        kept = b""
        while (until is None or at - len(kept) < until) and (piece := self.piece(at, BLOCK)):
            seen, base = kept + piece, at - len(kept)
            place = seen.find(wanted)
            while place >= 0:
                if until is not None and base + place >= until:
                    return
                yield base + place
                place = seen.find(wanted, place + 1)
            at += len(piece)
            kept = seen[-(len(wanted) - 1) :] if len(wanted) > 1 else b""
