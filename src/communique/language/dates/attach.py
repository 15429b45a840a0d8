"""Which expression of time belongs to which verb or noun of a tree, and what an uncounted one means beside an event."""

from collections.abc import Iterator, Sequence
from typing import Literal

from communique.language import edtf as days
from communique.language.dates.calendar import BY_UNIT
from communique.values.annotated import DateMention
from communique.values.syntax import Token, Tree

Tense = Literal["past", "future"]

_WILL = frozenset({"will", "'ll", "’ll", "wo", "shall"})
_MAY = frozenset({"would", "may", "might", "could", "should", "can", "must"})
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
_AHEAD = frozenset(
    {"ahead", "before", "until", "till", "by", "upcoming", "forthcoming", "planned", "scheduled", "next"}
)
_CLAUSES = ("acl", "advcl", "ccomp", "csubj", "parataxis", "relcl", "root", "xcomp")


def tense_at(tree: Tree, token: Token) -> tuple[Tense | None, bool]:
    """Whether the verb that governs a token tells of the past or of what is to come, and whether firmly so.

    Firm is a finite verb on which the token hangs itself; an infinitive, or a noun in between, leaves room for doubt.
    """
    if _told_ahead(tree, token):
        return "future", False
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
    if verb.tag in ("VBZ", "VBP") and verb.lemma not in _SAYING:
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


def nearest_date(tree: Tree, dates: Sequence[DateMention], token: Token) -> DateMention | None:
    """The date that belongs to a verb or noun, or None.

    A date under the token itself comes first, then one under the verb that governs it, then, going up clause by clause,
    one of the clause around; a date within another event's clause below is never taken, nor one of another sentence.
    Pass `annotated.dates`. What is returned may be unanchored: give it to `count_from` with the date of the event told
    before.
    """
    sentence = tree.sentences[token.sentence]
    near = [
        (mention, top)
        for mention in dates
        if sentence.start <= mention.start < sentence.end and (top := tree.top(mention.start, mention.end)) is not None
    ]
    for here, level in _levels(tree, token):
        found = [(mention, top) for mention, top in near if _hangs_on(tree, top, here, level)]
        if found:
            return min(found, key=lambda pair: (pair[0].edtf is None and pair[0].anchored, abs(pair[1].i - token.i)))[0]
    return None


def _levels(tree: Tree, token: Token) -> Iterator[tuple[Token, int]]:
    """The token, then its governors, as far as the clause goes that it is told in."""
    yield token, 0
    here = token
    for level, above in enumerate(tree.ancestors(token), 1):
        if here.dep.startswith(("ccomp", "parataxis", "acl", "advcl")):
            return
        if here.dep.startswith("conj") and here.pos == "VERB" and tree.child(here, "nsubj", "nsubj:pass"):
            return
        yield above, level
        here = above


def _hangs_on(tree: Tree, top: Token, here: Token, level: int) -> bool:
    """Whether a date stands under a token without another clause, or another event's noun, between them."""
    walk = top
    while walk.i != here.i:
        if walk.head == walk.i:
            return False
        if walk.i != top.i and (walk.dep.startswith(_CLAUSES) or (walk.dep.startswith("conj") and walk.pos == "VERB")):
            return False
        walk = tree.head(walk)
    return True


def count_from(mention: DateMention, anchor: str | None) -> str | None:
    """What a date counted from an event ("the previous day", "two months later") means beside that event's date."""
    if mention.anchored or mention.step is None or anchor is None:
        return mention.edtf
    span = days.bounds(anchor)
    if span is None:
        return None
    count, unit = mention.step
    if unit == "decade":
        count, unit = 10 * count, "year"
    if unit == "day":
        return days.shift(anchor, count) if len(anchor) == 10 or count == 0 else None
    moved = BY_UNIT[unit](span[0], count)
    return days.shortest(*moved) if moved else None
