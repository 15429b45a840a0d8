"""Answers of the archive as a table, JSON, JSON Lines or CSV."""

import csv
import json
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields, is_dataclass
from typing import Any, Literal

from rich.text import Text

from communique.cli.table import eyes_console, plain_table, short_date

RowFormat = Literal["table", "json", "jsonl", "csv"]
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d):\d\dZ")
_INTERVAL = re.compile(r"\d{4}(?:-\d\d){0,2}/\d{4}(?:-\d\d){0,2}")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def print_rows(rows: Sequence[Any], format: RowFormat, columns: Sequence[str], title: str) -> None:
    """Print dataclass rows. Tables show `columns` only; the other formats hold every field."""
    if format == "table":
        _print_table(rows, columns, title)
    elif format == "csv":
        _print_csv(rows, columns)
    elif format == "jsonl":
        for row in rows:
            sys.stdout.write(json.dumps(asdict(row), ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1) + "\n")


def _print_table(rows: Sequence[Any], columns: Sequence[str], title: str) -> None:
    console = eyes_console()
    if not rows:
        console.print("nothing found")
        return
    table = plain_table(title, columns)
    for row in rows:
        table.add_row(*(Text(_for_eyes(_cell(getattr(row, column)))) for column in columns))
    console.print(table)


def _for_eyes(cell: str) -> str:
    """A cell as a table shows it: a moment (UTC) to the minute, an interval without what its ends have in common, so that
    either stands in one line."""
    if _INTERVAL.fullmatch(cell):
        return short_date(cell)
    return _MOMENT.sub(r"\1 \2", cell) if _MOMENT.fullmatch(cell) else cell


def _print_csv(rows: Sequence[Any], columns: Sequence[str]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    if not rows:  # a table of no rows still has its head
        writer.writerow(columns)
        return
    names = [field.name for field in fields(rows[0])]
    writer.writerow(names)
    writer.writerows([_safe(_cell(getattr(row, name))) for name in names] for row in rows)


def print_pairs(told: Mapping[str, Any]) -> None:
    """One thing as CSV: a head and a row, what is nested as JSON."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(told)
    nested = (list, dict)
    cells = (json.dumps(v, ensure_ascii=False) if isinstance(v, nested) else _cell(v) for v in told.values())
    writer.writerow(_safe(cell) for cell in cells)


def _safe(cell: str) -> str:
    """A cell that a spreadsheet takes as words, never as a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if is_dataclass(value) and not isinstance(value, type):
        value = asdict(value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list | tuple):
        return ", ".join(_cell(part) for part in value)
    return str(value)
