"""Pages without a date are placed by what they count from."""

from datetime import date
from pathlib import Path

from communique.lexicon.chronicle import chronicle
from communique.link.undated import Clue, Meant, place_page

SUMMIT = date(2031, 5, 14)  # a Wednesday


def placed(text: str, word: str = "talks", slack: int = 0) -> tuple[str, str | None] | None:
    found = place_page(text, [Meant(text.index(word), "the talks", SUMMIT, SUMMIT, slack)])
    return (found.edtf, str(found.best) if found.best else None) if found else None


def test_last_week_is_any_day_of_the_week_after() -> None:
    assert placed("They signed it at talks in Lisbon last week.") == ("2031-05-19/2031-05-25", None)


def test_the_day_itself_and_the_slack_of_clocks() -> None:
    assert placed("The ministers held talks in Lisbon today.") == ("2031-05-14", "2031-05-14")
    assert placed("The ministers held talks in Lisbon today.", slack=1) == ("2031-05-14/2031-05-15", None)


def test_a_weekday_fits_the_week_from_it() -> None:
    assert placed("The ministers held talks in Lisbon on Wednesday.") == ("2031-05-14/2031-05-20", "2031-05-14")
    assert placed("The ministers held talks in Lisbon on Friday.") is None


def test_a_weekday_without_a_verb_in_the_past_may_lie_ahead() -> None:
    assert placed("The talks in Lisbon on Wednesday.") == ("2031-05-08/2031-05-20", "2031-05-14")


def test_a_reports_bare_weekday_is_its_own_day() -> None:
    text = "The envoy arrived in Oslo on Thursday.\nHe had praised the talks in Lisbon last week."
    assert placed(text) == ("2031-05-19/2031-05-25", "2031-05-22")


def test_what_is_to_come_bounds_nothing() -> None:
    assert placed("The two will hold talks in Lisbon next week.") is None


def test_clues_that_exclude_one_another_date_nothing() -> None:
    text = "They held talks in Lisbon last week."
    meant = [Meant(text.index("talks"), "the talks", SUMMIT, SUMMIT)]
    assert place_page(text, meant, [Clue(date(2031, 6, 1), None, "tells of 1 June as past")]) is None
    narrow = place_page(text, meant, [Clue(date(2031, 5, 21), None, "tells of 21 May as past")])
    assert narrow is not None and narrow.edtf == "2031-05-21/2031-05-25"
    assert len(narrow.reasons) == 2


def test_a_bound_on_one_side_alone_dates_nothing() -> None:
    assert placed("The communique of the talks in Lisbon was long.") is None


def test_events_of_the_chronicle_and_their_anniversaries() -> None:
    text = "Pyongyang carried out its fourth nuclear test last month.\nThis year is the 67th anniversary of NATO."
    found = place_page(text)
    assert found is not None and found.edtf == "2016-02-01/2016-02-29"
    assert any("anniversary 67" in reason for reason in found.reasons)
    both = "Next year is the 60th anniversary of the normalization of diplomatic ties. A test came last year."
    assert place_page(both, sides=["JP", "CN"]).edtf == "2031-01-01/2031-12-31"  # type: ignore[union-attr]


def test_the_chronicle_is_in_order_and_has_sources() -> None:
    events = chronicle()
    assert list(events) == sorted(events, key=lambda event: event.first)
    assert all(event.source and event.first <= event.last for event in events)
    assert len({event.name for event in events}) == len(events)


def test_the_undated_page_of_the_bench(shared: Path) -> None:
    text = (shared / "bench/seeds/seed-3-hansindia-undated.txt").read_text(encoding="utf-8")
    found = place_page(text, sides=["JP", "KP", "KR", "RU"])
    assert found is not None
    assert (found.edtf, str(found.best)) == ("2024-06-24/2024-06-30", "2024-06-28")
