"""The frames of a zstd file: where each ends, told without unpacking it, and the dictionary that may stand in front.

Sources: RFC 8878 (frames and blocks), https://iipc.github.io/warc-specifications/specifications/warc-zstd/ (dictionary).
"""

from typing import Any

from communique.errors import Damaged
from communique.read.window import Window

_MAGIC = b"\x28\xb5\x2f\xfd"
_DICTIONARY = b"\x5d\x2a\x4d\x18"
_LARGEST_DICTIONARY = 1 << 25
_RAW, _RLE, _RESERVED = 0, 1, 3


def is_skippable(head: bytes) -> bool:
    """Whether a skippable frame begins with these bytes."""
    return len(head) >= 4 and head[1:4] == b"\x2a\x4d\x18" and 0x50 <= head[0] <= 0x5F


def find_frame_end(window: Window, start: int) -> int:
    """The place after the frame that begins at `start`. Raises Damaged where it breaks off or is none."""
    head = window.exact(start, 18)
    if is_skippable(head):
        return _bounded(window, start, start + 8 + int.from_bytes(head[4:8], "little"))
    if not head.startswith(_MAGIC) or len(head) < 6:
        raise Damaged(
            start, "no zstd frame begins here" if len(head) >= 6 else "the file breaks off inside a zstd frame"
        )
    told = head[4]
    if told & 0x08:
        raise Damaged(start, "no zstd frame that can be read begins here")
    single = bool(told & 0x20)
    at = start + 5 + (not single) + (0, 1, 2, 4)[told & 3] + _size_field(told >> 6, single)
    return _after_blocks(window, start, at, checked=bool(told & 0x04))


def _size_field(flag: int, single: bool) -> int:
    return (1 if single else 0, 2, 4, 8)[flag]


def _after_blocks(window: Window, start: int, at: int, *, checked: bool) -> int:
    while True:
        head = window.exact(at, 3)
        if len(head) < 3:
            raise Damaged(start, "the file breaks off inside a zstd frame")
        told = int.from_bytes(head, "little")
        kind, size = (told >> 1) & 3, told >> 3
        if kind == _RESERVED or (kind != _RLE and size > 1 << 17):
            raise Damaged(start, "a zstd frame is corrupt (no such block)")
        at += 3 + (1 if kind == _RLE else size)
        if told & 1:
            return _bounded(window, start, at + (4 if checked else 0))


def _bounded(window: Window, start: int, end: int) -> int:
    if not window.piece(end - 1, 1):
        raise Damaged(start, "the file breaks off inside a zstd frame")
    return end


def read_dictionary(window: Window) -> tuple[Any, int]:
    """The dictionary in front of a file's frames (None where there is none), and where the frames begin."""
    import zstandard

    head = window.exact(0, 8)
    if not head.startswith(_DICTIONARY):
        return None, 0
    size = int.from_bytes(head[4:8], "little")
    if size > _LARGEST_DICTIONARY:
        raise Damaged(0, f"its zstd dictionary is larger than {_LARGEST_DICTIONARY // 1_000_000} MB")
    told = window.exact(8, size)
    if len(told) < size:
        raise Damaged(0, "the file breaks off inside its zstd dictionary")
    try:
        if told.startswith(_MAGIC):
            told = zstandard.ZstdDecompressor().decompress(told, max_output_size=_LARGEST_DICTIONARY)
        return zstandard.ZstdCompressionDict(told), 8 + size
    except zstandard.ZstdError as error:
        raise Damaged(0, f"its zstd dictionary is corrupt ({error})") from None
