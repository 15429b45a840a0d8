"""The parts of a run become its tables: articles numbered through, in the order of the sources, whoever coded them."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from communique.bulk.chunks import Chunk, Done
from communique.bulk.parts import part_folder
from communique.bulk.tables import COLUMNS, NUMBERED, failure_row, schema
from communique.read.crawls import Found
from communique.values.article import Failure

_GROUP_ROWS = 20_000  # rows of a group of a table
_GROUP_BYTES = 64_000_000
_READ_ROWS = 200


def merge_parts(
    parts: Path, out: Path, chunks: Sequence[Chunk], done: Mapping[int, Done], unread: Sequence[Failure]
) -> None:
    """Write every table from the parts; each appears when it is whole. Memory does not grow with the run.

    `unread` are sources of which nothing could be read; they close the table of failures.
    """
    for table in COLUMNS:
        pieces = _pieces(parts, table, chunks, done)
        _write(out / f"{table}.parquet", table, chain(pieces, _told(unread)) if table == "failures" else pieces)


def _told(unread: Sequence[Failure]) -> Iterator[Any]:
    import pyarrow as pa

    rows = [failure_row(Found(failure, failure.source), failure) for failure in unread]
    yield from pa.Table.from_pylist(rows, schema("failures")).to_batches()


def _pieces(parts: Path, table: str, chunks: Sequence[Chunk], done: Mapping[int, Done]) -> Iterator[Any]:
    from pyarrow import compute, parquet

    before = 0
    for chunk in chunks:
        with parquet.ParquetFile(part_folder(parts, chunk.number) / f"{table}.parquet") as file:
            for batch in file.iter_batches(batch_size=_READ_ROWS):
                if table in NUMBERED:
                    batch = batch.set_column(0, "article", compute.add(batch.column(0), before))
                yield batch
        before += done[chunk.number].coded


def _write(path: Path, table: str, pieces: Iterator[Any]) -> None:
    import pyarrow as pa

    write_table(path, schema(table), (pa.Table.from_batches(group, schema(table)) for group in _groups(pieces)))


def _groups(pieces: Iterator[Any]) -> Iterator[list[Any]]:
    """Pieces put together up to the size of a group; the same pieces give the same groups."""
    group: list[Any] = []
    for piece in pieces:
        group.append(piece)
        if (
            sum(each.num_rows for each in group) >= _GROUP_ROWS
            or sum(each.get_total_buffer_size() for each in group) >= _GROUP_BYTES
        ):
            yield group
            group = []
    if group:
        yield group


def write_table(path: Path, columns: Any, tables: Iterator[Any]) -> None:
    """Write a Parquet file beside its place and move it there when it is whole."""
    from pyarrow import parquet

    beside = path.with_name(path.name + ".part")
    with parquet.ParquetWriter(beside, columns, compression="zstd", compression_level=3) as writer:
        for table in tables:
            writer.write_table(table)
    beside.replace(path)


def file_hash(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
