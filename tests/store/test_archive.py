"""Opening archives: made, opened again, refused with one clear line."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from communique.errors import AbortRun
from communique.store.archive import open_archive
from communique.store.engine import make_engine, reading, writing
from communique.store.schema import metadata


def test_an_archive_is_made_and_opened_again(archive: str) -> None:
    open_archive(archive, create=True).dispose()
    engine = open_archive(archive)
    with reading(engine) as connection:
        tables = set(inspect(connection).get_table_names())
    assert set(metadata.tables) <= tables
    engine.dispose()


def test_migrations_make_what_the_schema_says(archive: str) -> None:
    engine = open_archive(archive, create=True)
    with reading(engine) as connection:
        found = inspect(connection)
        for table in metadata.tables.values():
            assert {c["name"] for c in found.get_columns(table.name)} == {c.name for c in table.columns}
    engine.dispose()


def test_a_missing_archive_is_told(tmp_path: Path) -> None:
    with pytest.raises(AbortRun, match="no archive there"):
        open_archive(str(tmp_path / "none.db"))


def test_a_folder_is_no_archive(tmp_path: Path) -> None:
    with pytest.raises(AbortRun, match="a folder"):
        open_archive(str(tmp_path), create=True)


def test_another_file_is_no_archive(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("these are notes, not a database\n" * 50, encoding="utf-8")
    with pytest.raises(AbortRun, match="not an archive"):
        open_archive(str(path))


def test_a_database_of_others_is_left_alone(archive: str) -> None:
    engine = make_engine(archive)
    with writing(engine) as connection:
        connection.execute(text("CREATE TABLE their_own (x INTEGER)"))
    with pytest.raises(AbortRun, match="not communique's"):
        open_archive(archive, create=True)
    engine.dispose()


def test_an_archive_of_a_newer_version_is_refused(archive: str) -> None:
    engine = open_archive(archive, create=True)
    with writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(AbortRun, match="newer version"):
        open_archive(archive)
    engine.dispose()


def test_an_address_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(AbortRun):
        open_archive("nosuchdatabase://x/y", create=True)


def test_a_locked_archive_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = str(tmp_path / "a.db")
    open_archive(path, create=True).dispose()
    monkeypatch.setattr("communique.store.engine._WAIT_MS", 50)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(AbortRun, match="another process is writing"), writing(make_engine(path)):
            pass
    finally:
        holder.close()


def test_several_readers_go_on_while_one_writes(archive: str) -> None:
    engine = open_archive(archive, create=True)
    with writing(engine) as writer:
        writer.execute(text("INSERT INTO run (kind, started, manifest) VALUES ('add', 'now', '{}')"))
        with reading(engine) as one, reading(engine) as other:
            assert one.scalar(text("SELECT count(*) FROM run")) == 0
            assert other.scalar(text("SELECT count(*) FROM run")) == 0
    with reading(engine) as reader:
        assert reader.scalar(text("SELECT count(*) FROM run")) == 1
    engine.dispose()
