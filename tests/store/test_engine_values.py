"""Values stored as JSON come back as they were put in, also those that a strict reader refuses."""

from sqlalchemy import Column, MetaData, Table, insert, select
from sqlalchemy.types import JSON, Integer

from communique.store.engine import make_engine, reading, writing

VALUES = [{"day": "2031-02-03", "spans": [1, 2.5, None, True], "said": "“naïve” 회담"}, {"half": "a\ud83d"}, [], "", 12]


def test_values_come_back_as_they_were(tmp_path: object) -> None:
    engine = make_engine(f"{tmp_path}/values.db")
    told = Table("told", MetaData(), Column("id", Integer, primary_key=True), Column("data", JSON))
    with writing(engine) as connection:
        told.create(connection)
        connection.execute(insert(told), [{"data": value} for value in VALUES])
    with reading(engine) as connection:
        assert list(connection.scalars(select(told.c.data).order_by(told.c.id))) == VALUES
    engine.dispose()
