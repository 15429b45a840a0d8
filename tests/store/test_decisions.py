"""The chain of decisions: what is written stays, what is changed is found."""

from sqlalchemy import delete, select, update

from communique.store.archive import open_archive
from communique.store.decisions import Decision, append_decisions, broken_links, decisions_of
from communique.store.engine import reading, writing
from communique.store.schema import decision

MADE = [
    Decision("event", "a", "same", "rule:same-event/1", "the same day", right="b", data={"weight": 3.5}),
    Decision("review", "p/engagement/c", "correct", "person:ana", "the day was Friday — é", data={"field": "date"}),
    Decision("event", "c", "different", "person:ana", "two calls", right="d"),
]


def test_the_chain_holds_and_keeps_the_order(archive: str) -> None:
    engine = open_archive(archive, create=True)
    for made in MADE:
        with writing(engine) as connection:
            append_decisions(connection, [made], "2024-01-01T00:00:00Z")
    with reading(engine) as connection:
        assert list(broken_links(connection)) == []
        assert [row.left for row in decisions_of(connection, "event")] == ["a", "c"]
    engine.dispose()


def test_a_changed_word_breaks_the_chain(archive: str) -> None:
    engine = open_archive(archive, create=True)
    with writing(engine) as connection:
        append_decisions(connection, MADE, "2024-01-01T00:00:00Z")
        connection.execute(update(decision).where(decision.c.seq == 2).values(why="the day was Monday"))
    with reading(engine) as connection:
        assert any("decision 2" in line for line in broken_links(connection))
    engine.dispose()


def test_a_missing_row_breaks_the_chain(archive: str) -> None:
    engine = open_archive(archive, create=True)
    with writing(engine) as connection:
        append_decisions(connection, MADE, "2024-01-01T00:00:00Z")
        middle = connection.scalars(select(decision.c.seq).order_by(decision.c.seq)).all()[1]
        connection.execute(delete(decision).where(decision.c.seq == middle))
    with reading(engine) as connection:
        assert len(list(broken_links(connection))) == 1
    engine.dispose()
