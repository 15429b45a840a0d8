"""A data package: every table as CSV, the codebook, and `datapackage.json` with schemas, keys and hashes."""

import hashlib
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from communique.analyse.filters import EventFilter
from communique.export.codebook import codebook, codebook_page, schema_of
from communique.export.delimited import csv_lines
from communique.export.tables import TABLES
from communique.version import __version__

_BUFFER = 1 << 20  # bytes written at a time
LICENCES = {
    "CC0-1.0": {"path": "https://creativecommons.org/publicdomain/zero/1.0/", "title": "CC0 1.0"},
    "CC-BY-4.0": {"path": "https://creativecommons.org/licenses/by/4.0/", "title": "CC BY 4.0"},
    "CC-BY-SA-4.0": {"path": "https://creativecommons.org/licenses/by-sa/4.0/", "title": "CC BY-SA 4.0"},
    "CC-BY-NC-4.0": {"path": "https://creativecommons.org/licenses/by-nc/4.0/", "title": "CC BY-NC 4.0"},
    "ODbL-1.0": {"path": "https://opendatacommons.org/licenses/odbl/1-0/", "title": "ODbL 1.0"},
}


def write_package(connection: Connection, chosen: EventFilter, folder: Path, licence: str | None = None) -> None:
    """Write the package into a folder, which is made where there is none. Files of the same names are replaced.

    `licence` is a key of LICENCES; without one the package names none, since that is for its owner to say.
    """
    folder.mkdir(parents=True, exist_ok=True)
    resources = [_write_table(connection, chosen, folder, name) for name in TABLES]
    write_file(folder / "CODEBOOK.md", codebook_page(tuple(TABLES)))
    told = {
        "profile": "tabular-data-package",
        "name": "communique-record",
        "title": "A record of diplomacy, coded from news",
        "description": "Engagements, positions, incidents and people, every value with the words behind it. "
        "Article texts are not included: quotes, hashes and links only.",
        "version": _version(resources),
        **({"licenses": [{"name": licence, **LICENCES[licence]}]} if licence else {}),
        "contributors": [{"title": f"communique {__version__}", "role": "wrangler"}],
        "resources": resources,
    }
    write_file(folder / "datapackage.json", [json.dumps(told, ensure_ascii=False, indent=2) + "\n"])


def write_file(path: Path, pieces: Iterable[str], see: Callable[[bytes], object] = lambda data: None) -> None:
    """Write pieces of text to a file, which appears when it is whole. `see` is given all that is written."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb", buffering=_BUFFER) as out:
            for piece in pieces:
                data = piece.encode()
                see(data)
                out.write(data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _write_table(connection: Connection, chosen: EventFilter, folder: Path, name: str) -> dict[str, Any]:
    table = codebook()[name]
    path = folder / f"{name}.csv"
    digest = hashlib.sha256()
    write_file(path, csv_lines(table.names, TABLES[name](connection, chosen)), digest.update)
    return {
        "profile": "tabular-data-resource", "name": name, "path": path.name, "description": table.about,
        "format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "bytes": path.stat().st_size,
        "hash": f"sha256:{digest.hexdigest()}", "dialect": {"delimiter": ",", "lineTerminator": "\n"}, "schema": schema_of(table),
    }  # fmt: skip


def _version(resources: list[dict[str, Any]]) -> str:
    """The version of the data: the program's, and a hash over the tables, so that the same record has the same one."""
    told = "".join(resource["hash"] for resource in resources)
    return f"{__version__}+{hashlib.sha256(told.encode()).hexdigest()[:12]}"
