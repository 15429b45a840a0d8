"""Time spent with somebody, meals given to somebody and company at a table tell of a meeting without a word of one."""

import pytest

from written import engagements_of

LEAD = (
    "LIMA, March 14, 2031 -- The crisis was watched by Norwegian Foreign Minister Kari Haug, Peruvian President Luis Soto, "
    "Chilean Foreign Minister Ana Prado and Japanese Ambassador Ken Mori. "
)


@pytest.mark.parametrize(
    ("told", "parties"),
    [
        ("Haug had an hour with Soto on Tuesday.", ("NO", "PE")),
        ("Prado, who got ten minutes with Haug in Rome in February, was pleased.", ("CL", "NO")),
        ("Haug left Rome after three difficult hours with Soto.", ("NO", "PE")),
        ("On the way home Haug had half an hour alone with Prado.", ("CL", "NO")),
        ("Haug gave Soto a dinner on Monday.", ("NO", "PE")),
        ("Haug treated Soto to lunch on Sunday.", ("NO", "PE")),
        ("Haug took Soto aside during a break and told him so.", ("NO", "PE")),
        ("Haug and Soto sat at a round table in the hall on Monday.", ("NO", "PE")),
        ("Ministers of Norway and Peru sat in one room on Tuesday for the first time.", ("NO", "PE")),
        ("Haug was flanked by Soto and Prado on the stage on Monday.", ("CL", "NO", "PE")),
        ("Haug hauled in Ambassador Mori on Monday.", ("JP", "NO")),
        ("Haug sent for Ambassador Mori on Monday.", ("JP", "NO")),
        ("Haug said she had raised the matter in a short conversation with the Peruvians on Thursday.", ("NO", "PE")),
        ("Soto told Haug in a call last Thursday that cod was scarce.", ("NO", "PE")),
        ("Haug, on a visit to Santiago last Tuesday, said cod was scarce.", ("CL", "NO")),
        ("Soto had been to Oslo on December 9.", ("NO", "PE")),
        ("Afterward Haug will travel to Brazil.", ("BR", "NO")),
    ],
)
def test_company(told: str, parties: tuple[str, ...]) -> None:
    assert [one.parties for one in engagements_of(LEAD + told)] == [parties]


def test_a_further_partner_behind_a_time() -> None:
    found = engagements_of(LEAD + "Haug sat down with Soto and, in the evening, with Chile's Prado.")
    assert [one.parties for one in found] == [("NO", "PE"), ("CL", "NO")]


@pytest.mark.parametrize(
    "told",
    [
        "Haug had an hour with reporters on Tuesday.",
        "Haug and Soto waited for hours with Erik Dahl in the hall.",
        "Haug worked for an hour on the plane.",
        "Haug is to study whether to get the talks going with partners.",
    ],
)
def test_hours_with_nobody_of_another_land(told: str) -> None:
    assert engagements_of(LEAD + told) == ()
