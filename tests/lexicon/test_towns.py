"""The towns of the world: their states, and names that several states share."""

import pytest
from training.towns import table

from communique.lexicon.sides import is_state
from communique.lexicon.towns import _towns, lands_of_town


@pytest.mark.parametrize(
    ("name", "lands"), [("Murmansk", ("RU",)), ("Chiclayo", ("PE",)), ("Hyderabad", ("IN", "PK")), ("Nowhere", ())]
)
def test_a_town_lies_in_its_states(name: str, lands: tuple[str, ...]) -> None:
    assert lands_of_town(name) == lands


def test_most_lands_are_states_of_the_lexicon() -> None:
    lands = {land for found in _towns().values() for land in found}
    assert sum(map(is_state, lands)) >= 190


def test_the_larger_town_comes_first_and_names_stand_without_accents_too() -> None:
    rows = [("Alma", "CA", 30_000), ("Alma", "GE", 90_000), ("Ålma", "NO", 20_000)]
    assert table(rows) == {"Alma": ["GE", "CA", "NO"], "Ålma": ["NO"]}


def test_towns_hold_the_same_lands_in_common() -> None:
    kept = {found: found for found in _towns().values()}
    assert all(kept[found] is found for found in _towns().values())
