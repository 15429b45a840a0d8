"""`communique import` and `communique changes`: corrections come back, and what changed since is told."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from communique.cli.options import ArchiveOption, FormatOption
from communique.cli.rows import print_rows


def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="The table `claims` of an export, corrected: CSV, TSV or JSON Lines.")
    ],
    who: Annotated[str, typer.Option("--who", envvar="COMMUNIQUE_REVIEWER", metavar="NAME", help="Who decides.")],
    why: Annotated[
        str, typer.Option(metavar="REASON", help="Why, for rows without a reason of their own.")
    ] = "corrected in a table",
    base: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The export as it was: what both sides changed is then left alone."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would be done.")] = False,
    link: Annotated[bool, typer.Option("--link/--no-link", help="Join reports into events again afterwards.")] = True,
    archive: ArchiveOption = "communique.db",
) -> None:
    """Take corrections made in a spreadsheet back as reviews: changed cells, and a column `verdict` (accept, reject)."""
    from communique.archive.correcting import Importing, import_corrections, key_of
    from communique.errors import AbortRun
    from communique.read.corrections import TableRow, read_rows
    from communique.store.archive import open_archive

    for asked in (file, *([base] if base else [])):
        if not asked.is_file():
            raise AbortRun(f"{asked}: no such file")
    known = {key_of(row): row for row in read_rows(base) if isinstance(row, TableRow)} if base else None
    if base and not known:
        raise AbortRun(f"{base}: holds no row that can be read; name the export as it was")
    done = import_corrections(open_archive(archive), read_rows(file), Importing(who, why, known, dry_run, link))
    if not done.rows:
        raise AbortRun(f"{file}: holds no rows; name the table `claims` of an export")
    for trouble in done.troubles:
        sys.stderr.write(f"{file}: {trouble}\n")
    if dry_run:
        sys.stdout.write("".join(f"{line}\n" for line in done.planned))
    told = f"{done.corrected} corrected, {done.accepted} accepted, {done.rejected} rejected, {done.unchanged} unchanged"
    after = "; nothing was written" if dry_run else ""
    sys.stdout.write(f"{done.rows} rows: {told}, {done.conflicts} conflicts, {done.failed} left alone{after}\n")
    raise typer.Exit(1 if done.rows and done.failed == done.rows else 0)


def changes(
    since: Annotated[
        str, typer.Option(metavar="SEQ|DATE", help="Where an earlier answer ended (12.40), or a day or moment.")
    ] = "0.0",
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=1, help="So many rows; a run is told whole, but in a table.")
    ] = 1000,
    archive: ArchiveOption = "communique.db",
    format: FormatOption = "table",
) -> None:
    """What changed since: articles and versions added, claims coded otherwise, decisions of people; and where it ends."""
    from communique.analyse.changes import changes_since, parse_mark
    from communique.store.archive import open_archive
    from communique.store.engine import reading

    with reading(open_archive(archive)) as connection:
        told = changes_since(connection, parse_mark(connection, since), limit)
    rows = told.rows[:limit] if format == "table" else told.rows
    print_rows(rows, format, ("mark", "at", "change", "about", "who", "why"), f"Changes since {since}")
    if len(rows) < len(told.rows):
        sys.stderr.write(
            f"{len(told.rows) - len(rows)} more of the same run; raise --limit, or take csv, json or jsonl\n"
        )
    sys.stderr.write(f"ends at {told.end}{'; there is more' if told.more else ''}\n")
