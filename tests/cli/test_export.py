"""`communique export` on the command line: files appear whole, wrong usage is told, nothing else is touched."""

import csv
import sys
from pathlib import Path

import pytest

from communique.cli.app import main
from communique.export.formats import NAMES
from communique.store.archive import open_archive
from made_archive import fill


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> str:
    name = str(tmp_path_factory.mktemp("cli-export") / "a.db")
    engine = open_archive(name, create=True)
    fill(engine)
    engine.dispose()
    return name


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Status, output and errors of `communique export`."""
    sys.argv = ["communique", "export", *words]
    try:
        main()
        status = 0
    except SystemExit as end:
        status = int(end.code or 0)
    told = capsys.readouterr()
    return status, told.out, told.err


def test_every_format_is_written_to_a_place(stored: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for name in NAMES:
        out = tmp_path / name
        assert run(capsys, name, "--archive", stored, "--out", str(out)) == (0, "", "")
        assert out.stat().st_size > 0 and not list(tmp_path.glob("*.part"))


def test_formats_print_what_they_write(stored: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    out = tmp_path / "people.csv"
    status, text, _ = run(capsys, "csv", "--table", "people", "--archive", stored)
    run(capsys, "csv", "--table", "people", "--archive", stored, "--out", str(out))
    assert status == 0 and out.read_text(encoding="utf-8") == text
    assert [row["name"] for row in csv.DictReader(text.splitlines())] == ["Ana Prado", "Nils Berg"]


def test_a_folder_takes_every_table(stored: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(capsys, "tsv", "--archive", stored, "--out", str(tmp_path))[0] == 0
    assert {path.stem for path in tmp_path.iterdir()} >= {"events", "claims", "people", "tenures"}


@pytest.mark.parametrize(
    "words",
    [["gopher"], ["csv", "--table", "none"], ["csv", "--kind", "war"], ["datapackage"], ["csv", "--out", "none/x"]],
    ids=" ".join,
)
def test_wrong_usage_ends_with_two(stored: str, capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    status, out, err = run(capsys, *words, "--archive", stored)
    assert (status, out) == (2, "") and "Traceback" not in err


def test_list_names_the_formats(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "list")[1].split() == list(NAMES)
