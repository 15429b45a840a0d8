"""A backup holds everything, fits either kind of database, and is refused where it is not whole."""

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, MetaData, select

from communique.analyse.articles import search
from communique.analyse.filters import EventFilter
from communique.analyse.timeline import timeline
from communique.analyse.verify import verify
from communique.archive import review
from communique.archive.dump import backup, restore
from communique.archive.linking import link_archive
from communique.archive.review import Word
from communique.errors import AbortRun
from communique.store import archive as opening
from communique.store.access import PASSING
from communique.store.archive import known_schemas, open_archive, schema_revision
from communique.store.engine import make_engine, reading, writing
from communique.store.schema import metadata
from made_archive import fill

SCHEMA_0001 = Path(__file__).parent.parent / "store" / "schema_0001.jsonl"


def upgrade(connection: Connection, schema: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(opening.__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, schema)


def content(engine: Engine) -> dict[str, list[Any]]:
    with reading(engine) as connection:
        kept = [table for table in metadata.sorted_tables if not table.info.get(PASSING)]
        ordered = {t.name: select(t).order_by(*t.primary_key.columns) for t in kept}
        return {name: [tuple(row) for row in connection.execute(query)] for name, query in ordered.items()}


def test_from_either_kind_to_the_other_and_back(archive: str, tmp_path: Path) -> None:
    engine = open_archive(archive, create=True)
    fill(engine)
    review.accept(engine, 1, Word("ana", "so it is"))
    first = backup(engine, tmp_path / "one.jsonl.gz")
    other = str(tmp_path / "other.db")
    assert restore(other, tmp_path / "one.jsonl.gz") == first
    copied = open_archive(other)
    assert content(copied) == content(engine)
    assert backup(copied, tmp_path / "two.jsonl.gz") == first
    with reading(copied) as connection:
        assert verify(connection).faults == ()
        assert len(search(connection, "radar")) == 1
    copied.dispose()
    engine.dispose()


def test_an_archive_that_was_restored_grows_on(archive: str, tmp_path: Path) -> None:
    source = open_archive(str(tmp_path / "source.db"), create=True)
    fill(source)
    backup(source, tmp_path / "b.gz")
    restore(archive, tmp_path / "b.gz")
    engine = open_archive(archive)
    assert content(engine) == content(source)
    assert review.accept(engine, 1, Word("ana", "so it is")) == 1
    from made import add_made, engagement

    assert add_made(engine, "fourth", "2021-06-01", "News\nThey met.", [engagement("met", ("NO", "PT"), None)]) == 4
    engine.dispose()
    source.dispose()


def test_a_full_archive_is_not_overwritten(archive: str, tmp_path: Path) -> None:
    engine = open_archive(archive, create=True)
    fill(engine)
    backup(engine, tmp_path / "b.gz")
    with pytest.raises(AbortRun, match="holds an archive already"):
        restore(archive, tmp_path / "b.gz")
    engine.dispose()


@pytest.mark.parametrize("harm", ["cut", "changed", "nothing", "other", "missing"])
def test_a_file_that_is_not_whole(tmp_path: Path, harm: str) -> None:
    engine = open_archive(str(tmp_path / "a.db"), create=True)
    fill(engine)
    path = tmp_path / "b.gz"
    backup(engine, path)
    lines = gzip.decompress(path.read_bytes()).splitlines(keepends=True)
    harmed = {"cut": lines[:-3], "changed": [lines[0], *lines[2:]], "nothing": [], "other": [b'{"a": 1}\n']}
    if harm == "missing":
        path.unlink()
    else:
        path.write_bytes(gzip.compress(b"".join(harmed[harm])))
    with pytest.raises(AbortRun, match=r"no such file|not a whole backup"):
        restore(str(tmp_path / "new.db"), path)
    again = open_archive(str(tmp_path / "new.db"), create=True)
    assert not any(content(again).values())
    again.dispose()
    engine.dispose()


def old_backup(path: Path, schema: str) -> None:
    """A backup as the release of that schema wrote it: rows in the order of the columns that its tables had."""
    made = make_engine(str(path.with_suffix(".db")))
    with writing(made) as connection:
        upgrade(connection, schema)
        tables = MetaData()
        tables.reflect(connection)
    made.dispose()
    told = [json.loads(line) for line in SCHEMA_0001.read_text(encoding="utf-8").splitlines()]
    rows = [[name, [row.get(column.name) for column in tables.tables[name].columns]] for name, row in told]
    lines = [json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows]
    counts = {name: sum(1 for row in rows if row[0] == name) for name, _ in rows}
    end = {"end": hashlib.sha256("".join(lines).encode()).hexdigest(), "rows": counts}
    head = {"form": "communique-archive/1", "version": "0", "schema": schema, "at": "2024-01-01T00:00:00Z"}
    path.write_bytes(gzip.compress("".join([json.dumps(head) + "\n", *lines, json.dumps(end) + "\n"]).encode()))


@pytest.mark.parametrize("schema", ["0001", "0005"])
def test_a_backup_of_an_older_schema_is_brought_up_to_date(archive: str, tmp_path: Path, schema: str) -> None:
    old_backup(tmp_path / "old.gz", schema)
    restore(archive, tmp_path / "old.gz")
    engine = open_archive(archive)
    with reading(engine) as connection:
        assert schema_revision(connection) == max(known_schemas())
        assert verify(connection).faults == ()
        assert search(connection, "quiet sea")
        assert search(connection, 'person:"a"')
        met = timeline(connection, EventFilter())
        assert [row.date for row in met] == ["2021-03-05", "2021-04-04"]
        assert timeline(connection, EventFilter(met[0].parties[:1]))
    assert link_archive(engine).claims
    engine.dispose()


def test_a_backup_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    engine = open_archive(str(tmp_path / "a.db"), create=True)
    backup(engine, tmp_path / "b.gz")
    engine.dispose()
    head, *rest = gzip.decompress((tmp_path / "b.gz").read_bytes()).splitlines(keepends=True)
    newer = json.dumps({**json.loads(head), "schema": "9999"}).encode() + b"\n"
    (tmp_path / "b.gz").write_bytes(gzip.compress(b"".join([newer, *rest])))
    with pytest.raises(AbortRun, match=r"schema 9999.*up to date"):
        restore(str(tmp_path / "new.db"), tmp_path / "b.gz")
    assert not (tmp_path / "new.db").exists()


def test_an_old_backup_is_not_put_into_an_archive_of_today(tmp_path: Path) -> None:
    old_backup(tmp_path / "old.gz", "0001")
    open_archive(str(tmp_path / "new.db"), create=True).dispose()
    with pytest.raises(AbortRun, match=r"another schema.*name a new one"):
        restore(str(tmp_path / "new.db"), tmp_path / "old.gz")


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    engine = open_archive(str(tmp_path / "a.db"), create=True)
    with pytest.raises(AbortRun, match="does not exist"):
        backup(engine, tmp_path / "none" / "b.gz")
    engine.dispose()
