"""The tables of the record as Parquet files, with typed columns; lists stay lists. Written piece by piece."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from communique.analyse.filters import EventFilter
from communique.errors import AbortRun
from communique.export.codebook import Column, TableBook, codebook
from communique.export.tables import TABLES

_GROUP = 5_000  # rows of a row group


def write_parquet(connection: Connection, chosen: EventFilter, folder: Path) -> list[Path]:
    """Write every table of the record into a folder as NAME.parquet; each file appears when it is whole."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ModuleNotFoundError:
        raise AbortRun("Parquet needs pyarrow; install communique[parquet]") from None
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, rows_of in TABLES.items():
        book = codebook()[name]
        schema = _schema(pyarrow, book)
        path, part = folder / f"{name}.parquet", folder / f"{name}.parquet.part"
        try:
            with parquet.ParquetWriter(part, schema, compression="zstd") as out:
                for rows in _groups(rows_of(connection, chosen)):
                    columns = {column.name: _cells(column, rows) for column in book.columns}
                    out.write_table(pyarrow.table(columns, schema=schema))
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
        written.append(path)
    return written


def _schema(pyarrow: Any, book: TableBook) -> Any:
    types = {
        "string": pyarrow.string(), "edtf": pyarrow.string(), "day": pyarrow.date32(), "integer": pyarrow.int64(),
        "number": pyarrow.float64(), "boolean": pyarrow.bool_(), "list": pyarrow.list_(pyarrow.string()),
    }  # fmt: skip
    fields = [
        pyarrow.field(column.name, types[column.type], metadata={"about": column.about}) for column in book.columns
    ]
    return pyarrow.schema(fields, metadata={"table": book.name, "about": book.about})


def _groups(rows: Iterator[Mapping[str, Any]]) -> Iterator[tuple[Mapping[str, Any], ...]]:
    while group := tuple(islice(rows, _GROUP)):
        yield group


def _cells(column: Column, rows: Sequence[Mapping[str, Any]]) -> list[Any]:
    """The cells of a column, days as days and lists as lists of words."""
    values = [row[column.name] for row in rows]
    if column.type == "day":
        return [None if value is None else date.fromisoformat(value) for value in values]
    if column.type == "list":
        return [None if value is None else [str(part) for part in value] for value in values]
    return values
