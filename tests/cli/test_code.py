"""`communique code` as a user runs it."""

import io
import json
from pathlib import Path

import pytest

from communique.cli.app import main

PAGE = """Ministers of Portugal and Spain meet in Lisbon
LISBON, March 5, 2021 -- Portuguese Foreign Minister Ana Prado met with her Spanish counterpart, Luis Rey, in Lisbon on Friday.
They agreed to hold annual talks on energy.
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "lisbon.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def run(monkeypatch: pytest.MonkeyPatch, *words: str, stdin: bytes = b"") -> int:
    monkeypatch.setattr("sys.argv", ["communique", *words])
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


def test_jsonl_has_the_keys_of_the_manual(
    page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "code", "--format", "jsonl", str(page)) == 0
    row = json.loads(capsys.readouterr().out)
    assert row["id"] == "lisbon"
    assert row["published"] == "2021-03-05"
    meeting = row["engagements"][0]
    assert (meeting["parties"], meeting["status"], meeting["date"]) == (["ES", "PT"], "held", "2021-03-05")
    for receipts in meeting["receipts"].values():
        assert all(row["text"][r["start"] : r["end"]] == r["quote"] for r in receipts)


def test_stdin_is_read(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, "code", "-f", "json", "-", stdin=PAGE.encode()) == 0
    assert len(json.loads(capsys.readouterr().out)) == 1


def test_the_table_names_the_people(
    page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "code", str(page)) == 0
    shown = capsys.readouterr().out
    assert "Ana Prado" in shown
    assert "2021-03-05" in shown


def test_explain_shows_words_and_reason(
    page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "code", "--explain", str(page)) == 0
    shown = capsys.readouterr().out
    assert "held meeting of ES and PT" in shown
    assert "A verb of meeting" in shown


def test_bad_files_are_told_and_the_others_coded(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "picture.txt").write_bytes(bytes(range(256)) * 40)
    assert run(monkeypatch, "code", "-f", "jsonl", str(tmp_path), str(tmp_path / "missing.txt")) == 0
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == 1
    for name in ("empty.txt", "picture.txt", "missing.txt"):
        assert sum(name in line for line in captured.err.splitlines()) == 1
    assert "Traceback" not in captured.err


def test_exit_status_one_when_all_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "code", str(tmp_path / "none.txt")) == 1


def test_exit_status_two_for_wrong_usage(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "code", "--published", "yesterday", str(page)) == 2
    assert run(monkeypatch, "code", "--format", "xml", str(page)) == 2


def test_two_runs_are_byte_identical(
    page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    seen = set()
    for _ in range(2):
        run(monkeypatch, "code", "-f", "jsonl", str(page))
        seen.add(capsys.readouterr().out)
    assert len(seen) == 1


def test_a_column_of_a_table_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "pages.jsonl"
    table.write_text(json.dumps({"story": PAGE, "where": "https://a.example/1"}) + "\n", encoding="utf-8")
    assert run(monkeypatch, "code", str(table)) == 1
    assert "name it with --text" in capsys.readouterr().err
    words = ("code", str(table), "--text", "story", "--source", "where", "--format", "jsonl")
    assert run(monkeypatch, *words) == 0
    assert json.loads(capsys.readouterr().out)["published"] == "2021-03-05"


def test_a_name_of_several_lines_is_told_in_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "two\nlines.txt").write_text("", encoding="utf-8")
    assert run(monkeypatch, "code", str(tmp_path / "two\nlines.txt")) == 1
    assert capsys.readouterr().err.endswith("two lines.txt: the file is empty; nothing to read\n0 coded, 1 failed\n")
