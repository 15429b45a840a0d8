"""What was planned and called off in words of its own: "that trip was cancelled", "put off a visit, where she was to meet"."""

from collections.abc import Sequence
from dataclasses import replace

from communique.lexicon.engagements import nouns
from communique.resolve.happenings_scene import Scene
from communique.resolve.happenings_status import status_of
from communique.resolve.happenings_words import lemma_of
from communique.values.syntax import Token
from communique.values.understood import Telling

_KNOWN = {"her", "his", "its", "that", "the", "their", "this"}
_NEAR = 2  # sentences back to what is called off
_AHEAD = ("planned", "proposed")


def called_off(scene: Scene, tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings, those cancelled that are of what was called off: told before it, or as what a journey was for."""
    off = [token for token in scene.tree.tokens if _is_off(scene, token)]
    gone = {id(told) for token in off for told in _meant(scene, tellings, token)}
    return [replace(told, status="cancelled", loose=False) if id(told) in gone else told for told in tellings]


def _is_off(scene: Scene, token: Token) -> bool:
    """Whether a noun of engagement is called off by the words around it."""
    if token.pos != "NOUN" or lemma_of(token) not in nouns():
        return False
    return status_of(scene.tree, token) == "cancelled"


def _meant(scene: Scene, tellings: Sequence[Telling], noun: Token) -> list[Telling]:
    """The tellings of what a noun that is called off means: those in a clause that hangs on it, else the one told before."""
    ahead = [told for told in tellings if told.status in _AHEAD]
    within = [t for t in ahead if t.sentence == noun.sentence and _hangs_on(scene, t, noun)]
    own = any(told.token == noun.i and len(told.sides) > 1 for told in tellings)
    if own or not any(kid.lower in _KNOWN for kid in scene.tree.children(noun, "det", "nmod:poss")):
        return within
    trip = _is_journey(noun)
    before = [t for t in ahead if t.token < noun.i and noun.sentence - t.sentence <= _NEAR]
    last = next((t for t in reversed(before) if len(t.sides) > 1 and (t.format == "visit") == trip), None)
    return [*within, *(t for t in before if last is not None and t.token == last.token)]


def _is_journey(noun: Token) -> bool:
    trigger = nouns()[lemma_of(noun)]
    return trigger.format == "visit"


def _hangs_on(scene: Scene, told: Telling, noun: Token) -> bool:
    """Whether what is told stands in a clause on a noun ("a visit, where she was to meet the president")."""
    tokens = scene.tree.tokens
    between = tokens[noun.i + 1 : max(noun.i + 1, told.token)]
    where = any(here.lower == "where" for here in between)  # wherever the tree hangs it
    return bool(between) and (where or any(here.i == noun.i for here in scene.tree.ancestors(tokens[told.token])))
