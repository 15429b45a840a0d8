"""Connections to the archive's database: one file of SQLite, or PostgreSQL by address."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Connection, Engine, create_engine, event, exc

from communique.errors import AbortRun

_CACHE_KB = 32_768  # pages of the file that a connection keeps at hand
_MAPPED = 2**31 - 65_536  # bytes of the file that questions read where they lie in memory; more SQLite does not map
_WAIT_MS = 30_000  # how long a locked SQLite file is waited for
_TOO_LARGE = "a number in the question is larger than any that an archive holds"
_WRITERS = 5_261_717  # the lock that writers hold on PostgreSQL: numbers and the chain of decisions are drawn in turn


def address_of(archive: str) -> str:
    """The database address for what a user names an archive: a path of a file, or an address as it is."""
    return archive if "://" in archive else f"sqlite:///{Path(archive).expanduser()}"


def make_engine(archive: str) -> Engine:
    """An engine for the archive. SQLite: write-ahead log, foreign keys on, a locked file is waited for 30 seconds."""
    address = address_of(archive)
    try:
        engine = create_engine(address, json_deserializer=_read_json)
    except (exc.ArgumentError, exc.NoSuchModuleError, ModuleNotFoundError) as error:
        raise AbortRun(f"{archive}: not an archive that can be opened ({_first_line(error)})") from None
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    if engine.dialect.name == "postgresql":
        event.listen(engine, "connect", _prepare_postgresql)
    return engine


def _read_json(told: str | bytes) -> Any:
    """A value that was stored as JSON; half a surrogate pair, which a strict reader refuses, is read by the slow one."""
    try:
        return orjson.loads(told)
    except orjson.JSONDecodeError:
        return json.loads(told)


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # The driver's own transaction handling is switched off: "begin" below says BEGIN itself, IMMEDIATE where it writes.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=NORMAL", f"busy_timeout={_WAIT_MS}"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.execute(f"PRAGMA cache_size=-{_CACHE_KB}")
    cursor.close()


_POSTGRESQL = {  # questions are short: they are planned for the words that they have, neither compiled nor shared out
    "jit": "off",
    "plan_cache_mode": "force_custom_plan",
    "max_parallel_workers_per_gather": "0",
    "random_page_cost": "1.1",
    "work_mem": "32MB",
}


def _prepare_postgresql(connection: Any, _record: Any) -> None:
    with connection.cursor() as cursor:
        for name, value in _POSTGRESQL.items():
            cursor.execute(f"SET {name} = '{value}'")
    connection.commit()


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    _map(connection, _MAPPED if options.get("maps", False) else 0)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes", False) else "BEGIN")


def _map(connection: Connection, size: int) -> None:
    """Have so much of the file mapped, or nothing: the pages then are the system's, and stay when nobody asks."""
    if connection.info.get("mapped", 0) != size:
        connection.exec_driver_sql(f"PRAGMA mmap_size={size}")
        connection.info["mapped"] = size


@contextmanager
def reading(engine: Engine, *, throughout: bool = False) -> Iterator[Connection]:
    """A connection that sees one state of the archive throughout; several may read while one writes.

    On SQLite questions map the file; what goes through all of it is told to be `throughout`, and reads page by page:
    it would have the whole file in memory.
    """
    with _told(engine), engine.connect().execution_options(maps=not throughout) as connection, connection.begin():
        if engine.dialect.name == "postgresql":  # to go through a table costs more than it thinks: words lie apart
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        yield connection


@contextmanager
def going_through(connection: Connection) -> Iterator[None]:
    """A question that looks at every row of small tables: PostgreSQL may read them as they lie (see `reading`)."""
    if connection.dialect.name != "postgresql":
        yield
        return
    connection.exec_driver_sql("SET LOCAL enable_seqscan = on")
    yield
    connection.exec_driver_sql("SET LOCAL enable_seqscan = off")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes: all of it is kept, or nothing. One at a time writes; the next one waits."""
    with _told(engine), engine.connect().execution_options(writes=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS})")
        yield connection


def purge(engine: Engine) -> None:
    """Overwrite what was deleted or replaced: free space of the file, old rows, old entries of the index of words."""
    with _told(engine):
        connection = engine.raw_connection()
        try:
            cursor = connection.cursor()
            if engine.dialect.name == "sqlite":
                cursor.execute("INSERT INTO article_words (article_words) VALUES ('optimize')")
                cursor.execute("VACUUM")
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            else:
                connection.driver_connection.autocommit = True  # type: ignore[union-attr]
                cursor.execute("VACUUM")
                connection.driver_connection.autocommit = False  # type: ignore[union-attr]
            cursor.close()
        finally:
            connection.close()


@contextmanager
def _told(engine: Engine) -> Iterator[None]:
    name = engine.url.render_as_string(hide_password=True).removeprefix("sqlite:///")
    try:
        yield
    except exc.OperationalError as error:
        text = _first_line(error)
        if "locked" in text:
            raise AbortRun(f"{name}: another process is writing to the archive; try again when it has ended") from None
        if "unable to open" in text or "readonly" in text:
            told = "the archive cannot be opened or written; check the permissions of the file and of its folder"
            raise AbortRun(f"{name}: {told}") from None
        raise AbortRun(f"{name}: the archive cannot be used: {text}") from None
    except OverflowError as error:
        if "SQLite" not in str(error):
            raise
        raise AbortRun(_TOO_LARGE) from None
    except exc.DatabaseError as error:
        if isinstance(error, exc.IntegrityError | exc.ProgrammingError):
            raise
        if isinstance(error, exc.DataError) and "out of range" in _first_line(error):
            raise AbortRun(_TOO_LARGE) from None
        if "not a database" in _first_line(error):
            raise AbortRun(
                f"{name}: not an archive of communique; name one, or a new file for `communique add`"
            ) from None
        raise AbortRun(f"{name}: not an archive of communique: {_first_line(error)}") from None


def _first_line(error: BaseException) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
