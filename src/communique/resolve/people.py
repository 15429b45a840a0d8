"""The article's table of people (a first sketch)."""

from communique.values.annotated import Annotated
from communique.values.understood import PersonEntry


def build_people(annotated: Annotated) -> tuple[PersonEntry, ...]:
    """None yet."""
    return ()
