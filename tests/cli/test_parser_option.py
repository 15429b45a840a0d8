"""`--parser`: asked for by option or environment, refused in one line where it cannot run."""

import importlib.util
import json
from pathlib import Path

import pytest

from communique.archive.manifest import model_hash, parser_hash
from communique.cli.app import main
from communique.language import parsers
from communique.store.archive import open_archive
from communique.store.engine import reading
from communique.store.schema import run as runs

PAGE = """Ministers of Portugal and Spain meet in Lisbon
LISBON, March 5, 2021 -- Portuguese Foreign Minister Ana Prado met with her Spanish counterpart, Luis Rey, in Lisbon on Friday.
"""
needs_accurate = pytest.mark.skipif(
    importlib.util.find_spec("onnxruntime") is None, reason="the extra communique[accurate] is not installed"
)


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "lisbon.txt"
    path.write_text(PAGE, encoding="utf-8")
    return str(path)


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr("sys.argv", ["communique", *words])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


@pytest.mark.parametrize("words", [("code",), ("add", "--archive", "x.db")])
def test_without_the_extra_one_line_says_what_to_do(
    page: str,
    words: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(parsers, "find_spec", lambda name: None)
    assert run(monkeypatch, *words, page, "--parser", "accurate") == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "pip install 'communique[accurate]'" in told.err


def test_an_unknown_parser_is_wrong_usage(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNIQUE_PARSER", "slow")
    assert run(monkeypatch, "code", page) == 2


@needs_accurate
def test_the_accurate_parser_codes_a_page(
    page: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COMMUNIQUE_PARSER", "accurate")
    assert run(monkeypatch, "code", "-f", "jsonl", page) == 0
    (meeting,) = json.loads(capsys.readouterr().out)["engagements"]
    assert (meeting["parties"], meeting["date"]) == (["ES", "PT"], "2021-03-05")


@needs_accurate
def test_the_manifest_tells_the_parser_and_its_weights(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = str(tmp_path / "kept.db")
    assert run(monkeypatch, "add", page, "-a", archive, "--jobs", "1", "--no-link", "--parser", "accurate") == 0
    assert run(monkeypatch, "recode", "-a", archive, "--jobs", "1") == 0
    engine = open_archive(archive)
    with reading(engine) as connection:
        told = [row.manifest for row in connection.execute(runs.select().order_by(runs.c.id))]
    engine.dispose()
    assert [row["parser"]["name"] for row in told] == ["accurate", "fast"]
    assert [row["parser"]["model"] for row in told] == [parser_hash("accurate"), parser_hash("fast")]
    assert len({parser_hash("accurate"), parser_hash("fast"), model_hash()}) == 3
