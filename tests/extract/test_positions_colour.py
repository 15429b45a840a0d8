"""Condolences, greetings and wishes are no positions; what is joined to them may be."""

import pytest

from communique.extract.positions_page import Page
from communique.extract.positions_rules import propose
from written import read


def acts_of(line: str) -> set[str]:
    page = Page.of(read(line, thorough=True))
    return {c.act for sentence in page.tree.sentences for c in propose(page, sentence)}


@pytest.mark.parametrize(
    "line",
    [
        "Norway offered its condolences to the family of the soldier and to the Government of Chile.",
        "We wished the wounded a swift recovery.",
        "I would like to extend my best wishes to the people of Chile.",
        "Our thoughts are with the families of the victims in Chile.",
        "I send warm greetings to the people of Chile on their national day.",
    ],
)
def test_condolences_and_greetings_state_no_policy(line: str) -> None:
    assert acts_of(line) == set()


@pytest.mark.parametrize(
    ("line", "act"),
    [
        ("We express our condolences and our support to Chile.", "welcome"),
        ("Norway extends its condolences to Chile and condemns the attack.", "condemn"),
        ("Norway wishes to deepen its ties with Chile.", "assess"),
    ],
)
def test_what_is_joined_to_them_does(line: str, act: str) -> None:
    assert act in acts_of(line)
