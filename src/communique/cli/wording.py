"""The questions of wording and answer: compare, phrases, response, similar, mechanisms, brief."""

import json
import re
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from communique.cli.ask import Since, Until, opened
from communique.cli.made import put
from communique.cli.options import ArchiveOption, FormatOption, LimitOption
from communique.cli.rows import print_rows
from communique.values.vocabulary import IncidentKind

if TYPE_CHECKING:
    from communique.analyse.response import Response

BriefFormat = Literal["md", "html", "docx", "json"]
_RESPONSE = ("date", "incident", "days", "gap", "consultation", "how", "more", "event")
_MEDIAN = (
    "dyad", "year", "incidents", "answered", "days", "usual_gap", "tied", "tied_days", "convened", "convened_days",
)  # fmt: skip
_MEDIANS = 30  # lines of medians in a table; the other formats hold all
_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


def compare(
    before: Annotated[str, typer.Argument(metavar="BEFORE", help="An article's number, or an event's name.")],
    after: Annotated[str, typer.Argument(metavar="AFTER", help="The one to hold beside it.")],
    archive: ArchiveOption = "communique.db",
    format: FormatOption = "table",
) -> None:
    """Two readouts or engagements side by side: clauses kept, new, dropped, stronger, softer."""
    from communique.analyse.asked import BadQuery
    from communique.analyse.compare import compare as asked

    with opened(archive) as connection:
        if before == after:
            raise BadQuery(f"{before} and {after} are the same; name another to hold beside it")
        rows = asked(connection, before, after)
    print_rows(rows, format, ("change", "by", "before", "after", "why"), f"{before} and {after}")


def phrases(
    term: Annotated[list[str], typer.Argument(metavar="TERM…", help="Words as they stand in the texts.")],
    archive: ArchiveOption = "communique.db",
    format: FormatOption = "table",
) -> None:
    """The life of a phrase: first seen, last seen, how often, by whom."""
    from communique.analyse.phrases import phrase_life

    with opened(archive) as connection:
        life = phrase_life(connection, " ".join(term))
    if format in ("json", "jsonl"):
        sys.stdout.write(json.dumps(asdict(life), ensure_ascii=False, indent=1 if format == "json" else None) + "\n")
        return
    print_rows(life.years, format, ("year", "articles", "of", "share", "sides"), life.term)
    if format == "table":
        for name, use in (("first", life.first), ("last", life.last)):
            if use is not None:
                sys.stdout.write(f"{name}: {use[0]}, article {use[1]}: … {use[2]} …\n")


def response(
    sides: Annotated[list[str], typer.Argument(metavar="SIDE…", help="Sides that all consulted: KR JP.")],
    archive: ArchiveOption = "communique.db",
    kind: Annotated[
        IncidentKind | None, typer.Option(metavar="KIND", help="The kind of incident: missile-launch, nuclear-test, ….")
    ] = None,
    since: Since = None,
    until: Until = None,
    format: FormatOption = "table",
) -> None:
    """For each incident the first consultation after it: how soon, in what format, at what level."""
    from communique.analyse.asked import read_days, read_sides
    from communique.analyse.response import responses

    with opened(archive) as connection:
        since, until = read_days(since, until, "--")
        asked = read_sides(connection, sides)
        found = responses(connection, asked, kind=kind, since=since, until=until)
    if format == "json":
        sys.stdout.write(json.dumps(asdict(found), ensure_ascii=False, indent=1) + "\n")
        return
    title = f"What {' and '.join(asked)} answered"
    if format != "table":
        print_rows(found.rows, format, (), title)
        return
    print_rows([_line(row) for row in found.rows], format, _RESPONSE, title)
    medians = [row for row in found.medians if row.answered][:_MEDIANS]
    if medians:
        print_rows(medians, format, _MEDIAN, "Median of days to the first consultation")
    sys.stdout.write(f"{found.coverage}\n")


@dataclass(frozen=True, slots=True)
class _Line:
    """A response as a table shows it."""

    date: str
    incident: str
    days: int | None
    gap: float | None
    consultation: str
    how: str
    more: str
    event: str | None


def _line(row: "Response") -> _Line:
    """One incident in few columns: words for what is not so are left out."""
    by = f" by {', '.join(row.actors)}" if row.actors else ""
    first = f"{row.format}, {row.level}: {', '.join(row.parties)}" if row.event else ""
    nothing = "none in 30 days" if row.covered else "not known: no article of these days"
    how = "tied by a text" if row.tied else "announced before" if row.planned_before else "convened after"
    told = [f"{row.consultations} in 30 days"] if row.consultations > 1 else []
    told += [f"{row.tied_count} tied"] if row.tied_count > 1 else []
    told += [f"{row.planned_count} announced before"] if row.planned_count else []
    late = row.planned_before and row.convened_days is not None
    told += [f"first convened after {row.convened_days} days"] if late else []
    return _Line(
        row.date, f"{row.kind}{by}", row.days, row.usual_gap, first or nothing, how if row.event else "",
        ", ".join(told), row.event,
    )  # fmt: skip


def similar(
    article: Annotated[int, typer.Argument(metavar="ID", help="The number of an article.")],
    archive: ArchiveOption = "communique.db",
    format: FormatOption = "table",
    limit: LimitOption = 10,
) -> None:
    """Articles like this one, with the reasons."""
    from communique.analyse.similar import similar as asked

    with opened(archive) as connection:
        rows = asked(connection, article, limit)
    print_rows(
        rows, format, ("id", "published", "outlet", "headline", "likeness", "reasons"), f"Like article {article}"
    )


def mechanisms(
    name: Annotated[list[str] | None, typer.Argument(metavar="[NAME…]", help="NCG, Six-Party Talks, Quad, ….")] = None,
    archive: ArchiveOption = "communique.db",
    format: FormatOption = "table",
    limit: LimitOption = 200,
) -> None:
    """Mechanisms and forums by name: first named, met, renewed, suspended, by whom."""
    from communique.analyse.mechanisms import mechanism_notes
    from communique.analyse.mechanisms import mechanisms as asked

    with opened(archive) as connection:
        if name:
            notes = mechanism_notes(connection, " ".join(name), limit)
            print_rows(notes, format, ("date", "what", "mood", "by", "article", "quote"), " ".join(name))
        else:
            rows = asked(connection)
            print_rows(rows, format, ("name", "articles", "first", "last", "sides"), "Mechanisms")


def brief(
    side: Annotated[str, typer.Argument(metavar="SIDE", help="Your side: KR.")],
    other: Annotated[str, typer.Argument(metavar="SIDE", help="The counterpart's: JP.")],
    archive: ArchiveOption = "communique.db",
    day: Annotated[str | None, typer.Option("--for", metavar="DATE", help="As of this day (2022-10-12).")] = None,
    to: Annotated[BriefFormat, typer.Option("--to", help="md, html, docx or json.")] = "md",
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Where to write it; docx needs a file.")] = None,
) -> None:
    """Two cited pages for a meeting: last meetings, counterparts, asked and promised, what changed, what comes."""
    from communique.analyse.asked import read_sides
    from communique.analyse.brief import brief as asked
    from communique.analyse.brief_docx import to_docx
    from communique.analyse.brief_text import to_html, to_markdown

    if side.lower() == other.lower():
        raise typer.BadParameter("name two sides", param_hint="SIDE")
    if day is not None and not _DAY.fullmatch(day):
        raise typer.BadParameter(f"{day}: write a day as 2022-10-12", param_hint="--for")
    if to == "docx" and out is None:
        raise typer.BadParameter("a DOCX is no text; name a file with --out", param_hint="--to")
    with opened(archive) as connection:
        one, two = (read_sides(connection, (name,))[0] for name in (side, other))
        told = asked(connection, one, two, day)
    made = {
        "md": lambda: to_markdown(told).encode(),
        "html": lambda: to_html(told).encode(),
        "docx": lambda: to_docx(told),
        "json": lambda: f"{json.dumps(asdict(told), ensure_ascii=False, indent=1)}\n".encode(),
    }[to]()
    put(made, out)
