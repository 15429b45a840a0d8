"""A backup holds everything, fits either kind of database, and is refused where it is not whole."""

import gzip
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select

from communique.analyse.articles import search
from communique.analyse.verify import verify
from communique.archive import review
from communique.archive.dump import backup, restore
from communique.archive.review import Word
from communique.errors import AbortRun
from communique.store.access import PASSING
from communique.store.archive import open_archive
from communique.store.engine import reading
from communique.store.schema import metadata
from made_archive import fill


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


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    engine = open_archive(str(tmp_path / "a.db"), create=True)
    with pytest.raises(AbortRun, match="does not exist"):
        backup(engine, tmp_path / "none" / "b.gz")
    engine.dispose()
