"""`backup` and `restore`: all of an archive in one file of JSON Lines, the same from SQLite and from PostgreSQL."""

import base64
import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, LargeBinary, MetaData, Table, exc, func, insert, inspect, select, text

from communique.archive.counting import note_counts
from communique.archive.mechanisms import note_mechanisms
from communique.errors import AbortRun
from communique.store.access import PASSING
from communique.store.archive import bring_up_to_date, known_schemas, open_archive, schema_revision
from communique.store.clock import now
from communique.store.derived import Delta, write_delta
from communique.store.engine import reading, writing
from communique.store.schema import article, metadata
from communique.store.search import index_article
from communique.version import __version__

_FORM = "communique-archive/1"
_SOME = 500  # rows read and written at a time


@dataclass(frozen=True, slots=True)
class Dumped:
    """What a file holds: rows by table, and the hash of all rows."""

    rows: dict[str, int]
    sha256: str


def backup(engine: Engine, path: Path) -> Dumped:
    """Write the archive to a file (gzip), as it is at this moment; others may go on writing. An old file is replaced.

    The file is whole or it is not there: it is written beside its place and then moved to it.
    """
    if not path.parent.is_dir():
        raise AbortRun(f"{path}: the folder {path.parent} does not exist; make it first")
    beside = path.with_name(f"{path.name}.part")
    try:
        state = reading(engine, throughout=True)
        with gzip.open(beside, "wt", encoding="utf-8", compresslevel=6) as out, state as connection:
            dumped = _write(connection, out)
        beside.replace(path)
    except OSError as error:
        raise AbortRun(f"{path}: cannot be written ({error.strerror})") from None
    finally:
        beside.unlink(missing_ok=True)
    return dumped


def _write(connection: Connection, out: Any) -> Dumped:
    digest, counts = hashlib.sha256(), {}
    head = {"form": _FORM, "version": __version__, "schema": schema_revision(connection), "at": now()}
    out.write(json.dumps(head) + "\n")
    for table in _kept():
        counts[table.name] = 0
        for row in _rows(connection, table):
            line = json.dumps([table.name, row], ensure_ascii=False, separators=(",", ":")) + "\n"
            digest.update(line.encode())
            out.write(line)
            counts[table.name] += 1
    dumped = Dumped(counts, digest.hexdigest())
    out.write(json.dumps({"end": dumped.sha256, "rows": counts}) + "\n")
    return dumped


def _kept() -> list[Table]:
    """The tables of a backup: all but those whose rows pass, as sessions do."""
    return [table for table in metadata.sorted_tables if not table.info.get(PASSING)]


def _rows(connection: Connection, table: Table) -> Iterator[list[Any]]:
    binary = [isinstance(column.type, LargeBinary) for column in table.columns]
    ordered = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=_SOME)
    for row in connection.execute(ordered):
        yield [base64.b64encode(v).decode() if b else v for v, b in zip(row, binary, strict=True)]


def restore(archive: str, path: Path) -> Dumped:
    """Make a new archive of a backup. Raises AbortRun where the archive holds anything, or the file is not whole.

    A backup of an older schema is read into tables of that schema, which are then brought up to date. All is written
    in one transaction: the archive has everything, or stays empty.
    """
    if not path.is_file():
        raise AbortRun(f"{path}: no such file")
    try:
        schema = _schema_of(path)
        engine = open_archive(archive, create=True, schema=schema)
    except (OSError, EOFError, ValueError, KeyError) as error:
        raise _not_whole(path, error) from None
    with writing(engine) as connection:
        if _holds_rows(connection):
            raise AbortRun(f"{archive}: holds an archive already; name a new one")
        if schema_revision(connection) != schema:
            raise AbortRun(f"{archive}: was made for another schema than the backup's, {schema}; name a new one")
        try:
            dumped = _read(connection, path)
        except (OSError, EOFError, ValueError, KeyError, TypeError, exc.IntegrityError) as error:
            raise _not_whole(path, error) from None
        bring_up_to_date(connection)
        _index(connection)
        delta = Delta()
        note_mechanisms(connection, delta)
        note_counts(connection, delta)
        write_delta(connection, delta)
        if connection.dialect.name == "postgresql":
            _set_sequences(connection)
    engine.dispose()
    return dumped


def _not_whole(path: Path, error: Exception) -> AbortRun:
    told = str(error).splitlines()[0] if str(error) else type(error).__name__
    return AbortRun(f"{path}: not a whole backup of an archive ({told}); nothing was restored")


def _head(line: str) -> dict[str, Any]:
    head: dict[str, Any] = json.loads(line)
    if head.get("form") != _FORM:
        raise ValueError("its first line is not that of a backup")
    return head


def _schema_of(path: Path) -> str:
    """The schema of the tables that a backup was written from. AbortRun where this version does not know it."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        schema = str(_head(next(lines, "{}"))["schema"])
    if schema not in known_schemas():
        raise AbortRun(f"{path}: of schema {schema}, which this version does not know; bring the program up to date")
    return schema


def _tables(connection: Connection) -> dict[str, Table]:
    """The tables of a backup as the database has them: those of an older schema have fewer columns."""
    found = MetaData()
    found.reflect(connection, only=[name for name in _names(connection) if name in metadata.tables])
    kept = {table.name for table in _kept()}
    return {table.name: table for table in found.sorted_tables if table.name in kept}


def _names(connection: Connection) -> list[str]:
    return inspect(connection).get_table_names()


def _holds_rows(connection: Connection) -> bool:
    tables = _tables(connection).values()
    return any(connection.scalar(select(func.count()).select_from(table)) for table in tables)


def _read(connection: Connection, path: Path) -> Dumped:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        _head(next(lines, "{}"))
        return _take(connection, lines)


def _take(connection: Connection, lines: Iterable[str]) -> Dumped:
    tables = _tables(connection)
    digest, counts = hashlib.sha256(), dict.fromkeys(tables, 0)
    waiting: list[dict[str, Any]] = []
    name = ""
    for line in lines:
        told = json.loads(line)
        if isinstance(told, dict):
            _put(connection, tables.get(name), waiting)
            if told["end"] != digest.hexdigest() or _some(told["rows"]) != _some(counts):
                raise ValueError("its rows are not those that were written")
            return Dumped(told["rows"], told["end"])
        if told[0] != name or len(waiting) == _SOME:
            _put(connection, tables.get(name), waiting)
            name, waiting = told[0], []
        digest.update(line.encode())
        counts[name] += 1
        waiting.append(_row(tables[name], told[1]))
    raise ValueError("it breaks off")


def _some(counts: dict[str, int]) -> dict[str, int]:
    return {name: count for name, count in counts.items() if count}


def _row(table: Table, values: list[Any]) -> dict[str, Any]:
    columns = zip(table.columns, values, strict=True)
    return {c.name: base64.b64decode(v) if isinstance(c.type, LargeBinary) else v for c, v in columns}


def _put(connection: Connection, table: Table | None, rows: list[dict[str, Any]]) -> None:
    if table is not None and rows:
        connection.execute(insert(table), rows)


def _index(connection: Connection) -> None:
    keys = list(connection.scalars(select(article.c.id).order_by(article.c.id)))
    for start in range(0, len(keys), _SOME):
        chosen = select(article.c.id, article.c.headline, article.c.text).where(
            article.c.id.in_(keys[start : start + _SOME])
        )
        for row in connection.execute(chosen).all():
            index_article(connection, row.id, row.headline or "", row.text)


def _set_sequences(connection: Connection) -> None:
    """Let PostgreSQL number new rows after those that were restored."""
    for table in metadata.sorted_tables:
        key = next(iter(table.primary_key.columns))
        found = connection.scalar(text("SELECT pg_get_serial_sequence(:t, :c)"), {"t": table.name, "c": key.name})
        if found:
            most = select(func.coalesce(func.max(key), 0) + 1).scalar_subquery()
            connection.execute(select(func.setval(found, most, False)))
