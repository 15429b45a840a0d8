"""Lists of known incidents: read in several shapes, stored once, joined by what articles tell."""

import json
from pathlib import Path

import pytest
from sqlalchemy import select

from communique.archive.incidents import add_incidents
from communique.archive.linking import link_archive
from communique.errors import AbortRun
from communique.read.incidents import Listed, read_incidents
from communique.store.archive import open_archive
from communique.store.engine import reading
from communique.store.schema import event
from communique.values.article import Failure
from made import add_made, incident

CSV = "date,kind,actor,source\n2021-04-02,missile-launch,KP,own list\n2021-13-40,missile-launch,KP,x\n2021-05-01,war,KP,x\n"


def launch(date: str, time: str, missile: str, told: str = "") -> dict[str, str]:
    return {"date": date, "time": time, "missile": missile, "facility": "the coast", "description": told}


def test_rows_that_are_wrong_are_told(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(CSV, encoding="utf-8")
    found = list(read_incidents(path))
    assert isinstance(found[0], Listed) and found[0].actors == ("KP",)
    assert [type(row) for row in found[1:]] == [Failure, Failure]
    assert "date '2021-13-40'" in str(found[1]) and "kind 'war'" in str(found[2])


def test_hours_in_utc_become_days_in_korea(tmp_path: Path) -> None:
    path = tmp_path / "launches.json"
    launches = [
        launch("2021-03-01", "22:10 (UTC)", "kn-25"), launch("2021-03-01", "22:12 (UTC)", "kn-25"),
        launch("2021-03-02", "03:00 (UTC)", "scud-c"), launch("2021-03-05", "unknown", "unknown"),
        launch("2021-04-01", "10:00 (UTC)", "unha-9", "It put a satellite into orbit."), {"date": "?"},
    ]  # fmt: skip
    path.write_text(json.dumps({"timeBins": [{"year": 2021, "data": launches}]}), encoding="utf-8")
    found = [row for row in read_incidents(path) if isinstance(row, Listed)]
    assert [(row.first, row.kind, row.words) for row in found] == [
        ("2021-03-02", "missile-launch", "3 launched (kn-25, scud-c) from the coast"),
        ("2021-03-05", "missile-launch", "1 launched (type unknown) from the coast"),
        ("2021-04-01", "satellite-launch", "1 launched (unha-9) from the coast"),
    ]
    assert sum(isinstance(row, Failure) for row in read_incidents(path)) == 1


@pytest.mark.parametrize("text", ["", "{", '"words"', "3", "[1, 2]"])
def test_files_that_are_no_list(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(text, encoding="utf-8")
    try:
        assert all(isinstance(row, Failure) for row in read_incidents(path))
    except AbortRun as stopped:
        assert str(path) in str(stopped)


def test_reports_join_the_listed_launch(archive: str, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(CSV, encoding="utf-8")
    engine = open_archive(archive, create=True)
    assert add_incidents(engine, read_incidents(path), "list").added == 1
    again = add_incidents(engine, read_incidents(path), "list")
    assert (again.added, again.known, len(again.failures)) == (0, 1, 2)
    told = "News\nThe North fired a missile on Friday."
    add_made(engine, "a", "2021-04-02", told, [incident("fired a missile", "missile-launch", ["KP"], "2021-04-02")])
    link_archive(engine)
    with reading(engine) as connection:
        rows = connection.execute(select(event)).all()
    assert [(row.date, row.reports, row.data["listed"]) for row in rows] == [("2021-04-02", 1, "own list")]
    engine.dispose()


def test_the_shared_list_of_launches(shared: Path) -> None:
    found = list(read_incidents(shared / "facts" / "nk-missile-tests.json"))
    listed = [row for row in found if isinstance(row, Listed)]
    assert len(listed) == len(found) and 150 < len(listed) < 339
    days = {(row.first, row.kind) for row in listed}
    assert {("2023-05-31", "satellite-launch"), ("2017-03-06", "missile-launch")} <= days
