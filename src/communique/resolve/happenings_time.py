"""Which date of a sentence belongs to a trigger: the nearest over the tree, clauses apart."""

import re
from collections.abc import Iterable

from communique.language.dates.attach import nearest_date as date_beside_event
from communique.resolve.happenings_clauses import case_of
from communique.resolve.happenings_distance import BOUNDARY, CONJ_DOWN, FAR, RUNS, distance, is_owned
from communique.resolve.happenings_named_days import in_its_name, tells_beginning
from communique.resolve.happenings_scene import Scene
from communique.resolve.happenings_words import lemma_of
from communique.values.annotated import DateMention
from communique.values.syntax import Token, Tree

_NOT_WHEN = {"since", "until", "till", "before", "after", "by", "from", "of", "than", "due", "as of"}
_BEFORE_A_NAME = {"'s", "’s", "’", "a", "an", "his", "her", "its", "their", "the", "this"}
_POSSESSIVE = {"'s", "’s", "’", "'"}
# "in the course of Monday", "all of Thursday"
_PARTS_OF_DAYS = {
    "afternoon", "all", "course", "evening", "half", "hours", "morning", "most", "much", "night", "part", "rest",
}  # fmt: skip
_NOMINAL = ("ADJ", "NOUN", "PROPN", "NUM", "X")
_NAME = 6  # words of the name behind a day
_WHEN = re.compile(r",? when\b")
_REPORTS = {"briefing", "readout", "update"}
_OPENING = {"earlier", "from", "on", "today", "yesterday"}
_BEFORE = {"before", "ahead of", "prior to", "until"}
_HELD = {"have", "hold", "host", "open", "start"}
_NEAR = 3.5  # how far a bare year may stand
_OWN = 4.0  # how far the date of a trigger itself may stand, none of the clause around it


def nearest_date(scene: Scene, trigger: Token, rivals: Iterable[Token]) -> tuple[DateMention | None, str]:
    """The date that a trigger's clause tells and whether it is its "own" or the "clause"'s around it."""
    told = scene.dates.get(trigger.sentence, ())
    own = _while_running(scene, trigger, rivals) or next((m for m in told if _is_its_own(scene, trigger, m)), None)
    if own is not None:
        return own, "own"
    found = [(cost, mention) for mention in told if (cost := _cost(scene, trigger, mention, rivals)) is not None]
    if not found:
        opening = _opens(scene, trigger)
        return (opening, "own") if opening is not None else (_beside(scene, trigger), "clause")
    cost, mention = min(found, key=lambda pair: (pair[0], pair[1].start))
    finer = [other for _, other in found if mention.edtf and other.edtf and _is_within(other.edtf, mention.edtf)]
    mention = finer[0] if finer else mention
    if (own := _behind(scene, trigger, mention, rivals)) is not None:
        return own, "own"
    return mention, "own" if cost <= _OWN else "clause"


def _is_its_own(scene: Scene, trigger: Token, mention: DateMention) -> bool:
    """Whether a date is in the trigger's name, or the trigger's clause hangs on it."""
    if mention.edtf is None:
        return False
    top = scene.tree.top(mention.start, mention.end)
    hangs = top is not None and _hangs_on(scene, trigger, top, mention)
    return hangs or in_its_name(scene, mention, trigger)


def _cost(scene: Scene, trigger: Token, mention: DateMention, rivals: Iterable[Token]) -> float | None:
    """How far a date stands from a trigger; None where it is too far, or is not when it happened."""
    top = scene.tree.top(mention.start, mention.end)
    if top is None or (mention.edtf is None and mention.offset is None):
        return None
    bound = case_of(scene.tree, trigger) in _BEFORE and scene.tree.sentences[trigger.sentence].kind == "B"
    if (bound and top.head != trigger.i) or _excluded(scene.tree, top, mention, trigger):
        return None
    cost = distance(scene.tree, trigger, top)
    if trigger.pos == "VERB" and trigger.dep == "conj" and mention.end < trigger.start:
        cost += CONJ_DOWN  # "spoke on Tuesday and dined last Thursday"
    coarse = mention.edtf is not None and len(mention.edtf) == len("2031")
    near = cost <= (_NEAR if coarse else FAR)
    return cost if near and not is_owned(scene.tree, top, cost, rivals) else None


def _beside(scene: Scene, trigger: Token) -> DateMention | None:
    """The date that the clauses around a trigger tell, where none stands near it."""
    beside = date_beside_event(scene.tree, scene.understood.annotated.dates, trigger)
    if beside is None or (beside.edtf is None and beside.offset is None) or _names_another(scene.tree, beside, trigger):
        return None
    top = scene.tree.top(beside.start, beside.end)
    return None if top is not None and tells_beginning(scene.tree, top, trigger) else beside


def _while_running(scene: Scene, trigger: Token, rivals: Iterable[Token]) -> DateMention | None:
    """The date in a clause such as ", which gets under way on Tuesday" that follows the noun, no other trigger between."""
    later = [t for t in scene.tree.within(scene.tree.sentences[trigger.sentence]) if t.i > trigger.i]
    which = next((t for t in later if t.lower in ("which", "that") and t.tag == "WDT"), None)
    if which is None or any(trigger.i < rival.i < which.i for rival in rivals):
        return None
    verb = next((t for t in later if t.i > which.i and t.pos == "VERB"), None)
    if verb is None or lemma_of(verb) not in RUNS or trigger.pos == "VERB":
        return None
    dates = scene.dates.get(trigger.sentence, ())
    return next((m for m in dates if m.start > verb.start and (m.edtf is not None or m.offset is not None)), None)


def _is_within(fine: str, coarse: str) -> bool:
    """Whether a day or month lies in the year or month of a coarser date ("the 2016 summit on 3 March")."""
    return len(fine) > len(coarse) and "/" not in coarse and fine.startswith(coarse)


def _behind(scene: Scene, trigger: Token, before: DateMention, rivals: Iterable[Token]) -> DateMention | None:
    """The day behind a noun of a list where the nearest one is that of the item before ("talks on May 1 and the dialogue on May 2")."""
    others = [rival for rival in rivals if rival.sentence == trigger.sentence]
    if trigger.pos not in ("NOUN", "PROPN") or before.end > trigger.start or not any(r.i < trigger.i for r in others):
        return None
    between = scene.text[before.end : trigger.start]
    if not between.lstrip(" ,").startswith("and ") or not any(r.end <= before.start for r in others):
        return None
    later = next((m for m in scene.dates.get(trigger.sentence, ()) if m.start > trigger.end and m.edtf), None)
    alone = later is not None and not any(trigger.i < r.i and r.start < later.start for r in others)
    led = later is not None and scene.text[: later.start].endswith(" on ")
    return later if alone and led else None


def _opens(scene: Scene, trigger: Token) -> DateMention | None:
    """The day that opens the sentence of a trigger in its main clause ("Yesterday, X and Y ... took part in")."""
    sentence = scene.tree.sentences[trigger.sentence]
    mention = next(iter(scene.dates.get(trigger.sentence, ())), None)
    if mention is None and (torn := _torn_off(scene, trigger)) is not None:
        return torn
    if mention is None or mention.edtf is None or sentence.kind != "B":
        return None
    first = scene.tree.tokens[sentence.first]
    starts = mention.start - first.start <= len("On the ") and scene.text[mention.end : mention.end + 1] == ","
    above = [trigger, *scene.tree.ancestors(trigger)]
    if any(here.lower in _REPORTS for here in above[1:]):
        return None  # "Today she received an update on his meetings"
    return mention if starts and not any(here.dep.partition(":")[0] in BOUNDARY for here in above) else None


def _torn_off(scene: Scene, trigger: Token) -> DateMention | None:
    """The day before a "U.S." that was taken for the end of a sentence ("On June 2, U.S. | Under Secretary Soto met with")."""
    before = scene.tree.sentences[max(0, trigger.sentence - 1)]
    words = scene.tree.within(before)
    if (
        not words
        or before.i == trigger.sentence
        or before.kind != "B"
        or words[-1].text != "U.S."
        or words[0].lower not in _OPENING
    ):
        return None
    return next((m for m in scene.dates.get(before.i, ()) if m.edtf is not None), None)


def _hangs_on(scene: Scene, trigger: Token, top: Token, mention: DateMention) -> bool:
    """Whether the trigger's clause tells what happened at that time ("October 2018, when the two agreed at ...")."""
    if mention.end < trigger.start and _WHEN.match(scene.text, mention.end):
        between = [m for m in scene.dates.get(trigger.sentence, ()) if mention.end < m.start < trigger.start]
        return not between
    below = trigger
    for here in scene.tree.ancestors(trigger):
        if here.i == top.i:
            return below.dep.startswith(("acl", "advcl"))
        if here.dep.partition(":")[0] in ("ccomp", "parataxis"):
            return False
        below = here
    return False


def _excluded(tree: Tree, top: Token, mention: DateMention, trigger: Token) -> bool:
    """Whether a date is a bound or belongs to another noun ("since May", "the pact of 2018"), not when it happened."""
    case = case_of(tree, top)
    if _names_another(tree, mention, trigger) or tells_beginning(tree, top, trigger):
        return True
    if case == "from":
        return "/" not in (mention.edtf or "") and not _opens_on(tree, top, mention, trigger)
    over = tree.head(top)
    return case in _NOT_WHEN and not (case == "of" and (top.head == trigger.i or over.lower in _PARTS_OF_DAYS))


def _opens_on(tree: Tree, top: Token, mention: DateMention, trigger: Token) -> bool:
    """Whether a meeting yet to come is to be held "from Sunday"."""
    if (
        trigger.pos != "NOUN"
        or top.head not in (trigger.i, trigger.head)
        or len(mention.edtf or "") != len("2031-03-04")
    ):
        return False
    verb = tree.head(trigger)
    return verb.tag == "VB" and lemma_of(verb) in _HELD


def _names_another(tree: Tree, mention: DateMention, trigger: Token) -> bool:
    """Whether a day stands before a noun of its own ("Peru's March 3 drills", "the March 4 summit")."""
    words = tree.covering(mention.start, mention.end)
    if words and (owned := _owned_by_day(tree, words[-1])):
        return trigger.i not in owned
    before = tree.tokens[words[0].i - 1] if words and words[0].i > 1 else None
    listed = (
        before is not None and before.lower == "and" and tree.tokens[before.i - 1].pos == "NUM"
    )  # "May 3 and May 5 tests"
    if before is None or (before.lower not in _BEFORE_A_NAME and not listed):
        return False
    at = words[-1].i + 1
    while at < len(tree.tokens) and tree.tokens[at].sentence == trigger.sentence and at - words[-1].i <= _NAME:
        token = tree.tokens[at]
        if token.pos not in ("ADJ", "NOUN", "PROPN", "NUM") and token.text not in ("-", "and"):
            break
        if at == trigger.i:
            return False
        at += 1
    return at > words[-1].i + 1 and tree.tokens[at - 1].pos in ("NOUN", "PROPN")


def _owned_by_day(tree: Tree, last: Token) -> range:
    """The words of the noun that a possessive day names ("last month's Andean summit"), none where it owns nothing."""
    at = last.i + 1
    if at >= len(tree.tokens) or tree.tokens[at].lower not in _POSSESSIVE or tree.tokens[at].sentence != last.sentence:
        return range(0)
    end = at + 1
    while end < len(tree.tokens) and end - at <= _NAME and tree.tokens[end].sentence == last.sentence:
        if tree.tokens[end].pos not in _NOMINAL and tree.tokens[end].text not in ("-", "–"):
            break
        end += 1
    return range(at, end)
