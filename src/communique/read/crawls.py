"""The pages of a crawl: WARC files, plain or packed, record by record; what is no page is passed over and counted."""

from collections.abc import Iterator
from dataclasses import dataclass

from communique.read.limits import Limits
from communique.read.pages import page_of
from communique.read.responses import BrokenBody, Response, TooLarge, read_response, unpacked
from communique.read.stores import open_file, public_name
from communique.read.stretch import UNWANTED, Stretch, Wanted, anything
from communique.read.tables import slug
from communique.read.warc import Asked, Reached, WarcRecord, read_records
from communique.read.window import Window
from communique.values.article import Failure, Page, PassedOver

SUFFIXES = (".warc", ".warc.gz", ".warc.zst")
NOT_FOUND = "an answer that is no page (status other than 200)"
NO_TEXT = "no page of text or HTML"
TOO_LARGE = "larger than the limit for one page"
NO_ADDRESS = "an answer without an address"
_MEDIA = frozenset({"", "text/html", "application/xhtml+xml", "text/plain"})
_HEADER_ROOM = 1 << 17


@dataclass(frozen=True, slots=True)
class Found:
    """What stands at a place of a file: a page, a failure, or what was passed over. `seen` is when it was fetched."""

    item: Page | Failure
    file: str
    offset: int | None = None
    seen: str | None = None


def is_crawl(name: str) -> bool:
    """Whether a file's name says that it is a crawl's."""
    return name.partition("?")[0].lower().endswith(SUFFIXES)


def read_crawl(
    name: str,
    limits: Limits,
    stretch: Stretch | None = None,
    reached: Reached | None = None,
    wanted: Wanted = anything,
) -> Iterator[Found]:
    """What a WARC file, or a stretch of one, holds: pages, failures with file and offset, and what was passed over.

    `wanted` is asked of every page's bytes before anything else is made of them. Requests, metadata and the like are
    not told of. Nothing is raised but AbortRun where a library is missing.
    """
    label = public_name(name)
    try:
        with open_file(name) as file:
            asked = Asked(limits.most_bytes + _HEADER_ROOM)
            records = read_records(Window(file), label, stretch or Stretch(), asked, reached or Reached())
            for record in records:
                found = _failed(label, record) if isinstance(record, Failure) else _page(label, record, limits, wanted)
                if found is not None:
                    yield found
    except OSError as error:
        told = str(error.strerror or error).splitlines()[0].lower()
        yield Found(Failure(label, f"it cannot be read ({told}); check the path, its rights and the disk"), label)


def _failed(label: str, failure: Failure) -> Found:
    place = failure.source.rpartition("@")[2] if failure.source != label else "0"
    return Found(failure, label, int(place))


def _page(label: str, record: WarcRecord, limits: Limits, wanted: Wanted) -> Found | None:
    if record.kind not in ("response", "resource"):
        return None
    address = record.headers.get("warc-target-uri", "").strip("<>")
    item = _read(address or record.place(label), record, limits, wanted) if address else None
    return Found(
        item if item is not None else PassedOver(record.place(label), NO_ADDRESS),
        label,
        record.offset,
        record.headers.get("warc-date"),
    )


def _read(address: str, record: WarcRecord, limits: Limits, wanted: Wanted) -> Page | Failure | None:
    if record.block is None:
        return PassedOver(address, TOO_LARGE)
    response = _response(record, record.block)
    if response is None:
        return PassedOver(address, NO_TEXT)
    if response.status != 200:
        return PassedOver(address, NOT_FOUND)
    if response.media not in _MEDIA:
        return PassedOver(address, NO_TEXT)
    if record.headers.get("warc-truncated"):
        return Failure(address, f"the crawl cut it ({record.headers['warc-truncated'][:40]}); fetch it again")
    try:
        body = unpacked(response, limits.most_bytes)
    except TooLarge:
        return PassedOver(address, TOO_LARGE)
    except BrokenBody as broken:
        return Failure(address, f"{broken}; fetch it again")
    if not wanted(body):
        return PassedOver(address, UNWANTED)
    made = page_of(body, address, slug(address), limits, response.charset)
    return PassedOver(address, made.reason) if isinstance(made, Failure) else made  # empty, binary, in French ...


def _response(record: WarcRecord, block: bytes) -> Response | None:
    """The answer in a record: of a server, or a page put there as it is (record type resource)."""
    if record.kind == "response" and not record.headers.get("warc-target-uri", "").strip("<").lower().startswith(
        "http"
    ):
        return None  # names looked up, files transferred
    if record.kind == "response":
        return read_response(block)
    return Response(200, {"content-type": record.headers.get("content-type", "")}, block)
