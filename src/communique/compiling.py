"""python -m communique.compiling: compiles the rooms that code articles, for a quarter more articles a second.

Needs a C compiler, Python's headers and the extra `fast`; without them the package stays plain Python, which gives the
same records. What is made is used by `communique.compiled`.
"""

import importlib.util
import json
import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import TYPE_CHECKING

from communique.compiled import FOLDER, PACKAGE, STAMP, SUFFIX, stamps, state

if TYPE_CHECKING:
    from setuptools import Extension

ROOMS = ("values", "lexicon", "language", "clean", "annotate", "resolve", "extract")
LEFT_OUT = frozenset(
    {
        "language/model.py",  # these two know where their files lie by their own place
        "language/accurate.py",
        "language/arborescence.py",  # of the accurate parser, and these two are little but calls of numpy
        "language/meanings.py",
        "clean/normalise.py",  # names signs that are no characters, which mypyc does not read
        "extract/engagements_fields.py",  # a generic dataclass with slots, which mypyc does not make
    }
)
_OPTIONS = """[mypy]
ignore_missing_imports = True
[mypy-spacy.*,thinc.*,ahocorasick_rs.*,threadpoolctl.*,onnxruntime.*]
follow_imports = skip
"""


def main() -> int:
    """Compile what is not compiled yet, and tell it in one line. Exit status 1 where it cannot be done."""
    reason = state() and lacking()
    if reason:
        sys.stderr.write(f"not compiled: {reason}; communique stays plain Python, with the same records\n")
        return 1
    if state():
        _compile(PACKAGE, FOLDER)
    sys.stdout.write(f"compiled modules are used: {state() or FOLDER}\n")
    return 0


def lacking() -> str:
    """What is needed for compiling and is not there, in one line; empty where all is."""
    compiler = shlex.split(sysconfig.get_config_var("CC") or "")
    if not compiler or shutil.which(compiler[0]) is None:
        return "no C compiler was found (on Debian: apt-get install gcc)"
    if not (Path(sysconfig.get_path("include")) / "Python.h").exists():
        return "the headers of Python are not there (on Debian: apt-get install python3-dev)"
    if importlib.util.find_spec("mypyc") is None or importlib.util.find_spec("setuptools") is None:
        return "mypyc is not installed (pip install 'communique[fast]')"
    return _barred(FOLDER.parent)


def _barred(folder: Path) -> str:
    """Why nothing can be made in a folder, in one line; empty where it can."""
    try:
        Path(mkdtemp(dir=folder, prefix="_compiling")).rmdir()
    except OSError as error:
        return f"nothing can be written to {folder} ({error.strerror}); who installed communique can compile it"
    return ""


def sources(package: Path) -> list[str]:
    """The sources that compiled code depends on, compiled or not, by their paths below the package."""
    rooms = (file for room in ROOMS for file in (package / room).rglob("*.py"))
    return sorted(file.relative_to(package).as_posix() for file in (*rooms, package / "errors.py"))


def _compile(package: Path, folder: Path) -> None:
    """Compile the rooms of a package into a folder, which is there whole or not at all."""
    names = sources(package)
    made_of = stamps(package, names)
    with TemporaryDirectory() as place:  # outside of the package, lest modules be taken for its own
        work = Path(place)
        _copy(package, names, work / "communique")
        (work / "mypy.ini").write_text(_OPTIONS, encoding="utf-8")
        made = work / "made"
        made.mkdir()
        wanted = [f"communique/{name}" for name in names if name not in LEFT_OUT and not name.endswith("__init__.py")]
        here = Path.cwd()
        os.chdir(work)  # what is written into compiled code as its place is then the same on every machine
        try:
            _make(wanted, made)
        finally:
            os.chdir(here)
        (made / STAMP).write_text(json.dumps(made_of, indent=0), encoding="utf-8")
        beside = Path(mkdtemp(dir=folder.parent, prefix="_compiling"))
        shutil.copytree(made, beside, dirs_exist_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
    beside.rename(folder)


def _copy(package: Path, names: Sequence[str], copy: Path) -> None:
    """The sources alone, under a package that imports nothing by itself."""
    for name in names:
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(package / name, copy / name)
    (copy / "__init__.py").touch()


def _make(wanted: Sequence[str], made: Path) -> None:
    extensions = _translate(wanted)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        objects = {
            source: pool.submit(_object, source, extension) for extension in extensions for source in extension.sources
        }
        for extension in extensions:
            _link([objects[source].result() for source in extension.sources], made / f"{extension.name}{SUFFIX}")


def _translate(wanted: Sequence[str]) -> "list[Extension]":
    """The sources as C, with what is to be made of it. What mypyc says is shown only where it gives up: it warns of much."""
    from mypyc.build import mypycify

    said = StringIO()
    try:
        with redirect_stdout(said), redirect_stderr(said):
            return mypycify(
                ["--config-file=mypy.ini", "--cache-dir=cache", *wanted],
                opt_level="2",
                debug_level="0",
                multi_file=True,
                group_name="communique",
                target_dir="c",
            )
    except SystemExit:
        sys.stderr.write("".join(line for line in said.getvalue().splitlines(keepends=True) if "error:" in line))
        raise


def _object(source: str, extension: "Extension") -> str:
    made = str(Path(source).with_suffix(".o"))
    folders = [f"-I{folder}" for folder in (*extension.include_dirs, sysconfig.get_path("include"))]
    _run(
        ["CC", "CCSHARED"],
        [
            "-DNDEBUG",
            "-fwrapv",
            "-fvisibility=hidden",
            *extension.extra_compile_args,
            *folders,
            "-c",
            source,
            "-o",
            made,
        ],
    )
    return made


def _link(objects: Sequence[str], file: Path) -> None:
    _run(["LDSHARED"], [*objects, "-o", str(file)])


def _run(program: Sequence[str], arguments: Sequence[str]) -> None:
    """Run one of the compiler's programs as Python itself was built with it; its own words are shown where it fails."""
    begin = [word for name in program for word in shlex.split(sysconfig.get_config_var(name) or "")]
    subprocess.run([*begin, *arguments], check=True)


if __name__ == "__main__":
    sys.exit(main())
