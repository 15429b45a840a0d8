"""The day of a deed that no date beside it tells: how long ago it was, the clause or the sentence before it."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from communique.extract.incidents_clauses import subjects_of
from communique.extract.incidents_facts import Telling
from communique.extract.incidents_triggers import Trigger, verbal
from communique.language.dates.attach import count_from
from communique.language.dates.words import count_of
from communique.values.annotated import DateMention
from communique.values.claims import Receipt
from communique.values.syntax import Token, Tree
from communique.values.understood import Understood

Day = tuple[str, Receipt]

_SINCE = re.compile(
    r"\b(?P<count>\w+) (?P<unit>day|week|month|year)s?(?: (?:have|has|had))?(?: (?:gone by|passed|elapsed|gone))? since (?:[^.;:]{0,80})$"
)
_AGO = re.compile(r"^(?P<count>[\w-]+) (?P<unit>month|year)s? ago(?: today| this day)$", re.IGNORECASE)
_EVE = re.compile(
    r"(?:the (?:day|night|evening) before|the (?:previous|preceding) (?:day|evening|night)|a day earlier)",
    re.IGNORECASE,
)
_HOUR = re.compile(
    r"\b(?:in the (?:morning|afternoon|evening)|(?:[Ss]hortly|[Jj]ust|[Hh]ours|[Mm]inutes) (?:before|after)"
    r" (?:the|their) (?:talks|meeting|summit|session))\b"
)
_AT_ONCE = re.compile(r"[^.;:]{0,40}\b(?:effective immediately|with immediate effect|as of today|effective today)\b")
_DONE_AT_ONCE = frozenset({"arms-transfer", "detention", "law", "sanction"})
_ON = re.compile(r",? (?:and|but) ")
_FURTHER = frozenset({"also", "then"})
_PERSONS = frozenset({"he", "it", "she", "they"})
_OPENING = 4  # characters before a day with which a sentence opens
_BACK = 2  # sentences back to which "also" goes on
_DAY = len("2031-03-04")
_PAST = frozenset({"VBD", "VBN"})


def told_in_count(understood: Understood, trigger: Trigger, today: str) -> Day | None:
    """The day of what happened "two weeks have gone by since", or of what is done "effective immediately"."""
    text, sentence = understood.annotated.article.text, understood.annotated.tree.sentences[trigger.token.sentence]
    before = _SINCE.search(text[sentence.start : trigger.token.start]) if trigger.head.tag == "VBD" else None
    if before is not None and (count := count_of(before["count"].lower())) is not None:
        start = sentence.start + before.start()
        receipt = Receipt.of(text, start, sentence.start + before.end("unit"))
        return _back(today, count, before["unit"]), receipt
    at_once = _AT_ONCE.match(text, trigger.token.end) if trigger.kind in _DONE_AT_ONCE else None
    return (today, Receipt.of(text, trigger.token.end, at_once.end())) if at_once is not None else None


def years_to_the_day(mention: DateMention, today: str) -> str | None:
    """The very day that "five years ago today" tells."""
    found = _AGO.match(mention.text)
    count = count_of(found["count"].lower()) if found is not None else None
    if found is None or count is None:
        return None
    day, months = date.fromisoformat(today), count * (1 if found["unit"].lower() == "month" else 12)
    total = day.year * 12 + day.month - 1 - months
    try:
        return day.replace(year=total // 12, month=total % 12 + 1).isoformat()
    except ValueError:
        return None


def of_clause_before(understood: Understood, trigger: Trigger, near: Sequence[DateMention]) -> DateMention | None:
    """The day that ends the clause before "and": "met on Tuesday and the two signed", "fell on Monday and troops fled"."""
    tree, text = understood.annotated.tree, understood.annotated.article.text
    if not verbal(trigger.head) or trigger.head.tag not in _PAST:
        return None
    for mention in reversed(
        [d for d in near if d.anchored and len(d.edtf or "") == _DAY and d.end <= trigger.head.start]
    ):
        if _ON.match(text, mention.end) is None:
            continue
        between = [
            t for t in tree.tokens[: trigger.head.i] if t.start >= mention.end and t.sentence == trigger.head.sentence
        ]
        return None if any(t.pos == "VERB" or t.text in ".;:" for t in between) else mention
    return None


def day_of_the_news(understood: Understood, trigger: Trigger, mention: DateMention | None) -> Day | None:
    """The day of the engagement that is the news, or one counted from it: "had cut ties the day before", "signed in the morning"."""
    article, sentence = understood.annotated.article, understood.annotated.tree.sentences[trigger.token.sentence]
    dates = {one.date for met in understood.happenings if met.main for one in met.tellings if one.status == "held"}
    days = [day for day in dates if day is not None and len(day) == _DAY]
    if understood.voice or len(days) != 1:
        return None
    if mention is not None:
        counted = count_from(mention, days[0]) if _EVE.fullmatch(mention.text) else None
        return (counted, Receipt.of(article.text, mention.start, mention.end)) if counted else None
    verb = trigger.head
    perfect = any(kid.lower in ("has", "have") for kid in understood.annotated.tree.children(verb, "aux"))
    if not verbal(verb) or verb.tag not in _PAST or perfect:
        return None
    found = _HOUR.search(article.text, sentence.start, sentence.end)
    return (days[0], Receipt.of(article.text, found.start(), found.end())) if found is not None else None


def going_on(understood: Understood, trigger: Trigger, tellings: Sequence[Telling]) -> Day | None:
    """The day of the sentence before, where what is told goes on: "X also handed over", "On Friday ... It arrested"."""
    tree, head = understood.annotated.tree, trigger.head
    if understood.voice or not verbal(head) or head.tag not in _PAST or tree.child(head, "aux") is not None:
        return None
    if any(kid.lower in _FURTHER for kid in tree.children(head, "advmod") if kid.i < head.i):
        near = [t for t in tellings if 0 < head.sentence - t.trigger.token.sentence <= _BACK]
        return near[-1].day if near and near[-1].day is not None else None
    doers = subjects_of(tree, head)
    if len(doers) != 1 or doers[0].lower not in _PERSONS or doers[0].i != tree.sentences[head.sentence].first:
        return None
    return _opening_before(understood, tree, head)


def _opening_before(understood: Understood, tree: Tree, head: Token) -> Day | None:
    """The day with which the sentence before opens."""
    if not head.sentence:
        return None
    before, text = tree.sentences[head.sentence - 1], understood.annotated.article.text
    for mention in understood.annotated.dates:
        opens = before.start <= mention.start <= before.start + _OPENING and mention.anchored and mention.edtf
        if opens and before.kind == "B":
            return mention.edtf or "", Receipt.of(text, mention.start, mention.end)
    return None


def _back(today: str, count: int, unit: str) -> str:
    day = date.fromisoformat(today)
    if unit in ("day", "week"):
        return (day - timedelta(days=count * (7 if unit == "week" else 1))).isoformat()
    total = day.year * 12 + day.month - 1 - count * (12 if unit == "year" else 1)
    return str(total // 12) if unit == "year" else f"{total // 12:04d}-{total % 12 + 1:02d}"
