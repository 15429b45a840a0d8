"""Forums, standing bodies and "engagements", which tell of one only where those who meet are told."""

from communique.lexicon.sides import is_state
from communique.resolve.happenings_actors import Parties
from communique.resolve.happenings_carriers import carrying_verb
from communique.resolve.happenings_clauses import case_of, obliques
from communique.resolve.happenings_counted import sits_of_several
from communique.resolve.happenings_hosts import hosted_together, is_next
from communique.resolve.happenings_scene import Scene
from communique.resolve.happenings_triggers import Candidate
from communique.resolve.happenings_words import BODIES, FORUMS, lemma_of

_FOUNDED = {"join", "launch", "make", "open", "start"}
_COUNTED = {
    "annual",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "inaugural",
}


def body_tells_nothing(scene: Scene, found: Candidate, parties: Parties) -> bool | None:
    """Whether a forum, a standing body or "engagement" tells of no meeting; None for every other noun."""
    if found.token.lower in FORUMS and found.trigger.format not in ("call", "video"):
        held = max(sum(map(is_state, told.sides)) for told in (parties.subject, parties.other))
        return (held < 2 or not _convenes(scene, found)) and not is_next(scene, found.token)
    if found.token.lower in BODIES:
        return len(parties.all.sides) < 2 or not _convenes(scene, found)
    if found.token.lower == "engagement" and not _is_with(scene, found):
        return True
    if found.token.lower in ("engagement", "engagements"):  # with officials, not "our engagements with Peru"
        return not parties.other.people and not parties.officials
    return None


def _is_with(scene: Scene, found: Candidate) -> bool:
    """Whether somebody's engagement is with officials ("his recent engagement with Peruvian counterparts")."""
    owned = scene.tree.child(found.token, "nmod:poss") is not None
    return owned and any(case == "with" for case, _ in obliques(scene.tree, found.token))


def _convenes(scene: Scene, found: Candidate) -> bool:
    """Whether a standing body is said to have met: held, concluded, attended; or it heads the page."""
    ordinal = any(kid.lower in _COUNTED for kid in scene.tree.children(found.token, "amod"))
    heads = scene.tree.sentences[found.token.sentence].kind == "H" and not case_of(scene.tree, found.token)
    verb = carrying_verb(scene, found.token)
    if hosted_together(scene, found.token) or sits_of_several(scene.tree, found.token):
        return True
    return (verb is not None and lemma_of(verb) not in _FOUNDED) or (heads and ordinal)
