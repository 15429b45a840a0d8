"""Puts real output into README.md: runs each `$ communique ...` of it on an archive of the sample pages, and draws the picture."""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from io import StringIO
from pathlib import Path

from rich.console import Console

from communique.cli.table import chronology
from communique.pipeline import code_sources
from communique.values.claims import Record

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
FONT = re.compile(r"@font-face\s*\{.*?\}\s*", re.DOTALL)
MOST = 26  # lines of output shown of one command


def main() -> int:
    """Rewrite the console blocks of README.md and docs/chronology.svg."""
    readme = ROOT / "README.md"
    with tempfile.TemporaryDirectory() as folder:
        place = dict(os.environ, COMMUNIQUE_ARCHIVE=str(Path(folder) / "samples.db"))
        told = BLOCK.sub(
            lambda block: f"```console\n{''.join(shown(c, place) for c in commands(block[1]))}```",
            readme.read_text("utf-8"),
        )
    readme.write_text(told, encoding="utf-8")
    draw(ROOT / "docs" / "chronology.svg")
    return 0


def commands(block: str) -> list[str]:
    """The commands of a console block."""
    return [line[2:] for line in block.splitlines() if line.startswith("$ communique ")]


def shown(command: str, place: dict[str, str]) -> str:
    """A command with its output, cut where it is long."""
    words = [str(Path(sys.executable).with_name("communique")), *shlex.split(command)[1:]]
    done = subprocess.run(words, cwd=ROOT, env=place, capture_output=True, text=True, check=True)
    lines = [line.rstrip() for line in done.stdout.splitlines()]
    lines = [*lines[:MOST], "…"] if len(lines) > MOST + 2 else lines
    return f"$ {command}\n" + "".join(f"{line}\n" for line in lines)


def draw(path: Path) -> None:
    """The chronology of the sample pages of 2022 as a picture."""
    records = [
        r
        for r in code_sources([str(ROOT / "samples")])
        if isinstance(r, Record) and (r.published or "").startswith("2022")
    ]
    console = Console(record=True, width=124, file=StringIO())
    console.print(chronology(records))
    drawn = console.export_svg(title="communique")
    path.write_text(FONT.sub("", drawn), encoding="utf-8")  # no font is fetched from anywhere


if __name__ == "__main__":
    sys.exit(main())
