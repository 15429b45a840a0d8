"""One call told in Seoul and in Washington: days that differ by the clocks alone do not keep two tellings apart."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import Engine

from communique.analyse.filters import EventFilter
from communique.analyse.timeline import TimelineRow, timeline
from communique.archive.intake import IntakeOptions, add_pages
from communique.archive.linking import link_archive
from communique.archive.told import counted_days, reports_told
from communique.store.archive import open_archive
from communique.store.engine import reading
from communique.store.standing import StandingClaim
from communique.values.article import Page

_SEOUL = (
    "Foreign ministers of South Korea, US talk by phone\n"
    "SEOUL, Feb. 4, 2022 -- South Korean Foreign Minister Han Ji-won held telephone talks with U.S. Secretary of State "
    "Paula Hurst on Friday on North Korea's missile tests, the foreign ministry said.\n"
)
_WASHINGTON = (
    "Hurst speaks with South Korean foreign minister\n"
    "WASHINGTON, Feb. 3, 2022 -- U.S. Secretary of State Paula Hurst spoke by phone with South Korean Foreign Minister "
    "Han Ji-won on Thursday, the State Department said.\n"
)
_BUSAN = _WASHINGTON.replace("WASHINGTON", "BUSAN")


@pytest.fixture
def engine(archive: str) -> Iterator[Engine]:
    engine = open_archive(archive, create=True)
    yield engine
    engine.dispose()


def calls(engine: Engine, *pages: str) -> list[TimelineRow]:
    """The calls that an archive of these pages tells of."""
    given = [Page(f"{n}.txt", str(n), text.encode(), "text", "utf-8") for n, text in enumerate(pages)]
    assert add_pages(engine, given, IntakeOptions(jobs=1)).added == len(pages)
    link_archive(engine)
    with reading(engine) as connection:
        return [row for row in timeline(connection, EventFilter()) if row.format == "call"]


def test_a_call_on_thursday_in_washington_was_on_friday_in_seoul(engine: Engine) -> None:
    found = calls(engine, _SEOUL, _WASHINGTON)
    assert [row.reports for row in found] == [2]
    assert found[0].participants == ("Han Ji-won", "Paula Hurst")


def test_by_one_clock_the_two_days_are_two_calls(engine: Engine) -> None:
    assert [row.reports for row in calls(engine, _SEOUL, _BUSAN)] == [1, 1]


@pytest.mark.parametrize(
    ("stamp", "zone", "days"),
    [
        ("2022-02-04T02:10:00Z", -5.0, ("2022-02-03", "2022-02-04")),
        ("2022-02-04T02:10:00Z", 9.0, ("2022-02-04", "2022-02-04")),
        ("2022-02-04T20:10:00Z", 9.0, ("2022-02-04", "2022-02-05")),
        ("2022-02-04T20:10:00Z", -5.0, ("2022-02-04", "2022-02-04")),
    ],
)
def test_a_stamp_of_the_night_is_read_by_the_clock_of_the_page(stamp: str, zone: float, days: tuple[str, str]) -> None:
    said = {"date": "2022-02-04", "receipts": {"date": [{"quote": "today"}]}}
    told = StandingClaim(1, "a", "engagement", 1, "p", said)
    about = reports_told([(1, date(2022, 2, 4), f"Ministers talk\n{stamp}\nThey spoke today.")], {}, {1: zone})
    assert tuple(str(day) for day in counted_days(told, about)) == days
    dated = StandingClaim(1, "a", "engagement", 1, "p", {**said, "receipts": {"date": [{"quote": "Feb. 4"}]}})
    assert counted_days(dated, about) == (date(2022, 2, 4), date(2022, 2, 4)), "a day told in full is that day"
