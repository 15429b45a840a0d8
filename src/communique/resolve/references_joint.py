"""Whose a standing body of two sides is: "the Chile-Peru Trade and Technology Council"."""

from itertools import pairwise

from communique.resolve.discourse import Discourse
from communique.values.annotated import SideMention
from communique.values.syntax import Token
from communique.values.understood import Referent, Understood

JOINT_BODIES = frozenset({"board", "commission", "committee", "council", "forum", "partnership", "taskforce"})
_HYPHENS = frozenset({"-", "–", "/"})
_SMALL = frozenset({"and", "for", "of", "on", "&"})  # words inside a long name
_LONG = 8  # words of a name behind the sides


def place_joint_bodies(discourse: Discourse) -> None:
    """Give a body named after two sides, tied by a hyphen before its name, both of them."""
    text = discourse.annotated.article.text
    for one, other in pairwise(discourse.annotated.sides):
        if text[one.end : other.start] in _HYPHENS and (body := _body_behind(discourse, other)) is not None:
            source = discourse.receipt(one.start, other.end)
            sides = tuple(sorted({*one.codes, *other.codes}))
            discourse.referents[body.i] = Referent(one.start, body.end, sides, (), "joint-body/1", (source,))


def joint_body(understood: Understood, token: Token) -> Referent | None:
    """What a body named after two sides means; None for every other word."""
    found = understood.refer_alone(token)
    return found if found is not None and found.rule == "joint-body/1" else None


def _body_behind(discourse: Discourse, side: SideMention) -> Token | None:
    """The noun that ends the name that begins with a side, or None where it names no standing body."""
    last = discourse.tree.at(side.end - 1)
    if last is None:
        return None
    end = min(last.i + 1 + _LONG, discourse.tree.sentences[last.sentence].last)
    for token in discourse.tree.tokens[last.i + 1 : end]:
        if token.lower in JOINT_BODIES:
            return token
        if not token.text[0].isupper() and token.lower not in _SMALL:
            return None
    return None
