"""Rows as CSV, TSV and JSON Lines."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import orjson

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BREAKS = re.compile(r"[\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_LINES = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SLOW = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_SOME = 200  # rows written at a time


def csv_lines(names: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Rows as CSV with a head, quoted where needed, lines ending in a line feed."""
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\n")
    writer.writerow(names)
    for number, row in enumerate(rows, start=1):
        writer.writerow([safe_cell(row[name]) for name in names])
        if number % _SOME == 0:
            yield held.getvalue()
            held.seek(0)
            held.truncate()
    yield held.getvalue()


def tsv_lines(names: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Rows as TSV with a head: no quoting, every line has the same tabs; breaks within a cell become spaces."""
    yield "\t".join(names) + "\n"
    between = len(names) - 1
    for row in rows:
        cells = [safe_cell(row[name]) for name in names]
        line = "\t".join(cells)
        if line.count("\t") != between or _LINES.search(line):
            line = "\t".join(_BREAKS.sub(" ", cell) for cell in cells)
        yield line + "\n"


def json_lines(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Rows as JSON, one a line."""
    for row in rows:
        yield as_json(row) + "\n"


def as_json(value: Any) -> str:
    """A value as JSON in one line; half a surrogate pair, which a strict writer refuses, is written by the slow one."""
    try:
        return orjson.dumps(value).decode()
    except orjson.JSONEncodeError:
        return _SLOW.encode(value)


def without_controls(value: str) -> str:
    """The words without signs that XML and citations do not allow."""
    return _CONTROLS.sub("", value)


def safe_cell(value: Any) -> str:
    """A value as a cell that a spreadsheet takes as words, never as a formula."""
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return safe_cell("; ".join(str(part) for part in value))
    return str(value)
