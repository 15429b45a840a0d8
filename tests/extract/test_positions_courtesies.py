"""Guests welcomed, visits paid, invitations and questions are no views, in sentences of our own."""

import pytest

from communique.extract.positions_page import Page
from communique.extract.positions_rules import propose
from written import read

LEAD = "OSLO, March 14 (Norpress) -- Norwegian Foreign Minister Ingrid Haug met her Chilean counterpart, Pablo Rojas."


def proposed(words: str) -> list[str]:
    """The rules that propose something in words behind the lead."""
    page = Page.of(read(LEAD, words, thorough=True))
    return [c.rule for c in propose(page, page.tree.sentences[-1])]


@pytest.mark.parametrize(
    "words",
    [
        "Haug welcomed Pablo Rojas to Oslo.",
        "Norway's minister greeted the delegation at noon.",
        "Haug called on Foreign Minister Pablo Rojas in the afternoon.",
        "Haug invited Rojas to Bergen.",
        "Rojas asked whether the ships had left the bay.",
    ],
)
def test_courtesies_and_questions_are_no_views(words: str) -> None:
    assert not proposed(words)


@pytest.mark.parametrize(
    "words",
    [
        "Haug welcomed Chile's promise to withdraw its ships.",
        "Haug congratulated Rojas on the treaty.",
        "Haug called on Pablo Rojas to withdraw the ships.",
        "Haug invited Chile to join the treaty.",
        "Rojas asked that Norway withdraw its ships.",
    ],
)
def test_what_is_asked_of_somebody_or_praised_is(words: str) -> None:
    assert proposed(words)
