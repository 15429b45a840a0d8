"""What a clause tells of its verb: who does it, to whom it is done, what stands behind a preposition."""

from collections.abc import Iterator

from communique.language.dates.words import MONTH_NAMES
from communique.lexicon.incidents import incident_words
from communique.values.syntax import Token, Tree

_HAVING = frozenset({"had", "has", "have"})
_NAMES = frozenset({"NNP", "NNPS", "CC"})
_NAMING = _NAMES | frozenset({"CD", "JJ", "NN", "NNS"})
_OPENING = frozenset({"he", "her", "his", "it", "its", "our", "she", "the", "their", "they", "we"})
_TIMES = frozenset(
    {
        "afternoon",
        "day",
        "evening",
        "hour",
        "minute",
        "moment",
        "month",
        "morning",
        "night",
        "time",
        "week",
        "weekend",
        "year",
    }
)


def subjects_of(tree: Tree, verb: Token) -> list[Token]:
    """Who does it: the active subject, also one shared by coordination, or the noun of a relative clause."""
    if finite_after_all(tree, verb):
        torn = _torn_off(tree, verb)
        return [torn if torn is not None else tree.head(verb)]
    if (clipped := _clipped(tree, verb)) is not None:
        return [clipped[1]]
    if verb.tag == "VB" and verb.dep in ("xcomp", "ccomp") and tree.head(verb).lower in incident_words().causing:
        return [done for done in tree.children(tree.head(verb), "obj") if done.i < verb.i]  # "led Peru to recall"
    bare = verb.tag == "VBD" and verb.dep == "advcl" and not tree.children(verb, "nsubj", "mark")
    if bare and (torn := _torn_off(tree, verb)) is not None:
        return [torn]
    for above in (verb, *_sharers(tree, verb)):
        own = [t for t in tree.children(above, "nsubj") if t.dep != "nsubj:pass"]
        if own and not own[0].tag.startswith("W"):
            return own
        if own or (above.dep.startswith("acl") and above.tag == "VBG"):
            return [tree.head(above)] if above.dep.startswith("acl") else []
        if tree.children(above, "nsubj"):
            return []
    return []


def objects_of(tree: Tree, verb: Token) -> list[Token]:
    """What something is done to: the object, the subject of a passive, the noun that a participle qualifies."""
    found = tree.children(verb, "obj")
    found += [t for t in tree.children(verb, "nsubj") if t.dep == "nsubj:pass"]
    if verb.dep == "acl:relcl" and any(t.tag.startswith("W") or t.lower == "that" for t in found):
        return [tree.head(verb)]
    if (clipped := _clipped(tree, verb)) is not None:
        return [clipped[0]]
    if finite_after_all(tree, verb):
        return found
    qualifies = verb.dep.startswith("acl") or (verb.tag in ("VBN", "VBG") and verb.dep in ("amod", "compound"))
    if not found and qualifies:
        found = [tree.head(verb)]
    return found or [t for t in tree.children(verb, "xcomp", "ccomp") if t.i > verb.i]


def finite_after_all(tree: Tree, verb: Token) -> bool:
    """Whether a past form that the parser hung on a noun as a participle is its verb ("A bomber killed 40 guards").

    A participle that suffers has no object of its own, and a sentence has a verb.
    """
    if verb.tag not in ("VBD", "VBN") or verb.dep != "acl" or tree.child(verb, "aux", "aux:pass") is not None:
        return False
    noun = tree.head(verb)
    if any(subject.dep != "nsubj:pass" for subject in tree.children(verb, "nsubj")):
        return False  # it has a subject of its own
    lone = noun.head == noun.i and noun.pos in ("NOUN", "PROPN") and tree.child(noun, "cop", "nsubj") is None
    agent = any(case.lower == "by" for kid in tree.children(verb, "obl") for case in tree.children(kid, "case"))
    return (lone or tree.child(verb, "obj") is not None) and noun.i < verb.i and not agent


def _torn_off(tree: Tree, verb: Token) -> Token | None:
    """Who does it where the tree hangs a finite verb on the noun before it, behind "and" or behind a clause of its own.

    "Lima called it a slight and in May sent them home"; "Lima, which pays for the force, sent them home".
    """
    first, at = tree.sentences[verb.sentence].first, verb.i - 1
    while at > first and (tree.tokens[at].pos in ("AUX", "ADV", "NUM") or tree.tokens[at].text in MONTH_NAMES):
        at -= 1
    if tree.tokens[at].lower in ("in", "on") and at < verb.i - 1:
        at -= 1
    if tree.tokens[at].lower in ("and", "but"):
        return next((own for word in reversed(tree.tokens[first:at]) if (own := _own_subject(tree, word))), None)
    if tree.tokens[at].text != "," or at == first:
        return None
    behind = [word for word in tree.tokens[first + 2 : at] if word.tag in ("WDT", "WP")]
    if len(behind) != 1 or tree.tokens[behind[0].i - 1].text != ",":
        return None
    noun = tree.tokens[behind[0].i - 2]
    told = any(word.tag in ("VBD", "VBZ", "VBP") for word in tree.tokens[first : noun.i])
    return noun if noun.pos in ("NOUN", "PROPN") and not told else None


def _own_subject(tree: Tree, verb: Token) -> Token | None:
    """The subject that stands before a finite verb."""
    if verb.tag not in ("VBD", "VBZ"):
        return None
    own = [t for t in tree.children(verb, "nsubj") if t.dep != "nsubj:pass" and t.i < verb.i]
    return own[0] if own and not own[0].tag.startswith("W") else None


def _clipped(tree: Tree, verb: Token) -> tuple[Token, Token] | None:
    """What a relative clause without a pronoun is done to, and who does it ("the agreement the two sides signed").

    Parsers take who does it for one that stands beside the noun, and the verb for a participle.
    """
    if verb.tag not in ("VBD", "VBN") or tree.child(verb, "obj", "ccomp", "xcomp", "aux:pass") is not None:
        return None
    last = verb.i - 1
    while tree.tokens[last].lower in _HAVING:
        last -= 1
    first = tree.sentences[verb.sentence].first
    start = _start_of_names(tree, first, last) or _start_of_phrase(tree, first, last)
    if start is None:
        return None
    noun, inside = tree.tokens[start - 1], tree.tokens[start : last + 1]
    known = any(t.pos == "DET" for t in tree.tokens[max(first, noun.i - 4) : noun.i])
    if not known or noun.tag not in ("NN", "NNS") or noun.lower in _TIMES:
        return None
    return noun, next((t for t in inside if not start <= t.head <= last), inside[-1])


def _start_of_names(tree: Tree, first: int, last: int) -> int | None:
    """Where names begin that stand behind a word for a deed ("the treaty Peru and Chile")."""
    at = last + 1
    while at > first and tree.tokens[at - 1].tag in _NAMES:
        at -= 1
    return at if first < at <= last and tree.tokens[at - 1].lower in incident_words().nouns else None


def _start_of_phrase(tree: Tree, first: int, last: int) -> int | None:
    """Where a phrase begins that a word such as "the" or "its" opens, or that is such a word ("it")."""
    at = last
    while at > first and tree.tokens[at].tag in _NAMING:
        at -= 1
    return at if at > first and tree.tokens[at].lower in _OPENING else None


def _sharers(tree: Tree, verb: Token) -> Iterator[Token]:
    """Verbs whose subject this verb shares when it has none of its own."""
    while verb.dep in ("conj", "xcomp", "advcl") and verb.head != verb.i:
        if verb.dep == "advcl" and verb.tag in ("VBD", "VBZ", "VBP"):
            return  # a clause with a subject of its own, whatever the tree made of it
        verb = tree.head(verb)
        if verb.pos not in ("VERB", "AUX", "ADJ", "NOUN"):
            return
        yield verb


def passive(tree: Tree, verb: Token) -> bool:
    """Whether what stands as the verb's subject suffers it."""
    if any(t.dep in ("nsubj:pass", "aux:pass") for t in tree.below(verb)):
        return True
    if finite_after_all(tree, verb) or _clipped(tree, verb) is not None:
        return False
    if verb.tag != "VBN" or tree.children(verb, "aux"):
        return False
    if verb.dep == "conj":  # "was shot and wounded"
        return not tree.children(verb, "nsubj", "obj") and passive(tree, tree.head(verb))
    if verb.dep == "advcl":  # "talks on the nationals seized there", torn off from its noun
        before = tree.tokens[verb.i - 1] if verb.i else verb
        return before.pos in ("NOUN", "PROPN") and not tree.children(verb, "nsubj", "obj", "mark")
    return verb.dep in ("acl", "amod")


def with_case(tree: Tree, head: Token, preposition: str) -> list[Token]:
    return [
        kid
        for kid in tree.children(head, "obl", "nmod")
        if any(case.lower == preposition for case in tree.children(kid, "case"))
    ]
