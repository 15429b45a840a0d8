"""The day of a deed that another clause of its sentence tells: counted back from it, shared with it, or opening its own."""

import re
from collections.abc import Sequence
from dataclasses import replace

from communique.extract.incidents_triggers import Trigger, verbal
from communique.language.dates.attach import count_from
from communique.values.annotated import DateMention
from communique.values.syntax import Token, Tree
from communique.values.understood import Understood

_CLAUSE = frozenset({"and", "but", "when", "where", "while"})
_LED = frozenset({"in", "on"})
_IN_WHICH = re.compile(r",? (?:in|during) which\b")
_HAVING = frozenset({"has", "have"})


def counted_back(understood: Understood, trigger: Trigger, near: Sequence[DateMention]) -> DateMention | None:
    """The day of what another deed happened so long after: "met on Friday, three days after rebels took the town".

    Where no day is told but what has happened is news ("Peru has freed the ship, nine days after it banned"), it is
    counted from the day on which the article came out.
    """
    tree = understood.annotated.tree
    for mention in near:
        if not _leads_up(tree, trigger, mention) or mention.step is None:
            continue
        sentence = tree.sentences[trigger.token.sentence]
        if (own := next((d for d in near if d.anchored and d.edtf and _behind(tree, trigger, d)), None)) is not None:
            return own
        told = [d for d in near if d.anchored and d.edtf]
        base = min(told, key=lambda d: abs(d.start - mention.start)).edtf if told else None
        first = tree.tokens[sentence.first : sentence.last]
        fresh = any(t.lower in _HAVING and t.pos == "AUX" and t.end <= mention.start for t in first)
        today = understood.annotated.article.day
        if base is None and fresh and today is not None:
            base = today.isoformat()
        return replace(mention, edtf=count_from(replace(mention, step=(-mention.step[0], mention.step[1])), base))
    return None


def _leads_up(tree: Tree, trigger: Trigger, mention: DateMention) -> bool:
    """Whether the deed is the first that is told behind "three days after"."""
    if mention.end > trigger.token.start or not mention.text.lower().endswith((" after", " before")):
        return False
    between = [t for t in tree.tokens[: trigger.head.i] if t.start >= mention.end]
    if verbal(trigger.head):
        return not any(t.pos == "VERB" for t in between)
    between = [t for t in tree.tokens[: trigger.token.i] if t.start >= mention.end]
    return all(t.pos in ("ADJ", "DET", "NOUN", "NUM", "PART", "PROPN", "PRON") for t in between)


def _behind(tree: Tree, trigger: Trigger, mention: DateMention) -> bool:
    """Whether a day stands behind the deed, in its own clause."""
    between = [t for t in tree.tokens[trigger.token.i + 1 :] if t.end <= mention.start]
    return mention.start > trigger.token.start and not any(t.pos == "VERB" or t.text in ",;:" for t in between)


def of_other_clause(understood: Understood, trigger: Trigger, near: Sequence[DateMention]) -> DateMention | None:
    """The day that opens the deed's own clause, that its noun tells, or that a clause with "while" shares."""
    tree, told = understood.annotated.tree, [d for d in near if d.anchored and d.edtf]
    return _opening(tree, trigger, told) or _within(understood, trigger, told) or _shared(tree, trigger, told)


def _opening(tree: Tree, trigger: Trigger, told: Sequence[DateMention]) -> DateMention | None:
    """The day behind the word that opens the clause: "flew to Lima, where on May 1 he and the premier signed"."""
    if not verbal(trigger.head):
        return None
    for mention in told:
        first = tree.at(mention.start)
        if mention.end > trigger.head.start or first is None or first.i < 2:
            continue
        at = first.i - 1 if tree.tokens[first.i - 1].lower in _LED else first.i
        between = [t for t in tree.tokens[first.i : trigger.head.i] if t.start >= mention.end]
        if tree.tokens[at - 1].lower in _CLAUSE and not any(t.pos == "VERB" or t.text in ";:" for t in between):
            return mention
    return None


def _within(understood: Understood, trigger: Trigger, told: Sequence[DateMention]) -> DateMention | None:
    """The day of the fighting or visit in which it was done: "the war of April, in which troops took the town"."""
    text = understood.annotated.article.text
    before = [d for d in told if d.end < trigger.head.start and _IN_WHICH.match(text, d.end) is not None]
    return before[-1] if before and verbal(trigger.head) else None


def _shared(tree: Tree, trigger: Trigger, told: Sequence[DateMention]) -> DateMention | None:
    """The day of the clause beside which one with "while" stands: "shells hit a school on Monday, while a drone struck"."""
    verb = trigger.head
    if verb.dep != "advcl" or verb.tag not in ("VBD", "VBN") or not any(_while(kid) for kid in tree.children(verb)):
        return None
    above = tree.head(verb)
    return next((d for d in told if (top := tree.top(d.start, d.end)) is not None and top.head == above.i), None)


def _while(word: Token) -> bool:
    return word.lower == "while"
