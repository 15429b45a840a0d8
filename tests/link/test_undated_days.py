"""Days that a page writes out bound its own day: past ones from below, those to come from above."""

from datetime import date

import pytest

from communique.link.spans import ALWAYS, meet, merged
from communique.link.undated import place_page
from communique.link.undated_days import Clue, clues_of_days, tense_at


def days(sentence: str, year: int = 2031) -> list[tuple[str, str]]:
    """The days of one year that the clues of a sentence leave."""
    inside = ((date(year, 1, 1), date(year, 12, 31)),)
    return [(str(first), str(last)) for clue in clues_of_days(sentence) for first, last in meet(inside, clue.spans)]


def test_full_days_past_and_to_come() -> None:
    assert days("The two met on March 3, 2031 in Oslo.") == [("2031-03-03", "2031-12-31")]
    assert days("The exhibition will open on March 3, 2031.") == [("2031-01-01", "2031-03-03")]
    assert days("They will travel to Oslo from June 25 to 27, 2031.") == [("2031-05-25", "2031-06-26")]
    assert days("Today, March 3, 2031, the two met.") == [("2031-03-03", "2031-03-04")]


def test_days_without_a_year_leave_spans_of_every_year() -> None:
    assert days("The envoy will travel to Oslo and Riga June 25-27.") == [("2031-05-25", "2031-06-26")]
    (clue,) = clues_of_days("The envoy will travel to Oslo June 25-27.")
    assert len(clue.among) > 20 and "June 25-27" in clue.reason


def test_a_weekday_picks_the_year() -> None:
    (clue,) = clues_of_days("The ministers met on Tuesday, June 24.")
    years = {first.year for first, _ in clue.among}
    assert 2025 in years and 2024 not in years and 2031 in years


@pytest.mark.parametrize(
    "sentence",
    [
        "The rule applies to petitions filed before May 15, 2031.",
        "It names the June 28 summit.",
        "Applications are open through April 12, 2031.",
        "The day of the islands is May 4.",
    ],
)
def test_days_that_tell_nothing_of_the_page(sentence: str) -> None:
    assert list(clues_of_days(sentence)) == []


@pytest.mark.parametrize(
    ("words", "tense"),
    [
        ("They met on ", "past"), ("They will meet on ", "ahead"), ("The talks will be hosted in Oslo on ", "ahead"),
        ("The day is ", None), ("She thanked them for hosting a very long and fruitful round of talks on ", None),
    ],
)  # fmt: skip
def test_the_tense_is_that_of_the_nearest_verb(words: str, tense: str | None) -> None:
    assert tense_at(f"{words}May 4.", len(words)) == tense


def test_offices_place_a_page() -> None:
    text = "Call with Foreign Minister Garneau\nForeign Minister Marc Garneau spoke with Secretary Blinken."
    found = place_page(text, sides=["CA", "US"])
    assert found is not None and found.edtf == "2021-01-24/2021-10-28"
    assert any("Garneau as foreign minister" in reason for reason in found.reasons)
    assert place_page(text.replace("Foreign Minister", "Former Foreign Minister"), sides=["CA", "US"]) is None
    assert place_page(text, sides=["US"]) is None, "another Garneau, of a side that the page does not name"


def test_an_office_picks_the_year_of_a_journey() -> None:
    text = "Travel\nForeign Minister Marc Garneau will travel to Oslo on June 25."
    found = place_page(text, sides=["CA"])
    assert found is not None and found.edtf == "2021-05-25/2021-06-26"
    longer = "Travel\nSecretary of State Blinken will travel to Oslo on June 25."
    assert place_page(longer, sides=["US"]) is None, "four years fit"
    told = [Clue(date(2021, 3, 1), date(2021, 9, 1), "attested")]
    found = place_page(longer, told=told, sides=["US"])
    assert found is not None and found.edtf == "2021-05-25/2021-06-26"


def test_what_remains_of_spans() -> None:
    day = lambda n: date(2031, 1, n)  # noqa: E731
    assert merged([(day(5), day(6)), (day(1), day(2)), (day(3), day(3))]) == ((day(1), day(3)), (day(5), day(6)))
    assert meet(ALWAYS, [(day(1), day(3))]) == ((day(1), day(3)),)
    assert meet([(day(1), day(3)), (day(8), day(9))], [(day(3), day(8))]) == ((day(3), day(3)), (day(8), day(8)))
    assert meet([(day(1), day(3))], [(day(4), day(8))]) == ()
