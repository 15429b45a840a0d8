"""Which sentences are worth parsing: those that name somebody, and those that tell of acts.

A scan of the raw text, hundreds of times quicker than the parser. What it loses is measured by `bench/screen.py`. In
releases nearly every sentence names somebody; it saves where news of other things is read.
"""

import re
from functools import cache

from communique.lexicon.acts import acts
from communique.lexicon.agents import referring_words
from communique.lexicon.engagements import nouns, verbs
from communique.lexicon.incidents import incident_words, verb_forms

_NAME = re.compile(r"[^\W\d_][^\n]*?[\s(“\"'‘-](?:[A-Z][a-z]|[A-Z][A-Z.]|[A-Z]\b(?<!I))")
_IRREGULAR = frozenset(
    [
        "came",
        "flew",
        "flown",
        "gone",
        "held",
        "led",
        "met",
        "sat",
        "saw",
        "seen",
        "spoke",
        "spoken",
        "struck",
        "took",
        "told",
        "went",
    ]
)
_PRONOUNS = frozenset(["he", "her", "his", "i", "my", "our", "she", "their", "them", "they", "us", "we", "who"])
_PLAIN = frozenset({"all", "is", "was"})  # words that stand in every other sentence of colour, too
_WORD = re.compile(r"[a-z]+")


def is_worth_parsing(sentence: str) -> bool:
    """Whether a sentence may hold a claim: a name stands in it, or a word of acting or happening."""
    if _NAME.match(sentence):
        return True
    return not _triggers().isdisjoint(_WORD.findall(sentence.lower()))


@cache
def _triggers() -> frozenset[str]:
    """Every form of every word of position, engagement and incident, and the words that may refer to who acts."""
    table, told = acts(), incident_words()
    meeting = {form for lemma in verbs() for form in verb_forms(lemma)} | _IRREGULAR
    named = {form for lemma in (*nouns(), *table.nouns) for form in (lemma, f"{lemma}s")}
    return frozenset(
        {*table.forms, *table.adjectives, *meeting, *named, *told.verbs, *told.nouns, *referring_words(), *_PRONOUNS}
        - _PLAIN
    )
