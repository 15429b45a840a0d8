"""Keeping an archive: recode, redact, backup, restore."""

import sys

from communique.cli.rows import RowFormat, print_rows


def run_recode(archive: str, format: RowFormat, *, dry_run: bool, jobs: int) -> int:
    """Code stored pages again. Returns the exit status."""
    from communique.archive.recoding import recode
    from communique.store.archive import open_archive

    done = recode(open_archive(archive), dry_run=dry_run, jobs=jobs)
    columns = ("article", "kind", "change", "field", "before", "after", "words")
    print_rows(done.changes, format, columns, "What changes" if dry_run else "What changed")
    for failure in done.failures:
        sys.stderr.write(f"{failure}\n")
    if format == "table":
        told = f"{done.articles} articles coded again, {done.changed} changed, {done.failed} failed"
        sys.stdout.write(f"{told}; nothing was written\n" if dry_run else f"{told} (run {done.run})\n")
    return 0
