"""The questions of the command line: list, show, search, timeline, last, people.

The database library is imported where a question is asked: `code` starts without it.
"""

import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from communique.cli.options import ArchiveOption, FormatOption, LimitOption
from communique.cli.rows import RowFormat, print_pairs, print_rows
from communique.errors import AbortRun
from communique.values.vocabulary import Format, Status, Topic

if TYPE_CHECKING:
    from sqlalchemy import Connection

_EVENT = re.compile("[0-9a-f]{16}")
EVENT_COLUMNS = ("date", "format", "status", "level", "parties", "participants", "place", "reports", "id")
Since = Annotated[str | None, typer.Option(metavar="DATE", help="From this year, month or day on.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Up to this year, month or day.")]
Level = Annotated[Literal["leader", "minister", "senior", "working"] | None, typer.Option(help="That level and above.")]


@contextmanager
def told_plainly() -> Iterator[None]:
    """A question that cannot be read ends with one line that says why, and status 2."""
    from communique.analyse.asked import BadQuery

    try:
        yield
    except BadQuery as bad:
        sys.stderr.write(f"{bad}\n")
        raise typer.Exit(2) from None


@contextmanager
def opened(archive: str) -> Iterator["Connection"]:
    """The archive, open for reading."""
    from communique.store.archive import open_archive
    from communique.store.engine import reading

    with told_plainly(), reading(open_archive(archive)) as connection:
        yield connection


def list_(archive: ArchiveOption = "communique.db", format: FormatOption = "table", limit: LimitOption = 50) -> None:
    """List the articles of the archive, newest first, with how often and when each was read."""
    from communique.analyse.library import list_readings

    with opened(archive) as connection:
        rows = list_readings(connection, limit)
    print_rows(rows, format, ("id", "published", "outlet", "headline", "words", "read", "last_read"), "Articles")


def show(
    asked: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="The number of an article (`list` prints it), or an event (`timeline` does)."
        ),
    ],
    archive: ArchiveOption = "communique.db",
    format: FormatOption = "table",
) -> None:
    """Show one article: when it came and was read, its summary, what is like it, its claims (counts a reading); or one
    event: every report of it with its sentence, where they differ, what was said there."""
    if _EVENT.fullmatch(asked):
        _show_event(archive, asked, format)
        return
    if not asked.isascii() or not asked.isdecimal():
        raise typer.BadParameter(f"{asked}: neither the number of an article nor the name of an event", param_hint="ID")
    _show_article(archive, int(asked), format)


def _show_event(archive: str, key: str, format: RowFormat) -> None:
    from communique.analyse.became import sentences_of
    from communique.analyse.happened import show_event

    with opened(archive) as connection:
        found = show_event(connection, key)
        sentences = sentences_of(connection, [report.claim.seq for report in found.reports])
    if format == "table":
        from communique.cli.show_event import print_event

        print_event(found, sentences)
        return
    told = asdict(found)
    if format == "csv":
        print_pairs(told)
    else:
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1 if format == "json" else None) + "\n")


def _show_article(archive: str, article: int, format: RowFormat) -> None:
    from communique.analyse.articles import show_article
    from communique.analyse.similar import similar
    from communique.archive.reading import read_article

    with opened(archive) as connection:
        found = show_article(connection, article)
        if found is not None:
            found["similar"] = [asdict(row) for row in similar(connection, article, 5)]
    if found is None:
        sys.stderr.write(f"{article}: no article of that number; `communique list` prints them\n")
        raise typer.Exit(1)
    _print_shown(found, format)
    sys.stdout.flush()
    with suppress(AbortRun):  # another process writes: the article is shown, this reading goes uncounted
        read_article(archive, article)


def _print_shown(found: dict[str, Any], format: RowFormat) -> None:
    if format == "table":
        from communique.cli.show import print_article

        print_article(found)
    elif format == "csv":
        print_pairs(found)
    else:
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=1 if format == "json" else None) + "\n")


def search_(
    query: Annotated[
        list[str], typer.Argument(metavar="QUERY…", help='Words, "phrases", party:KR person:"A B" since:2022.')
    ],
    archive: ArchiveOption = "communique.db",
    format: FormatOption = "table",
    limit: LimitOption = 50,
) -> None:
    """Find articles by words and fields."""
    from communique.analyse.articles import search

    with opened(archive) as connection:
        rows = search(connection, query[0] if len(query) == 1 else " ".join(map(_quoted, query)), limit)
    if format == "table":  # other forms keep the two apart
        rows = [replace(row, headline=row.headline or (f"“{row.opening}”" if row.opening else None)) for row in rows]
    print_rows(rows, format, ("id", "published", "outlet", "headline"), "Found")


def _quoted(part: str) -> str:
    """A part as it was before the shell took its quotation marks off."""
    name, colon, value = part.partition(":")
    if " " not in part or '"' in part:
        return part
    return f'{name}:"{value}"' if colon and name.isalpha() else f'"{part}"'


def timeline_(
    parties: Annotated[
        list[str] | None, typer.Argument(metavar="[SIDE…]", help="Sides that all take part: KR JP.")
    ] = None,
    archive: ArchiveOption = "communique.db",
    person: Annotated[str | None, typer.Option(help="A participant.")] = None,
    topic: Annotated[
        Topic | None, typer.Option(metavar="TOPIC", help="A topic of the coding manual: missiles, trade, ….")
    ] = None,
    level: Level = None,
    kind: Annotated[Format | None, typer.Option(help="What it was.")] = None,
    status: Annotated[Status | None, typer.Option(help="What became of it.")] = None,
    since: Since = None,
    until: Until = None,
    format: FormatOption = "table",
    limit: LimitOption = 500,
) -> None:
    """The chronology of engagements."""
    from communique.analyse.asked import read_days, read_sides
    from communique.analyse.filters import EventFilter
    from communique.analyse.timeline import timeline

    with opened(archive) as connection:
        sides, days = read_sides(connection, parties or ()), read_days(since, until, "--")
        rows = timeline(connection, EventFilter(sides, False, person, topic, level, kind, status, *days), limit + 1)
    print_rows(rows[:limit], format, EVENT_COLUMNS, "Chronology")
    if len(rows) > limit and format == "table":
        sys.stdout.write(f"more than {limit}: raise --limit, or narrow with --since, --until\n")


def last(
    parties: Annotated[list[str], typer.Argument(metavar="SIDE…", help="Sides that all took part: KR JP.")],
    archive: ArchiveOption = "communique.db",
    level: Level = None,
    only: Annotated[bool, typer.Option("--only", help="Leave out engagements in which others took part too.")] = False,
    format: FormatOption = "table",
) -> None:
    """When these sides last met, at what level, and what the answer rests on."""
    from communique.analyse.asked import read_sides
    from communique.analyse.filters import EventFilter
    from communique.analyse.timeline import last_meeting

    with opened(archive) as connection:
        sides = read_sides(connection, parties)
        found = last_meeting(connection, EventFilter(sides, only, level=level))
    if format == "json":
        sys.stdout.write(json.dumps(asdict(found), ensure_ascii=False, indent=1) + "\n")
        return
    rows = [row for row in (found.last, *found.before) if row is not None]
    print_rows(rows, format, EVENT_COLUMNS, f"Last engagements of {' and '.join(sides)}")
    if format == "table":
        if found.planned:
            print_rows(found.planned, format, EVENT_COLUMNS, "Planned")
        sys.stdout.write(f"{found.coverage}\n")


def people(
    name: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME…]", help="Words of a name, a post or a side: foreign minister KR."),
    ] = None,
    archive: ArchiveOption = "communique.db",
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="Posts attested up to and from this day, month or year.")
    ] = None,
    format: FormatOption = "table",
    limit: LimitOption = 200,
) -> None:
    """Who held which post, from when to when as articles attest it."""
    from communique.analyse.asked import read_day
    from communique.analyse.people import tenures

    words = " ".join(name or ())
    with opened(archive) as connection:
        rows = tenures(connection, words, limit, read_day("--on", on))
    print_rows(rows, format, ("name", "country", "post", "first", "last", "evidence"), "Posts as attested")
    if on and not rows and format == "table":
        sys.stdout.write("an article before and one after must attest it; without --on all days attested are told\n")
