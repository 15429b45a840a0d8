"""Any source becomes pages: files and folders, tables, crawls; by path, by pattern or by the address of an object store."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from communique.read.crawls import is_crawl, read_crawl
from communique.read.limits import Limits
from communique.read.pages import page_of, read_page
from communique.read.sources import STDIN, find_files
from communique.read.stores import expand, is_address, open_file, public_name
from communique.read.stretch import UNWANTED, Wanted, anything
from communique.read.tables import Columns, is_table, read_table, slug
from communique.values.article import Failure, Page, PassedOver


@dataclass(frozen=True, slots=True)
class Reading:
    """How sources are read: limits, the columns of tables, and which pages are wanted, told by their bytes."""

    limits: Limits = field(default_factory=Limits)
    columns: Columns = field(default_factory=Columns)
    wanted: Wanted = anything


def read_sources(sources: Sequence[str | Path], reading: Reading | None = None) -> Iterator[Page | Failure]:
    """The pages of all sources in their order; what cannot be read is a Failure in its place, what is not wanted a PassedOver.

    Nothing is raised but AbortRun where a library is missing that a source needs.
    """
    reading = reading or Reading()
    taken: dict[str, int] = {}
    for found in name_files(sources):
        if isinstance(found, Failure):
            yield found
        elif is_crawl(found):
            yield from (each.item for each in read_crawl(found, reading.limits, wanted=reading.wanted))
        elif is_table(found):
            yield from read_table(found, reading.columns, reading.limits, wanted=reading.wanted)
        elif is_address(found):
            yield fetch_page(found, reading)
        else:
            yield read_page(Path(found), reading.limits, taken, reading.wanted)


def name_files(sources: Sequence[str | Path]) -> Iterator[str | Failure]:
    """The name of every file of the sources, once: patterns and folders opened; a Failure for what cannot be found."""
    seen: set[tuple[int, int]] = set()
    for source in sources:
        for name in (str(source),) if str(source) == STDIN else expand(str(source)):
            if isinstance(name, Failure) or is_address(name):
                yield name
            else:
                yield from (each if isinstance(each, Failure) else str(each) for each in find_files((name,), seen))


def fetch_page(name: str, reading: Reading) -> Page | Failure:
    """The page that an object of a store is."""
    label = public_name(name)
    try:
        with open_file(name) as file:
            content = file.read(reading.limits.most_bytes + 1)
    except OSError as error:
        return Failure(label, f"it cannot be read ({str(error.strerror or error).splitlines()[0]}); check the address")
    if not reading.wanted(content):
        return PassedOver(label, UNWANTED)
    return page_of(content, label, slug(label), reading.limits)
