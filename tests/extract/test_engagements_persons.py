"""Officials of one side met one after another are met once each; sentences of our own."""

import pytest

from written import released


@pytest.mark.parametrize(
    "words",
    [
        "had warm meetings with Chilean Foreign Minister Diego Rojas and Deputy Minister Luis Soto today in Santiago.",
        "met today in Santiago with Chilean Foreign Minister Diego Rojas and Deputy Minister Luis Soto in separate meetings.",
    ],
)
def test_several_meetings_are_one_with_each(words: str) -> None:
    told = released("Deputy Secretary Sherman in Chile", f"Deputy Secretary of State Wendy Sherman {words}")
    assert {one.participants for one in told} >= {("Wendy Sherman", "Diego Rojas")}
    assert len(told) == 2
    assert {(one.parties, one.level, one.date) for one in told} == {
        (("CL", "US"), "minister", "2031-03-14"),
        (("CL", "US"), "senior", "2031-03-14"),
    }


def test_one_meeting_with_two_ministers_is_one() -> None:
    told = released(
        "Deputy Secretary Sherman in Chile",
        "Deputy Secretary of State Wendy Sherman met today in Santiago with Chilean Foreign Minister Diego Rojas and Deputy Minister "
        "Luis Soto.",
    )
    assert len(told) == 1
