"""Keeping an archive: recode, redact, backup, restore."""

import sys
from pathlib import Path

from communique.cli.rows import RowFormat, print_rows
from communique.language.parsers import DEFAULT_PARSER, ParserName


def run_recode(
    archive: str, format: RowFormat, *, dry_run: bool, jobs: int, parser: ParserName = DEFAULT_PARSER
) -> int:
    """Code stored pages again. Returns the exit status."""
    from communique.archive.recoding import recode
    from communique.store.archive import open_archive

    done = recode(open_archive(archive), dry_run=dry_run, jobs=jobs, parser=parser)
    columns = ("article", "kind", "change", "field", "before", "after", "words")
    print_rows(done.changes, format, columns, "What changes" if dry_run else "What changed")
    for failure in done.failures:
        sys.stderr.write(f"{failure}\n")
    if format == "table":
        told = f"{done.articles} articles coded again, {done.changed} changed, {done.failed} failed"
        sys.stdout.write(f"{told}; nothing was written\n" if dry_run else f"{told} (run {done.run})\n")
    return 0


def run_link(archive: str, *, whole: bool = False) -> int:
    """Link an archive: what is new, or all of it. Returns the exit status."""
    from communique.archive.linking import link_archive
    from communique.store.archive import open_archive

    linked = link_archive(open_archive(archive), whole=whole)
    sys.stdout.write(
        f"{linked.claims} claims read: {linked.events} engagements, {linked.incidents} incidents, {linked.people} people\n"
    )
    if linked.conflicts:
        sys.stdout.write(f"{linked.conflicts} decisions hang in the air; `communique conflicts` prints them\n")
    return 0


def run_redact(archive: str, person: str, who: str, why: str) -> int:
    """Take a person out of the archive. Returns the exit status."""
    from communique.archive.redacting import redact
    from communique.store.archive import open_archive

    done = redact(open_archive(archive), person, who, why)
    told = f"{done.articles} articles, {done.claims} claims, {done.pages} pages, {done.decisions} decisions"
    sys.stdout.write(f"the name is taken out of {told}; {done.emptied} pages had to be emptied\n")
    for source in done.named_in_source:
        sys.stdout.write(f"{source}: the address holds the name; it is kept, so that the page is known again\n")
    return 0


def run_backup(archive: str, file: Path) -> int:
    """Write an archive to a file. Returns the exit status."""
    from communique.archive.dump import backup
    from communique.store.archive import open_archive

    dumped = backup(open_archive(archive), file)
    sys.stdout.write(f"{file}: {sum(dumped.rows.values())} rows, {dumped.rows['article']} articles\n")
    return 0


def run_restore(archive: str, file: Path) -> int:
    """Make a new archive of a file. Returns the exit status."""
    from communique.archive.dump import restore

    dumped = restore(archive, file)
    sys.stdout.write(f"{archive}: {sum(dumped.rows.values())} rows, {dumped.rows['article']} articles\n")
    return 0
