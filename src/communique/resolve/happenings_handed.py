"""Notes, letters and papers that one official hands to another, whom he meets for that."""

from communique.lexicon.engagements import Trigger, words
from communique.resolve.happenings_clauses import objects
from communique.resolve.happenings_words import lemma_of
from communique.values.syntax import Token, Tree

_HANDING = {"deliver", "hand"}
_THINGS = {"it", "them"}
_NEAR = 8  # words of "a note from the king to"


TRIGGER = Trigger("present", "meeting")


def handed_over(tree: Tree, verb: Token) -> int | None:
    """The word behind what is handed to somebody, where it is something written ("handed a note to the ambassador")."""
    if lemma_of(verb) not in _HANDING or verb.pos != "VERB":
        return None
    things = [each for thing in objects(tree, verb) for each in tree.conjuncts(thing)]
    written = [thing for thing in things if thing.lower in words("handed") | _THINGS]
    if not written:
        return None
    last = max(verb.i, *(thing.i for thing in written)) + 1
    to = [t.i for t in tree.tokens[last : last + _NEAR] if t.lower == "to" and t.sentence == verb.sentence]
    return to[0] if to else None
