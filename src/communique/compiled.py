"""Compiled modules, taken in place of their sources as long as they were made of exactly these.

`python -m communique.compiling` makes them, all in one go, in the folder `_compiled` beside this file. They call each
other without Python between them, so it is all of them or none: where one source is another than it was, every module
is plain Python again. Nothing stale is ever run, and whoever edits a source need not think of it.
"""

import os
import sys
import sysconfig
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_file_location
from json import JSONDecodeError, loads
from pathlib import Path
from types import ModuleType

PACKAGE = Path(__file__).parent
FOLDER = PACKAGE / "_compiled"
STAMP = "made_of.json"
SUFFIX: str = sysconfig.get_config_var("EXT_SUFFIX")  # tells interpreter and machine: others' files are not ours
_LIBRARY = "communique__mypyc"  # what all of them have in common; mypyc names it so
OFF = "COMMUNIQUE_PURE"  # set to anything, plain Python is run


class _Finder(MetaPathFinder):
    """Finds modules by full name in files of their own."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        self._files = files

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        file = self._files.get(fullname)
        return None if file is None else spec_from_file_location(fullname, file)


def use_compiled() -> None:
    """From here on modules are imported compiled, if all were made of the sources as they are."""
    files = {} if os.environ.get(OFF) else compiled_files()
    if files:
        sys.meta_path.insert(0, _Finder(files))


def compiled_files(folder: Path = FOLDER, package: Path = PACKAGE) -> dict[str, Path]:
    """The file of each compiled module; none at all where `state` tells why they are not used."""
    if state(folder, package):
        return {}
    return {file.name.removesuffix(SUFFIX): file for file in folder.glob(f"*{SUFFIX}")}


def state(folder: Path = FOLDER, package: Path = PACKAGE) -> str:
    """Why the compiled modules of a folder are not used, in one line; empty where they are."""
    try:
        made_of = loads((folder / STAMP).read_bytes())
    except FileNotFoundError:
        return "there are no compiled modules"
    except (OSError, JSONDecodeError, UnicodeDecodeError):
        return f"{folder / STAMP} cannot be read"
    if not isinstance(made_of, dict) or made_of.pop("", None) != SUFFIX:
        return "the compiled modules are another Python's"
    if not (folder / f"{_LIBRARY}{SUFFIX}").exists():
        return f"{_LIBRARY} is missing"
    changed = [name for name, stamp in made_of.items() if stamp != _stamp_of(package / name)]
    return f"{changed[0]} is not what the compiled modules were made of" if changed else ""


def stamps(package: Path, names: Sequence[str]) -> dict[str, str]:
    """What a stamp keeps of some sources, told by their paths below the package."""
    return {"": SUFFIX} | {name: _stamp_of(package / name) for name in names}


def _stamp_of(source: Path) -> str:
    try:
        return blake2b(source.read_bytes(), digest_size=16).hexdigest()
    except OSError:
        return "gone"
