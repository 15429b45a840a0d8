"""Officials of one side met one after another are met once each; sentences of our own."""

import pytest

from communique.pipeline import code_page
from communique.values.article import Page
from communique.values.claims import Engagement


def engagements(heading: str, body: str) -> tuple[Engagement, ...]:
    """What a page of one paragraph tells."""
    text = f"{heading}\nOffice of the Spokesperson\n2031-03-14 16:57:52 UTC\n{body}\n"
    return code_page(Page("a", "a", text.encode(), "text", "utf-8")).engagements


@pytest.mark.parametrize(
    "words",
    [
        "had warm meetings with Chilean Foreign Minister Diego Rojas and Deputy Minister Luis Soto today in Santiago.",
        "met today in Santiago with Chilean Foreign Minister Diego Rojas and Deputy Minister Luis Soto in separate meetings.",
    ],
)
def test_several_meetings_are_one_with_each(words: str) -> None:
    told = engagements("Deputy Secretary Sherman in Chile", f"Deputy Secretary of State Wendy Sherman {words}")
    assert {one.participants for one in told} >= {("Wendy Sherman", "Diego Rojas")}
    assert len(told) == 2
    assert {(one.parties, one.level, one.date) for one in told} == {
        (("CL", "US"), "minister", "2031-03-14"),
        (("CL", "US"), "senior", "2031-03-14"),
    }


def test_one_meeting_with_two_ministers_is_one() -> None:
    told = engagements(
        "Deputy Secretary Sherman in Chile",
        "Deputy Secretary of State Wendy Sherman met today in Santiago with Chilean Foreign Minister Diego Rojas and Deputy Minister "
        "Luis Soto.",
    )
    assert len(told) == 1
