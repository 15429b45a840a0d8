"""What is derived from claims and decisions: thrown away and written anew, as a whole or where it changed."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from communique.store import schema, working

_SOME = 500  # keys named in one statement
_PARENTS = (schema.event, schema.person)
_CHILDREN = (
    schema.event_claim, schema.event_side, schema.event_answer, schema.event_person, schema.person_claim, schema.tenure, schema.duplicate,
    schema.article_tag, schema.tagged_name, schema.article_date, working.linked, working.link_state, working.sketch, working.mention,
    working.name_block, working.article_mechanism, working.mechanism_note, working.article_day, working.article_outlet,
    working.claim_kind, working.telling, working.telling_pair, working.tie, working.incident_told,
)  # fmt: skip
_TABLES = (*_PARENTS, *_CHILDREN)


Rows = Mapping[str, list[dict[str, Any]]]


@dataclass(slots=True)
class Delta:
    """What linking changes: rows to take out, rows to put in, people to write over, blocks of names made one.

    With `whole`, all that is derived is taken out first.
    """

    whole: bool = False
    gone: dict[tuple[str, str], set[Any]] = field(default_factory=lambda: defaultdict(set))
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    people: list[dict[str, Any]] = field(default_factory=list)
    blocks: list[tuple[int, int]] = field(default_factory=list)
    later: list[Callable[[Connection], Iterator[Rows]]] = field(default_factory=list)  # rows made while writing

    def drop(self, table: str, column: str, keys: Iterable[Any]) -> None:
        """Take out the rows of a table that have one of these keys in a column."""
        self.gone[table, column].update(keys)


def write_delta(connection: Connection, delta: Delta) -> None:
    """Carry out what linking decided; rows are taken out before others are put in."""
    if delta.whole:
        for table in reversed(_TABLES):
            connection.execute(delete(table))
    for old, new in delta.blocks:
        _join_blocks(connection, old, new)
    for table in (*_CHILDREN, *_PARENTS):
        for (name, column), keys in delta.gone.items():
            if name == table.name:
                _take_out(connection, table, column, keys)
    if delta.people:
        person = schema.person
        over = update(person).where(person.c.id == bindparam("key"))
        values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in ("name", "country", "data")}
        told = [{"key": row["id"], **{f"new_{name}": row[name] for name in values}} for row in delta.people]
        connection.execute(over.values(values), told)
    _put_in(connection, delta.rows)
    for make in delta.later:
        for rows in make(connection):
            _put_in(connection, rows)
    if delta.whole:
        analyse(connection)


def _put_in(connection: Connection, rows: Rows) -> None:
    for table in _TABLES:
        if rows.get(table.name):
            connection.execute(insert(table), rows[table.name])
    names = {row["value"] for row in rows.get("article_tag", ()) if row["name"] == "person"}
    if names:
        known = sqlite_insert if connection.dialect.name == "sqlite" else postgresql_insert
        statement = known(schema.tagged_name).on_conflict_do_nothing()
        connection.execute(statement, [{"name": name} for name in sorted(names)])


def analyse(connection: Connection) -> None:
    """Let the database count anew, so that questions are answered by the way that is short now."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA analysis_limit = 1000")
    connection.exec_driver_sql("ANALYZE")


def in_pieces(keys: Iterable[Any], size: int = _SOME) -> Iterator[list[Any]]:
    """Keys, so many at a time."""
    left = iter(keys)
    while piece := list(islice(left, size)):
        yield piece


def _take_out(connection: Connection, table: Table, column: str, keys: set[Any]) -> None:
    for piece in in_pieces(sorted(keys)):
        connection.execute(delete(table).where(table.c[column].in_(piece)))


def _join_blocks(connection: Connection, old: int, new: int) -> None:
    names, mention = working.name_block, working.mention
    known = select(names.c.key).where(names.c.block == new)
    connection.execute(delete(names).where(names.c.block == old, names.c.key.in_(known)))
    connection.execute(update(names).where(names.c.block == old).values(block=new))
    connection.execute(update(mention).where(mention.c.block == old).values(block=new))


def derived_tables() -> tuple[Table, ...]:
    """All tables that linking writes."""
    return _TABLES
