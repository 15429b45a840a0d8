"""Talks that the parties of one land hold among themselves: "urged all Peruvian parties to engage in peace talks"."""

from communique.resolve.happenings_actors import Parties
from communique.resolve.happenings_clauses import objects
from communique.resolve.happenings_scene import Scene
from communique.resolve.happenings_triggers import Candidate
from communique.resolve.happenings_words import lemma_of
from communique.values.syntax import Token

_FACTIONS = {"actor", "faction", "party", "side", "stakeholder"}
_BACK = 14  # words from talks back to the parties that are to hold them
_SHORT = 6  # words from talks back to "all parties to"


def is_within(scene: Scene, found: Candidate, parties: Parties) -> bool:
    """Whether a noun is of talks, or a phrase of bringing together, that only the parties of one land are told to be in."""
    if found.trigger.frame == "noun" and _asks_any(scene, found, parties):
        return True
    if parties.all.people:
        return False
    if found.trigger.frame == "noun":
        others = set(parties.all.sides) - set(scene.understood.voice)
        return len(others) < 2 and _asked(scene, found) is not None
    if found.idiom != "bring * together":
        return False
    things = objects(scene.tree, found.token)
    return bool(things) and all(_is_of_one_land(scene, thing) for thing in things)


def _asks_any(scene: Scene, found: Candidate, parties: Parties) -> bool:
    """Whether talks are those to which parties are encouraged whom nobody names ("to encourage all parties to enter negotiations")."""
    tokens = scene.tree.tokens
    after = tokens[found.last : found.last + 1]
    if any(token.lower in ("with", "between", "among") for token in after):
        return False
    for at in range(
        found.first - 1, max(scene.tree.sentences[found.token.sentence].first + 2, found.first - _SHORT), -1
    ):
        if tokens[at].lower == "to" and lemma_of(tokens[at - 1]) in _FACTIONS and tokens[at - 2].lower == "all":
            told = scene.understood.refer_alone(tokens[at - 1])
            return told is None or not told.sides or told.sides == parties.all.sides
    return False


def _asked(scene: Scene, found: Candidate) -> Token | None:
    """The parties of one land that stand before "to engage in talks"."""
    tokens = scene.tree.tokens
    for at in range(found.first - 1, max(scene.tree.sentences[found.token.sentence].first, found.first - _BACK), -1):
        if tokens[at].lower == "with":
            return None
        if tokens[at].lower == "to" and at > 0 and _is_of_one_land(scene, tokens[at - 1]):
            return tokens[at - 1]
    return None


def _is_of_one_land(scene: Scene, token: Token) -> bool:
    """Whether a word is of the parties of the land that stands before it ("all Peruvian parties")."""
    before = scene.sides.get(token.i - 1) if token.i else None
    plural = token.tag in ("NNS", "NNPS") and lemma_of(token) in _FACTIONS
    return plural and before is not None and before.form == "demonym" and len(before.codes) == 1
