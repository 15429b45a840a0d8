"""Claims of kind people (a first sketch that finds none)."""

from communique.values.claims import Person
from communique.values.understood import Understood


def extract_people(understood: Understood) -> tuple[Person, ...]:
    """None yet."""
    return ()
