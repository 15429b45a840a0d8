"""What bulk coding of a crawl costs: python bench/bulk.py CRAWL.warc.gz... [--workers 2] [--out RESULT.json]

Each crawl is coded by the command as a user would give it, into a folder that is thrown away. Told are the seconds on the
clock, the seconds of processor time, the largest memory that all its processes held together (proportional set size, so
that what they share counts once), articles coded and pages seen, and how many processors other work kept busy meanwhile.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

_EVERY = 0.5  # seconds between looks at memory


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("crawls", nargs="+", type=Path)
    options.add_argument("--workers", nargs="+", type=int, default=[2])
    options.add_argument("--out", type=Path, help="also write the figures to this file")
    asked = options.parse_args()
    rows = [measure(crawl, workers) for crawl in asked.crawls for workers in asked.workers]
    for row in rows:
        print(json.dumps(row))
    if asked.out:
        asked.out.write_text(json.dumps(rows, indent=1))
    return 0 if all(row["status"] == 0 for row in rows) else 1


def measure(crawl: Path, workers: int) -> dict[str, Any]:
    """Code one crawl with so many workers and tell what it cost."""
    with tempfile.TemporaryDirectory() as folder:
        out, told = Path(folder) / "out", Path(folder) / "told"
        words = [sys.executable, "-m", "communique.cli.app", "bulk", str(crawl), str(out), "--workers", str(workers)]
        began, busy = time.monotonic(), seconds_of_all()
        with told.open("wb") as file:
            run = subprocess.Popen(words, stdout=file)
        peak, spent_by = 0, {}
        while run.poll() is None:
            alive = family(run.pid)
            peak = max(peak, sum(map(memory_of, alive)))
            spent_by.update({process: taken for process in alive if (taken := seconds_of(process))})
            time.sleep(_EVERY)
        spent, busy = time.monotonic() - began, seconds_of_all() - busy
        said = told.read_text().splitlines()
    own = sum(spent_by.values())
    return {
        "crawl": crawl.name, "stored_mb": round(crawl.stat().st_size / 1e6), "workers": workers,
        "status": run.returncode, "seconds": round(spent, 1), "peak_mb": round(peak / 1e6),
        "processor_seconds": round(own, 1), "others": round(max(0.0, busy - own) / spent, 2),
        "told": said[0].partition(": ")[2] if said else "",
    }  # fmt: skip


def family(process: int) -> list[int]:
    """A process and all that it started, as far as they still run."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, ValueError, IndexError):
                continue
            children.setdefault(parent, []).append(int(entry.name))
    found = [process]
    for each in found:
        found += children.get(each, [])
    return found


def seconds_of_all() -> float:
    """The processor time that everything on the machine has taken since it was started."""
    told = [int(each) for each in Path("/proc/stat").read_text().partition("\n")[0].split()[1:]]
    return (sum(told[:8]) - told[3] - told[4]) / os.sysconf("SC_CLK_TCK")  # all but idle and waiting


def seconds_of(process: int) -> float:
    """The processor time that a process has taken, 0 when it has ended."""
    try:
        told = (Path("/proc") / str(process) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def memory_of(process: int) -> int:
    """The proportional set size of a process in bytes, 0 when it has ended."""
    try:
        told = (Path("/proc") / str(process) / "smaps_rollup").read_text()
    except OSError:
        return 0
    found = re.search(r"^Pss:\s+(\d+) kB", told, re.MULTILINE)
    return int(found[1]) * 1024 if found else 0


if __name__ == "__main__":
    sys.exit(main())
