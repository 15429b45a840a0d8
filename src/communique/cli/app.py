"""The command `communique`: its sub-commands and how wrong usage ends."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

from communique.cli import ask, house, wording
from communique.cli.alerts import alerts, saved
from communique.cli.bulk import bulk
from communique.cli.code import CodeRequest, OutputFormat, run_code
from communique.cli.coder import CoderOption, EndpointOption, ModelOption, PriceOption, bench, coder_of
from communique.cli.digest import digest
from communique.cli.exchange import changes, import_
from communique.cli.export import export
from communique.cli.mcp import mcp
from communique.cli.options import (
    ArchiveOption,
    FormatOption,
    ParserOption,
    ScreenOption,
    SourceColumn,
    TextColumn,
)
from communique.cli.review import review
from communique.cli.serve import serve
from communique.cli.usage import told_in_one_line, told_of_disk
from communique.cli.users import audit, users
from communique.cli.watch import watch
from communique.errors import AbortRun
from communique.language.parsers import DEFAULT_PARSER
from communique.pipeline import spare_collector
from communique.version import __version__

app = typer.Typer(
    name="communique",
    help="Read news of diplomacy and keep the record, with the words behind every value.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"communique {__version__}")
        raise typer.Exit


for name, question in (
    ("list", ask.list_),
    ("show", ask.show),
    ("search", ask.search_),
    ("timeline", ask.timeline_),
    ("last", ask.last),
    ("people", ask.people),
    ("compare", wording.compare),
    ("phrases", wording.phrases),
    ("response", wording.response),
    ("similar", wording.similar),
    ("mechanisms", wording.mechanisms),
    ("brief", wording.brief),
    ("stats", house.stats),
    ("runs", house.runs),
    ("failures", house.failures),
    ("conflicts", house.conflicts),
    ("verify", house.verify),
    ("export", export),
    ("digest", digest),
    ("import", import_),
    ("changes", changes),
    ("bench", bench),
    ("serve", serve),
    ("mcp", mcp),
    ("audit", audit),
):
    app.command(name)(question)


app.command()(bulk)
app.add_typer(review, name="review")
app.add_typer(users, name="users")
app.add_typer(watch, name="watch")
app.add_typer(alerts, name="alerts")
app.add_typer(saved, name="saved")


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Read news of diplomacy and keep the record, with the words behind every value."""


@app.command()
def code(
    paths: Annotated[list[str], typer.Argument(metavar="PATH…", help="Text or HTML files, folders, or - for stdin.")],
    format: Annotated[OutputFormat, typer.Option("--format", "-f", help="How to print the records.")] = "table",
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day of publication (2022-10-12), for pages that tell none.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Who published it.")] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Each claim with its sentence, words and reason.")] = False,
    thorough: Annotated[
        bool, typer.Option("--thorough", help="Parse every sentence, not only those that matter.")
    ] = False,
    text: TextColumn = None,
    source: SourceColumn = None,
    screen: ScreenOption = False,
    parser: ParserOption = DEFAULT_PARSER,
    coder: CoderOption = "rules",
    endpoint: EndpointOption = None,
    model: ModelOption = None,
    price: PriceOption = None,
) -> None:
    """Code pages: who met whom, what was said, what had happened, who held which post."""
    asked = coder_of(coder, endpoint, model, price)
    request = CodeRequest(
        tuple(paths), format, published, outlet, explain, thorough, screen, parser, asked, text, source
    )
    raise typer.Exit(run_code(request))


@app.command()
def add(
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="SOURCE…", help="Files, folders, tables of pages, or -.")
    ] = None,
    archive: ArchiveOption = "communique.db",
    published: Annotated[str | None, typer.Option(metavar="DATE", help="The day of publication of all pages.")] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Who published them.")] = None,
    text: TextColumn = None,
    source: SourceColumn = None,
    jobs: Annotated[int, typer.Option(min=0, help="Processes that share the work (0: one a processor).")] = 0,
    link: Annotated[bool, typer.Option("--link/--no-link", help="Join reports into events afterwards.")] = True,
    incidents: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="A list of known incidents: date, kind, actor, source.")
    ] = None,
    screen: ScreenOption = False,
    parser: ParserOption = DEFAULT_PARSER,
    coder: CoderOption = "rules",
    endpoint: EndpointOption = None,
    model: ModelOption = None,
    price: PriceOption = None,
) -> None:
    """Add pages to an archive: what it holds already is passed over, then reports are joined into events."""
    from communique.cli.add import AddRequest, run_add

    if not sources and not incidents:
        raise typer.BadParameter("name a source of pages, or --incidents FILE")
    asked = coder_of(coder, endpoint, model, price)
    known = tuple(incidents or ())
    told = (published, outlet, text, source, jobs, link, known, screen, parser, asked)
    request = AddRequest(archive, tuple(sources or ()), *told)
    raise typer.Exit(run_add(request))


@app.command()
def link(
    archive: ArchiveOption = "communique.db",
    everything: Annotated[bool, typer.Option("--all", help="Ask all of it again, not only what is new.")] = False,
) -> None:
    """Join what the archive holds into events and people, with all that people decided."""
    from communique.cli.keep import run_link

    raise typer.Exit(run_link(archive, whole=everything))


@app.command()
def recode(
    archive: ArchiveOption = "communique.db",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would change.")] = False,
    format: FormatOption = "table",
    jobs: Annotated[int, typer.Option(min=0, help="Processes that share the work (0: one a processor).")] = 0,
    parser: ParserOption = DEFAULT_PARSER,
) -> None:
    """Code the stored pages again with this version and tell what changed."""
    from communique.cli.keep import run_recode

    raise typer.Exit(run_recode(archive, format, dry_run=dry_run, jobs=jobs, parser=parser))


@app.command()
def redact(
    person: Annotated[str, typer.Argument(metavar="PERSON", help="A full name, or a person's key.")],
    who: Annotated[str, typer.Option("--who", envvar="COMMUNIQUE_REVIEWER", metavar="NAME", help="Who decides.")],
    why: Annotated[str, typer.Option("--why", metavar="REASON", help="Why; do not write the name here.")],
    archive: ArchiveOption = "communique.db",
) -> None:
    """Take a person's name out of texts, claims, pages and index. It cannot be undone."""
    from communique.cli.keep import run_redact

    raise typer.Exit(run_redact(archive, person, who, why))


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write it: archive.jsonl.gz.")],
    archive: ArchiveOption = "communique.db",
) -> None:
    """Write all of an archive to one file, which `restore` reads into either kind of database."""
    from communique.cli.keep import run_backup

    raise typer.Exit(run_backup(archive, file))


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file that `backup` wrote.")],
    archive: ArchiveOption = "communique.db",
) -> None:
    """Make a new archive of a backup."""
    from communique.cli.keep import run_restore

    raise typer.Exit(run_restore(archive, file))


@app.command()
def demo(
    out: Annotated[Path, typer.Option(metavar="FOLDER", help="Where the record is written.")] = Path("demo-record"),
) -> None:
    """Code the sample pages and print their chronology."""
    from communique.cli.demo import run_demo

    raise typer.Exit(run_demo(out))


def main() -> None:
    """Run the command line. Exit status: 0, 1 when every input failed, 2 for wrong usage."""
    spare_collector()
    try:
        raise SystemExit(app(prog_name="communique", standalone_mode=False))
    except TyperException as wrong:
        told = told_in_one_line(wrong)
        sys.stderr.write(f"{told}\n" if told else "")
        raise SystemExit(2) from None
    except typer.Abort:
        sys.stderr.write("given up: nothing was entered\n")
        raise SystemExit(1) from None
    except AbortRun as stopped:
        sys.stderr.write(f"{stopped}\n")
        raise SystemExit(1) from None
    except BrokenPipeError:
        # The reader of our output has gone away; there is nobody left to tell.
        sys.stderr.close()
        raise SystemExit(1) from None
    except OSError as error:
        if error.filename is None and error.errno is None:  # no file's and no disk's trouble: a fault of ours
            raise
        sys.stderr.write(f"{told_of_disk(error)}\n")
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None


if __name__ == "__main__":
    main()
