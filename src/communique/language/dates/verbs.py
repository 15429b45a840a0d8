"""The tense of the verb that governs an expression of time: whether it tells of the past or of what is to come."""

from communique.language.dates.tense import Tense
from communique.values.syntax import Token, Tree

_WILL = frozenset({"will", "'ll", "’ll", "wo", "shall"})
_MAY = frozenset({"would", "may", "might", "could", "should", "can", "must"})
_IN_WHICH = frozenset({"in", "during", "at", "after"})
_PAST_HELPERS = frozenset({"was", "were", "had", "did", "has", "have"})
_BE = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re"})
_SAYING = frozenset({"say", "tell", "show", "note", "report", "write", "read", "quote", "cite"})
_LEANING = ("acl", "advcl", "conj", "xcomp")
_PLANNING = frozenset(
    {
        "agree", "aim", "announce", "arrange", "ask", "be", "confirm", "due", "expect", "go", "hope", "intend",
        "invite", "like", "need", "offer", "plan", "pledge", "prepare", "promise", "propose", "ready", "schedule",
        "set", "slate", "urge", "vow", "want", "willing", "wish",
    }
)  # fmt: skip
_PLANNED = frozenset({"schedule", "set", "slate", "expect", "plan", "due", "invite", "await", "postpone", "propose"})
_AHEAD = frozenset({"ahead", "before", "until", "till", "upcoming", "forthcoming", "planned", "scheduled", "next"})


def tense_at(tree: Tree, token: Token) -> tuple[Tense | None, bool]:
    """Whether the verb that governs a token tells of the past or of what is to come, and whether firmly so.

    Firm is a finite verb on which the token hangs itself; an infinitive, or a noun in between, leaves room for doubt.
    """
    if _told_ahead(tree, token):
        return "future", False
    if _told_aside(tree, token):
        return "past", False
    verb = governing_verb(tree, token)
    if verb is None:
        return None, False
    tense, finite = _tense_of(tree, verb)
    return tense, finite and (token.i == verb.i or tree.head(token).i == verb.i)


def governing_verb(tree: Tree, token: Token) -> Token | None:
    """The nearest verb at or above a token, or None."""
    if _is_verb(tree, token):
        return token
    return next((above for above in tree.ancestors(token) if _is_verb(tree, above)), None)


def _is_verb(tree: Tree, token: Token) -> bool:
    if token.pos == "VERB":
        return True
    if token.pos == "AUX":
        return token.dep not in ("aux", "aux:pass", "cop")
    return token.pos in ("NOUN", "ADJ", "PROPN") and tree.child(token, "cop") is not None


def _told_ahead(tree: Tree, token: Token) -> bool:
    """Whether the noun that a date hangs on is told as lying ahead: "before the summit on Friday", "planned talks"."""
    noun = tree.head(token)
    if noun.pos not in ("NOUN", "PROPN") or token.head == token.i:
        return False
    marks = tree.children(noun, "case", "amod", "acl", "fixed", "mark")
    below = [kid for mark in tree.children(noun, "case") for kid in tree.children(mark)]
    return any(word.lower in _AHEAD for word in (*marks, *below))


def _told_aside(tree: Tree, token: Token) -> bool:
    """Whether the talks of a date stand behind a comma in a sentence of the past: "offered to help, in a call on Saturday"."""
    for noun in (token, *tree.ancestors(token)):
        if noun.pos == "VERB":
            return False
        for case in tree.children(noun, "case"):
            if case.lower in _IN_WHICH and case.i > 0 and tree.tokens[case.i - 1].text == "," and noun.i != token.i:
                return any(above.tag == "VBD" for above in tree.ancestors(noun))
    return False


def _tense_of(tree: Tree, verb: Token) -> tuple[Tense | None, bool]:
    """The tense of a verb, and whether it is finite."""
    helpers = {kid.lower for kid in tree.children(verb, "aux", "cop")}
    if helpers & _WILL:
        return "future", True
    if helpers & _MAY and "have" not in helpers:
        return "future", False
    if verb.lemma in _PLANNED and _is_passive(tree, verb):
        return "future", False
    if verb.tag == "VBD" or helpers & _PAST_HELPERS:
        return "past", True
    if _is_infinitive(tree, verb):
        return _tense_of_infinitive(tree, verb), False
    if verb.tag == "VBG" and helpers & _BE:
        return "future", False
    if verb.tag in ("VBZ", "VBP") and verb.lemma not in _SAYING and tree.sentences[verb.sentence].kind != "H":
        return "future", False
    return _tense_of_participle(tree, verb), False


def _is_passive(tree: Tree, verb: Token) -> bool:
    """Whether "scheduled", "set", "expected" is a participle without "had" of its own: "was set for Monday"."""
    helpers = {kid.lower for kid in tree.children(verb, "aux")}
    passive = tree.child(verb, "aux:pass", "nsubj:pass") is not None
    return verb.lower == "due" or (verb.tag == "VBN" and (passive or not helpers & {"had", "has", "have"}))


def _is_infinitive(tree: Tree, verb: Token) -> bool:
    return any(kid.lower == "to" for kid in tree.children(verb, "mark", "aux"))


def _tense_of_infinitive(tree: Tree, verb: Token) -> Tense | None:
    """What is planned, agreed or hoped lies ahead; "came to meet" has the tense of its verb."""
    if verb.head == verb.i:
        return "future"
    above = tree.head(verb)
    if above.lemma in _PLANNING or above.pos in ("NOUN", "ADJ", "PROPN"):
        return "future"
    return _tense_of(tree, above)[0] if above.pos in ("VERB", "AUX") else None


def _tense_of_participle(tree: Tree, verb: Token) -> Tense | None:
    """A participle has the tense of the verb it leans on."""
    if verb.tag not in ("VBG", "VBN") or verb.head == verb.i or not verb.dep.startswith(_LEANING):
        return None
    above = governing_verb(tree, tree.head(verb))
    return _tense_of(tree, above)[0] if above is not None and above.i < verb.i else None
