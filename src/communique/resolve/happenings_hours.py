"""Time that was spent with somebody, told without a word of meeting: "had an hour with", "after ten minutes with"."""

from communique.lexicon.engagements import Trigger
from communique.resolve.happenings_words import lemma_of
from communique.values.syntax import Token, Tree

SPANS = frozenset({"afternoon", "evening", "half-hour", "hour", "minute", "moment", "morning", "word", "words"})
_BARE = {"evening", "afternoon", "moment", "morning", "word"}  # told with an article: "a word with", "the evening with"
_ALONE = {"alone", "apiece", "each", "together"}
_WITH = Trigger("noun", "meeting", strong=False)


def time_with(tree: Tree, noun: Token) -> Trigger | None:
    """What an hour tells that somebody had with another ("half an hour alone with the minister"), None for any other hour."""
    if noun.pos != "NOUN" or lemma_of(noun) not in SPANS:
        return None
    before = tree.tokens[noun.i - 1] if noun.i else noun
    if lemma_of(noun) in _BARE and not (before.pos in ("ADJ", "DET") or before.lower in ("few", "brief")):
        return None
    at = noun.i + 1
    while at < len(tree.tokens) and tree.tokens[at].lower in _ALONE:
        at += 1
    after = tree.tokens[at : at + 2]
    told = len(after) > 1 and after[0].lower == "with" and after[1].sentence == noun.sentence
    return _WITH if told and after[1].pos in ("ADJ", "DET", "NOUN", "PRON", "PROPN") else None
