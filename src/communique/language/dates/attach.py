"""Which expression of time belongs to which verb or noun of a tree, and what an uncounted one means beside an event."""

from collections.abc import Iterator, Sequence
from typing import Literal

from communique.language import edtf as days
from communique.language.dates.calendar import BY_UNIT
from communique.values.annotated import DateMention
from communique.values.syntax import Token, Tree

Tense = Literal["past", "future"]

_FUTURE_AUX = frozenset(
    {"will", "would", "shall", "'ll", "’ll", "wo", "may", "might", "could", "should", "can", "must"}
)
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


def tense_at(tree: Tree, token: Token) -> Tense | None:
    """Whether the verb that governs a token tells of the past or of what is to come; None where it does not say."""
    if _told_ahead(tree, token):
        return "future"
    verb = governing_verb(tree, token)
    return _tense_of(tree, verb) if verb is not None else None


def governing_verb(tree: Tree, token: Token) -> Token | None:
    """The nearest verb at or above a token, or None."""
    if _is_verb(tree, token):
        return token
    return next((above for above in tree.ancestors(token) if _is_verb(tree, above)), None)


def _is_verb(tree: Tree, token: Token) -> bool:
    return (
        token.pos == "VERB"
        or (token.pos == "AUX" and token.dep not in ("aux", "aux:pass", "cop"))
        or bool(token.pos in ("NOUN", "ADJ", "PROPN") and tree.child(token, "cop"))
    )


def _told_ahead(tree: Tree, token: Token) -> bool:
    """Whether the noun that a date hangs on is told as lying ahead: "before the summit on Friday", "planned talks"."""
    noun = tree.head(token)
    if noun.pos not in ("NOUN", "PROPN") or token.head == token.i:
        return False
    marks = [kid.lower for kid in tree.children(noun, "case", "amod", "acl", "fixed", "mark")]
    below = [kid.lower for mark in tree.children(noun, "case") for kid in tree.children(mark)]
    return any(word in _AHEAD for word in (*marks, *below))


def _tense_of(tree: Tree, verb: Token) -> Tense | None:
    helpers = {kid.lower for kid in tree.children(verb, "aux", "cop")}
    if helpers & _FUTURE_AUX and not helpers & {"have"}:
        return "future"
    if verb.lemma in _PLANNED and (verb.tag == "VBN" or verb.lower == "due"):
        return "future"
    if verb.tag == "VBD" or helpers & {"was", "were", "had", "did", "has", "have"}:
        return "past"
    if _is_infinitive(tree, verb):
        return _tense_of_infinitive(tree, verb)
    if verb.tag == "VBG" and helpers & {"is", "are", "am", "'s", "’s", "'re", "’re"}:
        return "future"
    if verb.tag in ("VBG", "VBN") and verb.dep.startswith(("acl", "advcl", "conj", "xcomp")) and verb.head != verb.i:
        above = governing_verb(tree, tree.head(verb))
        return _tense_of(tree, above) if above is not None and above.i < verb.i else None
    return None


def _is_infinitive(tree: Tree, verb: Token) -> bool:
    return any(kid.lower == "to" for kid in tree.children(verb, "mark", "aux"))


def _tense_of_infinitive(tree: Tree, verb: Token) -> Tense | None:
    """What is planned, agreed or hoped lies ahead; "came to meet" has the tense of its verb."""
    if verb.head == verb.i:
        return "future"
    above = tree.head(verb)
    if above.lemma in _PLANNING or above.pos in ("NOUN", "ADJ", "PROPN"):
        return "future"
    return _tense_of(tree, above) if above.pos in ("VERB", "AUX") else None


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
