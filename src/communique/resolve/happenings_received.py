"""Who is received where nobody is told to receive him: in a town of another land, or before "being received" by its rulers."""

from communique.resolve.happenings_clauses import is_passive, obliques, subjects
from communique.resolve.happenings_scene import NOBODY, Meaning, Scene
from communique.resolve.happenings_triggers import Candidate
from communique.resolve.happenings_words import lemma_of
from communique.values.claims import Receipt
from communique.values.syntax import Token

_GUESTS = {"delegation", "envoy", "guest", "visitor"}
_AT = {"at", "in"}
_REACH = 12  # words behind "received" in which the town stands
_BREAKS = {"MD", "VB", "VBD", "VBP", "VBZ"}


def received(scene: Scene, found: Candidate) -> list[Token]:
    """Who acts in the clause over "being received by": the guest who "left Lima without having been received by" somebody."""
    verb = found.token
    if found.trigger.frame != "receive" or not verb.dep.startswith("advcl") or not is_passive(scene.tree, verb):
        return []
    if scene.tree.child(verb, "nsubj:pass") is not None or not _has_agent(scene, verb):
        return []
    return subjects(scene.tree, scene.tree.head(verb))


def received_in(scene: Scene, found: Candidate, guests: list[Token], guest: Meaning) -> Meaning | None:
    """The land of the town in which officials of another are received, nobody told by whom; None where this is not told so."""
    verb = found.token
    if found.trigger.frame != "receive" or found.idiom or not is_passive(scene.tree, verb) or _has_agent(scene, verb):
        return None
    official = guest.people or guest.level != "unknown" or any(lemma_of(token) in _GUESTS for token in guests)
    if len(guest.sides) != 1 or not official:
        return NOBODY
    sentence = scene.tree.sentences[verb.sentence]
    for token in scene.tree.tokens[found.last : min(found.last + _REACH, sentence.last)]:
        if token.tag in _BREAKS or token.text == ";":
            break
        place = scene.places.get(token.i)
        if place is None or scene.tree.tokens[token.i - 1].lower not in _AT:
            continue
        if place.side is None or place.side in guest.sides:
            return NOBODY
        return Meaning((place.side,), (), "unknown", (Receipt.of(scene.text, place.start, place.end),))
    return NOBODY


def _has_agent(scene: Scene, verb: Token) -> bool:
    return any(case == "by" for case, _ in obliques(scene.tree, verb))
