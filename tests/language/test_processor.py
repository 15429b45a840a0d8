"""The matrix library is told of wide instructions where it would pass them by, and nowhere else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from communique.language.processor import use_widest

WIDE = "avx2 avx512f avx512cd avx512bw avx512dq avx512vl"
NAME = "OPENBLAS_CORETYPE"


def _told(folder: Path, maker: str, flags: str) -> Path:
    one = f"processor\t: 0\nvendor_id\t: {maker}\nmodel name\t: Some: thing\nflags\t\t: fpu {flags}\n"
    path = folder / "cpuinfo"
    path.write_text(f"{one}\n{one}\n")
    return path


@pytest.mark.parametrize(
    ("maker", "flags", "named"),
    [
        ("AuthenticAMD", WIDE, "SkylakeX"),
        ("AuthenticAMD", "avx2 avx512f", None),
        ("AuthenticAMD", "avx2", None),
        ("GenuineIntel", WIDE, None),
    ],
)
def test_only_processors_that_are_taken_for_lesser_ones(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, maker: str, flags: str, named: str | None
) -> None:
    monkeypatch.setattr(os, "environ", {})
    use_widest(_told(tmp_path, maker, flags))
    assert os.environ.get(NAME) == named


def test_what_the_user_names_stands_and_no_list_of_processors_is_no_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(os, "environ", {NAME: "Haswell"})
    use_widest(_told(tmp_path, "AuthenticAMD", WIDE))
    assert os.environ[NAME] == "Haswell"
    monkeypatch.setattr(os, "environ", {})
    use_widest(tmp_path / "none")
    assert NAME not in os.environ


@pytest.mark.parametrize("room", ["communique.cli", "communique.language.processor"])
def test_it_is_told_before_numpy_is_there(room: str) -> None:
    script = f"import sys, {room}; print('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True).stdout == "False\n"
