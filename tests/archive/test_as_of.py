"""The record as it stood at the end of a day."""

import pytest
from sqlalchemy import Engine, func, select

import made_archive
from communique.analyse.filters import EventFilter
from communique.archive.as_of import archive_as_of, end_of
from communique.archive.linking import link_archive
from communique.archive.review import Word, correct
from communique.errors import AbortRun
from communique.export.formats import table_text
from communique.store import schema
from communique.store.archive import open_archive
from communique.store.decisions import broken_links
from communique.store.engine import reading
from communique.store.standing import claims_of
from made import add_made, engagement

THEN = "2024-01-01"  # the day on which made articles come


def record(engine: Engine) -> str:
    with reading(engine) as connection:
        return "".join(table_text(connection, EventFilter(kind=None), "jsonl", "events"))


def test_what_came_and_was_decided_later_is_not_in_it(archive: str) -> None:
    engine = open_archive(archive, create=True)
    made_archive.fill(engine)
    link_archive(engine)
    before = record(engine)
    with reading(engine) as connection:
        (met,) = claims_of(connection, [1], "engagement")
    correct(engine, met.seq, "place", "Porto", Word("Ana", "she was there"))
    assert "Porto" in record(engine) and record(engine) != before
    with archive_as_of(engine, THEN) as then:
        assert record(then) == before
        with reading(then) as connection:
            assert list(broken_links(connection)) == []
    assert "Porto" in record(engine)


def test_a_version_that_came_later_leaves_the_older_one_standing(archive: str, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = open_archive(archive, create=True)
    made_archive.fill(engine)
    link_archive(engine)
    before = record(engine)
    monkeypatch.setattr("made.AT", "2024-02-01T00:00:00Z")
    text = "Ministers met again\nForeign Minister Ana Prado met Foreign Minister Nils Berg in Bergen on Monday."
    add_made(engine, "later", "2021-06-07", text, [engagement("met", ("NO", "PT"), "2021-06-07", place="Bergen")])
    link_archive(engine)
    with archive_as_of(engine, THEN) as then:
        assert record(then) == before
    with archive_as_of(engine, "2024-02-01") as then:
        assert record(then) == record(engine) != before
    with archive_as_of(engine, "2023-12-31") as then, reading(then) as connection:
        assert connection.scalar(select(func.count()).select_from(schema.article)) == 0


@pytest.mark.parametrize("told", ["", "yesterday", "2024", "2024-1-1"])
def test_what_is_no_day_is_told(told: str) -> None:
    with pytest.raises(AbortRun, match="not a day"):
        end_of(told)
