"""Compiled modules are used while they are made of the sources as they are, and never after."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from communique import compiled, compiling


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, Path]:
    """A folder of one compiled module, and the package of the two sources that it was made of."""
    package, folder = tmp_path / "communique", tmp_path / "communique" / "_compiled"
    (package / "values").mkdir(parents=True)
    folder.mkdir()
    for name in ("errors.py", "values/words.py"):
        (package / name).write_text("NUMBER = 1\n")
    (folder / f"communique.values.words{compiled.SUFFIX}").write_bytes(b"")
    (folder / f"communique__mypyc{compiled.SUFFIX}").write_bytes(b"")
    told = compiled.stamps(package, ["errors.py", "values/words.py"])
    (folder / compiled.STAMP).write_text(json.dumps(told))
    return folder, package


def test_modules_made_of_these_sources_are_found(made: tuple[Path, Path]) -> None:
    folder, package = made
    assert compiled.state(folder, package) == ""
    assert set(compiled.compiled_files(folder, package)) == {"communique.values.words", "communique__mypyc"}


@pytest.mark.parametrize("name", ["errors.py", "values/words.py"])
def test_one_source_edited_and_none_is_used(made: tuple[Path, Path], name: str) -> None:
    folder, package = made
    (package / name).write_text("NUMBER = 2\n")
    assert compiled.compiled_files(folder, package) == {}
    assert compiled.state(folder, package).startswith(name)


def test_one_source_gone_and_none_is_used(made: tuple[Path, Path]) -> None:
    folder, package = made
    (package / "errors.py").unlink()
    assert compiled.compiled_files(folder, package) == {}


def test_those_of_another_python_are_not_used(made: tuple[Path, Path]) -> None:
    folder, package = made
    told = json.loads((folder / compiled.STAMP).read_text())
    (folder / compiled.STAMP).write_text(json.dumps(told | {"": ".cpython-27m.so"}))
    assert compiled.compiled_files(folder, package) == {}


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"\xff"])
def test_a_damaged_stamp_means_plain_python(made: tuple[Path, Path], damage: bytes) -> None:
    folder, package = made
    (folder / compiled.STAMP).write_bytes(damage)
    assert compiled.compiled_files(folder, package) == {}


def test_asked_for_plain_python_sources_are_run() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import communique.values.syntax as module; print(module.__file__)"],
        env={**os.environ, compiled.OFF: "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip().endswith("syntax.py")


def test_without_what_they_have_in_common_none_is_used(made: tuple[Path, Path]) -> None:
    folder, package = made
    (folder / f"communique__mypyc{compiled.SUFFIX}").unlink()
    assert compiled.compiled_files(folder, package) == {}


@pytest.mark.skipif(compiled.state() != "", reason=compiled.state())
def test_all_modules_but_those_left_out_are_compiled() -> None:
    names = (name for name in compiling.sources(compiled.PACKAGE) if name not in compiling.LEFT_OUT)
    modules = {f"communique.{name[:-3].replace('/', '.')}" for name in names if not name.endswith("__init__.py")}
    assert set(compiled.compiled_files()) == modules | {"communique__mypyc"}


def test_nothing_is_looked_for_in_a_display_with_a_star() -> None:
    """mypyc breaks off at `x in (*these, that)` and tells no line."""
    wrong = [
        f"{name}:{part.lineno}"
        for name in compiling.sources(compiled.PACKAGE)
        for part in ast.walk(ast.parse((compiled.PACKAGE / name).read_bytes()))
        if isinstance(part, ast.Compare) and isinstance(part.ops[0], ast.In | ast.NotIn)
        for shown in part.comparators
        if isinstance(shown, ast.Tuple | ast.List | ast.Set) and any(isinstance(one, ast.Starred) for one in shown.elts)
    ]
    assert wrong == []


def test_without_a_compiler_one_line_tells_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(compiling, "state", lambda: "there are no compiled modules")
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert compiling.main() == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_where_nothing_can_be_written_one_line_tells_so_before_anything_is_compiled(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(compiling, "FOLDER", tmp_path / "file" / "_compiled")
    monkeypatch.setattr(compiling, "state", lambda: "there are no compiled modules")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: name)
    monkeypatch.setattr("shutil.which", lambda name: name)
    assert compiling.main() == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1 and f"nothing can be written to {tmp_path / 'file'} (Not a directory)" in told


def test_every_source_that_is_left_out_is_there() -> None:
    assert set(compiling.sources(compiled.PACKAGE)) >= compiling.LEFT_OUT
