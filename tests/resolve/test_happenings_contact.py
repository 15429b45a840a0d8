"""What one official did with or to another by name that nobody does from afar tells that they were together."""

import pytest

from written import engagements_of

LEAD = (
    "LIMA, March 14, 2031 -- The storm spared Norwegian Foreign Minister Kari Haug and Peruvian President Luis Soto. "
)


@pytest.mark.parametrize(
    ("told", "place", "date"),
    [
        ("Haug was seen off by Soto at the airport in Quito.", "Quito", None),
        ("Soto showed Haug round the port of Callao on Monday.", None, "2031-03-10"),
        ("Haug was shown round the port by Soto on Monday.", None, "2031-03-10"),
        ("Soto took Haug to a fish market in Quito in December 2029.", "Quito", "2029-12"),
        ("Haug toured the port with Soto on Tuesday.", None, "2031-03-11"),
        ("Haug watched the fireworks with Soto in Quito.", "Quito", None),
        ("Haug shook Soto's hand in Quito.", "Quito", None),
    ],
)
def test_together_by_what_they_did(told: str, place: str | None, date: str | None) -> None:
    (one,) = engagements_of(LEAD + told)
    assert one.parties == ("NO", "PE")
    assert one.status == "held"
    assert date is None or one.date == date
    assert place is None or one.place == place


@pytest.mark.parametrize(
    "told",
    [
        "Haug took Soto to task over the ban.",
        "Haug was shown round the port on Monday.",
        "Haug opened an exhibition on trade with Peru on Monday.",
        "Haug never toured the port with Soto.",
        "Haug will be seen off by Soto at the airport in Quito.",
        "Haug would have toured the port with Soto.",
        "Haug toured the port with Peruvian singer Erik Dahl on Monday.",
    ],
)
def test_nobody_met(told: str) -> None:
    assert engagements_of(LEAD + told) == ()
