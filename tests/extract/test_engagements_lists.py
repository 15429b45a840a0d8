"""Lists: several calls told one by one, gatherings named one after another; sentences of our own."""

import pytest

from written import engagements_of


@pytest.mark.parametrize(
    "listed",
    [
        "The Foreign Minister spoke individually with: Foreign Minister Ana Soto of Peru; Foreign Minister Juan Paz of "
        "Bolivia; and Foreign Minister Luis Rey of Chile.",
        "He spoke separately with Foreign Minister Ana Soto of Peru; Foreign Minister Juan Paz of Bolivia; and Foreign "
        "Minister Luis Rey of Chile.",
    ],
)
def test_calls_announced_by_number_are_told_one_by_one(listed: str) -> None:
    """The first sentence counts the calls and dates them, the next lists the partners between semicolons."""
    found = engagements_of(
        ("H", "Readout of Foreign Minister Haug's Calls with Andean Colleagues"),
        "Norwegian Foreign Minister Jan Haug today had three separate calls with Andean colleagues to discuss fish.",
        listed,
    )
    assert {(one.parties, one.format, one.date) for one in found} == {
        (("NO", other), "call", "2031-03-14") for other in ("PE",)
    } | {((other, "NO"), "call", "2031-03-14") for other in ("BO", "CL")}


def test_the_flank_of_an_alliance_is_no_party() -> None:
    """Those "from NATO's northern flank" are states, not the alliance."""
    found = engagements_of(
        "Norwegian Prime Minister Kari Haug spoke on Friday by phone with leaders from NATO's northern flank.",
    )
    assert not any("NATO" in one.parties for one in found)


@pytest.mark.parametrize(
    ("listed", "parties"),
    [
        (
            "She will begin her trip in Lima, Peru, where she will attend a trade fair, meet with EU counterparts, and visit a farm.",
            {("EU", "NO")},
        ),
        (
            "She will open a school, call on Chilean Foreign Minister Diego Rojas, meet with Bolivian Foreign Minister Juan Paz, and "
            "visit a farm.",
            {("BO", "NO"), ("CL", "NO")},
        ),
    ],
)
def test_each_item_behind_will_is_planned(listed: str, parties: set[tuple[str, str]]) -> None:
    """Of what a traveller "will do, do and do" each item is hers, and planned."""
    found = engagements_of(f"Norwegian Foreign Minister Kari Haug will travel to Peru next week. {listed}")
    assert parties <= {one.parties for one in found}
    assert {one.status for one in found} == {"planned"}


def test_two_summits_in_a_row_are_two() -> None:
    found = engagements_of(
        "Norwegian Prime Minister Kari Haug and Canadian Prime Minister Ann Roy spoke by phone on Friday.",
        "The leaders looked forward to seeing one another at the G-7 Summit and NATO Summit in June.",
    )
    summits = {one.parties: one.status for one in found if one.format == "meeting"}
    assert ("CA", "DE", "FR", "GB", "IT", "JP", "US") in summits
    assert not any({"NATO", "JP"} <= set(parties) for parties in summits)


def test_the_day_that_owns_a_gathering_is_of_no_other() -> None:
    """ "Last month's X" says when X was, not when the visit named next to it was."""
    found = engagements_of(
        "Norwegian Foreign Minister Kari Haug will travel to Peru on April 2.",
        "Her trip follows last month’s EU-Norway Summit, Prime Minister Lund’s visit to Chile and Brazil, and a fair.",
    )
    days = {one.parties: one.date for one in found}
    assert days[("EU", "NO")] == "2031-02"
    assert "2031-02" not in {days.get(("CL", "NO")), days.get(("BR", "NO"))}


def test_a_long_name_goes_on_to_its_abbreviation() -> None:
    (found,) = engagements_of(
        "Norwegian Foreign Minister Kari Haug attended the annual meeting of the Organization for Economic Development and Cooperation "
        "(OECD) in Paris on Friday.",
    )
    assert found.parties == ("NO", "OECD")
