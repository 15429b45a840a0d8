"""Whom somebody told or asked something in a call or meeting that the tree hangs on the one spoken to."""

from communique.resolve.happenings_actors import actors_of, around
from communique.resolve.happenings_clauses import case_of
from communique.resolve.happenings_partners import is_somebody
from communique.resolve.happenings_scene import Meaning, Scene
from communique.values.syntax import Token


def spoken_to(scene: Scene, noun: Token) -> tuple[Meaning, Meaning] | None:
    """Who did something to whom in a call or meeting that hangs on the latter ("put it to her colleagues in a video conference")."""
    whom = scene.tree.head(noun)
    verb = scene.tree.head(whom)
    if case_of(scene.tree, noun) not in ("during", "in", "over") or verb.pos != "VERB" or not is_somebody(scene, whom):
        return None
    if not whom.dep.startswith(("iobj", "obj", "obl")) or case_of(scene.tree, whom) not in ("", "to", "with"):
        return None
    return actors_of(scene, verb), around(scene, whom, noun.i)
