"""Whose position a person's words are, in sentences of our own."""

from communique.extract.positions import extract_positions
from written import read

LEAD = "OSLO, March 14 (Norpress) -- Norwegian Foreign Minister Ingrid Haug met her Chilean counterpart, Pablo Rojas."


def held(*lines: str) -> dict[str, tuple[str, ...]]:
    """The sides of each position, by its act."""
    return {one.act: one.actors for one in extract_positions(read(LEAD, *lines, thorough=True), (), ())}


def test_what_somebody_says_of_another_land_is_the_view_of_his_own() -> None:
    trust = '"Officials of Chile at all levels have always shown their trust in our navy," Haug said.'
    assert held(trust)["assess"] == ("NO",)
    assert held("Haug said that Chile had promised to withdraw its ships from the bay.")["pledge"] == ("CL",)


def test_who_is_of_no_side_speaks_for_no_two() -> None:
    assert ("CL", "NO") not in held("Kari Moen warned that the quarrel over the bay was dangerous.").values()
    assert ("CL", "NO") in held("They agreed that the quarrel over the bay was dangerous.").values()
