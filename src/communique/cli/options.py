"""Options that several commands share."""

from typing import Annotated

import typer

from communique.cli.rows import RowFormat
from communique.language.parsers import ParserName

ArchiveOption = Annotated[
    str,
    typer.Option(
        "--archive", "-a", envvar="COMMUNIQUE_ARCHIVE", metavar="ARCHIVE", help="A file, or a database address."
    ),
]
FormatOption = Annotated[RowFormat, typer.Option("--format", "-f", help="How to print the answer.")]
LimitOption = Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many rows.")]
TextColumn = Annotated[str | None, typer.Option(metavar="COLUMN", help="Tables: the column that holds the page.")]
SourceColumn = Annotated[str | None, typer.Option(metavar="COLUMN", help="Tables: the column of the address.")]
ParserOption = Annotated[
    ParserName,
    typer.Option(
        "--parser",
        envvar="COMMUNIQUE_PARSER",
        help="fast, or accurate: better trees at a fraction of the speed; needs the extra communique\\[accurate].",
    ),
]
ScreenOption = Annotated[
    bool, typer.Option("--screen", help="For crawls: pass over pages whose words tell of no diplomacy.")
]
