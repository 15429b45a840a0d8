"""Days in the names of gatherings, and days that tell when a standing dialogue began."""

import re

from communique.resolve.happenings_clauses import auxiliaries
from communique.resolve.happenings_scene import Scene
from communique.resolve.happenings_words import lemma_of
from communique.values.annotated import DateMention
from communique.values.syntax import Token, Tree

_LONG = 60  # characters of the name of a gathering
_NAMED = re.compile(r" (?:[A-Z0-9][^\s,;:.]*\.? |of |the |extraordinary |special )*")
_BEGUN = {"create", "establish", "found", "inaugurate", "initiate"}


def in_its_name(scene: Scene, mention: DateMention, trigger: Token) -> bool:
    """Whether a month or day opens a gathering's own name ("the May 2031 Andean Leaders’ Summit")."""
    if not 0 < trigger.start - mention.end < _LONG or trigger.pos == "VERB" or not trigger.text[0].isupper():
        return False
    return _NAMED.fullmatch(scene.text, mention.end, trigger.start) is not None


def tells_beginning(tree: Tree, top: Token, trigger: Token) -> bool:
    """Whether a day tells when a standing dialogue was begun ("a session of the dialogue, initiated on June 11")."""
    over = tree.head(top)
    return over.i != trigger.i and over.tag == "VBN" and lemma_of(over) in _BEGUN and not auxiliaries(tree, over)
