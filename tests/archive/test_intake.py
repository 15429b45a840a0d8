"""Adding pages: each once, every version kept, whole after a kill."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from communique.archive.intake import IntakeOptions, add_pages
from communique.archive.linking import link_archive
from communique.read import read_pages
from communique.store import schema
from communique.store.archive import open_archive
from communique.store.engine import reading
from communique.values.article import Failure, Page

HERE = IntakeOptions(jobs=1)


@pytest.fixture
def engine(archive: str) -> Iterator[Engine]:
    engine = open_archive(archive, create=True)
    yield engine
    engine.dispose()


def count(engine: Engine, table: str) -> int:
    with reading(engine) as connection:
        return int(connection.scalar(select(func.count()).select_from(schema.metadata.tables[table])) or 0)


def page(text: str, source: str = "a.txt") -> Page:
    return Page(source, Path(source).stem, text.encode(), "text", "utf-8")


MEETING = (
    "Ministers meet\nLISBON, March 5, 2021 -- Portuguese Foreign Minister Ana Prado met Spanish Foreign Minister Luis Rey "
    "in Lisbon on Friday."
)


def test_pages_are_added_once(engine: Engine, samples: Path) -> None:
    first = add_pages(engine, read_pages([samples]), HERE)
    assert first.added == count(engine, "article") >= 24
    assert first.claims == count(engine, "claim") > 150
    again = add_pages(engine, read_pages([samples]), HERE)
    assert (again.added, again.claims) == (0, 0)
    assert again.known == first.added
    assert count(engine, "claim") == first.claims


def test_an_edited_page_is_a_new_version(engine: Engine) -> None:
    add_pages(engine, [page(MEETING)], HERE)
    add_pages(engine, [page(MEETING + "\nThey agreed to meet again in May.")], HERE)
    with reading(engine) as connection:
        versions = connection.scalars(select(schema.article.c.version).order_by(schema.article.c.version)).all()
    assert versions == [1, 2]


def test_failures_are_kept_with_their_reason(engine: Engine) -> None:
    counts = add_pages(engine, [Failure("b.txt", "the file is empty; nothing to read"), page(MEETING)], HERE)
    assert (counts.added, counts.failed) == (1, 1)
    with reading(engine) as connection:
        rows = connection.execute(select(schema.failure.c.source, schema.failure.c.reason)).all()
    assert [tuple(row) for row in rows] == [("b.txt", "the file is empty; nothing to read")]


def test_linking_twice_gives_the_same_rows(engine: Engine, samples: Path) -> None:
    add_pages(engine, read_pages([samples]), HERE)
    link_archive(engine)
    with reading(engine) as connection:
        before = {name: connection.execute(select(t)).all() for name, t in schema.metadata.tables.items()}
    link_archive(engine)
    with reading(engine) as connection:
        for name, table in schema.metadata.tables.items():
            assert connection.execute(select(table)).all() == before[name]


PROGRAM = """
import sys
from communique.archive.intake import IntakeOptions, add_pages
from communique.read import read_pages
from communique.store.archive import open_archive
add_pages(open_archive(sys.argv[1], create=True), read_pages([sys.argv[2]]), IntakeOptions(jobs=1))
"""


def test_killed_in_the_middle_and_run_again(archive: str, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number:04}.txt").write_text(f"{MEETING}\nThey spoke of matter {number}.", encoding="utf-8")
    process = subprocess.Popen([sys.executable, "-c", PROGRAM, archive, str(folder)])
    engine = open_archive(archive, create=True)
    deadline = time.monotonic() + 120
    while count(engine, "article") == 0 and time.monotonic() < deadline:
        time.sleep(0.02)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    stored = count(engine, "article")
    assert 0 < stored < 400, "the kill came too late to show anything"
    counts = add_pages(engine, read_pages([folder]), HERE)
    assert counts.added + stored == count(engine, "article") == 400
    with reading(engine) as connection:
        assert connection.scalar(select(func.count(schema.article.c.sha256.distinct()))) == 400
        without = (
            select(func.count())
            .select_from(schema.article)
            .where(schema.article.c.id.not_in(select(schema.coding.c.article)))
        )
        assert connection.scalar(without) == 0
    engine.dispose()
