"""What stands beside the tables of a run: its manifest as a table, and the description of all as a data package."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from communique.bulk.chunks import Done
from communique.bulk.merge import file_hash, write_table
from communique.bulk.plan import Plan
from communique.bulk.tables import COLUMNS
from communique.errors import AbortRun
from communique.version import __version__

_DESCRIPTION = "datapackage.json"
_FORM = "communique-bulk/1"
_TYPES = {
    "int": "integer", "text": "string", "number": "number", "flag": "boolean", "list": "array", "bytes": "string",
}  # fmt: skip
_MANIFEST = (("name", "text"), ("value", "text"))
_ABOUT = {
    "articles": "Every page that was coded: where it stood, what it tells of itself, and its clean text.",
    "engagements": "Who met or called whom, as one article tells it.",
    "positions": "What a side said on a matter of policy, as one article tells it.",
    "incidents": "What was done in the world, as one article tells it.",
    "people": "Officials with post and side, as one article tells them.",
    "failures": "What could not be read or coded: file, offset in it as stored, source and reason.",
    "pages": "The bytes of every coded page as they were received, so that they can be added to an archive.",
    "manifest": "What the run was made with, what it read, and its counts, as names and JSON values.",
}
_POINTING = frozenset({"engagements", "positions", "incidents", "people", "pages"})


def write_manifest(
    out: Path, plan: Plan, done: Mapping[int, Done], made: Mapping[str, Any], counted: Mapping[str, Any]
) -> None:
    """Write the manifest of a run as a table: version, lexicon, parser, models, options, files with sizes, counts."""
    import pyarrow as pa

    rows = [*made.items(), *counted.items(), ("inputs", list(_inputs(plan, done)))]
    told = {"name": [name for name, _ in rows], "value": [json.dumps(value, sort_keys=True) for _, value in rows]}
    columns = pa.schema([pa.field("name", pa.string()), pa.field("value", pa.string())])
    write_table(out / "manifest.parquet", columns, iter([pa.table(told, columns)]))


def _inputs(plan: Plan, done: Mapping[int, Done]) -> Iterator[dict[str, Any]]:
    """Each file of the run with its size and, where it is cut into chunks, what came of it."""
    by_file: dict[str, list[Done]] = {}
    for chunk in plan.chunks:
        if chunk.kind != "pages":
            by_file.setdefault(chunk.label, []).append(done[chunk.number])
    for each in plan.inputs:
        came = by_file.get(each.label)
        counts = {} if came is None else {
            name: sum(getattr(one, name) for one in came) for name in ("pages", "coded", "failed", "claims")
        }  # fmt: skip
        yield {"file": each.label, "bytes": each.size, **counts}


def write_description(out: Path, fingerprint: str, counted: Mapping[str, Any]) -> None:
    """Write `datapackage.json`: every table with its columns, size and hash. It is written last: with it a run is done."""
    told = {
        "profile": "data-package",
        "name": "communique-bulk",
        "title": "Engagements, positions, incidents and people coded from pages in bulk",
        "form": _FORM,
        "version": __version__,
        "fingerprint": fingerprint,
        **counted,
        "resources": [_resource(out, table, columns) for table, columns in _tables()],
    }
    beside = out / f"{_DESCRIPTION}.part"
    beside.write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    beside.replace(out / _DESCRIPTION)


def _tables() -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    yield from COLUMNS.items()
    yield "manifest", _MANIFEST


def _resource(out: Path, table: str, columns: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    path = out / f"{table}.parquet"
    schema: dict[str, Any] = {"fields": [{"name": name, "type": _TYPES[kind]} for name, kind in columns]}
    if table == "articles":
        schema["primaryKey"] = ["article"]
    if table in _POINTING:
        pointed = {"resource": "articles", "fields": ["article"]}
        schema["foreignKeys"] = [{"fields": ["article"], "reference": pointed}]
    return {
        "name": table, "path": path.name, "description": _ABOUT[table], "format": "parquet",
        "mediatype": "application/vnd.apache.parquet", "bytes": path.stat().st_size,
        "hash": f"sha256:{file_hash(path)}", "schema": schema,
    }  # fmt: skip


def is_bulk_folder(path: Path) -> bool:
    """Whether a folder holds the tables of a finished run."""
    try:
        return read_description(path).get("form") == _FORM
    except AbortRun:
        return False


def is_finished(out: Path, fingerprint: str) -> bool:
    """Whether a folder holds the tables of this very run."""
    return is_bulk_folder(out) and read_description(out).get("fingerprint") == fingerprint


def read_description(path: Path) -> dict[str, Any]:
    """The description of a finished run. Raises AbortRun where there is none."""
    try:
        told = json.loads((path / _DESCRIPTION).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise AbortRun(f"{path}: holds no tables of a finished run (no {_DESCRIPTION} that can be read)") from None
    return told if isinstance(told, dict) else {}
