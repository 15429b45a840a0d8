"""What a server answered, as a crawl kept it: status, type and body, the body unpacked within limits."""

import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import IO, Any

from communique.errors import CommuniqueError

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?\s+(\d{3})\b")
_CHUNK = re.compile(rb"\s*([0-9A-Fa-f]{1,15})[^\r\n]{0,200}\r?\n")
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_MOST_HEADER = 1 << 17
_MOST_LAYERS = 3
_PIECE = 1 << 18


class TooLarge(CommuniqueError):
    """A body is larger than the limit once it is unpacked."""


class BrokenBody(CommuniqueError):
    """A body breaks off or cannot be unpacked; the message says why."""


@dataclass(frozen=True, slots=True)
class Response:
    """An answer: `body` is as it came over the wire, still chunked and packed."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media(self) -> str:
        """The type that it tells, in small letters and without parameters; "" where none is told."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The charset that its type tells."""
        found = re.search(r"charset\s*=\s*[\"']?([\w.:\-]{2,40})", self.headers.get("content-type", ""), re.IGNORECASE)
        return found[1] if found else None


def read_response(block: bytes) -> Response | None:
    """The answer that a record's block holds, None where it holds none."""
    status = _STATUS.match(block)
    if status is None:
        return None
    end = _HEADER_END.search(block, 0, _MOST_HEADER)
    head, body = (block[: end.start()], block[end.end() :]) if end else (block[:_MOST_HEADER], b"")
    headers: dict[str, str] = {}
    for line in head.split(b"\n")[1:]:
        name, colon, value = line.decode("latin-1").partition(":")
        if colon:
            headers[name.strip().lower()] = value.strip()
    return Response(int(status[1]), headers, body)


def unpacked(response: Response, most: int) -> bytes:
    """The body as a browser would see it, at most so many bytes. Raises TooLarge and BrokenBody.

    Crawlers often keep the headers of a packing that they have undone: a body that does not look packed is taken as it is.
    """
    body = response.body
    if "chunked" in response.headers.get("transfer-encoding", "").lower():
        body = _joined(body)
    layers = [name.strip().lower() for name in response.headers.get("content-encoding", "").split(",")]
    for name in [name for name in reversed(layers) if name][:_MOST_LAYERS]:
        unpack = _UNPACKERS.get(name)
        if unpack is not None:
            body = unpack(body, most)
    if len(body) > most:
        raise TooLarge
    return body


def _joined(body: bytes) -> bytes:
    """The chunks of a body put together; a body that does not begin with a chunk's size is not chunked."""
    pieces: list[bytes] = []
    at = 0
    while True:
        told = _CHUNK.match(body, at)
        if told is None:
            if not at:
                return body
            raise BrokenBody("its chunked body breaks off")
        size = int(told[1], 16)
        if size == 0:
            return b"".join(pieces)
        piece = body[told.end() : told.end() + size]
        if len(piece) < size:
            if not at and not body[told.end() :].strip():
                return body
            raise BrokenBody("its chunked body breaks off")
        pieces.append(piece)
        at = told.end() + size


def _gunzip(body: bytes, most: int) -> bytes:
    return _inflate(body, most, 31) if body.startswith(b"\x1f\x8b") else body


def _deflated(body: bytes, most: int) -> bytes:
    """The body of a "deflate" answer: with a zlib header, as the standard wants it, or bare, as some servers send it."""
    if body.lstrip()[:1] in (b"<", b""):
        return body
    bare = len(body) < 2 or (body[0] & 0x0F) != 8 or (body[0] * 256 + body[1]) % 31
    return _inflate(body, most, -15 if bare else 15)


def _inflate(body: bytes, most: int, form: int) -> bytes:
    unpacker, pieces, size = zlib.decompressobj(form), [], 0
    waiting = body
    try:
        while not unpacker.eof:
            piece = unpacker.decompress(waiting, _PIECE)
            size += len(piece)
            if size > most:
                raise TooLarge
            pieces.append(piece)
            waiting = unpacker.unconsumed_tail
            if not waiting and not piece and not unpacker.eof:
                raise BrokenBody("its packed body breaks off")
    except zlib.error:
        raise BrokenBody("its packed body is corrupt") from None
    return b"".join(pieces)


def _unbrotli(body: bytes, most: int) -> bytes:
    if body.lstrip()[:1] == b"<":
        return body
    from fastwarc.stream_io import BrotliReader

    return _streamed(lambda file: BrotliReader(file), body, most)


def _unzstd(body: bytes, most: int) -> bytes:
    if not body.startswith(b"\x28\xb5\x2f\xfd"):
        return body
    from fastwarc.stream_io import ZstdReader

    return _streamed(lambda file: ZstdReader(file), body, most)


def _streamed(opened: Callable[[IO[bytes]], Any], body: bytes, most: int) -> bytes:
    from io import BytesIO

    pieces, size = [], 0
    try:
        stream = opened(BytesIO(body))
        while piece := stream.read(_PIECE):
            size += len(piece)
            if size > most:
                raise TooLarge
            pieces.append(piece)
    except (OSError, ValueError, EOFError) as error:
        raise BrokenBody(f"its packed body is corrupt ({str(error)[:60]})") from None
    return b"".join(pieces)


_UNPACKERS: Mapping[str, Callable[[bytes, int], bytes]] = {
    "gzip": _gunzip,
    "x-gzip": _gunzip,
    "deflate": _deflated,
    "br": _unbrotli,
    "zstd": _unzstd,
}
