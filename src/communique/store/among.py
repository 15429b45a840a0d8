"""That a column has one of many values, said to the database as one value where it takes lists."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Connection, any_, literal


def among(connection: Connection, column: ColumnElement[Any], values: Collection[Any]) -> ColumnElement[bool]:
    """That a column has one of these values.

    PostgreSQL is sent one list: a name for each of a thousand values took longer to write and read than the answer.
    """
    if connection.dialect.name == "postgresql":
        return column == any_(literal(list(values), ARRAY(column.type)))
    return column.in_(values)
