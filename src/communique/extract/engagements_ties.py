"""Ties between an engagement and the incidents that the text itself says it answers."""

from communique.values.claims import Incident
from communique.values.understood import Happening, Understood


def answers_of(understood: Understood, happening: Happening, incidents: tuple[Incident, ...]) -> tuple[str, ...]:
    """The ids of the incidents told in a telling's own sentence."""
    return ()
