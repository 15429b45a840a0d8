"""Keeping an archive from the command line: review, link, recode, backup, restore, redact, known incidents."""

from collections.abc import Callable
from pathlib import Path

import pytest

from communique.store.archive import open_archive
from made_archive import fill

Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture
def stored(tmp_path: Path) -> str:
    name = str(tmp_path / "a.db")
    engine = open_archive(name, create=True)
    fill(engine)
    engine.dispose()
    return name


def test_a_review_with_its_undo(stored: str, ask: Ask) -> None:
    word = ("--who", "ana", "--why", "as it says", "--archive", stored)
    assert ask("review", "correct", "1", "date", "2021-03-06", *word)[1].startswith("decision 1 is written")
    assert "2021-03-06" in ask("timeline", "--archive", stored)[1]
    assert ask("review", "undo", "1", "--no-link", *word)[0] == 0
    assert "2021-03-06" in ask("timeline", "--archive", stored)[1], "not linked yet"
    assert ask("link", "--archive", stored)[0] == 0
    assert "2021-03-06" not in ask("timeline", "--archive", stored)[1]
    assert ask("review", "accept", "2", *word)[0] == ask("review", "reject", "3", *word)[0] == 0
    assert ask("review", "log", "--format", "csv", "--archive", stored)[1].count("\n") == 5


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["correct", "1", "date", "Friday"], 2, "not a date"), (["accept", "99"], 1, "no claim"),
        (["undo", "9"], 1, "no review"), (["merge", "x", "y"], 1, "no event"), (["split", "x", "1"], 1, "no event"),
    ],
)  # fmt: skip
def test_reviews_that_cannot_be(stored: str, ask: Ask, words: list[str], status: int, said: str) -> None:
    found = ask("review", *words, "--who", "ana", "--why", "x", "--archive", stored)
    assert found[0] == status and said in found[2] and found[2].count("\n") == 1


def test_backup_restore_and_redact(stored: str, ask: Ask, tmp_path: Path) -> None:
    file, copy = str(tmp_path / "b.jsonl.gz"), str(tmp_path / "copy.db")
    assert ask("backup", file, "--archive", stored)[0] == 0
    assert ask("restore", file, "--archive", copy)[0] == 0
    assert ask("restore", file, "--archive", copy)[0] == 1
    assert ask("stats", "--archive", copy)[1] == ask("stats", "--archive", stored)[1]
    told = ask("redact", "Ana Prado", "--who", "ben", "--why", "asked", "--archive", copy)
    assert told[0] == 0 and "3 articles" in told[1]
    assert ask("verify", "--archive", copy)[0] == 0
    assert ask("search", "Prado", "--archive", copy)[1] == "nothing found\n"
    assert ask("redact", "Nobody", "--who", "ben", "--why", "asked", "--archive", copy)[0] == 1


def test_known_incidents_without_pages(stored: str, ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("date,kind,actor,source\n2021-04-02,missile-launch,XA,own list\n", encoding="utf-8")
    status, out, _ = ask("add", "--incidents", str(path), "--archive", stored)
    assert status == 0 and "1 known incidents added" in out
    assert "own list" not in out and ask("add", "--archive", stored)[0] == 2
    assert ask("add", "--incidents", str(tmp_path / "none.csv"), "--archive", stored)[0] == 1
