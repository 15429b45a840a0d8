"""Who is asked, urged or brought to the table at which a noun tells that others may sit."""

from communique.lexicon.sides import is_state
from communique.resolve.happenings_actors import actors_of, around, who_calls
from communique.resolve.happenings_clauses import case_of, objects
from communique.resolve.happenings_scene import (
    NOBODY,
    Meaning,
    Scene,
    join,
)
from communique.resolve.happenings_tense import governor_status
from communique.resolve.happenings_words import lemma_of
from communique.values.syntax import Token

_URGE = {"ask", "call", "encourage", "invite", "press", "urge"}
_BRING = {"bring", "coax", "come", "draw", "drag", "get", "invite", "lure", "push", "return"}
_OUT_OF = {"pull", "walk", "withdraw", "back"}


def urging(scene: Scene, carrier: Token) -> Meaning:
    """Who asks the other side to engage in talks: they would be its partner ("urged the North to return to dialogue")."""
    asking = _asking_side(scene, carrier)
    one_state = len(scene.understood.voice) == 1 and is_state(scene.understood.voice[0])
    if asking is not None and not asking.sides and one_state:
        return Meaning(scene.understood.voice)  # "We call on Peru to come to the table"
    return asking if asking is not None else NOBODY


def _asking_side(scene: Scene, carrier: Token) -> Meaning | None:
    """Who asks a side to do what a verb says; None where nobody does."""
    if (calling := who_calls(scene, carrier)) is not None:
        return actors_of(scene, calling)
    verb = scene.tree.head(carrier)
    if carrier.dep == "conj" and verb.pos == "VERB":
        return _asking_side(scene, verb)  # "urged the North to stop and return to dialogue"
    if carrier.dep not in ("xcomp", "advcl") or lemma_of(verb) not in _URGE:
        return None
    if verb.dep in ("xcomp", "advcl") and lemma_of(scene.tree.head(verb)) in _URGE:
        return _asking_side(scene, verb)  # "asked Beijing to urge the North to return to dialogue"
    return actors_of(scene, verb)


def asking(scene: Scene, noun: Token) -> Meaning:
    """Who asks for talks with the other side, plans them or calls them off."""
    verb = scene.tree.head(noun)
    case = case_of(scene.tree, noun)
    if (
        verb.pos != "VERB"
        or noun.dep.startswith("nsubj")
        or case not in ("", "for", "off", "to", "of", "out of", "from")
    ):
        return NOBODY
    if lemma_of(verb) in _OUT_OF:
        return actors_of(scene, verb)
    return actors_of(scene, verb) if governor_status(verb) is not None else NOBODY


def is_brought(scene: Scene, noun: Token) -> bool:
    """Whether sides are to come to the talks ("return to dialogue")."""
    verb = scene.tree.head(noun)
    if verb.pos != "VERB" or lemma_of(verb) not in _BRING:
        return False
    case = case_of(scene.tree, noun)
    table = any(kid.lower == "table" and kid.i < noun.i for kid in scene.tree.children(verb, "obl"))
    return case in ("to", "back to", "into") or (case == "for" and table)  # "come to the table for talks"


def brought(scene: Scene, noun: Token) -> Meaning | None:
    """Who is to come to the talks ("get X and Y back to negotiations", "the North returns to the talks")."""
    verb = scene.tree.head(noun)
    if lemma_of(verb) in _URGE and case_of(scene.tree, noun) == "for":
        return join((actors_of(scene, verb), *(around(scene, token, 0) for token in objects(scene.tree, verb))))
    if not is_brought(scene, noun):
        return None
    told = join(around(scene, token, 0) for token in objects(scene.tree, verb))
    if lemma_of(verb) == "invite":
        return told if len(told.sides) > 1 else join((told, actors_of(scene, verb)))
    told = told if told.sides else actors_of(scene, verb)
    return join((told, urging(scene, verb))) if len(told.sides) == 1 else told
