"""Values stored as JSON come back as they were put in, also those that a strict reader refuses; files are mapped for questions."""

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


def test_questions_map_the_file_and_nothing_else_does(tmp_path: object) -> None:
    engine = make_engine(f"{tmp_path}/mapped.db")
    with writing(engine) as connection:
        Table("told", MetaData(), Column("id", Integer, primary_key=True)).create(connection)
    for _ in range(2):
        with reading(engine) as connection:
            assert int(connection.exec_driver_sql("PRAGMA mmap_size").scalar_one()) > 1_000_000_000
        with reading(engine, throughout=True) as connection:
            assert connection.exec_driver_sql("PRAGMA mmap_size").scalar() == 0
        with writing(engine) as connection:
            assert connection.exec_driver_sql("PRAGMA mmap_size").scalar() == 0
    engine.dispose()
