"""How many a phrase speaks of: "the two sides", "both", "each side", "all three"."""

from communique.lexicon.agents import agents
from communique.resolve.discourse import Discourse
from communique.values.syntax import Token

OF_A_PAIR = frozenset({"capital", "country", "delegation", "government", "leader", "minister", "party", "side"})
_DID = frozenset(
    {
        "agreed",
        "called",
        "condemned",
        "decided",
        "discussed",
        "emphasized",
        "exchanged",
        "expressed",
        "had",
        "have",
        "held",
        "met",
        "noted",
        "pledged",
        "reaffirmed",
        "reviewed",
        "said",
        "shared",
        "signed",
        "spoke",
        "stressed",
        "talked",
        "underscored",
        "urged",
        "vowed",
        "welcomed",
        "will",
    }
)


def _of_others(discourse: Discourse, token: Token) -> bool:
    """Whether a number counts some of others ("two of its soldiers")."""
    following = discourse.tree.tokens[token.i + 1 : token.i + 3]
    return len(following) == 2 and following[0].lower == "of" and following[1].lower not in ("them", "us", "you")


def _told_of(discourse: Discourse, token: Token) -> bool:
    """Whether "the two" stands right before a verb of meeting or saying, whatever the tree makes of it."""
    around = discourse.tree.tokens[max(0, token.i - 1) : token.i + 2]
    return len(around) == 3 and around[0].lower == "the" and around[2].lower in _DID


def _both_of_them(discourse: Discourse, token: Token) -> bool:
    """Whether "both" stands for the two before a verb ("Both expressed ...") and goes with no subject of its own."""
    after = discourse.tree.tokens[token.i + 1 : token.i + 2]
    before = discourse.tree.tokens[max(0, token.i - 1) : token.i]
    if after and after[0].text in ".;!?" and before and before[0].pos == "VERB":
        return True
    opening = ("CCONJ", "PUNCT", "SCONJ", "VERB") if token.lower == "both" else ("CCONJ", "PUNCT", "SCONJ")
    alone = not before or before[0].sentence != token.sentence or before[0].pos in opening
    return alone and any(word.pos in ("VERB", "AUX") for word in after)


def words_before(discourse: Discourse, token: Token) -> list[Token]:
    """The words of a noun phrase before its noun, read off the surface."""
    words: list[Token] = []
    for i in range(token.i - 1, max(-1, token.i - 7), -1):
        word = discourse.tree.tokens[i]
        if word.sentence != token.sentence or word.pos not in ("ADJ", "NOUN", "PROPN", "NUM", "DET", "PRON"):
            break
        words.append(word)
    return words


def number_told(discourse: Discourse, token: Token) -> int | None:
    """How many a phrase speaks of ("the two sides" 2, "both" 2, "the three" 3), None where it counts nothing met."""
    lists = agents()
    partial = token.lower == "members" and discourse.tree.child(token, "nmod") is not None
    if (token.lower in lists.people_sets or token.lower in lists.state_sets) and not partial:
        counts = [lists.numbers[word.lower] for word in words_before(discourse, token) if word.lower in lists.numbers]
        if counts:
            return counts[0]
    distributive = any(word.lower in ("each", "either", "neither") for word in words_before(discourse, token))
    if distributive and token.lemma.lower() in OF_A_PAIR:
        return 2
    if token.lower in lists.numbers and _told_of(discourse, token):
        return lists.numbers[token.lower]
    if token.lower in ("each", "either", "neither") and _both_of_them(discourse, token):
        return 2
    if token.lower == "both" and _both_of_them(discourse, token):
        return 2
    if _of_others(discourse, token):
        return None
    if token.lower in lists.numbers and token.dep.partition(":")[0] in (
        "nsubj",
        "obj",
        "obl",
        "nmod",
        "root",
        "conj",
        "dep",
    ):
        return lists.numbers[token.lower]
    return None
