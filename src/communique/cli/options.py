"""Options that several commands share."""

from typing import Annotated

import typer

from communique.cli.rows import RowFormat

ArchiveOption = Annotated[
    str,
    typer.Option(
        "--archive", "-a", envvar="COMMUNIQUE_ARCHIVE", metavar="ARCHIVE", help="A file, or a database address."
    ),
]
FormatOption = Annotated[RowFormat, typer.Option("--format", "-f", help="How to print the answer.")]
LimitOption = Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many rows.")]
