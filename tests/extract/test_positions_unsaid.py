"""What is left unsaid and where somebody will go is no position, in sentences of our own."""

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
        "Haug declined to describe the talks as a failure.",
        "The ministry refused to say who was behind the raid.",
        "She stopped short of naming a country.",
        "Haug refused to take any questions about the bay.",
        "Rojas took no questions.",
        "Chile's minister did not answer questions.",
        "Rojas would not be drawn on the matter.",
        "Chile has not yet confirmed the visit.",
        "Chile's navy has not acknowledged any loss.",
        "The minister gave no details.",
        "Haug said she would travel to Lima on Friday.",
        '"We will fly to Lima to hear the views of the president," Haug said.',
    ],
)
def test_what_is_left_unsaid_and_journeys_are_no_views(words: str) -> None:
    assert not proposed(words)


@pytest.mark.parametrize(
    "words",
    [
        "Haug declined to sign the treaty.",
        "Chile refused to withdraw its ships.",
        "Chile has not accepted the border.",
        "Haug said she would not travel to Lima.",
        "Norway will attend the conference.",
        "Haug said Norway would go on helping Chile.",
        "The minister gave no support to the plan.",
    ],
)
def test_what_is_refused_or_promised_is_one(words: str) -> None:
    assert proposed(words)
