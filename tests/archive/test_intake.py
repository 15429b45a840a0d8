"""Adding pages: each once, every version kept, whole after a kill."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from communique.analyse.verify import verify
from communique.archive.intake import IntakeOptions, add_pages
from communique.archive.linking import link_archive
from communique.read import Limits, read_pages
from communique.read.tables import Columns, read_table
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


_TELLING = 20  # one article in so many tells of a meeting: the others are quick to code
_MANY = 2000  # articles that are being added when the process is killed
_KILLED_AT = (200, 900)  # how many the archive holds when it is killed, at least

PROGRAM = """
import sys
from communique.archive.intake import IntakeOptions, add_pages
from communique.read import Limits
from communique.read.tables import Columns, read_table
from communique.store.archive import open_archive
pages = read_table(sys.argv[2], Columns(), Limits())
add_pages(open_archive(sys.argv[1], create=True), pages, IntakeOptions(jobs=1))
"""


def test_killed_in_the_middle_twice_and_run_again(archive: str, tmp_path: Path) -> None:
    pages = tmp_path / "pages.jsonl"
    pages.write_text("".join(map(_row, range(_MANY))), encoding="utf-8")
    engine = open_archive(archive, create=True)
    stored = [_killed(archive, pages, engine, at) for at in _KILLED_AT]
    assert 0 < stored[0] < stored[1] < _MANY, "a kill came too late to show anything"
    counts = add_pages(engine, read_table(pages, Columns(), Limits()), HERE)
    assert counts.added + stored[1] == count(engine, "article") == _MANY
    assert_each_once(engine)
    again = add_pages(engine, read_table(pages, Columns(), Limits()), HERE)
    assert (again.added, again.known) == (0, _MANY)
    engine.dispose()


def _row(number: int) -> str:
    told = MEETING if number % _TELLING == 0 else "The harbour\nA ship came in with grain and timber."
    return json.dumps({"url": f"https://wire.example/{number}", "text": f"{told}\nIt was matter {number}."}) + "\n"


def _killed(archive: str, pages: Path, engine: Engine, at: int) -> int:
    """Begin to add, kill the process once the archive holds so many articles; how many it then holds."""
    process = subprocess.Popen([sys.executable, "-c", PROGRAM, archive, str(pages)])
    while count(engine, "article") < at and process.poll() is None:
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL, "it ended before it could be killed"
    return count(engine, "article")


def assert_each_once(engine: Engine) -> None:
    """Every article is stored, coded and indexed once, and the archive's seals hold."""
    article, coding = schema.article.c, schema.coding.c
    with reading(engine) as connection:
        for distinct in (article.sha256, article.source):
            assert connection.scalar(select(func.count(distinct.distinct()))) == _MANY
        coded = connection.execute(select(coding.article, func.count()).where(coding.current).group_by(coding.article))
        assert [row[1] for row in coded] == [1] * _MANY
        assert connection.exec_driver_sql("SELECT count(*) FROM article_words").scalar() == _MANY
        met = select(func.count(schema.claim.c.article.distinct())).where(schema.claim.c.kind == "engagement")
        assert connection.scalar(met) == _MANY // _TELLING
        assert connection.scalar(select(func.max(article.version))) == 1
        assert verify(connection).faults == ()
