"""The plan of a run: its files cut into chunks, so that work is shared out evenly and a killed run can go on."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from communique.bulk.chunks import Chunk
from communique.errors import AbortRun
from communique.read.crawls import is_crawl
from communique.read.everything import name_files
from communique.read.pages import own_id
from communique.read.sources import STDIN
from communique.read.stores import is_address, open_file, public_name, size_of
from communique.read.tables import is_table, slug
from communique.values.article import Failure

_PACKED = 4_000_000  # stored bytes of a chunk at most; packed pages unpack to five times as much
_BARE = 32_000_000
_SHARES = 64  # a small run is cut finer, so that workers end together: into so many chunks, but none below a fourth
_PAGES = 256  # files of one page each


@dataclass(frozen=True, slots=True)
class Input:
    """A file of the run and its size in bytes. `name` opens it and is written nowhere."""

    name: str
    label: str
    size: int


@dataclass(frozen=True, slots=True)
class Plan:
    """All chunks in their order, the files they are cut from, and the sources that cannot be read."""

    chunks: tuple[Chunk, ...]
    inputs: tuple[Input, ...]
    failures: tuple[Failure, ...]

    def fingerprint(self, manifest: dict[str, Any]) -> str:
        """A hash of what is read, how it is cut and what it is coded with: the same run has the same one."""
        told = [
            manifest,
            [chunk.identity() for chunk in self.chunks],
            [[each.label, each.size] for each in self.inputs],
        ]
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def make_plan(sources: Sequence[str]) -> Plan:
    """Cut the files of the sources into chunks. Raises AbortRun for standard input, which cannot be read twice."""
    if STDIN in sources:
        raise AbortRun("-: standard input cannot be coded in bulk; save it to a file")
    failures: list[Failure] = []
    inputs: list[Input] = []
    cut: list[Input] = []
    pages: list[tuple[str, str]] = []
    taken: dict[str, int] = {}
    for name in name_files(sources):
        try:
            if isinstance(name, Failure):
                failures.append(name)
                continue
            size = size_of(name)
        except OSError as error:
            failures.append(Failure(public_name(str(name)), f"it cannot be read ({error.strerror or error})"))
            continue
        inputs.append(Input(name, public_name(name), size))
        if is_crawl(name) or is_table(name):
            cut.append(inputs[-1])
        else:
            pages.append((name, slug(public_name(name)) if is_address(name) else own_id(name, taken)))
    share = sum(each.size for each in cut) // _SHARES
    chunks = [chunk for each in cut for chunk in _cut(each.name, each.size, share)]
    chunks += (
        Chunk(0, "pages", pages[first][0], pages=tuple(pages[first : first + _PAGES]))
        for first in range(0, len(pages), _PAGES)
    )
    numbered = tuple(_numbered(chunk, number) for number, chunk in enumerate(chunks))
    return Plan(numbered, tuple(inputs), tuple(failures))


def find_changed(plan: Plan) -> Iterator[Failure]:
    """A Failure for every file whose size is no longer that of the plan: it was written to while it was read."""
    for each in plan.inputs:
        try:
            size = size_of(each.name)
        except OSError as error:
            yield Failure(each.label, f"it was gone at the end of the run ({error.strerror or error}); code it again")
            continue
        if size != each.size:
            told = f"its size changed from {each.size:,} to {size:,} bytes while it was read; code it again when it is whole"
            yield Failure(each.label, told)


def _numbered(chunk: Chunk, number: int) -> Chunk:
    return Chunk(number, chunk.kind, chunk.name, chunk.start, chunk.end, chunk.synced, chunk.pages)


def _cut(name: str, size: int, share: int) -> Iterator[Chunk]:
    low = name.partition("?")[0].lower()
    if is_crawl(name):
        step = _step(_BARE if low.endswith(".warc") else _PACKED, share)
        yield from (Chunk(0, "crawl", name, start, end) for start, end in _steps(size, step))
    elif low.endswith((".jsonl", ".ndjson")):
        yield from (Chunk(0, "table", name, start, end) for start, end in _steps(size, _step(_BARE, share)))
    elif low.endswith(".parquet"):
        yield from (Chunk(0, "table", name, start, end) for start, end in _row_groups(name))
    else:
        yield Chunk(0, "table", name)


def _step(most: int, share: int) -> int:
    """The size of a chunk: a share of the whole run, within bounds."""
    return min(most, max(most // 4, share))


def _steps(size: int, step: int) -> Iterator[tuple[int, int | None]]:
    """Stretches of even size; the last one reaches to the end of the file, whatever that is."""
    count = max(1, round(size / step))
    ends = [size * number // count for number in range(1, count)]
    yield from zip([0, *ends], [*ends, None], strict=True)


def _row_groups(name: str) -> Iterator[tuple[int, int | None]]:
    """Row groups of a Parquet file, put together up to the size of a chunk; the whole where it cannot be told."""
    from pyarrow import ArrowException, parquet

    try:
        with open_file(name) as file:
            told = parquet.ParquetFile(file).metadata
            sizes = [told.row_group(group).total_byte_size for group in range(told.num_row_groups)]
    except (OSError, ArrowException):
        yield 0, None
        return
    start = held = 0
    for group, size in enumerate(sizes):
        if held and held + size > _BARE:
            yield start, group
            start, held = group, 0
        held += size
    yield start, None
