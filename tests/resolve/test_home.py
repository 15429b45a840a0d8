"""Whose "government" and "ministry" a page means."""

import pytest

from communique.resolve.home import home_side
from communique.resolve.home_house import house_of
from communique.resolve.home_issuer import is_official, issuer_land
from communique.resolve.home_letterhead import letterhead_land
from communique.values.annotated import Annotated
from written import Row, article_of, people_of, unparsed


def page(*rows: Row, outlet: str | None = None, dateline: str | None = None) -> Annotated:
    return unparsed(article_of(*rows, published=None, outlet=outlet, dateline=dateline))


def test_the_outlet_tells() -> None:
    annotated = page(("B", "Tokyo spoke. The government would not say."), outlet="Kyodo")
    found = home_side(annotated)
    assert found is not None
    assert found[0] == "JP"


def test_a_release_is_its_issuer_s_whatever_it_speaks_of() -> None:
    annotated = page(("M", "Office of the Spokesperson"), ("B", "Peru, Peru and Peru. The government spoke."))
    assert is_official(annotated)
    found = home_side(annotated)
    assert found is not None
    assert found[0] == "US"


def test_a_dateline_outweighs_an_outlet_with_newsrooms_everywhere() -> None:
    annotated = page(
        ("B", "LIMA, May 3 -- Peru's congress met. Peruvian ministers left Peru. The government fell."),
        outlet="CNN",
        dateline="LIMA",
    )
    found = home_side(annotated)
    assert found is not None
    assert found[0] == "PE"


def test_the_only_state_of_a_headline_tells_where_nothing_else_does() -> None:
    annotated = page(("H", "Norway shuts the border in Oslo"), ("B", "The government shut it."))
    found = home_side(annotated)
    assert found is not None
    assert (found[0], found[1].quote if found[1] else None) == ("NO", "Norway")


def test_two_states_in_a_headline_tell_nothing() -> None:
    assert home_side(page(("H", "Norway, Sweden agree"), ("B", "The government spoke."))) is None


def test_a_reporter_s_beat_is_no_issuer() -> None:
    assert not is_official(page(("M", "By Ann Lee, White House correspondent"), ("B", "It rained.")))


@pytest.mark.parametrize(
    ("line", "side"),
    [
        ("Danish Ministry of Foreign Affairs", "DK"),
        ("Ministry of Foreign and Regional Affairs, Republic of Fiji", "FJ"),
        ("Embassy of Chile, Lima", "CL"),
        ("The Ministry of External Affairs, Kingstown", "VC"),
        ("Federal Foreign Office", "DE"),
    ],
)
def test_a_line_that_names_a_ministry_or_embassy_tells_whose_the_page_is(line: str, side: str) -> None:
    annotated = page(
        ("H", "Grain for the north of Peru"),
        ("M", line),
        ("B", "Peru, Peru and Peruvians again had the help of Minister Ida Roy. Ambassador Ben Roy was glad."),
    )
    found, land = home_side(annotated), issuer_land(annotated)
    assert found is not None
    assert land is not None
    assert land.receipt is not None
    assert found[0] == land.side == side
    assert land.receipt.quote in line
    people = people_of(annotated)
    assert (people["Ida Roy"].side, people["Ben Roy"].side) == (side, side)


def test_a_delegation_of_an_organisation_is_of_no_land() -> None:
    annotated = page(("M", "Delegation of the European Union to Peru"), ("B", "Peru and Peru had help."))
    found = home_side(annotated)
    assert found is not None
    assert found[0] == "EU"
    assert issuer_land(annotated) is None


def test_external_affairs_are_india_s_only_where_india_is_told() -> None:
    rows = (("M", "Ministry of External Affairs"), ("B", "Minister for External Affairs Ida Roy met him in Roseau."))
    assert people_of(page(*rows))["Ida Roy"].side != "IN"
    assert people_of(page(*rows, ("B", "India was glad.")))["Ida Roy"].side == "IN"


_ACTS = "Norway has urged Peru and Chile to open the ports of Peru. Norway remains a friend of Peru."
_CALLS = "The Norwegian Government calls on Peru to act. Ministers go to Peru, and to Lima in Peru."
_COME = "Boats come to Norway and other countries from Peru. Norway and our partners inform Peru. She is in Peru."


@pytest.mark.parametrize(
    "lines",
    [
        [("M", "MINISTER FOR TRADE"), ("B", _ACTS)],
        [("M", "The Hon. Anna Holm MP"), ("B", _CALLS)],
        [("B", _COME), ("M", "Media contact: Zaldor Quixby 0400 745 615")],
    ],
)
def test_a_release_with_a_letterhead_is_of_the_land_that_acts(lines: list[Row]) -> None:
    found = home_side(page(*lines))
    assert found is not None
    assert found[0] == "NO"


def test_the_same_words_without_a_letterhead_tell_no_release() -> None:
    rows: list[Row] = [("B", "Norway has urged Peru and Chile to open the ports of Peru. Norway remains a friend.")]
    assert letterhead_land(page(*rows)) is None
    assert letterhead_land(page(("M", "PRIME MINISTER"), ("B", "It rained on the ports."))) is None


def test_the_sign_of_a_house_in_a_reporter_s_words_makes_no_release() -> None:
    told = page(
        ("H", "Peru buys tugs"), ("B", "The US Department of State said so. President Ana Soto agreed in a press statement."),
        outlet="Lima Herald",
    )  # fmt: skip
    assert house_of(told) is None
    assert (
        house_of(page(("H", "Delhi waits; MEA says no"), ("B", "NEW DELHI: All wait."), dateline="NEW DELHI")) is None
    )
    sign = house_of(page(("M", "Media Note"), ("M", "Office of the Spokesperson"), ("B", "The Secretary spoke.")))
    assert sign is not None
    assert sign.side == "US"
    words = house_of(page(("H", "Call with Peru"), ("B", "The following is attributable to Spokesperson Ann Poe:")))
    assert words is not None
