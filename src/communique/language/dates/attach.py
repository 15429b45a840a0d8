"""Which expression of time belongs to which verb or noun of a tree, and what one counted from an event means."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from communique.language import edtf as days
from communique.language.dates.calendar import BY_UNIT
from communique.language.dates.reading import DateExpression
from communique.language.dates.words import MONTH_NAMES
from communique.values.annotated import DateMention
from communique.values.syntax import Sentence, Token, Tree

_NOT_WHEN = frozenset({"by", "for", "from", "of", "since", "than", "till", "until", "within"})
_CARRIERS = frozenset(
    {
        "adopt", "announce", "approve", "begin", "carry", "come", "conduct", "convene", "do", "end", "fire",
        "happen", "have", "hold", "host", "impose", "issue", "kick", "launch", "make", "mount", "occur", "open",
        "pass", "perform", "sign", "stage", "start", "strike", "take", "undergo",
    }
)  # fmt: skip
_SET_FOR = frozenset({"arrange", "call", "due", "expect", "plan", "schedule", "set", "slate", "time"})
_SUBJECT_OR_OBJECT = ("nsubj", "obj", "nsubj:pass")
_CLAUSES = ("acl", "advcl", "ccomp", "csubj", "parataxis", "relcl")
_THAT_YEAR = re.compile(
    r"(?i:that) (?P<that>[A-Z]\w+)$|(?:(?P<first>\d{1,2}) )?(?P<month>[A-Z]\w+)(?: (?P<day>\d{1,2}))?,? of (?:that|the same) year$"
)
_LIMIT = 6.0
_REACH_BEHIND, _REACH_BEFORE = 24, 12
_PARTING = frozenset(
    {";", ":", "after", "although", "and", "as", "because", "before", "but", "that", "when", "which", "while", "who"}
)
_OCCASIONS = frozenset(
    {"briefing", "call", "conference", "interview", "letter", "meeting", "post", "speech", "statement", "talk", "talks"}
)


def nearest_date(tree: Tree, dates: Sequence[DateMention], token: Token) -> DateMention | None:
    """The date that belongs to a verb or noun of an event, or None.

    Dates under the token itself come first, then, going up, those of the verb that carries the noun, of the verbs
    coordinated with it, and of the clause around; one told of another event, or in a clause that is said, thought or
    caused, is never taken, nor one of another sentence. Pass `annotated.dates`. What is returned may be counted from
    an event (`anchored` False): then ask `count_from` with the date of the event told before.
    """
    sentence = tree.sentences[token.sentence]
    near = _within(dates, sentence)
    if (touching := _touching(tree, near, token)) is not None:
        return touching
    above = _governors(tree, token)
    best: tuple[float, int, DateMention] | None = None
    for mention in near:
        top = tree.top(mention.start, mention.end)
        cost = _cost(tree, above, top, mention) if top is not None else None
        if top is not None and cost is not None and cost <= _LIMIT:
            rank = (cost + 3 * (mention.edtf is None and mention.step is None), abs(top.i - token.i), mention)
            best = rank if best is None or rank[:2] < best[:2] else best
    return best[2] if best else date_beside(tree, near, token)


def _within(dates: Sequence[DateMention], sentence: Sentence) -> Sequence[DateMention]:
    """The dates of a sentence, of a sequence sorted by place."""
    first = bisect_left(dates, sentence.start, key=lambda mention: mention.start)
    return dates[first : bisect_left(dates, sentence.end, lo=first, key=lambda mention: mention.start)]


def _touching(tree: Tree, dates: Sequence[DateMention], token: Token) -> DateMention | None:
    """The date right behind an event: "met Tuesday", "signed on Friday", "sanctions announced today"."""
    sentence = tree.sentences[token.sentence]
    for mention in dates:
        if not token.end <= mention.start < min(sentence.end, token.end + 24):
            continue
        inside = tree.covering(mention.start, mention.end)
        between = tree.tokens[token.i + 1 : inside[0].i] if inside else ()
        if inside and len(between) <= 2 and all(word.tag == "VBN" or word.lower in ("on", "in") for word in between):
            return mention
    return None


def date_beside(tree: Tree, dates: Sequence[DateMention], token: Token) -> DateMention | None:
    """The date that stands behind a verb or noun in the same clause, or right before it, whatever the tree says."""
    tokens = tree.tokens
    for mention in _within(dates, tree.sentences[token.sentence]):
        inside = tree.covering(mention.start, mention.end)
        if not inside or _bounded(tree, inside, mention):
            continue
        if token.i < inside[0].i:
            between = tokens[token.i + 1 : inside[0].i]
            if len(between) <= _REACH_BEHIND and not any(_parts(word) for word in between):
                return mention
        elif _leads_to(token, tokens[inside[-1].i + 1 : token.i]):
            return mention
    return None


def _bounded(tree: Tree, inside: tuple[Token, ...], mention: DateMention) -> bool:
    """Whether the word before a date makes it a bound."""
    before = _word_before(tree, inside[0])
    if before not in _NOT_WHEN or _possessive(tree, inside[-1]) or (before == "from" and "/" in (mention.edtf or "")):
        return False
    return not (before == "for" and inside[0].i > 1 and tree.tokens[inside[0].i - 2].lemma in _SET_FOR)


def _leads_to(token: Token, between: tuple[Token, ...]) -> bool:
    """Whether only a subject stands between a date and its verb, or a describing word between it and its noun."""
    if between and between[0].text in (":", "–", "—", "--") and token.pos == "VERB":
        return not any(_parts(word) for word in between[1:])
    if token.tag in ("VBD", "VBN"):
        if [word.lower for word in between[:2] if word.text != ","][:1] == ["when"]:
            return not any(_parts(word) for word in between[2:])
        return len(between) <= _REACH_BEFORE and not any(_parts(word) for word in between)
    return len(between) <= 2 and all(word.pos in ("ADJ", "NOUN", "PART", "PROPN") for word in between)


def _word_before(tree: Tree, token: Token) -> str:
    return tree.tokens[token.i - 1].lower if token.i and tree.tokens[token.i - 1].sentence == token.sentence else ""


def _possessive(tree: Tree, token: Token) -> bool:
    """Whether "'s" or "when" follows a date: "last year's attacks", "since May, when it fired"."""
    after = [word.lower for word in tree.tokens[token.i + 1 : token.i + 3] if word.text != ","][:1]
    return after[0] in ("'s", "’s", "when") if after else False


def _parts(word: Token) -> bool:
    """Whether a word between an event and a date begins another clause or names another occasion."""
    return word.tag in ("VBD", "VBZ", "VBP", "MD") or word.lower in _PARTING or word.lemma in _OCCASIONS


def date_of_event(tree: Tree, dates: Sequence[DateMention], token: Token) -> tuple[str | None, DateMention] | None:
    """The date of an event as EDTF with the words that tell it, None where none is told.

    As `nearest_date`; what is counted from another event ("hours earlier", "the previous day") is counted from the
    day told last before it, in its sentence or the two before; the EDTF is None where no such day is told.
    """
    mention = nearest_date(tree, dates, token)
    if mention is None or mention.anchored:
        return (mention.edtf, mention) if mention is not None else None
    if mention.step is None:
        return _of_that_year(dates, mention), mention
    first = tree.sentences[max(0, token.sentence - 2)].start
    last = tree.sentences[token.sentence].end
    low, high = (bisect_left(dates, place, key=lambda other: other.start) for place in (first, last))
    told = [other for other in dates[low:high] if other is not mention and other.edtf]
    before = [other for other in told if other.start < mention.start] or told
    days_told = [other for other in before if len(other.edtf or "") == len("2020-01-01")] or before
    return (count_from(mention, days_told[-1].edtf) if days_told else None), mention


def _of_that_year(dates: Sequence[DateMention], mention: DateMention) -> str | None:
    """A month or day of the year told last before it: "that December", "November 23 of that year"."""
    found = _THAT_YEAR.match(mention.text)
    if found is None:
        return mention.edtf
    name = found["that"] or found["month"]
    told = [
        other.edtf for other in dates[: bisect_left(dates, mention.start, key=lambda other: other.start)] if other.edtf
    ]
    if not told or not told[-1][:4].isdigit() or name not in MONTH_NAMES:
        return mention.edtf
    day = found["day"] or found["first"]
    month = f"{told[-1][:4]}-{MONTH_NAMES.index(name) + 1:02}"
    return f"{month}-{int(day):02}" if day else month


def _governors(tree: Tree, token: Token) -> dict[int, float]:
    """The token and those above it whose dates may be its own, each with what the way there costs."""
    above = {token.i: 0.0}
    here, cost = token, 0.0
    while here.head != here.i:
        step = _step_up(tree, here, tree.head(here))
        if step is None:
            break
        cost += step
        here = tree.head(here)
        above[here.i] = cost
    return above


def _step_up(tree: Tree, here: Token, head: Token) -> float | None:
    """The cost of one step to a governor; None where its date would be that of something else."""
    dep = here.dep.partition(":")[0]
    if here.pos in ("NOUN", "PROPN", "PRON"):
        if dep in ("conj", "appos", "compound"):
            return 1.0 if head.pos in ("NOUN", "PROPN") else None
        carried = here.dep in _SUBJECT_OR_OBJECT and head.lemma in _CARRIERS
        return 1.0 if carried or (dep == "nsubj" and head.pos == "VERB") else None
    if dep == "conj":
        return 2.0
    if dep == "xcomp":
        return 1.5
    if dep == "acl":
        return 1.0
    if dep == "advcl" and here.tag == "VB" and any(kid.lower == "to" for kid in tree.children(here)):
        return 0.9  # "will arrive on Friday to watch the drill and call on the minister": one day for all
    return 3.0 if dep == "advcl" else None


def _cost(tree: Tree, above: dict[int, float], top: Token, mention: DateMention) -> float | None:
    """How far a date stands below the nearest of the governors; None where something else owns it."""
    if top.i in above:
        when = any(kid.i in above and kid.dep.startswith("acl") for kid in tree.children(top))
        return above[top.i] + 1.0 if when else None
    if _bounds_only(tree, top, mention, above):
        return None
    cost, here = 0.0, top
    while here.i not in above:
        step = _carried(tree, here, above) or _step_down(tree, here, top)
        if step is None or here.head == here.i:
            return None
        cost += step
        here = tree.head(here)
    coarse = mention.edtf is not None and len(mention.edtf) < len("2020-01-01")
    return None if above[here.i] >= 3.0 and not coarse else cost + above[here.i]


def _bounds_only(tree: Tree, top: Token, mention: DateMention, above: dict[int, float]) -> bool:
    """Whether a date only bounds what is told ("since May", "by Friday"); "set for Friday", "from May 5 to 7" date it."""
    case, head = _case(tree, top), tree.head(top)
    if case == "of":
        return above.get(head.i) != 0.0 or head.pos in ("VERB", "AUX")
    if case == "from" and "/" in (mention.edtf or ""):
        return False
    return case in _NOT_WHEN and not (case == "for" and head.lemma in _SET_FOR)


def _carried(tree: Tree, verb: Token, above: dict[int, float]) -> float | None:
    """The cost of a relative clause that tells how the event came about: "the test that it carried out on Monday"."""
    told = verb.dep.startswith("acl") and above.get(verb.head) == 0.0 and verb.lemma in _CARRIERS
    return 1.5 if told else None


def _case(tree: Tree, token: Token) -> str:
    case = tree.child(token, "case", "mark")
    return case.lower if case is not None else ""


def _step_down(tree: Tree, here: Token, top: Token) -> float | None:
    """The cost of one step from a date up to its governor; None where it leaves a clause of its own."""
    dep = here.dep.partition(":")[0]
    if here.i == top.i:
        return 1.0 if dep in ("nummod", "compound", "amod") else 0.0
    if dep in _CLAUSES:
        together = dep == "advcl" and _marked_when(tree, here)
        return 2.5 if together or (dep == "acl" and here.tag == "VBN") else None
    if dep == "conj" and here.pos in ("VERB", "AUX"):
        return None
    if dep in ("obj", "nsubj", "obl", "nmod") and _case(tree, here) in _NOT_WHEN | {"at", "after", "before"}:
        return None
    return 2.0 if dep in ("obl", "nsubj", "nmod") else 1.5


def _marked_when(tree: Tree, verb: Token) -> bool:
    return any(kid.lower in ("when", "as", "while") for kid in tree.children(verb, "mark", "advmod"))


def count_from(mention: DateMention | DateExpression, anchor: str | None) -> str | None:
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
