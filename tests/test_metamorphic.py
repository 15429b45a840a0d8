"""What the program says must not hang on who, where and when: swap them consistently and the claims come out swapped.

The aim is 95 % of the claims for every kind of swap. docs/accuracy.md gives the rates over more pages.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from communique.values.article import Page

if TYPE_CHECKING:
    from metamorphic import Outcome

FLOORS = {
    "people": 0.95,
    "unknown people": 0.95,
    "countries": 0.95,
    "cities": 0.95,
    "weeks": 0.95,
    "years": 0.95,
    "outlets": 0.95,
}
PAGE = """Envoys of Japan and South Korea meet in Nagoya
March 18, 2031
NAGOYA, March 18 -- Japanese Foreign Minister Hana Fujiwara met South Korean Foreign Minister Min Sang-jun in Nagoya on Tuesday.
Fujiwara and Min condemned a missile that North Korea launched on March 14.
The two ministers spoke by phone on Sunday. A U.S. envoy will travel to Tokyo on March 21."""


def page(text: str = PAGE) -> Page:
    return Page("page", "page", text.encode(), "text", "utf-8")


@pytest.fixture(scope="module")
def outcomes(samples: Path) -> dict[str, list[Outcome]]:
    """The outcomes of every kind of swap over the sample pages."""
    import metamorphic

    found: dict[str, list[Outcome]] = {kind: [] for kind in metamorphic.KINDS}
    for sample in metamorphic.pages_of([samples]):
        for outcome in metamorphic.outcomes(sample):
            found[outcome.kind].append(outcome)
    return found


@pytest.mark.parametrize("kind", sorted(FLOORS))
def test_claims_of_the_samples_come_out_as_their_swap(kind: str, outcomes: dict[str, list[Outcome]]) -> None:
    import metamorphic

    assert outcomes[kind], f"no sample page allows a swap of {kind}"
    assert metamorphic.rate(outcomes[kind]) >= FLOORS[kind]


@pytest.mark.shared
@pytest.mark.parametrize("kind", ["cities", "outlets", "weeks", "years"])
def test_claims_of_written_articles_come_out_as_their_swap(kind: str, shared: Path) -> None:
    import metamorphic

    found = [
        outcome
        for number, article in enumerate(metamorphic.pages_of([shared / "bench" / "written"]))
        if number % 4 == 0
        for outcome in metamorphic.outcomes(article, kinds=[kind])
    ]
    assert metamorphic.rate(found) >= FLOORS[kind]


def test_floors_name_every_kind_of_swap() -> None:
    import metamorphic

    assert set(FLOORS) == set(metamorphic.KINDS)


def test_claims_that_do_not_come_out_are_lost() -> None:
    import metamorphic

    one, two = ("person", "Hana Fujiwara", "JP"), ("person", "Min Sang-jun", "KR")
    outcome = metamorphic.compare("page", "people", [one, two, two], [two, ("person", "Min Sang-jun", "KP")])
    assert outcome.kept == (two,)
    assert outcome.lost == (one, two)
    assert len(outcome.new) == 1
    assert metamorphic.rate([outcome]) == pytest.approx(1 / 3)


def test_a_wrong_swap_is_noticed() -> None:
    """Countries are swapped on the page but not in what is expected: nothing with a side may be kept."""
    import metamorphic
    import swaps

    base = swaps.Reading.of(page())
    swap = swaps.swap_countries(base, random.Random(1))
    assert swap is not None
    blind = swaps.Swap(swap.page, swap.edits, swap.text)
    got = list(metamorphic.told(swaps.Reading.of(swap.page).record))
    right = metamorphic.rate([metamorphic.compare("p", "k", metamorphic.expected(base.record, swap), got)])
    wrong = metamorphic.rate([metamorphic.compare("p", "k", metamorphic.expected(base.record, blind), got)])
    assert wrong < 0.3 < 0.7 < right


def test_countries_are_swapped_with_their_words_towns_and_capitals() -> None:
    import swaps

    swap = swaps.swap_countries(swaps.Reading.of(page()), random.Random(2))
    assert swap is not None
    text = swap.page.content.decode()
    assert not any(word in text for word in ("Japan", "Korea", "Nagoya", "NAGOYA", "Tokyo", "U.S."))
    new = {country.code: country for country in swaps.countries()}[swap.sides["JP"]]
    assert f"{new.adjective} Foreign Minister Hana Fujiwara" in text
    assert f"travel to {new.capital}" in text


def test_people_are_swapped_wherever_they_are_named() -> None:
    import swaps

    swap = swaps.swap_people(swaps.Reading.of(page()), random.Random(3))
    assert swap is not None
    text = swap.page.content.decode()
    assert "Fujiwara" not in text
    assert "Min " not in text
    surname = swap.names["Hana Fujiwara"].split()[-1]
    assert text.count(surname) == 2
    assert "Japanese Foreign Minister" in text


def test_a_name_is_expected_as_much_of_it_as_is_written() -> None:
    import swaps

    text = PAGE.replace("Foreign Minister Hana Fujiwara", "Foreign Minister Fujiwara")
    swap = swaps.swap_people(swaps.Reading.of(page(text)), random.Random(3))
    assert swap is not None
    assert len(swap.names["Fujiwara"].split()) == 1
    assert all(name in swap.page.content.decode() for name in swap.names.values())


def test_a_state_with_a_president_becomes_no_kingdom() -> None:
    import swaps

    from communique.lexicon.offices import may_have

    text = PAGE.replace("Japanese Foreign Minister Hana Fujiwara", "Japanese President Hana Fujiwara")
    for seed in range(20):
        swap = swaps.swap_countries(swaps.Reading.of(page(text)), random.Random(seed))
        assert swap is not None
        assert may_have(swap.sides["JP"], "President")


def test_days_move_by_whole_weeks_and_weekdays_stay() -> None:
    import swaps

    swap = swaps.swap_weeks(swaps.Reading.of(page()), random.Random(4))
    assert swap is not None
    moved = date.fromisoformat(swap.shift("2031-03-18")) - date(2031, 3, 18)
    assert moved
    assert moved % timedelta(weeks=1) == timedelta(0)
    launch = date(2031, 3, 14) + moved
    assert f"launched on {launch:%B} {launch.day}." in swap.page.content.decode()
    assert "on Tuesday" in swap.page.content.decode()
    assert swap.shift("2031") == "2031"


def test_years_move_by_a_cycle_of_the_calendar() -> None:
    import swaps

    swap = swaps.swap_years(swaps.Reading.of(page()), random.Random(5))
    assert swap is not None
    assert swap.shift("2031-03-14/2031-03") == "2003-03-14/2003-03"
    assert date(2031, 3, 18).weekday() == date(2003, 3, 18).weekday()
    assert "March 18, 2003" in swap.page.content.decode()
