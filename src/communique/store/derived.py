"""What is derived from claims and decisions: thrown away and written anew, in one transaction."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete, insert

from communique.store import schema

_TABLES = (
    schema.event, schema.event_claim, schema.event_side, schema.person, schema.person_claim, schema.event_person,
    schema.tenure, schema.duplicate, schema.article_tag, schema.article_date,
)  # fmt: skip


def replace_derived(connection: Connection, rows: Mapping[str, list[dict[str, Any]]]) -> None:
    """Replace the rows of every derived table by these (table name to rows; a table not named is left empty)."""
    for table in reversed(_TABLES):
        connection.execute(delete(table))
    for table in _TABLES:
        if rows.get(table.name):
            connection.execute(insert(table), rows[table.name])
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA analysis_limit = 1000")
    connection.exec_driver_sql("ANALYZE")  # so that questions are answered by the way that is short now
