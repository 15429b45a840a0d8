"""An envoy is never summoned by his own land: the other state of the page summoned him, or is whose he is."""

import pytest

from written import engagements_of

PAGE = (
    "LIMA, March 14, 2031 -- {told} Peru is angry with Norway over cod. Norway says that Peru is wrong about the cod."
)


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


def test_no_state_told_twice() -> None:
    assert engagements_of("The Norwegian ambassador, Kari Haug, was called in. Peru and Chile are angry.") == ()
