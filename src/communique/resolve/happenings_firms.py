"""What firms, unions and clubs do among themselves, which is no engagement: "merger talks", "the Norwegian shipper"."""

from communique.lexicon.engagements import words
from communique.resolve.happenings_words import lemma_of
from communique.values.annotated import SideMention
from communique.values.syntax import Token, Tree
from communique.values.understood import PersonEntry

_PHRASE = 4  # words of "Norwegian state-owned shipping company"
_PUBLIC = {"central", "development", "federal", "national", "reserve"}  # banks that speak for a state
_OFFICES = {
    "attaché",
    "envoy",
    "governor",
    "law",
    "minister",
    "ministers",
    "ministry",
    "regulator",
    "regulators",
    "secretary",
}
_WITHIN = ("ADJ", "NOUN", "PROPN", "PUNCT")
_HEADS = {"chief executive", "chief executive officer", "managing director"}
_HEAD = 5  # sentences that say what a page is about


def is_of_firm(tree: Tree, mention: SideMention) -> bool:
    """Whether the name of a people only tells whose firm it is ("the Norwegian oil company")."""
    covered = tree.covering(mention.start, mention.end) if mention.form == "demonym" else []
    if not covered:
        return False
    last, nouns = covered[-1], 0
    for token in tree.tokens[last.i + 1 : last.i + 1 + _PHRASE]:
        joins = token.lower == "and" and not nouns  # "Norwegian and Peruvian firms"
        if token.sentence != last.sentence or not (joins or token.pos in _WITHIN) or token.lower in _PUBLIC:
            return False
        if lemma_of(token) in words("firms") and not token.text[0].isupper():
            after = tree.tokens[token.i + 1 : token.i + 2]
            return not any(each.lower in _OFFICES for each in after)
        nouns += token.pos in ("NOUN", "PROPN") and token.tag != "JJ"
    return False


def leads_firm(person: PersonEntry) -> bool:
    """Whether somebody is told with the post of a firm's head alone; Hong Kong and Macau are led by chief executives."""
    return person.post is not None and person.post.text.lower() in _HEADS and person.side not in ("HK", "MO")


def is_of_deal(tree: Tree, noun: Token) -> bool:
    """Whether talks are of firms or of unions by the word before them ("takeover talks", "wage negotiations")."""
    return any(kid.lower in words("deals") for kid in tree.children(noun, "amod", "compound") if kid.i < noun.i)


def is_about_firms(tree: Tree) -> bool:
    """Whether a page tells of such talks at its head, so that its "two sides" are firms."""
    return any(
        lemma_of(token) in ("negotiation", "talk") and is_of_deal(tree, token)
        for sentence in tree.sentences[:_HEAD]
        for token in tree.within(sentence)
    )
