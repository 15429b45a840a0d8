"""Words that count meetings or name those who sit: "a third session", "the eleventh took place", "the joint commission last sat"."""

import re

from communique.lexicon.engagements import Trigger, nouns, words
from communique.resolve.happenings_clauses import subjects
from communique.resolve.happenings_words import lemma_of
from communique.values.syntax import Sentence, Token, Tree

_NTH = re.compile(r"\d+(?:st|nd|rd|th)")
_SITS = {"begin", "close", "conclude", "convene", "end", "gather", "hold", "meet", "open", "sit", "start"}
_ALONE = {"first", "last", "next"}
_HAPPENS = {
    "be", "cancel", "collapse", "conclude", "convene", "due", "end", "fail", "fix", "follow", "hold", "open", "plan", "postpone", "run",
    "schedule", "set", "start", "take",
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
    if not is_ordinal(token.lower) and token.lower not in _ALONE:
        return None
    sentence = tree.sentences[token.sentence]
    after = tree.tokens[token.i + 1] if token.i + 1 < sentence.last else token
    opens = token.i == sentence.first + 1 and tree.tokens[sentence.first].lower in ("the", "a")
    root = next((t for t in tree.within(sentence) if t.dep == "root"), token)
    happens = lemma_of(root) in _HAPPENS or any(kid.lower == "due" for kid in tree.children(root, "case", "fixed"))
    alone = after.text == "," or after.pos in ("AUX", "VERB")
    told = opens and alone and happens and _was_of_meetings(tree, sentence)
    return Trigger("noun", "meeting", True) if told else None


def _was_of_meetings(tree: Tree, sentence: Sentence) -> bool:
    """Whether the sentence before told of meetings, of which one more may be counted."""
    before = tree.within(tree.sentences[sentence.i - 1]) if sentence.i else ()
    return any(lemma_of(token) in nouns() or lemma_of(token) == "meet" for token in before)


def is_second(token: Token) -> bool:
    """Whether a number that counts was taken for an adverb ("A second, in Lima, failed")."""
    return token.pos == "ADV" and is_ordinal(token.lower)


def sits(tree: Tree, verb: Token) -> Trigger | None:
    """A standing body that sat ("the joint commission last sat in May")."""
    if lemma_of(verb) != "sit" or verb.pos != "VERB" or not is_body(tree, verb):
        return None
    return Trigger("gather", "meeting")


def sits_of_several(tree: Tree, noun: Token) -> bool:
    """Whether a body of states listed right behind it sat ("A tariff council of Norway, Peru and Chile ended in Lima")."""
    if noun.dep not in ("nsubj", "nsubj:pass") or lemma_of(tree.head(noun)) not in _SITS:
        return False
    after = tree.tokens[noun.i + 1 : tree.head(noun).i]
    listed = [t for t in after if t.lower not in ("of", "the")]
    if len(listed) < len("a,b") or after[0].lower != "of":
        return False
    return all(t.pos == "PROPN" or t.lower in (",", "and") for t in listed) and any(t.lower == "and" for t in listed)


def is_body(tree: Tree, verb: Token) -> bool:
    """Whether a commission or the like of two sides acts, its members not named."""
    heads = subjects(tree, verb)
    return bool(heads) and all(head.lower in words("standing") and _is_joint(tree, head) for head in heads)


def _is_joint(tree: Tree, noun: Token) -> bool:
    """Whether a commission is one of two sides by its own words or those of an earlier mention."""
    same = [noun, *(t for t in tree.tokens[: noun.i] if t.lower == noun.lower)]
    return any(kid.lower in words("joint") for each in same for kid in tree.children(each, "amod", "compound"))
