"""`communique demo`: the sample pages, coded and laid out in time."""

import json
import sys
from pathlib import Path

from communique.cli.table import chronology, eyes_console
from communique.values.article import Failure
from communique.values.claims import Record
from communique.values.json import record_to_dict

_PACKAGE = Path(__file__).resolve().parents[1]


def samples_folder() -> Path | None:
    """The folder of sample pages: inside an installed package, or at the root of a checkout."""
    for folder in (_PACKAGE / "samples", _PACKAGE.parents[1] / "samples"):
        if folder.is_dir():
            return folder
    return None


def run_demo(out: Path) -> int:
    """Code the samples, write the record below `out`, print the chronology. Returns the exit status."""
    folder = samples_folder()
    console = eyes_console()
    if folder is None:
        console.print("the sample pages are missing from this installation; get them with the source")
        return 1
    records = _coded(folder)
    path = _write(records, out)
    console.print(chronology(records))
    console.print(f"{len(records)} pages coded from {folder}", markup=False, soft_wrap=True)
    console.print(f"the record: {path} (one JSON object a page)", markup=False, soft_wrap=True)
    return 0


def _coded(folder: Path) -> list[Record]:
    from communique.pipeline import code_sources

    pages = sorted(str(path) for path in folder.iterdir() if path.suffix in (".txt", ".html"))
    records = []
    for result in code_sources(pages):
        if isinstance(result, Failure):
            sys.stderr.write(f"{result}\n")
        else:
            records.append(result)
    return records


def _write(records: list[Record], out: Path) -> Path:
    out.mkdir(parents=True, exist_ok=True)
    path = out / "record.jsonl"
    lines = (json.dumps(record_to_dict(record), ensure_ascii=False) + "\n" for record in records)
    path.write_text("".join(lines), encoding="utf-8")
    return path
