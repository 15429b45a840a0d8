"""`import`: corrections made in an exported table of claims come back as reviews, one decision for each changed cell.

A row is found by its claim's id and article, never by its place. What the archive says by now counts as the old value; with the
export as it was (`base`) a cell that both sides changed is a conflict, told and left alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Engine, Row, select

from communique.archive.linking import link_archive
from communique.archive.review import BadReview, Word, accept, checked_fields, correct_fields, reject
from communique.archive.values import BadValue
from communique.errors import NotInArchive
from communique.export.stream import ClaimTold
from communique.export.tables import claim_row
from communique.read.corrections import BadRow, TableRow, as_cell
from communique.store.decisions import decisions_of
from communique.store.engine import reading
from communique.store.schema import article, claim, coding
from communique.store.standing import StandingClaim, anchor, in_force, standing_before_rejection

_FIELDS: Mapping[str, Mapping[str, str]] = {
    "engagement": {
        "date": "date", "code": "format", "status": "status", "level": "level", "main": "main", "sides": "parties",
        "host": "host", "names": "participants", "place": "place", "topics": "about",
    },
    "position": {
        "code": "act", "sides": "actors", "target": "target", "names": "speaker", "topics": "topics", "strength": "strength",
    },
    "incident": {"date": "date", "code": "kind", "sides": "actors"},
    "person": {"sides": "country", "names": "name", "post": "post", "organisation": "organisation", "code": "rank"},
}  # fmt: skip
_COLUMNS = frozenset(column for fields in _FIELDS.values() for column in fields)
_LISTS = frozenset({"parties", "actors", "participants", "about", "topics"})
_VERDICTS = frozenset({"", "accept", "reject"})


@dataclass(slots=True)
class Imported:
    """What an import came to. `troubles` are lines for rows that were left alone."""

    rows: int = 0
    unchanged: int = 0
    accepted: int = 0
    corrected: int = 0
    rejected: int = 0
    conflicts: int = 0
    failed: int = 0
    troubles: list[str] = field(default_factory=list)
    planned: list[str] = field(default_factory=list)  # what would be done, a line each


@dataclass(frozen=True, slots=True)
class Importing:
    """How to import: who says so and why; `base` are the rows as they were exported, by claim; `dry_run` writes nothing."""

    who: str
    why: str
    base: Mapping[tuple[str, str], TableRow] | None = None
    dry_run: bool = False
    link: bool = True


class _Row(ValueError):
    """A row that is left alone; the message says why."""


def import_corrections(engine: Engine, rows: Iterable[TableRow | BadRow], how: Importing) -> Imported:
    """Take corrections back. The same file again changes nothing; the archive is linked once, at the end."""
    done = Imported()
    for row in rows:
        done.rows += 1
        if isinstance(row, BadRow):
            _left(done, row.number, row.reason)
            continue
        try:
            _take(engine, row, how, done)
        except (_Row, BadReview, BadValue, NotInArchive) as wrong:
            _left(done, row.number, str(wrong))
    if how.link and not how.dry_run and done.accepted + done.corrected + done.rejected:
        link_archive(engine)
    return done


def _left(done: Imported, number: int, reason: str) -> None:
    done.failed += 1
    done.troubles.append(f"row {number}: {reason}; left alone" if number else reason)


def key_of(row: TableRow) -> tuple[str, str]:
    """What names a claim across exports: its id and its article."""
    return row.cells.get("id", ""), row.cells.get("article", "")


def _take(engine: Engine, row: TableRow, how: Importing, done: Imported) -> None:
    told, now = _find(engine, row)
    verdict, why = row.cells.get("verdict", "").lower(), row.cells.get("why", "") or how.why
    if verdict not in _VERDICTS:
        raise _Row(f"verdict “{verdict}” is neither accept nor reject, nor empty")
    word = Word(how.who, why, link=False)
    if verdict == "reject":
        if _last_verdict(engine, told) == "reject":
            done.unchanged += 1
            return
        done.planned.append(f"row {row.number}: reject claim {told.seq}")
        done.rejected += 1
        if not how.dry_run:
            reject(engine, told.seq, word)
        return
    changes = _changes(row, now, told.kind, how, done)
    _tell_strange(row, now, told.kind, done)
    if changes:
        checked_fields(engine, told.seq, changes)
        shown = ", ".join(f"{name} = {value}" for name, value in changes.items())
        done.planned.append(f"row {row.number}: correct claim {told.seq}: {shown}")
        done.corrected += 1
        if not how.dry_run:
            correct_fields(engine, told.seq, changes, word)
    if verdict == "accept" and _last_verdict(engine, told) != "accept":
        done.planned.append(f"row {row.number}: accept claim {told.seq}")
        done.accepted += 1
        if not how.dry_run:
            accept(engine, told.seq, word)
    elif not changes:
        done.unchanged += 1


def _find(engine: Engine, row: TableRow) -> tuple[StandingClaim, dict[str, str]]:
    """The claim of a row, and the row that an export would write for it now."""
    name, number = key_of(row)
    if not name or not number.isdecimal():
        raise _Row("names no claim: the columns id and article must stay as they were exported")
    with reading(engine) as connection:
        seq = _number(connection, name, int(number))
        found = standing_before_rejection(connection, seq) if seq is not None else None
        if found is None:
            raise _Row(f"claim {name} of article {number} does not stand in this archive")
        about = connection.execute(select(article).where(article.c.id == found.article)).one()
    now = {column: as_cell(value) for column, value in claim_row(ClaimTold(found, about, None)).items()}
    return found, now


def _number(connection: Connection, name: str, number: int) -> int | None:
    current = (coding.c.article == claim.c.article) & (coding.c.run == claim.c.run) & coding.c.current
    asked = select(claim.c.seq).join(coding, current).where(claim.c.id == name, claim.c.article == number)
    return connection.scalar(asked.order_by(claim.c.seq).limit(1))


def _changes(row: TableRow, now: Mapping[str, str], kind: str, how: Importing, done: Imported) -> dict[str, Any]:
    """The fields that the row has otherwise than the archive, by the names of the claim."""
    base = how.base.get(key_of(row)) if how.base is not None else None
    if how.base is not None and base is None:
        raise _Row("is not in the base file")
    changes: dict[str, Any] = {}
    for column, name in _FIELDS[kind].items():
        if column not in row.cells or _same(row.cells[column], now[column]):
            continue
        before = base.cells.get(column, "") if base is not None else now[column]
        if _same(row.cells[column], before):
            continue  # the archive moved on, the row did not
        if not _same(before, now[column]):
            done.conflicts += 1
            done.troubles.append(
                f"row {row.number}: {column} was “{before}” in the export, is “{now[column]}” in the archive and "
                f"“{row.cells[column]}” here; left alone"
            )
            continue
        changes[name] = _value(name, row.cells[column])
    return changes


def _tell_strange(row: TableRow, now: Mapping[str, str], kind: str, done: Imported) -> None:
    """Cells that were filled in where claims of this kind have none are told: nothing is dropped in silence."""
    for column in sorted(_COLUMNS - set(_FIELDS[kind])):
        cell = row.cells.get(column, "")
        if cell and not _same(cell, now[column]):
            done.troubles.append(f"row {row.number}: {column} is nothing that a claim of kind {kind} tells; left alone")


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()) == " ".join(other.split())


def _value(name: str, cell: str) -> str | list[str]:
    if name not in _LISTS:
        return cell or "null"
    return [part.strip() for part in cell.split(";") if part.strip()]


def _last_verdict(engine: Engine, told: StandingClaim) -> str | None:
    with reading(engine) as connection:
        rows: list[Row[Any]] = [
            row
            for row in in_force(decisions_of(connection, "review"))
            if row.left == anchor(told.page, told.kind, told.id)
        ]
    return rows[-1].verdict if rows else None
