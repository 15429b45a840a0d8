"""Tables of claims as people correct them in a spreadsheet: CSV, TSV or JSON Lines, row by row."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_MOST_BYTES = 500_000_000
_NEUTRAL = "'"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: its number in the file and its cells as words; lists are joined by "; ", empty means none."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row, or a file from some row on, that cannot be read."""

    number: int
    reason: str


def read_rows(path: Path) -> Iterator[TableRow | BadRow]:
    """The rows of a table of claims. What cannot be read comes out in its place."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            yield BadRow(0, f"the file is larger than {_MOST_BYTES // 1_000_000} MB; split it")
            return
        with path.open(encoding="utf-8-sig", newline="") as lines:
            yield from _json_rows(lines) if path.suffix.lower() in (".jsonl", ".ndjson") else _cells(path, lines)
    except OSError as error:
        yield BadRow(0, f"cannot be read ({error.strerror})")
    except UnicodeDecodeError:
        yield BadRow(0, "is not UTF-8; save it from the spreadsheet as CSV UTF-8")
    except csv.Error as error:
        yield BadRow(0, f"breaks off ({error})")


def _cells(path: Path, lines: Any) -> Iterator[TableRow | BadRow]:
    head = lines.readline()
    lines.seek(0)
    marks = {mark: head.count(mark) for mark in (",", ";", "\t")}
    delimiter = "\t" if path.suffix.lower() == ".tsv" else max(marks, key=lambda mark: marks[mark])
    for number, row in enumerate(csv.DictReader(lines, delimiter=delimiter), start=2):
        if None in row or any(value is None for value in row.values()):
            yield BadRow(number, "has more or fewer cells than the head of the table")
            continue
        yield TableRow(number, {name.strip(): _plain(value) for name, value in row.items()})


def _plain(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from running it."""
    neutral = cell.startswith(_NEUTRAL) and cell[1:].startswith(_FORMULA)
    return (cell[1:] if neutral else cell).strip()


def _json_rows(lines: Any) -> Iterator[TableRow | BadRow]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            told = json.loads(line)
        except (ValueError, RecursionError):
            yield BadRow(number, "is no JSON")
            continue
        if not isinstance(told, dict):
            yield BadRow(number, "is no JSON object")
            continue
        yield TableRow(number, {str(name): as_cell(value) for name, value in told.items()})


def as_cell(value: Any) -> str:
    """A value as the cell that an export would show for it, without the apostrophe."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return "; ".join(as_cell(part) for part in value)
    return str(value).strip()
