"""Words that count meetings or name those who sit: "a third session", "the eleventh took place", "the joint commission last sat"."""

import re

from communique.lexicon.engagements import Trigger, words
from communique.resolve.happenings_clauses import subjects
from communique.resolve.happenings_words import lemma_of
from communique.values.syntax import Token, Tree

_NTH = re.compile(r"\d+(?:st|nd|rd|th)")
_HAPPENS = {
    "be", "cancel", "conclude", "convene", "due", "end", "fix", "follow", "hold", "open", "plan", "postpone", "run", "schedule", "set",
    "start", "take",
}  # fmt: skip


def is_ordinal(word: str) -> bool:
    """Whether a word counts ("third", "21st")."""
    return word in words("ordinals") or _NTH.fullmatch(word) is not None


def is_counted(tree: Tree, noun: Token) -> bool:
    """Whether a noun of meeting is one more of several ("a third session", "another round", "a follow-up meeting")."""
    kids = tree.children(noun, "amod", "nummod", "det", "compound")
    before = [t.lower for t in tree.tokens[max(0, noun.i - 3) : noun.i]]
    return before == ["follow", "-", "up"] or any(
        is_ordinal(kid.lower) or kid.lower in words("further") for kid in kids if kid.i < noun.i
    )


def counted_alone(tree: Tree, token: Token) -> Trigger | None:
    """A meeting told by its number alone ("The eleventh took place in Lima", "a third, to be held in May, was cancelled")."""
    if not is_ordinal(token.lower) or not token.dep.startswith("nsubj"):
        return None
    article = tree.tokens[token.i - 1].lower if token.i else ""
    alone = article in ("the", "a") and not any(
        t.pos in ("ADJ", "NOUN", "PROPN") for t in tree.tokens[token.i + 1 : token.i + 2]
    )
    if not alone or lemma_of(tree.head(token)) not in _HAPPENS:
        return None
    return Trigger("noun", "meeting", True)


def sits(tree: Tree, verb: Token) -> Trigger | None:
    """A standing body that sat ("the joint commission last sat in May")."""
    if lemma_of(verb) != "sit" or verb.pos != "VERB" or not is_body(tree, verb):
        return None
    return Trigger("gather", "meeting")


def is_body(tree: Tree, verb: Token) -> bool:
    """Whether a commission or the like of two sides acts, its members not named."""
    heads = subjects(tree, verb)
    return bool(heads) and all(head.lower in words("standing") and _is_joint(tree, head) for head in heads)


def _is_joint(tree: Tree, noun: Token) -> bool:
    """Whether a commission is one of two sides by its own words or those of an earlier mention."""
    same = [noun, *(t for t in tree.tokens[: noun.i] if t.lower == noun.lower)]
    return any(kid.lower in words("joint") for each in same for kid in tree.children(each, "amod", "compound"))
