"""What the user named, file by file: folders opened, symbolic links to folders left alone."""

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from communique.values.article import Failure

STDIN = "-"
_SUFFIXES = (".txt", ".text", ".htm", ".html", ".xhtml", ".shtml", ".warc", ".warc.gz", ".warc.zst")


def find_files(sources: Sequence[str | Path], seen: set[tuple[int, int]] | None = None) -> Iterator[Path | Failure]:
    """Each file of the sources once, folders recursively and sorted; a Failure for what cannot be opened.

    `Path("-")` stands for standard input. In folders only text, HTML and WARC files count; a file named by itself always.
    `seen` keeps which files were found, over several calls.
    """
    seen = set() if seen is None else seen
    for source in sources:
        for found in _expand(str(source)):
            if isinstance(found, Failure) or str(found) == STDIN or _is_new(found, seen):
                yield found


def _expand(source: str) -> Iterator[Path | Failure]:
    path = Path(source)
    if source == STDIN:
        yield path
        return
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield Failure(source, explain_error(error))
        return
    if stat.S_ISDIR(mode):
        yield from _inside(path)
    elif stat.S_ISREG(mode):
        yield path
    else:
        yield Failure(source, "this is no regular file; pipe what it holds to standard input and name it -")


def _inside(folder: Path) -> Iterator[Path | Failure]:
    problems: list[OSError] = []
    count = 0
    for place, folders, names in os.walk(folder, onerror=problems.append, followlinks=False):
        folders.sort()
        for name in sorted(names):
            path = Path(place, name)
            if name.lower().endswith(_SUFFIXES) and not name.startswith("."):
                count += 1
                yield from _expand(str(path))
        while problems:
            error = problems.pop()
            yield Failure(str(error.filename or folder), explain_error(error))
    for error in problems:
        yield Failure(str(error.filename or folder), explain_error(error))
    if not count and not problems:
        yield Failure(str(folder), "the folder holds no text, HTML or WARC file (.txt, .html, .htm, .warc.gz)")


def _is_new(path: Path, seen: set[tuple[int, int]]) -> bool:
    try:
        told = path.stat()
    except OSError:
        return True
    key = (told.st_dev, told.st_ino)
    if key in seen:
        return False
    seen.add(key)
    return True


def explain_error(error: OSError | ValueError) -> str:
    """One line on why a file cannot be read and what to do about it."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder; check the path"
    if isinstance(error, PermissionError):
        return "permission to read it is denied; change its permissions or run as its owner"
    if isinstance(error, ValueError):
        return "this is no path that a file can have"
    return f"it cannot be read ({(error.strerror or 'unknown error').lower()}); check the disk and the path"
