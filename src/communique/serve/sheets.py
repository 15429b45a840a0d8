"""Rows as a file to take away: CSV that a spreadsheet reads as words, or JSON."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Any

from starlette.responses import Response

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_file(rows: Sequence[Any], kind: type, name: str) -> Response:
    """Dataclass rows as CSV; the header is there even for no rows."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\r\n")
    names = [field.name for field in fields(kind)]
    writer.writerow(names)
    writer.writerows([_cell(getattr(row, name)) for name in names] for row in rows)
    return Response(sheet.getvalue(), media_type="text/csv; charset=utf-8", headers=named(name))


def json_file(rows: Sequence[Any], name: str) -> Response:
    """Dataclass rows as a JSON array."""
    told = json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1)
    return Response(told, media_type="application/json", headers=named(name))


def named(name: str) -> dict[str, str]:
    """The head of an answer that is kept as a file of this name."""
    return {"Content-Disposition": f'attachment; filename="{name}"'}


def _cell(value: Any) -> str:
    if value is None:
        return ""
    told = ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return f"'{told}" if told.startswith(_FORMULA) else told
