"""Claims of kind engagements (a first sketch that finds none)."""

from communique.values.claims import Engagement, Incident
from communique.values.understood import Understood


def extract_engagements(understood: Understood, incidents: tuple[Incident, ...]) -> tuple[Engagement, ...]:
    """None yet."""
    return ()
