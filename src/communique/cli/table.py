"""Records for eyes: tables of engagements, positions, incidents and people."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from communique.values.claims import Engagement, Incident, Position, Record

UNKNOWN = "–"


def print_records(records: Iterable[Record], console: Console | None = None) -> None:
    """Each record under its headline, a table a kind; kinds without claims are left out."""
    console = console or Console()
    for record in records:
        console.rule(Text(f"{record.id} · {record.outlet or 'outlet not told'} · {record.published or 'undated'}"))
        for table in (_engagements(record), _positions(record), _incidents(record), _people(record)):
            if table.row_count:
                console.print(table)
        if not (record.engagements or record.positions or record.incidents or record.people):
            console.print("nothing of diplomacy found in this page")


def chronology(records: Sequence[Record]) -> Table:
    """One table over many records: engagements and incidents in the order of their dates, undated ones last."""
    table = _table("Chronology", "when", "what", "who", "level", "where", "page")
    rows = [(_order(claim.date), _row(record, claim)) for record in records for claim in _dated(record)]
    for _, row in sorted(rows, key=lambda pair: (pair[0], pair[1][-1], pair[1][1])):
        table.add_row(*(Text(cell) for cell in row))
    return table


def _dated(record: Record) -> list[Engagement | Incident]:
    return [*record.engagements, *record.incidents]


def _order(edtf: str | None) -> tuple[int, str]:
    return (1, "") if edtf is None else (0, edtf)


def _row(record: Record, claim: Engagement | Incident) -> tuple[str, ...]:
    when = claim.date or UNKNOWN
    if isinstance(claim, Incident):
        return (when, f"{claim.kind}: {claim.text}", "-".join(claim.actors) or UNKNOWN, "", "", record.id)
    who = "-".join(claim.parties)
    if claim.participants:
        who += "\n" + ", ".join(claim.participants)
    status = claim.format if claim.status == "held" else f"{claim.format} ({claim.status})"
    return (when, status, who, claim.level, claim.place or UNKNOWN, record.id)


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", header_style="bold", show_lines=False, pad_edge=False)
    for name in columns:
        table.add_column(name, overflow="fold", no_wrap=name in ("when", "level", "act"))
    return table


def _engagements(record: Record) -> Table:
    table = _table("Engagements", "when", "what", "level", "parties", "participants", "where", "about", "main")
    for claim in record.engagements:
        table.add_row(
            claim.date or UNKNOWN,
            claim.format if claim.status == "held" else f"{claim.format} ({claim.status})",
            claim.level,
            " ".join(claim.parties),
            Text(", ".join(claim.participants) or UNKNOWN),
            Text(claim.place or UNKNOWN),
            ", ".join(claim.about),
            "yes" if claim.main else "",
        )
    return table


def _positions(record: Record) -> Table:
    table = _table("Positions", "who", "act", "to", "words", "topics")
    for claim in record.positions:
        table.add_row(_holder(claim), claim.act, claim.target or "", Text(claim.text), ", ".join(claim.topics))
    return table


def _holder(claim: Position) -> Text:
    sides = " ".join(claim.actors)
    return Text(f"{sides} ({claim.speaker})" if claim.speaker else sides)


def _incidents(record: Record) -> Table:
    table = _table("Incidents", "when", "kind", "by", "words")
    for claim in record.incidents:
        table.add_row(claim.date or UNKNOWN, claim.kind, " ".join(claim.actors) or UNKNOWN, Text(claim.text))
    return table


def _people(record: Record) -> Table:
    table = _table("People", "name", "country", "post")
    for claim in record.people:
        table.add_row(Text(claim.name), claim.country or UNKNOWN, Text(claim.post or UNKNOWN))
    return table
