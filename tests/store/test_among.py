"""One of many values, said as each store takes it."""

import pytest
from sqlalchemy import select

from communique.store.among import among
from communique.store.archive import open_archive
from communique.store.engine import going_through, reading
from communique.store.schema import article
from made import add_made


@pytest.mark.parametrize("others", [0, 1000])
def test_rows_of_the_values_told_and_no_others(archive: str, others: int) -> None:
    engine = open_archive(archive, create=True)
    for name in ("one", "two", "three"):
        add_made(engine, name, "2021-05-01", f"Talks\nThey met on {name}.", [])
    more = list(range(100, 100 + others))
    with reading(engine) as connection:
        assert sorted(
            connection.scalars(select(article.c.id).where(among(connection, article.c.id, [3, 1, *more])))
        ) == [1, 3]
        names = [f"no'{{{number}}}" for number in more]
        told = select(article.c.source).where(among(connection, article.c.source, ["two", *names]))
        assert list(connection.scalars(told)) == ["two"]
        assert not list(connection.scalars(select(article.c.id).where(among(connection, article.c.id, []))))
    engine.dispose()


def test_what_goes_through_a_table_leaves_the_next_question_as_it_was(archive: str) -> None:
    engine = open_archive(archive, create=True)
    if engine.dialect.name == "postgresql":
        with reading(engine) as connection:
            with going_through(connection):
                assert connection.exec_driver_sql("SHOW enable_seqscan").scalar() == "on"
            assert connection.exec_driver_sql("SHOW enable_seqscan").scalar() == "off"
    engine.dispose()
