"""Claims of kind incidents (a first sketch that finds none)."""

from communique.values.claims import Incident
from communique.values.understood import Understood


def extract_incidents(understood: Understood) -> tuple[Incident, ...]:
    """None yet."""
    return ()
