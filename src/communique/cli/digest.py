"""`communique digest`: what a day or a week brought."""

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

from communique.cli.made import put
from communique.cli.options import ArchiveOption


def digest(
    archive: ArchiveOption = "communique.db",
    days: Annotated[int, typer.Option(min=1, max=366, help="So many days: 1 for a day, 7 for a week.")] = 7,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="The last day; else that of the newest article.")
    ] = None,
    to: Annotated[
        Literal["md", "html", "eml", "json"], typer.Option("--to", help="md, html, eml (an e-mail file) or json.")
    ] = "md",
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Where to write it.")] = None,
) -> None:
    """What a day or a week brought: held, incidents, said, called off, planned; with the words behind each line."""
    from communique.analyse.digest import digest as asked
    from communique.analyse.digest import newest_day
    from communique.analyse.digest_text import to_html, to_mail, to_markdown
    from communique.errors import AbortRun
    from communique.store.archive import open_archive
    from communique.store.engine import reading
    from communique.watch.lanes import utc_now

    last = _day(until)
    with reading(open_archive(archive)) as connection:
        last = last or newest_day(connection)
        if last is None:
            raise AbortRun(f"{archive}: holds no dated article; a digest needs one, or --until DATE")
        told = asked(connection, last, days)
    made = {
        "md": lambda: to_markdown(told).encode(),
        "html": lambda: to_html(told).encode(),
        "eml": lambda: to_mail(told, utc_now()),
        "json": lambda: f"{json.dumps(asdict(told), ensure_ascii=False, indent=1)}\n".encode(),
    }[to]()
    put(made, out)


def _day(told: str | None) -> date | None:
    try:
        return date.fromisoformat(told) if told else None
    except ValueError:
        raise typer.BadParameter(f"{told}: write a day as 2022-10-12", param_hint="--until") from None
