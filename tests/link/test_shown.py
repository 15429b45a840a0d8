"""What is shown of an event, and what became of it."""

from dataclasses import replace
from datetime import date
from typing import Any

from communique.link.shown import Report, outcome, show_event, status_chain


def report(number: int, published: str, told: str | None, **values: Any) -> Report:
    data = {
        "date": told, "status": "held", "format": "meeting", "level": "minister", "place": None, "series": None,
        "parties": ["NO", "PT"], "participants": [], "about": [], **values,
    }  # fmt: skip
    day = date.fromisoformat(told) if told else None
    return Report(number, data, day, day, date.fromisoformat(published), number)


def became(*reports: Report, newest: str = "2031-12-31", put_off: bool = False) -> str:
    shown = show_event(reports)
    return outcome(shown, status_chain(reports), date.fromisoformat(newest), put_off=put_off)


PLAN = report(1, "2031-05-01", "2031-05-20", status="planned")
HELD = report(2, "2031-05-21", "2031-05-21", place="Lisbon")
CANCELLED = report(3, "2031-05-10", None, status="cancelled")
AGAIN = report(4, "2031-05-12", "2031-06-20", status="planned")


def test_the_narrowest_date_and_the_furthest_status_are_shown_and_the_rest_is_kept() -> None:
    shown = show_event([PLAN, HELD])
    assert (shown.status, shown.date, shown.place) == ("held", "2031-05-21", "Lisbon")
    assert shown.differ["date"] == {"2031-05-20": [1], "2031-05-21": [2]}
    assert shown.differ["status"] == {"held": [2], "planned": [1]}
    assert (shown.reports, shown.sources) == (2, 2)


def test_a_clock_that_leaves_the_day_open_yields_to_one_that_does_not() -> None:
    night = replace(HELD, first=date(2031, 5, 20))
    assert show_event([night]).date == "2031-05-20/2031-05-21"
    assert show_event([night, PLAN]).date == "2031-05-20"


def test_the_chain_tells_each_change_once() -> None:
    again = report(5, "2031-05-02", "2031-05-20", status="planned")
    assert status_chain([HELD, again, PLAN]) == [
        ["2031-05-01", "planned", "2031-05-20"],
        ["2031-05-21", "held", "2031-05-21"],
    ]


def test_what_became_of_a_plan() -> None:
    assert became(PLAN, HELD) == "held"
    assert became(PLAN, CANCELLED) == "cancelled"
    assert became(PLAN, CANCELLED, AGAIN) == "postponed"
    assert became(PLAN, CANCELLED, put_off=True) == "postponed"
    assert became(PLAN, HELD, put_off=True) == "held"
    assert became(PLAN) == "never confirmed"
    assert became(PLAN, newest="2031-05-25") == "awaited"
    assert became(report(6, "2031-05-01", None, status="proposed")) == "never confirmed"
    assert became(report(6, "2031-05-01", None, status="proposed"), newest="2031-06-01") == "awaited"
