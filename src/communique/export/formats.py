"""The formats of an export by name: each makes pieces of text of an archive and a filter."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from communique.analyse.filters import EventFilter
from communique.export.annotations import annotations
from communique.export.calendar import calendar
from communique.export.citations import bibtex, csl, ris
from communique.export.codebook import codebook
from communique.export.delimited import csv_lines, json_lines, tsv_lines
from communique.export.dyads import cameo_rows, plover_rows
from communique.export.ftm import ftm
from communique.export.jsonld import jsonld
from communique.export.network import gexf, graphml
from communique.export.provenance import prov
from communique.export.tables import TABLES, RowMaker

Maker = Callable[[Connection, EventFilter], Iterator[str]]

ROWS: Mapping[str, RowMaker] = {**TABLES, "plover": plover_rows, "cameo": cameo_rows}
TABULAR = ("csv", "tsv", "jsonl")
PACKAGE, PARQUET = "datapackage", "parquet"
MAKERS: Mapping[str, Maker] = {
    "ical": calendar,
    "ftm": ftm,
    "jsonld": jsonld,
    "annotations": annotations,
    "graphml": graphml,
    "gexf": gexf,
    "bibtex": bibtex,
    "csl": csl,
    "ris": ris,
    "prov": prov,
    "plover": lambda connection, chosen: table_text(connection, chosen, "csv", "plover"),
    "cameo": lambda connection, chosen: table_text(connection, chosen, "csv", "cameo"),
}
NAMES = (*TABULAR, PACKAGE, PARQUET, *MAKERS)


def table_text(connection: Connection, chosen: EventFilter, format: str, table: str) -> Iterator[str]:
    """One table as CSV, TSV or JSON Lines."""
    return _shaped(format, codebook()[table].names, ROWS[table](connection, chosen))


def _shaped(format: str, names: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    if format == "jsonl":
        return json_lines(rows)
    return csv_lines(names, rows) if format == "csv" else tsv_lines(names, rows)
