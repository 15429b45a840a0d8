"""What a command made goes to the file that is named, or is printed."""

from pathlib import Path

import pytest

from communique.cli.made import put
from communique.errors import AbortRun


def test_without_a_file_it_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    put("“Bergen”\n".encode(), None)
    assert capsys.readouterr().out == "“Bergen”\n"


def test_with_a_file_nothing_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "brief.md"
    put(b"Bergen\n", out)
    assert (out.read_bytes(), capsys.readouterr().out) == (b"Bergen\n", "")


def test_a_file_that_cannot_be_written_ends_the_run_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(AbortRun, match=r"brief\.md: cannot be written"):
        put(b"", tmp_path / "nowhere" / "brief.md")
