"""The parts of a run: a folder for each chunk, whole or not there."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from communique.bulk.chunks import Chunk, Done
from communique.bulk.tables import COLUMNS, Row, schema

_MARK = "done.json"
_TOGETHER = 200  # rows of a table held before they are written
_LEVEL = 3


class Part:
    """The tables of one chunk while they are written, beside their place; `close` moves them to it."""

    def __init__(self, parts: Path, chunk: Chunk) -> None:
        self._place = part_folder(parts, chunk.number)
        self._beside = parts / f".{self._place.name}.{os.getpid()}"
        shutil.rmtree(self._beside, ignore_errors=True)
        self._beside.mkdir(parents=True)
        self._rows: dict[str, list[Row]] = {table: [] for table in COLUMNS}
        self._files: dict[str, Any] = {}

    def add(self, rows: Mapping[str, list[Row]]) -> None:
        """Take some rows, by table."""
        for table, some in rows.items():
            self._rows[table] += some
            if len(self._rows[table]) >= _TOGETHER:
                self._write(table)

    def close(self, done: Done) -> None:
        """Write what is left and the mark, and put the part in its place, where an older one is replaced."""
        for table in COLUMNS:
            self._write(table)
            self._files[table].close()
        (self._beside / _MARK).write_text(done.to_json(), encoding="utf-8")
        shutil.rmtree(self._place, ignore_errors=True)
        self._beside.rename(self._place)

    def _write(self, table: str) -> None:
        import pyarrow as pa
        from pyarrow import parquet

        if table not in self._files:
            self._files[table] = parquet.ParquetWriter(
                self._beside / f"{table}.parquet", schema(table), compression="zstd", compression_level=_LEVEL
            )
        if self._rows[table]:
            self._files[table].write_table(pa.Table.from_pylist(self._rows[table], schema(table)))
            self._rows[table] = []


def part_folder(parts: Path, number: int) -> Path:
    """Where the part of a chunk stands."""
    return parts / f"{number:07}"


def read_mark(parts: Path, number: int) -> Done | None:
    """What is told of a chunk that is done, None for one that is not."""
    try:
        return Done.from_json((part_folder(parts, number) / _MARK).read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError):
        return None
