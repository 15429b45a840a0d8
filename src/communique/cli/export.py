"""`communique export`: the record in the forms of others, to a file, a folder or standard output."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.ask import Level, Since, Until, opened
from communique.cli.options import ArchiveOption

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from communique.analyse.filters import EventFilter

_STATUSES = ("held", "planned", "proposed", "cancelled")
_KINDS = ("engagement", "incident")


def export(
    format: Annotated[
        str, typer.Argument(metavar="FORMAT", help="csv, tsv, jsonl, datapackage, ical, plover …; `list` names all.")
    ],
    archive: ArchiveOption = "communique.db",
    out: Annotated[Path | None, typer.Option(metavar="FILE|FOLDER", help="Where to; - or none: print it.")] = None,
    table: Annotated[
        str, typer.Option(help="For csv, tsv and jsonl: events, claims, articles, people, tenures, plover ...")
    ] = "events",
    party: Annotated[list[str] | None, typer.Option(metavar="SIDE", help="Sides that all take part: KR.")] = None,
    person: Annotated[str | None, typer.Option(help="A participant.")] = None,
    topic: Annotated[str | None, typer.Option(help="A topic of the coding manual.")] = None,
    level: Level = None,
    kind: Annotated[str | None, typer.Option(help="engagement or incident; none: both.")] = None,
    status: Annotated[str | None, typer.Option(help="held, planned, proposed or cancelled.")] = None,
    since: Since = None,
    until: Until = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="As the archive stood at the end of this day (UTC).")
    ] = None,
    licence: Annotated[str | None, typer.Option(help="datapackage: CC0-1.0, CC-BY-4.0 …; none: none is named.")] = None,
) -> None:
    """Write the record in the form of another program. Quotes, hashes and links; never an article's text."""
    from communique.analyse.asked import BadQuery, read_days, read_sides
    from communique.analyse.filters import LEVELS, EventFilter
    from communique.export.codebook import codebook
    from communique.export.formats import NAMES
    from communique.values.vocabulary import TOPICS

    if format == "list":
        sys.stdout.write("\n".join(NAMES) + "\n")
        return
    for word, known, what in (
        (format, NAMES, "FORMAT"), (table, tuple(codebook()), "--table"), (level, LEVELS, "--level"),
        (kind, _KINDS, "--kind"), (status, _STATUSES, "--status"), (topic, TOPICS, "--topic"),
    ):  # fmt: skip
        if word is not None and word not in known:
            raise typer.BadParameter(f"{word}: not one of {', '.join(known)}", param_hint=what)
    with opened(archive) as connection:
        try:
            sides = read_sides(connection, party or ())
            since, until = read_days(since, until, "--")
        except BadQuery as bad:
            raise typer.BadParameter(str(bad)) from None
        chosen = EventFilter(sides, False, person, topic, level, None, status, since, until, kind)
        order = _Order(chosen, format, table, out, licence)
        if as_of is None:
            _write(connection, order)
            return
    _write_as_of(archive, as_of, order)


@dataclass(frozen=True, slots=True)
class _Order:
    """What is to be written, and where."""

    chosen: "EventFilter"
    format: str
    table: str
    out: Path | None
    licence: str | None


def _write_as_of(archive: str, day: str, order: _Order) -> None:
    from communique.archive.as_of import archive_as_of
    from communique.store.archive import open_archive
    from communique.store.engine import reading

    with archive_as_of(open_archive(archive), day) as engine, reading(engine, throughout=True) as connection:
        _write(connection, order)


def _write(connection: "Connection", order: _Order) -> None:
    from communique.export.formats import MAKERS, PACKAGE, PARQUET, TABULAR, table_text
    from communique.export.tables import TABLES
    from communique.pipeline import spare_collector

    spare_collector()
    chosen, format, table, out = order.chosen, order.format, order.table, order.out
    if format in (PACKAGE, PARQUET):
        _write_folder(connection, order)
    elif format not in TABULAR:
        _put(MAKERS[format](connection, chosen), out)
    elif out is not None and out.is_dir():
        for name in TABLES:
            _put(table_text(connection, chosen, format, name), out / f"{name}.{format}")
    else:
        _put(table_text(connection, chosen, format, table), out)


def _write_folder(connection: "Connection", order: _Order) -> None:
    from communique.export.columnar import write_parquet
    from communique.export.formats import PACKAGE
    from communique.export.package import LICENCES, write_package

    if order.out is None or order.out.is_file():
        raise typer.BadParameter(f"{order.format} is written into a folder; name it", param_hint="--out")
    if order.format == PACKAGE:
        if order.licence is not None and order.licence not in LICENCES:
            raise typer.BadParameter(f"{order.licence}: not one of {', '.join(LICENCES)}", param_hint="--licence")
        write_package(connection, order.chosen, order.out, order.licence)
    else:
        write_parquet(connection, order.chosen, order.out)


def _put(pieces: Iterable[str], out: Path | None) -> None:
    """Write to a file, which appears when it is whole, or to standard output."""
    from communique.export.package import write_file

    if out is None or str(out) == "-":
        for piece in pieces:
            sys.stdout.write(piece)
        return
    if out.is_dir() or not out.parent.is_dir():
        raise typer.BadParameter(f"{out}: name a file in a folder that exists", param_hint="--out")
    write_file(out, pieces)
