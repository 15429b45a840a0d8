"""Small questions about a word of the tree."""

from collections.abc import Sequence
from itertools import takewhile

from communique.values.syntax import Token, Tree

# lemmas of verbs of meeting that the table of endings gets wrong
_MENDED = {
    "ax": "axe", "begun": "begin", "boycot": "boycott", "chaire": "chair", "chate": "chat", "co-chaire": "co-chair",
    "cochaire": "cochair", "conven": "convene", "floate": "float", "initiall": "initial", "pencill": "pencil", "persuad": "persuade",
    "phon": "phone", "postpon": "postpone", "reconven": "reconvene", "regrou": "regroup", "rang": "ring", "sat": "sit",
    "telephon": "telephone",
}  # fmt: skip
# whose leaders lead no state
_NO_STATES = {
    "business", "church", "civic", "civil", "community", "corporate", "cultural", "culture", "economic", "education", "faith",
    "grassroots", "indigenous", "industry", "labor", "labour", "local", "ngo", "opinion", "private", "religious", "sector", "society",
    "spiritual", "student", "technology", "thought", "tribal", "union", "women", "youth",
}  # fmt: skip
_SENIORS = {
    "congressional", "legislative", "military", "opposition", "parliament", "parliamentary", "party", "political",
}  # fmt: skip
BODIES = {"commission", "committee", "council", "forum", "group"}  # which meet; named after their members
# which tell of an engagement only where two states hold them
FORUMS = {"colloquium", "conference", "forum", "seminar", "symposium", "workshop"}
_FAR = 6  # words behind "leaders" that may say whom they lead
_BACK = 3  # words before "leaders" that say whom they lead


def lemma_of(token: Token) -> str:
    """The token's lemma in lower case."""
    low = token.lemma.lower()
    return _MENDED.get(low, low)


def leads_people(tokens: Sequence[Token], at: int) -> bool:
    """Whether "leaders" at a place of a run are of people, no office: "business leaders", not "opposition leaders"."""
    return bool(({t.lower for t in tokens[max(0, at - _BACK) : at]} | _led(tokens, at)) & _NO_STATES)


def leads_state(tokens: Sequence[Token], at: int) -> bool:
    """Whether "leaders" at a place of a run are of states: not "civil society leaders", "leaders of NGOs"."""
    before = {t.lower for t in tokens[max(0, at - _BACK) : at]}
    of = _led(tokens, at)
    return not before & (_NO_STATES | _SENIORS) and not of & (_NO_STATES | {"ngos", "organizations", "organisations"})


def _led(tokens: Sequence[Token], at: int) -> set[str]:
    """The words behind "leaders of", "leaders from" up to the next "and": whom they lead."""
    if not any(t.lower in ("from", "in", "of") for t in tokens[at + 1 : at + 2]):
        return set()
    behind = takewhile(lambda t: t.pos not in ("CCONJ", "PUNCT"), tokens[at + 1 : at + _FAR])
    return {t.lower for t in behind}


def clause_of(tree: Tree, token: Token) -> Token:
    """The verb or predicate that governs the clause a token stands in (the token itself for a verb)."""
    for here in (token, *tree.ancestors(token)):
        if here.pos in ("VERB", "AUX") or here.head == here.i:
            return here
    return token
