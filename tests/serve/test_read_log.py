"""Pages of articles that people open are counted, later and together; programs and other web pages are not readers."""

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from communique.errors import AbortRun
from communique.serve.read_log import ReadLog
from communique.store.engine import reading
from communique.store.readings import Read, read_of

OPENED = {"sec-fetch-site": "none", "sec-fetch-dest": "document"}


def count(engine: Engine, number: int) -> int:
    with reading(engine) as connection:
        return read_of(connection, number).count


def log_of(room: TestClient) -> ReadLog:
    log: ReadLog = room.app.state.read_log  # type: ignore[attr-defined]
    return log


def test_a_page_that_is_opened_counts_once_it_is_written(desk: TestClient, small: Engine) -> None:
    for _ in range(2):
        assert desk.get("/articles/1", headers=OPENED).status_code == 200
    desk.get("/articles/2", headers={**OPENED, "sec-fetch-site": "same-origin"})
    log_of(desk).close()
    assert (count(small, 1), count(small, 2), count(small, 3)) == (2, 1, 0)
    assert "read 2 times" in desk.get("/articles/1").text


@pytest.mark.parametrize(
    "headers", [{}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {**OPENED, "sec-purpose": "prefetch"}]
)  # fmt: skip
def test_other_pages_and_programs_are_no_readers(desk: TestClient, small: Engine, headers: dict[str, str]) -> None:
    desk.get("/articles/1", headers=headers)
    log_of(desk).close()
    assert count(small, 1) == 0


def test_what_is_no_article_is_not_counted(desk: TestClient, small: Engine) -> None:
    assert desk.get("/articles/99", headers=OPENED).status_code == 404
    log = log_of(desk)
    log.note(99)
    log.close()
    assert count(small, 99) == 0


def test_what_cannot_be_written_is_kept_for_the_next_time(small: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    log = ReadLog(small, pause=3600)
    log.note(1)
    monkeypatch.setattr("communique.serve.read_log.writing", _locked)
    log.write()
    monkeypatch.undo()
    log.note(1)
    log.close()
    with reading(small) as connection:
        assert read_of(connection, 1) == Read(2, read_of(connection, 1).last)


def _locked(engine: Engine) -> object:
    raise AbortRun("another process is writing")
