"""Claims of kind positions (a first sketch that finds none)."""

from communique.values.claims import Engagement, Incident, Position
from communique.values.understood import Understood


def extract_positions(understood: Understood, engagements: tuple[Engagement, ...], incidents: tuple[Incident, ...]) -> tuple[Position, ...]:
    """None yet."""
    return ()
