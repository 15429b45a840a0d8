"""Answers kept while the archive stays as it is."""

from pathlib import Path

from communique.archive.searches import save_search
from communique.serve.kept import Kept
from communique.store.archive import open_archive
from communique.store.engine import reading


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
