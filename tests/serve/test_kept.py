"""Answers kept while the archive stays as it is."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from communique.archive.searches import save_search
from communique.serve.kept import Kept
from communique.store.archive import open_archive
from communique.store.engine import reading, writing
from communique.store.runs import begin_run


def test_an_answer_is_worked_out_anew_when_the_archive_changes_or_a_minute_has_passed(tmp_path: Path) -> None:
    engine = open_archive(str(tmp_path / "small.db"), create=True)
    clock, worked = [0.0], []
    kept = Kept(lambda: clock[0])

    def ask(question: str) -> int:
        with reading(engine) as connection:
            return kept.answer(connection, question, lambda: worked.append(question) or len(worked))

    assert [ask("a"), ask("a"), ask("b"), ask("a")] == [1, 1, 2, 1]
    save_search(engine, "Any", "missile", "Lena")
    assert ask("a") == 3
    clock[0] = 61.0
    assert ask("a") == 4


def test_an_answer_may_be_some_seconds_behind_a_run_that_is_adding(tmp_path: Path) -> None:
    engine = open_archive(str(tmp_path / "small.db"), create=True)
    clock, worked = [0.0], []
    kept = Kept(lambda: clock[0])

    def ask() -> int:
        with reading(engine) as connection:
            return kept.answer(connection, "a", lambda: worked.append("a") or len(worked))

    assert ask() == 1
    with writing(engine) as connection:
        begin_run(connection, "add", {}, "2021-03-05T00:00:00Z")
    assert ask() == 1, "no decision was made and no run has ended"
    clock[0] = 11.0
    assert [ask(), ask()] == [2, 2]
    clock[0] = 60.0
    assert ask() == 2, "the archive stands still again"


def test_who_asks_the_same_meanwhile_waits_for_the_answer(tmp_path: Path) -> None:
    engine = open_archive(str(tmp_path / "small.db"), create=True)
    kept, worked, begun, go = Kept(), [], Event(), Event()

    def work() -> int:
        begun.set()
        go.wait(10)
        worked.append("a")
        return 7

    def ask(_: int) -> int:
        with reading(engine) as connection:
            return kept.answer(connection, "a", work)

    with ThreadPoolExecutor(3) as pool:
        asked = pool.map(ask, range(3))
        begun.wait(10)
        go.set()
        assert list(asked) == [7, 7, 7] and len(worked) == 1


def test_a_question_that_has_no_answer_leaves_nothing_behind(tmp_path: Path) -> None:
    engine = open_archive(str(tmp_path / "small.db"), create=True)
    kept = Kept()
    with reading(engine) as connection:
        for question in range(3):
            with pytest.raises(ZeroDivisionError):
                kept.answer(connection, question, lambda: 1 // 0)
        assert kept.answer(connection, 1, lambda: "now") == "now"
