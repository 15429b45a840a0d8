"""Records for eyes: tables of engagements, positions, incidents and people."""

from collections.abc import Iterable, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from communique.values.claims import Engagement, Incident, Position, Record

UNKNOWN = "–"
PIPE_WIDTH = 120  # columns where the output is no terminal


def eyes_console() -> Console:
    """A console as wide as the terminal, or 120 columns where the output goes elsewhere."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=PIPE_WIDTH)


def print_records(records: Iterable[Record], console: Console | None = None) -> None:
    """Each record under its headline, a table a kind; kinds without claims are left out."""
    console = console or eyes_console()
    for record in records:
        told = (record.id, record.outlet or "outlet not told", record.published or "undated")
        console.rule(Text(" · ".join(told)), align="left")
        for table in (_engagements(record), _positions(record), _incidents(record), _people(record)):
            if table.row_count:
                console.print(table)
        if not (record.engagements or record.positions or record.incidents or record.people):
            console.print("nothing of diplomacy found in this page")


def chronology(records: Sequence[Record]) -> Table:
    """One table over many records: engagements and incidents in the order of their dates, undated ones last."""
    table = _table("Chronology", ("when", 15), ("what", 12), ("who", 30), ("where", 10), ("page", 20))
    rows = [(_order(claim.date), claim, record) for record in records for claim in _dated(record)]
    for _, claim, record in sorted(rows, key=lambda row: (row[0], row[2].id, row[1].id)):
        table.add_row(*_row(claim), Text(record.id, style="dim"))
    return table


def short_date(edtf: str | None) -> str:
    """A date as a reader likes it: intervals keep only what changes ("2022-09-01..10")."""
    if edtf is None:
        return UNKNOWN
    first, slash, last = edtf.partition("/")
    if not slash:
        return first
    same = 8 if last[:8] == first[:8] and len(last) == 10 else 5 if last[:5] == first[:5] else 0
    return f"{first}..{last[same:]}"


def _dated(record: Record) -> list[Engagement | Incident]:
    return [*record.engagements, *record.incidents]


def _order(edtf: str | None) -> tuple[int, str]:
    return (1, "") if edtf is None else (0, edtf)


def _row(claim: Engagement | Incident) -> tuple[Text, ...]:
    when = Text(short_date(claim.date), style="bold")
    if isinstance(claim, Incident):
        who = Text.assemble((_joined(claim.actors), "bold"), f" {claim.text}")
        return (when, Text(claim.kind, style="red"), who, Text(""))
    return (when, _what(claim), _who(claim), Text(claim.place or UNKNOWN))


def _what(claim: Engagement) -> Text:
    words = claim.format if claim.status == "held" else f"{claim.format}, {claim.status}"
    return Text(words, style="green" if claim.status == "held" else "yellow")


def _who(claim: Engagement) -> Text:
    names = f" {', '.join(claim.participants)}" if claim.participants else ""
    return Text.assemble((_joined(claim.parties), "bold"), f" {claim.level}" if not names else "", names)


def _joined(sides: Sequence[str]) -> str:
    return "-".join(sides) or UNKNOWN


def _table(title: str, *columns: tuple[str, int]) -> Table:
    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD, pad_edge=False, title_style="bold")
    for name, width in columns:
        fixed = name in ("when", "act", "kind", "country", "level")
        table.add_column(name, overflow="fold", no_wrap=fixed, min_width=None if fixed else width)
    return table


def _engagements(record: Record) -> Table:
    table = _table("Engagements", ("when", 15), ("what", 12), ("who", 30), ("level", 8), ("where", 8), ("about", 12))
    for claim in record.engagements:
        row = (Text(short_date(claim.date), style="bold" if claim.main else ""), _what(claim), _who(claim))
        table.add_row(*row, claim.level, Text(claim.place or UNKNOWN), ", ".join(claim.about))
    return table


def _positions(record: Record) -> Table:
    table = _table("Positions", ("who", 10), ("act", 8), ("to", 3), ("words", 40), ("topics", 10))
    for claim in record.positions:
        table.add_row(_holder(claim), claim.act, claim.target or "", Text(claim.text), ", ".join(claim.topics))
    return table


def _holder(claim: Position) -> Text:
    sides = _joined(claim.actors)
    return Text.assemble((sides, "bold"), f" {claim.speaker}" if claim.speaker else "")


def _incidents(record: Record) -> Table:
    table = _table("Incidents", ("when", 15), ("kind", 14), ("by", 5), ("words", 40))
    for claim in record.incidents:
        by = Text(_joined(claim.actors), style="bold")
        table.add_row(short_date(claim.date), Text(claim.kind, style="red"), by, Text(claim.text))
    return table


def _people(record: Record) -> Table:
    table = _table("People", ("name", 20), ("country", 7), ("post", 40))
    for claim in record.people:
        table.add_row(Text(claim.name), claim.country or UNKNOWN, Text(claim.post or UNKNOWN))
    return table


def plain_table(title: str, columns: Sequence[str]) -> Table:
    """An empty table in the house's style, its columns folded where they are long."""
    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD, pad_edge=False, title_style="bold")
    for name in columns:
        fixed = name in ("id", "date", "published", "first", "last", "event", "change")
        table.add_column(name, overflow="fold", no_wrap=fixed, min_width=len(name))
    return table
