"""What every export takes: `python bench/exports.py ARCHIVE [FORMAT …]`, each in a process of its own.

ARCHIVE is a linked archive (`bench/growth.py` makes one of any size). For each format, the tabular ones with every table,
a row is printed: seconds by the clock and of the processor, the peak of memory, and the size of what was written. The
exit status is 1 where one of them takes more than a minute or 500 MB.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

from communique.export.formats import NAMES, PACKAGE, PARQUET, TABULAR
from communique.store.archive import open_archive
from communique.store.engine import reading
from communique.store.schema import article, claim, event

_MOST_S, _MOST_MB = 60.0, 500
_COMMAND = (sys.executable, "-c", "from communique.cli.app import main; main()", "export")


@dataclass(frozen=True, slots=True)
class Taken:
    """What one export took."""

    format: str
    seconds: float
    processor: float
    memory_mb: int
    size_mb: float
    status: int


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive")
    parser.add_argument("formats", nargs="*", default=list(NAMES))
    asked = parser.parse_args()
    print(_held(asked.archive))
    print("\n| format | s | s of the processor | MB of memory | MB written |\n|---|---|---|---|---|")
    over = 0
    for name in asked.formats:
        taken = measured(asked.archive, name)
        over += taken.status != 0 or taken.seconds > _MOST_S or taken.memory_mb > _MOST_MB
        print(_row(taken), flush=True)
    return 1 if over else 0


def _held(archive: str) -> str:
    with reading(open_archive(archive)) as connection:
        counts = [connection.scalar(select(func.count()).select_from(table)) for table in (event, article, claim)]
    return "{:,} events of {:,} articles with {:,} claims".format(*counts)


def measured(archive: str, name: str) -> Taken:
    """One export to a file or folder that is thrown away, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        whole = name in (*TABULAR, PACKAGE, PARQUET)  # these write a folder of tables
        out = Path(folder) / "out"
        if whole:
            out.mkdir()
        began = time.perf_counter()
        running = subprocess.Popen([*_COMMAND, name, "--archive", archive, "--out", str(out)])
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - began
        size = sum(file.stat().st_size for file in (out.iterdir() if whole else [out]) if file.is_file())
    return Taken(
        name, seconds, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024, size / 1_000_000, running.returncode
    )


def _row(taken: Taken) -> str:
    failed = f" (ended with {taken.status})" if taken.status else ""
    return (
        f"| `{taken.format}`{failed} | {taken.seconds:.0f} | {taken.processor:.0f} | {taken.memory_mb} "
        f"| {taken.size_mb:.0f} |"
    )


if __name__ == "__main__":
    sys.exit(main())
