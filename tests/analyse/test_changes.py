"""What changed since a mark, and that nothing is told twice or left out."""

import pytest
from sqlalchemy import Engine

import made_archive
from communique.analyse.changes import changes_since, parse_mark
from communique.archive.review import Word, accept
from communique.errors import AbortRun
from communique.store.archive import open_archive
from communique.store.engine import reading
from communique.store.standing import claims_of
from made import add_made, position


@pytest.fixture
def engine(archive: str) -> Engine:
    engine = open_archive(archive, create=True)
    made_archive.fill(engine)
    return engine


def told(engine: Engine, since: str = "0.0", limit: int = 100):
    with reading(engine) as connection:
        return changes_since(connection, parse_mark(connection, since), limit)


def test_articles_decisions_and_where_it_ends(engine: Engine) -> None:
    first = told(engine)
    assert [(row.change, row.claims) for row in first.rows] == [("added", 6), ("added", 3), ("added", 6)]
    assert told(engine, first.end).rows == ()
    with reading(engine) as connection:
        number = claims_of(connection, [3], "position")[0].seq
    accept(engine, number, Word("Ana", "it is so", link=False))
    add_made(
        engine, "first", "2021-03-05", "Words\nPortugal welcomed it.", [position("welcomed it", ["PT"], "welcome")]
    )
    later = told(engine, first.end)
    assert sorted(row.change for row in later.rows) == ["review: accept", "version 2"]
    assert told(engine, later.end).rows == ()


def test_pieces_make_the_whole(engine: Engine) -> None:
    whole, since, pieces = told(engine).rows, "0.0", []
    for _ in range(10):
        part = told(engine, since, 1)
        pieces += part.rows
        since = part.end
        if not part.more:
            break
    assert tuple(pieces) == whole


def test_a_day_is_a_mark(engine: Engine) -> None:
    assert len(told(engine, "2000-01-01").rows) == 3 and told(engine, "2999-01-01").rows == ()
    with pytest.raises(AbortRun, match="neither a mark"):
        told(engine, "yesterday")
