"""`communique bulk`: a crawl or tables of pages coded into Parquet tables."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from communique.bulk.where import EngineName
from communique.cli.options import ParserOption
from communique.language.parsers import DEFAULT_PARSER

if TYPE_CHECKING:
    from communique.bulk.run import Tally


def bulk(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE…", help="WARC, Parquet, JSON Lines or CSV files, folders, patterns, s3://…"),
    ],
    out: Annotated[Path, typer.Argument(metavar="OUT", help="A new folder, or that of a run to go on with.")],
    engine: Annotated[EngineName, typer.Option(help="local: this machine; ray: a cluster.")] = "local",
    address: Annotated[str | None, typer.Option(metavar="HOST:PORT", help="The head of the Ray cluster.")] = None,
    workers: Annotated[
        int, typer.Option(min=0, help="Workers, each with a model of its own (0: one a processor).")
    ] = 0,
    all_: Annotated[bool, typer.Option("--all", help="Code every page, also those that tell of no diplomacy.")] = False,
    thorough: Annotated[
        bool, typer.Option("--thorough", help="Parse every sentence, not only those that matter.")
    ] = False,
    text: Annotated[str | None, typer.Option(metavar="COLUMN", help="Tables: the column that holds the page.")] = None,
    source: Annotated[str | None, typer.Option(metavar="COLUMN", help="Tables: the column of the address.")] = None,
    parser: ParserOption = DEFAULT_PARSER,
) -> None:
    """Code a crawl or large tables into Parquet tables; killed, the same command goes on. `add OUT` keeps the result."""
    from communique.bulk.quiet import require_bulk
    from communique.bulk.run import BulkRequest, run_bulk
    from communique.bulk.where import Engine
    from communique.language.parsers import require_parser
    from communique.pipeline import Options
    from communique.read.tables import Columns

    require_bulk(cluster=engine == "ray")
    require_parser(parser)
    coding = Options(thorough=thorough, screen=not all_, parser=parser)
    request = BulkRequest(
        tuple(sources), out, Engine(engine, address, workers), coding, Columns(text=text, source=source)
    )
    raise typer.Exit(_report(run_bulk(request, _teller()), out))


def _teller() -> Callable[["Tally"], None]:
    console = Console(stderr=True, highlight=False, soft_wrap=True, markup=False)

    def tell(tally: "Tally") -> None:
        if console.is_terminal:
            told = f"{tally.done} of {tally.chunks} chunks, {tally.counts['coded']} articles coded"
            console.print(told, end="\r")

    return tell


def _report(tally: "Tally", out: Path) -> int:
    counts = tally.counts
    sys.stdout.write(
        f"{out}: {counts['coded']} articles coded, {counts['claims']} claims, "
        f"{counts['passed']} pages passed over, {counts['failed']} failed\n"
    )
    for reason, count in sorted(tally.passed.items(), key=lambda item: -item[1]):
        sys.stdout.write(f"  passed over: {count} {reason}\n")
    return 1 if counts["failed"] and not counts["coded"] and not counts["passed"] else 0
