"""Who was with a guest or host by name, and who agreed in a town on a day, met; sentences of our own."""

import pytest

from communique.values.claims import Engagement
from written import released


def engagements(body: str) -> tuple[Engagement, ...]:
    """What a page of one paragraph tells, published on Friday, 14 March 2031."""
    return released("Fish and Water", body, office="The Daily Fish")


@pytest.mark.parametrize(
    "words",
    [
        "Norwegian Defence Minister Kari Haug and her guest, Peruvian Defence Minister Ana Soto, told reporters that all is well.",
        "Norwegian Defence Minister Kari Haug explained this to her visitor, Peruvian Defence Minister Ana Soto, on Tuesday.",
        "Troops will move, Norwegian Defence Minister Kari Haug said on Tuesday after a review with her Peruvian colleague, Ana Soto.",
        "Norwegian Defence Minister Kari Haug told a press conference with her Peruvian counterpart, Ana Soto, that all is well.",
    ],
)
def test_who_is_told_with_a_guest_or_colleague_met_him(words: str) -> None:
    (told,) = engagements(words)
    assert (told.parties, told.status, told.format) == (("NO", "PE"), "held", "meeting")
    assert set(told.participants) == {"Kari Haug", "Ana Soto"}


@pytest.mark.parametrize(
    ("words", "date", "place"),
    [
        ("The water ministers of Peru and Chile said in Lima on Tuesday that they knew.", "2031-03-11", "Lima"),
        ("All will go in May, the defence chiefs of Peru and Chile agreed on Tuesday in Peru's capital.", "2031-03-11", None),
        ("Peru and Chile agreed to end it after nine hours across a table in Quito on Sunday.", "2031-03-09", "Quito"),
    ],
)  # fmt: skip
def test_who_agreed_in_a_town_on_a_day_met(words: str, date: str, place: str | None) -> None:
    (told,) = engagements(words)
    assert (told.parties, told.status, told.date, told.place) == (("CL", "PE"), "held", date, place)


@pytest.mark.parametrize(
    "words",
    [
        "Norwegian Defence Minister Kari Haug criticised her Peruvian counterpart, Ana Soto, on Tuesday.",
        "Norwegian Foreign Minister Kari Haug and her Peruvian counterpart, Ana Soto, condemned the attack.",
        "Peru and Chile agreed on Tuesday to open a bridge in Quito.",
        "Peruvian and Chilean police said in Lima on Tuesday that they had arrested ten men.",
        "The ministers of Peru and Chile said in Lima in 2019 that the gates would open.",
    ],
)
def test_who_only_speaks_of_another_or_agrees_from_afar_met_nobody(words: str) -> None:
    assert not engagements(words)


def test_what_was_agreed_goes_on_behind_who_announced_it() -> None:
    words = "The Peruvian and Chilean sides agreed to end it, the ministry announced, and to come together again on Saturday."
    (told,) = engagements(words)
    assert (told.parties, told.status, told.date) == (("CL", "PE"), "planned", "2031-03-15")
