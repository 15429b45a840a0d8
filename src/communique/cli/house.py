"""The archive about itself: stats, runs, failures, conflicts, verify."""

import sys

import typer

from communique.cli.ask import opened
from communique.cli.options import ArchiveOption, FormatOption, LimitOption
from communique.cli.rows import print_rows


def stats(archive: ArchiveOption = "communique.db", format: FormatOption = "table") -> None:
    """How much the archive holds."""
    from communique.analyse.house import stats as asked

    with opened(archive) as connection:
        rows = asked(connection)
    print_rows(rows, format, ("what", "of", "count"), "The archive")


def runs(archive: ArchiveOption = "communique.db", format: FormatOption = "table", limit: LimitOption = 50) -> None:
    """What was done to the archive, when, with which version."""
    from communique.analyse.house import runs as asked

    with opened(archive) as connection:
        rows = asked(connection, limit)
    print_rows(rows, format, ("id", "kind", "started", "finished", "version", "counts"), "Runs")


def failures(
    archive: ArchiveOption = "communique.db", format: FormatOption = "table", limit: LimitOption = 500
) -> None:
    """What could not be read, with the reason."""
    from communique.analyse.house import failures as asked

    with opened(archive) as connection:
        rows = asked(connection, limit)
    print_rows(rows, format, ("run", "at", "source", "reason"), "Failures")


def conflicts(
    archive: ArchiveOption = "communique.db", format: FormatOption = "table", limit: LimitOption = 500
) -> None:
    """What has to be looked at: decisions that no claim answers to, reports of one event that disagree."""
    from communique.analyse.house import conflicts as asked

    with opened(archive) as connection:
        rows = asked(connection, limit)
    print_rows(rows, format, ("kind", "what", "date", "parties", "field", "told", "why"), "To look at")


def verify(archive: ArchiveOption = "communique.db", format: FormatOption = "table") -> None:
    """Whether all is as it was written: the chain of decisions, pages, articles, receipts. Status 1 where it is not."""
    from communique.analyse.verify import verify as asked

    with opened(archive) as connection:
        found = asked(connection)
    if format != "table":
        print_rows([found], format, (), "Verified")
    else:
        if found.faults:
            print_rows(found.faults, format, ("what", "which", "why"), "Not as written")
        chain = "the chain of decisions holds" if found.decisions_hold else "the chain of decisions is broken"
        told = f"{found.pages} pages, {found.articles} articles, {found.receipts} receipts looked at; {chain}"
        sys.stdout.write(f"{told}; {len(found.faults)} faults\n")
    if found.faults:
        raise typer.Exit(1)
