"""What linking counts of an archive is what counting all of it comes to, also with articles that came since."""

from dataclasses import astuple
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, delete, select, update

from communique.analyse.coverage import coverage_of
from communique.analyse.filters import EventFilter
from communique.analyse.house import stats
from communique.archive.dump import backup, restore
from communique.archive.linking import link_archive
from communique.store.archive import open_archive
from communique.store.counts import counted_until
from communique.store.engine import reading, writing
from communique.store.schema import article
from communique.store.working import article_day, article_outlet, claim_kind, link_state
from made import add_made, engagement, position

TEXT = "News\nThey met by the sea and agreed on fish."
DAYS = ("2021-03-01", "2021-03-01", "2021-03", None, "2021-05-20", "2022-01-02")
OUTLETS = ("The Wire", "The Post", None, "The Post", "The Wire", "")
SPANS = ((None, None), ("2021-03-02", None), (None, "2021-03-31"), ("2021-04", "2021-12"), ("2021-03-02", "2021-04-30"))


def add(engine: Engine, number: int) -> None:
    day, outlet = DAYS[number % len(DAYS)], OUTLETS[number % len(OUTLETS)]
    said = [engagement("met", ("NO", "PT"), None)] if number % 2 else [position("agreed on fish", ["NO"], "agree")]
    key = add_made(engine, f"p{number}", day, f"{TEXT}\nReport {number}.", said)
    with writing(engine) as connection:
        connection.execute(update(article).where(article.c.id == key).values(outlet=outlet))


def told(engine: Engine) -> list[Any]:
    with reading(engine) as connection:
        spans = [astuple(coverage_of(connection, EventFilter(since=one, until=other))) for one, other in SPANS]
        return [*spans, [row for row in stats(connection) if row.what.startswith(("articles", "claims"))]]


def counted_anew(engine: Engine) -> list[Any]:
    """The same with nothing counted before."""
    with writing(engine) as connection:
        kept = {t: connection.execute(select(t)).all() for t in (link_state, article_day, article_outlet, claim_kind)}
        for table in kept:
            connection.execute(delete(table))
    found = told(engine)
    with writing(engine) as connection:
        for table, rows in kept.items():
            if rows:
                connection.execute(table.insert(), [dict(row._mapping) for row in rows])
    return found


def test_counts_hold_step_by_step_and_before_linking(archive: str) -> None:
    engine = open_archive(archive, create=True)
    for number in range(17):
        add(engine, number)
        assert told(engine) == counted_anew(engine), number
        if number % 3 == 0:
            link_archive(engine)
            with reading(engine) as connection:
                assert counted_until(connection) == (number + 1, number + 1)
            assert told(engine) == counted_anew(engine), number
    link_archive(engine)
    before = told(engine)
    assert before[0][:3] == (14, 3, 2)
    assert [span[2] for span in before[:5]] == [2, 1, 2, 1, 0], "outlets of the days asked for"
    link_archive(engine, whole=True)
    assert told(engine) == before
    engine.dispose()


def test_counts_that_were_lost_are_made_anew(archive: str, tmp_path: Path) -> None:
    engine = open_archive(archive, create=True)
    for number in range(7):
        add(engine, number)
    link_archive(engine)
    before = told(engine)
    with writing(engine) as connection:
        connection.execute(delete(link_state).where(link_state.c.name == "counted"))
    link_archive(engine)
    assert told(engine) == before, "nothing is counted twice"
    backup(engine, tmp_path / "b.gz")
    restore(str(tmp_path / "other.db"), tmp_path / "b.gz")
    other = open_archive(str(tmp_path / "other.db"))
    with reading(other) as connection:
        assert counted_until(connection) == (7, 7)
    assert told(other) == before
    other.dispose()
    engine.dispose()
