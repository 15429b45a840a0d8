"""Officials of several lands who travel together, and places that somebody only came from."""

from communique.resolve.happenings_scene import Meaning, Scene
from communique.resolve.happenings_tense import verb_status
from communique.resolve.happenings_triggers import Candidate
from communique.values.syntax import Token

_MANY = 4  # sides that may travel together


def is_origin(scene: Scene, goal: Token) -> bool:
    """Whether "in from" stands before a place: somebody came from there ("who had flown in from Stanley")."""
    return [token.lower for token in scene.tree.tokens[max(0, goal.i - 2) : goal.i]] == ["in", "from"]


def came_together(scene: Scene, found: Candidate, guest: Meaning) -> bool:
    """Whether officials of several sides by name came to one place ("the ministers of Peru and Chile, A and B, flew to Oslo")."""
    homes = {scene.understood.side_of_person(key) for key in guest.people}
    verb = found.token
    told = verb.pos == "VERB" and verb.tag in ("VBD", "VBN") and verb_status(scene.tree, verb) == "held"
    return (
        told
        and 1 < len(guest.sides) <= _MANY
        and homes <= {None, *guest.sides}
        and len(guest.people) == len(guest.sides)
    )
