"""What the last run brought, and which outlets fell silent."""

from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import Connection, insert

from communique.analyse.news import last_run, silent
from communique.store.archive import open_archive
from communique.store.engine import reading, writing
from communique.store.schema import article, page


def test_the_last_run_and_its_new_events(connection: Connection) -> None:
    told = last_run(connection)
    assert told is not None and told.articles == 1 and told.revised == 0
    assert [event.first for event in told.newest] == ["2021-04-04"] and told.events == 1


def test_an_outlet_is_silent_against_its_own_habit(tmp_path: Path) -> None:
    engine = open_archive(str(tmp_path / "quiet.db"), create=True)
    start = date(2021, 1, 1)
    days = {"Daily": [*range(10)], "Weekly": [0, 7, 14, 21, 28, 35], "Fresh": [40], "Late": [0, 20, 40]}
    rows = [(outlet, start + timedelta(days=day)) for outlet, told in days.items() for day in told]
    with writing(engine) as connection:
        connection.execute(insert(page).values(sha256="p", content=b"", media="text", encoding="utf-8"))
        for number, (outlet, day) in enumerate(rows):
            made = {
                "first": day.isoformat(),
                "last": day.isoformat(),
                "outlet": outlet,
                "added": "2021-03-01T00:00:00Z",
            }
            told = {"sha256": str(number), "source": str(number), "version": 1, "page": "p", "slug": "", "kinds": "B"}
            rest = {"text": "x", "words": 1, "details": {}, "cleaner": "clean/1"}
            connection.execute(insert(article).values(**made, **told, **rest))
    with reading(engine) as connection:
        assert [(one.outlet, one.last, one.days) for one in silent(connection)] == [("Daily", "2021-01-10", 31)]
        assert silent(connection, date(2021, 1, 12)) == [], "two days later nobody could tell"
        assert [one.days for one in silent(connection, date(2021, 1, 30))] == [19], "up to the newest of that time"


def test_nothing_of_nothing(tmp_path: Path) -> None:
    engine = open_archive(str(tmp_path / "empty.db"), create=True)
    with reading(engine) as connection:
        assert last_run(connection) is None and silent(connection) == []
