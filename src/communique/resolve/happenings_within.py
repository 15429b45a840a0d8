"""Talks that those of one land hold among themselves: "all Peruvian parties", a leader "with top military officials"."""

import re

from communique.resolve.happenings_actors import Parties
from communique.resolve.happenings_clauses import objects
from communique.resolve.happenings_scene import Scene
from communique.resolve.happenings_triggers import Candidate
from communique.resolve.happenings_words import lemma_of
from communique.values.syntax import Token

_FACTIONS = {"actor", "faction", "party", "side", "stakeholder"}
_BACK = 14  # words from talks back to the parties that are to hold them
_SHORT = 6  # words from talks back to "all parties to"


_OWN_STAFF = re.compile(
    r"\s*(?:,\s*)?(?:on \w+ )?(?:(?:by|via) (?:video|phone|telephone)(?: link| call)? )?"
    r"with (?:(?:his|her|its|their|the|top|senior|key|leading|several|some|other|close|country['’]s) )*"
    r"(?:(?:military|army|navy|security|defen[cs]e|intelligence|party|cabinet) "
    r"(?:officials|commanders|officers|chiefs|leaders|members|aides)|commanders|generals|aides|advis[eo]rs|lawmakers|governors"
    r"|security council|cabinet|chiefs of staff)\b(?! (?:of|from|in)\b)"
)


def is_within(scene: Scene, found: Candidate, parties: Parties) -> bool:
    """Whether a noun is of talks, or a phrase of bringing together, that only the parties of one land are told to be in."""
    if found.trigger.frame == "noun" and _asks_any(scene, found, parties):
        return True
    if _with_own_staff(scene, found, parties):
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


def _with_own_staff(scene: Scene, found: Candidate, parties: Parties) -> bool:
    """Whether somebody talks with officers or aides told bare, no second land named in the sentence ("a call with top generals")."""
    tokens, sentence = scene.tree.tokens, scene.tree.sentences[found.token.sentence]
    if not _OWN_STAFF.match(scene.text, tokens[found.last - 1].end):
        return False
    told = {code for i in range(sentence.first, sentence.last) if i in scene.sides for code in scene.sides[i].codes}
    return len(told & set(parties.all.sides)) < 2 and len(told) < 2


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
