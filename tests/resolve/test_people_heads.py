"""Who leads an organisation of states has one rank, whatever the title."""

import pytest

from written import read


@pytest.mark.parametrize(
    ("told", "rank"),
    [
        ("European Commission President Marta Leal met", "head of organisation"),
        ("President Marta Leal of the EU met", "head of organisation"),
        ("IAEA Director General Marta Leal met", "head of organisation"),
        ("The head of the IAEA's safeguards department, Marta Leal, met", "director general"),
        ("The EU's director general for trade, Marta Leal, met", "director general"),
        ("President Marta Leal of Peru met", "leader"),
    ],
)
def test_the_head_of_an_organisation(told: str, rank: str) -> None:
    found = read(f"{told} Norwegian Foreign Minister Ola Berg on Tuesday.").people
    assert [one.rank for one in found] == [rank, "minister"]
