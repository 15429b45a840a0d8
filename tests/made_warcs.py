"""WARC files made by hand, whole and damaged, for tests of reading and of bulk coding."""

import gzip
import zlib
from collections.abc import Sequence

STORY = (
    "The foreign ministers of Norway and France met in Paris on Tuesday and agreed to reopen the border, the French "
    "foreign ministry said in a statement. Both ministers condemned the missile launch by North Korea on 3 March 2021."
)
SHOP = "This kettle boils a litre of water in three minutes and keeps it warm for an hour. It comes in red and in blue."


def page(title: str, *paragraphs: str) -> bytes:
    """An HTML page."""
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>".encode()
    )


def answer(body: bytes, *headers: str, status: str = "200 OK", media: str = "text/html; charset=utf-8") -> bytes:
    """An HTTP answer."""
    head = "\r\n".join((f"HTTP/1.1 {status}", f"Content-Type: {media}", *headers))
    return head.encode() + b"\r\n\r\n" + body


def record(
    block: bytes, uri: str = "https://example.org/a", kind: str = "response", length: int | None = None
) -> bytes:
    """A WARC record; `length` lies about its length."""
    told = len(block) if length is None else length
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2021-03-03T10:00:00Z\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {told}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def story(number: int, *headers: str) -> bytes:
    """A record with a page of diplomacy of its own."""
    body = page(f"Talks, day {number}", f"{STORY} It was round {number} of their talks.", SHOP)
    return record(answer(body, *headers), f"https://example.org/talks/{number}")


def stories(count: int, first: int = 0) -> list[bytes]:
    """So many records with pages of diplomacy."""
    return [story(number) for number in range(first, first + count)]


def gzipped(records: Sequence[bytes]) -> bytes:
    """A WARC file with a gzip member for each record."""
    return b"".join(gzip.compress(each, mtime=0) for each in records)


def zstandard_packed(records: Sequence[bytes], dictionary: bytes | None = None, *, packed: bool = False) -> bytes:
    """A WARC file with a zstd frame for each record, with a dictionary in front where one is given."""
    import zstandard

    told = zstandard.ZstdCompressionDict(dictionary) if dictionary is not None else None
    packer = zstandard.ZstdCompressor(level=3, dict_data=told, write_checksum=True)
    front = b""
    if dictionary is not None:
        shown = zstandard.ZstdCompressor().compress(dictionary) if packed else dictionary
        front = b"\x5d\x2a\x4d\x18" + len(shown).to_bytes(4, "little") + shown
    return front + b"".join(packer.compress(each) for each in records)


def chunked(body: bytes, size: int = 50) -> bytes:
    """A body in chunks."""
    pieces = [body[i : i + size] for i in range(0, len(body), size)]
    return b"".join(f"{len(piece):x}\r\n".encode() + piece + b"\r\n" for piece in pieces) + b"0\r\n\r\n"


def bomb(size: int) -> bytes:
    """So many zeros, packed with gzip."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join((*(packer.compress(bytes(1 << 20)) for _ in range(size >> 20)), packer.flush()))
