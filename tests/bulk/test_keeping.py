"""What was coded in bulk is kept in an archive as if it had been added page by page."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select

from communique.archive.intake import IntakeOptions, add_pages
from communique.bulk import keeping
from communique.bulk.keeping import add_bulk
from communique.bulk.run import Tally
from communique.cli.add import AddRequest, run_add
from communique.errors import AbortRun
from communique.pipeline import Options
from communique.read import read_sources
from communique.store import schema
from communique.store.archive import open_archive
from communique.store.engine import reading

Bulk = Callable[..., Tally]
_OWN = {"run", "coding", "failure", "decision", "alembic_version"}  # times and manifests


def held(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of what was received and claimed, without the time when they were added."""
    found = {}
    with reading(engine) as connection:
        for name, table in schema.metadata.tables.items():
            columns = [column for column in table.c if column.name not in ("added", "run")]
            if name not in _OWN:
                found[name] = sorted(map(tuple, connection.execute(select(*columns)).all()), key=repr)
    return found


def test_the_archive_is_the_same_as_after_adding_the_pages(
    bulk: Bulk, crawl: Path, archive: str, tmp_path: Path
) -> None:
    bulk(tmp_path / "out", crawl)
    one = open_archive(str(tmp_path / "added.db"), create=True)
    add_pages(one, read_sources([crawl]), IntakeOptions(Options(screen=True), jobs=1))
    other = open_archive(archive, create=True)
    counts = add_bulk(other, tmp_path / "out")
    assert (counts.added, counts.failed) == (12, 1)
    if other.dialect.name == one.dialect.name:
        assert held(other) == held(one)
    else:
        assert {name: len(rows) for name, rows in held(other).items()} == {
            name: len(rows) for name, rows in held(one).items()
        }


def test_what_is_known_is_passed_over_and_the_manifest_kept(bulk: Bulk, crawl: Path, tmp_path: Path) -> None:
    bulk(tmp_path / "out", crawl)
    engine = open_archive(str(tmp_path / "a.db"), create=True)
    assert add_bulk(engine, tmp_path / "out").added == 12
    again = add_bulk(engine, tmp_path / "out")
    assert (again.added, again.known) == (0, 12)
    with reading(engine) as connection:
        told = connection.scalars(select(schema.run.c.manifest)).all()[0]
        failures = connection.scalars(select(schema.failure.c.reason)).all()
    assert told["options"]["screen"] is True
    assert told["counts"]["added"] == 12
    assert {"version", "lexicon", "parser", "model", "bulk"} <= set(told)
    assert "breaks off" in failures[0]


def test_a_stopped_add_goes_on(bulk: Bulk, crawl: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bulk(tmp_path / "out", crawl)
    engine = open_archive(str(tmp_path / "a.db"), create=True)
    monkeypatch.setattr(keeping, "_TOGETHER", 5)

    def stop(counts: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add_bulk(engine, tmp_path / "out", stop)
    rest = add_bulk(engine, tmp_path / "out")
    assert (rest.added, rest.known) == (7, 5)


def test_the_command_add_knows_such_a_folder(
    bulk: Bulk, crawl: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bulk(tmp_path / "out", crawl)
    archive, out = str(tmp_path / "a.db"), str(tmp_path / "out")
    assert run_add(AddRequest(archive, (out,))) == 0
    assert capsys.readouterr().out.startswith("12 added, 0 known already, 1 failed;")
    with pytest.raises(AbortRun, match="add it by itself"):
        run_add(AddRequest(archive, (out, str(crawl))))


def test_tables_that_are_damaged_say_so(bulk: Bulk, crawl: Path, tmp_path: Path) -> None:
    bulk(tmp_path / "out", crawl)
    engine = open_archive(str(tmp_path / "a.db"), create=True)
    (tmp_path / "out" / "positions.parquet").write_bytes(b"PAR1")
    with pytest.raises(AbortRun, match=r"positions\.parquet: cannot be read"):
        add_bulk(engine, tmp_path / "out")
    (tmp_path / "out" / "datapackage.json").unlink()
    with pytest.raises(AbortRun, match="no tables of a finished run"):
        add_bulk(engine, tmp_path / "out")
