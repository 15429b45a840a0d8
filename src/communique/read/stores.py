"""Files by path, by pattern and by the address of an object store, opened alike: to be read at any place."""

import glob
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from communique.errors import AbortRun
from communique.values.article import Failure

_ADDRESS = re.compile(r"(?:s3|gs|gcs|abfss?|hdfs|file)://", re.IGNORECASE)
_PATTERN = re.compile(r"[*?\[]")
_AHEAD = 1 << 20  # bytes asked of a store at a time
_NEEDS = "reading from an object store needs pyarrow; install communique[bulk]"


def is_address(name: str) -> bool:
    """Whether a source is named by the address of an object store (s3://bucket/key) and not by a path."""
    return _ADDRESS.match(name) is not None


def public_name(name: str) -> str:
    """A source's name as it may be kept and shown: an address without its options and keys."""
    if not is_address(name):
        return name
    scheme, _, rest = name.partition("://")
    bucket, slash, key = rest.partition("?")[0].partition("/")
    return f"{scheme}://{bucket.rpartition('@')[2]}{slash}{key}"


def expand(source: str) -> Iterator[str | Failure]:
    """The names that a pattern or an address of a folder stands for, sorted; any other name as it is."""
    if is_address(source):
        yield from _listed(source)
    elif _PATTERN.search(source) and not Path(source).exists():
        found = sorted(glob.glob(source, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
        yield from found
        if not found:
            yield Failure(source, "no file fits this pattern; check it, and quote it where the shell expands it")
    else:
        yield source


def open_file(name: str) -> IO[bytes]:
    """The file to read from. Raises OSError (also for what an object store answers)."""
    if not is_address(name):
        return Path(name).open("rb")
    system, path = _system(name)
    return io.BufferedReader(_Stored(system.open_input_file(path)), _AHEAD)


class _Stored(io.RawIOBase):
    """An object of a store as Python knows files."""

    def __init__(self, opened: Any) -> None:
        self._opened = opened

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, into: Any) -> int:
        piece = self._opened.read(len(into))
        into[: len(piece)] = piece
        return len(piece)

    def seek(self, place: int, whence: int = io.SEEK_SET) -> int:
        self._opened.seek(place, whence)
        return self.tell()

    def tell(self) -> int:
        return int(self._opened.tell())

    def close(self) -> None:
        if not self.closed:
            self._opened.close()
        super().close()


def size_of(name: str) -> int:
    """The size of a file in bytes. Raises OSError."""
    if not is_address(name):
        return Path(name).stat().st_size
    system, path = _system(name)
    told = system.get_file_info(path)
    if not told.is_file:
        raise FileNotFoundError(2, "no such file", public_name(name))
    return int(told.size)


def _system(address: str) -> tuple[Any, str]:
    """The file system of an address and the path in it. Raises AbortRun without pyarrow, OSError for a bad address."""
    try:
        from pyarrow import ArrowException
        from pyarrow.fs import FileSystem
    except ModuleNotFoundError:
        raise AbortRun(f"{public_name(address)}: {_NEEDS}") from None
    try:
        system, path = FileSystem.from_uri(address)
    except (ArrowException, ValueError) as error:
        raise OSError(22, str(error).splitlines()[0], public_name(address)) from None
    return system, str(path)


def _listed(address: str) -> Iterator[str | Failure]:
    pattern = _PATTERN.search(_without_options(address.partition("://")[2])[0])
    try:
        yield from _matching(address) if pattern else _inside(address)
    except OSError as error:
        yield Failure(public_name(address), f"the store does not give it ({_told(error)}); check address and rights")


def _told(error: OSError) -> str:
    return str(error.strerror or error).splitlines()[0]


def _inside(address: str) -> Iterator[str | Failure]:
    """The address itself where it is a file, else the files below it."""
    from pyarrow.fs import FileSelector

    system, path = _system(address)
    told = system.get_file_info(path)
    if told.is_file:
        yield address
        return
    found = sorted(each.path for each in system.get_file_info(FileSelector(path, recursive=True)) if each.is_file)
    yield from (_renamed(address, each) for each in found)
    if not found:
        yield Failure(public_name(address), "the store holds nothing there; check the address")


def _matching(address: str) -> Iterator[str | Failure]:
    """The files that fit an address with stars: a star stands for any signs but a slash, two for any signs."""
    from pyarrow.fs import FileSelector

    scheme, _, rest = address.partition("://")
    path, options = _without_options(rest)
    fixed = _PATTERN.split(path, maxsplit=1)[0].rpartition("/")[0]
    system, base = _system(f"{scheme}://{fixed}{options}")
    wanted = re.compile(_as_regex(path[len(fixed) :]))
    found = sorted(
        each.path
        for each in system.get_file_info(FileSelector(base, recursive=True))
        if each.is_file and wanted.fullmatch(each.path[len(base) :])
    )
    yield from (_renamed(address, each) for each in found)
    if not found:
        yield Failure(public_name(address), "no object fits this pattern; check it")


def _without_options(rest: str) -> tuple[str, str]:
    """Path and options of an address; a question mark is that of a pattern unless an equals sign follows it."""
    path, mark, options = rest.rpartition("?")
    return (path, f"?{options}") if mark and "=" in options else (rest, "")


def _as_regex(pattern: str) -> str:
    parts = re.split(r"(\*\*|\*|\?)", pattern)
    told = {"**": ".*", "*": "[^/]*", "?": "[^/]"}
    return "".join(told.get(part) or re.escape(part) for part in parts)


def _renamed(address: str, path: str) -> str:
    """The address of a file found at a path of the same store, with the same options."""
    scheme, _, rest = address.partition("://")
    return f"{scheme}://{path}{_without_options(rest)[1]}"
