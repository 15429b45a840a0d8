"""The codebook: tables and columns of an export, as data, as a schema and as a page to read."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_TYPES = {"day": "date", "edtf": "string", "list": "string"}
EDTF_PATTERN = r"[-0-9YXS~?%/.]+"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, type and meaning, and the table.column that it points to."""

    name: str
    type: str
    about: str
    refers: str | None = None


@dataclass(frozen=True, slots=True)
class TableBook:
    """A table of an export."""

    name: str
    about: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


@cache
def codebook() -> dict[str, TableBook]:
    """Every table of an export by its name, in the order of the codebook."""
    told = tomllib.loads(files("communique.export").joinpath("codebook.toml").read_text(encoding="utf-8"))
    books: dict[str, TableBook] = {}
    for name, table in told.items():
        columns = books[table["like"]].columns if "like" in table else tuple(Column(*each) for each in table["columns"])
        other = {old: Column(*new) for old, *new in table.get("replace", ())}
        columns = tuple(other.get(column.name, column) for column in columns)
        books[name] = TableBook(name, table["about"], tuple(table["key"]), columns)
    return books


def schema_of(table: TableBook) -> dict[str, Any]:
    """The Frictionless table schema of a table."""
    schema: dict[str, Any] = {
        "fields": [_field(column, column.name in table.key) for column in table.columns],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    pointing = [column for column in table.columns if column.refers]
    if pointing:
        schema["foreignKeys"] = [_foreign(column) for column in pointing]
    return schema


def codebook_page(names: Sequence[str]) -> Iterator[str]:
    """The codebook of these tables as Markdown."""
    yield (
        "# Codebook\n\nCells that begin with =, +, -, @ or a tab carry an apostrophe before it, so that no spreadsheet "
        'takes them as a formula. Lists are joined by "; ". Empty means not told or unsure.\n'
    )
    for name in names:
        table = codebook()[name]
        yield f"\n## {table.name}\n\n{table.about}\n\n| column | type | meaning |\n|---|---|---|\n"
        for column in table.columns:
            points = f" Points to {column.refers}." if column.refers else ""
            yield f"| {column.name} | {column.type} | {column.about}{points} |\n"


def _field(column: Column, required: bool) -> dict[str, Any]:
    made: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES.get(column.type, column.type),
        "description": column.about + (' Parts stand apart by "; ".' if column.type == "list" else ""),
    }
    constraints: dict[str, Any] = {"required": True} if required else {}
    if column.type == "edtf":
        constraints["pattern"] = EDTF_PATTERN
    return {**made, "constraints": constraints} if constraints else made


def _foreign(column: Column) -> dict[str, Any]:
    table, _, name = str(column.refers).partition(".")
    return {"fields": [column.name], "reference": {"resource": table, "fields": [name]}}
