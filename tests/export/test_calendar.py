"""The calendar read back by icalendar: days, ends, status, folding, and what is left out."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from sqlalchemy import Connection

from communique.analyse.filters import EventFilter
from communique.archive.linking import link_archive
from communique.export.calendar import _folded, calendar
from communique.store.archive import open_archive
from communique.store.engine import reading
from made import add_made, engagement


def read(connection: Connection, chosen: EventFilter) -> Calendar:
    text = "".join(calendar(connection, chosen))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    return Calendar.from_ical(text)


def test_engagements_are_whole_days_with_an_exclusive_end(connection: Connection, every: EventFilter) -> None:
    found = read(connection, every).walk("VEVENT")
    told = {each.decoded("DTSTART"): each for each in found}
    assert list(told) == [date(2021, 3, 5), date(2021, 4, 4), date(2021, 5, 20)]
    visit = told[date(2021, 5, 20)]
    assert visit.decoded("DTEND") == date(2021, 5, 21)
    assert str(visit["SUMMARY"]) == "Visit of Norway and Portugal in Oslo"
    assert (str(visit["X-EDTF"]), str(visit["X-COMMUNIQUE-STATUS"])) == ("2021-05-20", "planned")
    assert str(visit["URL"]) == "https://wire.example/visit?a=1&b=2"
    assert len({str(each["UID"]) for each in found}) == 3


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        (None, None), ("2023", None), ("2023-02", (date(2023, 2, 1), date(2023, 3, 1))), ("2023-05/2023-08", None),
        ("2023-12-30/2023-12-31", (date(2023, 12, 30), date(2024, 1, 1))),
    ],
)  # fmt: skip
def test_only_bounded_dates_are_shown(tmp_path: object, edtf: str | None, days: tuple[date, date] | None) -> None:
    engine = open_archive(f"{tmp_path}/a.db", create=True)
    text = "Talks\nThey met; in a hall, “long” \\ ago, " + "é" * 80
    place = text.split("met; ")[1]
    add_made(
        engine, "a", "2023-06-01", text, [engagement("They met", ("NO", "PT"), edtf, place=place, status="proposed")]
    )
    link_archive(engine)
    with reading(engine) as opened:
        found = read(opened, EventFilter()).walk("VEVENT")
    assert [(each.decoded("DTSTART"), each.decoded("DTEND")) for each in found] == ([days] if days else [])
    assert [str(each["LOCATION"]) for each in found] == ([place] if days else [])
    assert [str(each["STATUS"]) for each in found] == (["TENTATIVE"] if days else [])
    engine.dispose()


def test_the_number_of_a_revision_grows_and_the_name_stays(tmp_path: object) -> None:
    engine = open_archive(f"{tmp_path}/a.db", create=True)
    seen = []
    for source in ("a", "b"):
        add_made(engine, source, "2023-06-01", "Talks\nThey met.", [engagement("They met", ("NO", "PT"), "2023-06-01")])
        link_archive(engine)
        with reading(engine) as opened:
            seen.append(read(opened, EventFilter()).walk("VEVENT")[0])
    assert seen[0]["UID"] == seen[1]["UID"] and int(seen[1]["SEQUENCE"]) > int(seen[0]["SEQUENCE"])
    engine.dispose()


@given(st.text(alphabet=st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), max_size=300))
def test_folding_can_be_undone(line: str) -> None:
    folded = _folded(line)
    assert all(len(part.encode()) <= 75 for part in folded.split("\r\n"))
    assert folded.replace("\r\n ", "").removesuffix("\r\n") == line
