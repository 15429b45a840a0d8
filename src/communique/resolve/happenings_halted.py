"""Who called off or suspended talks with another side is one of those who held or were to hold them."""

from dataclasses import replace

from communique.resolve.happenings_actors import Parties, actors_of, fuller
from communique.resolve.happenings_clauses import case_of
from communique.resolve.happenings_meant import run_meaning
from communique.resolve.happenings_scene import Scene, highest
from communique.resolve.happenings_spans import run_before
from communique.resolve.happenings_triggers import Candidate
from communique.resolve.happenings_words import lemma_of
from communique.values.syntax import Token

_HALTED = {"abandon", "cancel", "freeze", "halt", "postpone", "suspend"}
_OFF = {"call", "put"}
_MEASURES = {"cycle", "round", "series", "session"}


def with_breaker(scene: Scene, found: Candidate, parties: Parties) -> Parties:
    """The parties, with who "suspended the fifth round of talks with Peru" where the words on the talks name one side alone."""
    if found.trigger.frame != "noun" or parties.subject.sides or len(parties.other.sides) != 1:
        return parties
    verb = _halting(scene, found.token)
    if verb is None:
        return parties
    who = fuller(actors_of(scene, verb), run_meaning(scene, run_before(scene, verb)))
    if len(who.sides) != 1 or set(who.sides) & set(parties.other.sides):
        return parties
    return replace(parties, subject=who, level=highest((parties.level, who.level)))


def _halting(scene: Scene, noun: Token) -> Token | None:
    """The verb by which the talks, or a round of them, were called off or suspended."""
    here, head = noun, scene.tree.head(noun)
    if case_of(scene.tree, here) == "of" and lemma_of(head) in _MEASURES:
        here, head = head, scene.tree.head(head)
    if here.dep != "obj" or head.pos != "VERB":
        return None
    off = lemma_of(head) in _OFF and any(
        kid.lower == "off" for kid in scene.tree.children(head, "compound:prt", "advmod")
    )
    return head if off or lemma_of(head) in _HALTED else None
