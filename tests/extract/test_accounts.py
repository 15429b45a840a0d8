"""Whose account a sentence is, over small articles of our own."""

import pytest

from communique.extract.accounts import account_of, page_account
from communique.values.claims import Account
from written import article_of, read


def account(sentence: str, words: str, outlet: str | None = None) -> Account | None:
    """The account of the words in a one-sentence article."""
    understood = read(sentence, outlet=outlet, published=None)
    start = sentence.index(words)
    token = understood.annotated.tree.top(start, start + len(words))
    assert token is not None
    found = account_of(understood, token)
    if found and found.receipt:
        assert sentence[found.receipt.start : found.receipt.end] == found.receipt.quote
    return found


@pytest.mark.parametrize(
    ("sentence", "words", "kind"),
    [
        ("The army fired two rockets on Sunday, the defence ministry said.", "fired", "official"),
        ("The envoys met for an hour, the ministry said in a press release.", "met", "readout"),
        ("The envoys met for an hour, a source familiar with the talks said.", "met", "anonymous"),
        ("The two sides agreed to meet again, according to state media.", "agreed", "state-media"),
        ("The army fired two rockets on Sunday.", "fired", "outlet"),
    ],
)
def test_kinds(sentence: str, words: str, kind: str) -> None:
    found = account(sentence, words, outlet="The Harbour Post")
    assert found is not None
    assert found.kind == kind


def test_two_sides_together_are_no_source() -> None:
    found = account("France and Italy said that they agreed on a plan.", "agreed", outlet="The Harbour Post")
    assert found is not None
    assert found.kind == "outlet"


def test_the_source_is_quoted() -> None:
    found = account("The army fired two rockets, the ministry said.", "fired")
    assert found is not None
    assert found.receipt is not None
    assert found.receipt.quote == "the ministry said"


def test_a_page_of_an_office_is_its_readout() -> None:
    page = article_of(("H", "Call with the minister"), ("M", "Office of the Spokesperson"), ("B", "They spoke today."))
    found = page_account(page)
    assert found is not None
    assert (found.kind, found.side) == ("readout", "US")


def test_a_page_of_state_media() -> None:
    found = page_account(article_of(("B", "Pyongyang, May 3 (KCNA) -- A basket of flowers was laid."), outlet="KCNA"))
    assert found is not None
    assert (found.kind, found.side) == ("state-media", "KP")


def test_nobody_known() -> None:
    assert page_account(article_of(("B", "They spoke today."))) is None
