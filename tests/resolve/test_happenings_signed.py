"""Signings are meetings of those who came to sign, of whoever the sentence or the one before it tells."""

import pytest

from written import coded

HERE = "OSLO, March 4, 2031 — "


def told(text: str) -> list[tuple[str, str]]:
    return [("-".join(one.parties), one.format) for one in coded("News in brief", HERE + text)]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Norwegian Defence Minister Marit Haug and the head of Peru's navy, Elena Soto, signed the papers at the ministry on Sunday.",
            "NO-PE",
        ),
        (
            "Norwegian Defence Minister Marit Haug signed the contract in Lima on Sunday in the presence of Peru's minister, Elena Soto.",
            "NO-PE",
        ),
        ("Norway and Peru agreed to share the catch. A treaty was signed in Lima in March 2029.", "NO-PE"),
        (
            "The pact that the presidents of Norway, Peru and Chile signed in Lima last August holds a clause of hers.",
            "CL-NO-PE",
        ),
        ("The two presidents of Norway and Peru signed a treaty on the matter in Lima in 2019.", "NO-PE"),
        (
            "President Kari Haug of Norway and President Luis Soto of Peru put their names to it on May 4, 2019.",
            "NO-PE",
        ),
    ],
)
def test_signings(text: str, parties: str) -> None:
    assert told(text) == [(parties, "meeting")]


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian Prime Minister Marit Haug and Peruvian President Elena Soto signed an open letter to the oil firms in Lima.",
        "Norway and Peru signed the Law of the Sea convention in 1982.",
        "Norway and Peru voted for the text. The treaty was signed by Chile in Lima in March 2029.",
        "Norway and Peru voted for it. The accord was signed in Lima in December 2015 by 196 states.",
    ],
)
def test_no_signings(text: str) -> None:
    assert told(text) == []
