"""The reading library: when a page came, and when what is kept of it last changed."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from communique.analyse.library import Kept, kept_of, list_readings
from communique.archive.reading import read_article
from communique.store.archive import open_archive
from communique.store.articles import NewArticle, StoredPage, add_article
from communique.store.claims import write_claims
from communique.store.engine import reading, writing
from communique.store.runs import begin_run


@pytest.fixture
def engine(archive: str) -> Iterator[Engine]:
    engine = open_archive(archive, create=True)
    yield engine
    engine.dispose()


def add(engine: Engine, text: str, at: str) -> int:
    made = NewArticle(
        slug="a", outlet=None, headline="A", published=None, first=None, last=None, mark=None, kinds="H", text=text,
        cleaner="made/1", details={},
    )  # fmt: skip
    with writing(engine) as connection:
        return add_article(connection, StoredPage("a.txt", text.encode(), "text", "utf-8"), made, at)[0]


def test_an_edited_page_was_created_once_and_updated_since(engine: Engine) -> None:
    first = add(engine, "A ship came in.", "2024-01-19T06:30:00Z")
    with reading(engine) as connection:
        assert kept_of(connection, first) == Kept("2024-01-19T06:30:00Z", "2024-01-19T06:30:00Z")
    second = add(engine, "A ship came in late.", "2025-12-08T18:46:00Z")
    with reading(engine) as connection:
        assert kept_of(connection, second) == Kept("2024-01-19T06:30:00Z", "2025-12-08T18:46:00Z")
        assert kept_of(connection, 99) is None


def test_a_new_coding_is_an_update(engine: Engine) -> None:
    number = add(engine, "A ship came in.", "2024-01-19T06:30:00Z")
    with writing(engine) as connection:
        run = begin_run(connection, "recode", {}, "2025-02-01T10:00:00Z")
        write_claims(connection, number, run, {"engagements": [], "positions": [], "incidents": [], "people": []})
    with reading(engine) as connection:
        assert kept_of(connection, number) == Kept("2024-01-19T06:30:00Z", "2025-02-01T10:00:00Z")


def test_readings_are_listed(archive: str, engine: Engine) -> None:
    number = add(engine, "A ship came in.", "2024-01-19T06:30:00Z")
    with reading(engine) as connection:
        assert [(row.read, row.last_read) for row in list_readings(connection)] == [(0, None)]
    log = read_article(archive, number)
    with reading(engine) as connection:
        assert log is not None
        assert [(row.id, row.read, row.last_read) for row in list_readings(connection)] == [(number, 1, log.last)]
