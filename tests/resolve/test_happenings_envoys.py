"""An envoy is never summoned by his own land: the other state of the page summoned him, or is whose he is."""

import pytest

from written import engagements_of

PAGE = "March 14, 2031 -- {told} Peru is angry with Norway over cod. Norway says that Peru is wrong about the cod."


@pytest.mark.parametrize(
    "told",
    [
        "The Norwegian ambassador, Kari Haug, was called in on Monday.",
        "Peru's foreign ministry called in Ambassador Kari Haug on Monday.",
    ],
)
def test_the_other_state_of_the_page(told: str) -> None:
    (one,) = engagements_of(PAGE.format(told=told))
    assert (one.parties, one.date) == (("NO", "PE"), "2031-03-10")


@pytest.mark.parametrize(
    "told",
    [
        "The Norwegian ambassador, Kari Haug, was called in. Peru is angry.",  # told once
        "The Norwegian ambassador, Kari Haug, was called in. Peru and Chile are angry. Cod from Peru and Chile is cheap.",
        "The Norwegian foreign minister, Kari Haug, was summoned. Peru is angry with Norway. Peru wants cod.",
    ],
)
def test_no_other_state_or_no_envoy(told: str) -> None:
    assert engagements_of(told) == ()
