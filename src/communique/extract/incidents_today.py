"""The day of a deed: what its expression of time tells, else that of the page which does it or recalls it."""

import re
from datetime import date

from communique.extract.incidents_doers import OFFICIAL
from communique.extract.incidents_facts import taken_up
from communique.extract.incidents_told_days import told_in_count, years_to_the_day
from communique.extract.incidents_triggers import Trigger, verbal
from communique.language.dates.words import ORDINALS, count_of
from communique.language.edtf import bounds
from communique.lexicon.incidents import incident_words
from communique.values.annotated import DateMention
from communique.values.claims import Receipt
from communique.values.understood import Understood

_EARLIER = frozenset({"already", "earlier", "previously"})
_FIRST, _LED = frozenset({"i", "we"}), frozenset({"am", "are", "have", "'ve", "’ve"})
_BEHIND = 30  # words between "I have authorized" and what is authorized
_PRESENT = frozenset({"am", "are", "is", "'m", "’m", "'re", "’re"})
_ANNIVERSARY = re.compile(
    r"(?:(?P<since>\w+) (?P<unit>years|months) since|(?P<nth>[\w-]+?)(?:st|nd|rd|th)?[ -]?(?P<of>year|month)? anniversary of)"
    r" (?:the |its |[A-Z]\w+[’']s )?(?:[\w-]+,? ){0,4}?$"
)
_TODAY = re.compile(r"\b(?:[Tt]oday|this day|marks|[Oo]n (?:the|this) [\w-]+ anniversary)\b")


def told_day(
    understood: Understood, trigger: Trigger, actors: tuple[str, ...], mention: DateMention | None
) -> tuple[str, Receipt] | None:
    """When it was done, with the words that tell: its own expression of time, or the day of the page that does it.

    A war in progress has no date. A page that says "we are imposing sanctions" does so on the day it came out.
    """
    article = understood.annotated.article
    if trigger.token.lower in incident_words().lasting and trigger.carrier is None:
        return None
    told = article.published
    today = told.value if told is not None and len(told.value) == len("2022-10-12") else None
    if mention is not None:
        if today and (day := years_to_the_day(mention, today)) is not None:
            return day, Receipt.of(article.text, mention.start, mention.end)
        known = mention.edtf is not None and not _later(mention.edtf, article.day)
        return (mention.edtf or "", Receipt.of(article.text, mention.start, mention.end)) if known else None
    if told is None or told.start is None or told.end is None or today is None:
        return None
    if (years := _years_ago(understood, trigger, told.value)) is not None:
        return years
    if (counted := told_in_count(understood, trigger, today)) is not None:
        return counted
    if _done_here(understood, trigger, actors):
        return told.value, Receipt.of(article.text, told.start, told.end)
    return None


def _years_ago(understood: Understood, trigger: Trigger, today: str) -> tuple[str, Receipt] | None:
    """The day of what a page recalls on its anniversary: "today marks 26 years since the genocide"."""
    text, sentence = understood.annotated.article.text, understood.annotated.tree.sentences[trigger.token.sentence]
    start = max(sentence.start, trigger.token.start - 90)
    before = text[start : trigger.token.start]
    if " since " not in before and "anniversary" not in before:
        return None
    found = _ANNIVERSARY.search(text, start, trigger.token.start)
    if found is None or not _TODAY.search(text, sentence.start, sentence.end):
        return None
    told_count = found["since"] or found["nth"] or ""
    count = ORDINALS.get((found["nth"] or "") + "th") or count_of(told_count)
    if count is None:
        return None
    months = (found["unit"] or found["of"] or "year").startswith("month")
    day = date.fromisoformat(today)
    total = day.year * 12 + day.month - 1 - count * (1 if months else 12)
    try:
        back = day.replace(year=total // 12, month=total % 12 + 1)
    except ValueError:
        return None
    return back.isoformat(), Receipt.of(text, found.start(), found.end())


def _later(edtf: str, day: date | None) -> bool:
    """Whether a day counted from another event comes out after the article: it was counted wrongly."""
    span = bounds(edtf)
    return day is not None and span is not None and span[0] > day


def _done_here(understood: Understood, trigger: Trigger, actors: tuple[str, ...]) -> bool:
    """Whether the page itself does it: "we are imposing", or sanctions that the side whose page it is "has imposed"."""
    tree = understood.annotated.tree
    auxiliaries = {kid.lower for kid in tree.children(trigger.head, "aux")}
    if trigger.kind not in OFFICIAL or any(kid.lower in _EARLIER for kid in tree.children(trigger.head, "advmod")):
        return False
    if trigger.head.tag == "VBG" and auxiliaries & _PRESENT:
        return True
    if _performed(understood, trigger):
        return True
    own = actors == understood.voice != ()
    present = trigger.head.tag == "VBZ" and trigger.head.dep != "acl:relcl"
    if trigger.kind == "sanction" and own and (present or _in_fact_sheet(understood)):
        return True
    if trigger.head.tag == "VB" and taken_up(tree, trigger.head):
        return own
    if any(kid.lower == "hereby" for kid in tree.children(trigger.head, "advmod")):
        return True
    if trigger.head.tag in ("VBZ", "VBP") and trigger.head.lemma == "announce":
        return own
    subject = tree.child(trigger.head, "nsubj")
    if auxiliaries == {"have"} and subject is not None and subject.lower == "i":
        return True  # "I have determined that it is necessary to continue the emergency"
    return trigger.kind == "sanction" and auxiliaries in ({"has"}, {"have"}) and own


def _performed(understood: Understood, trigger: Trigger) -> bool:
    """Whether the page itself does what a noun names: "I have authorized a third drawdown", "we are implementing sanctions"."""
    if verbal(trigger.head) and trigger.head.dep != "amod" and trigger.carrier is None:
        return False
    tree = understood.annotated.tree
    first = max(tree.sentences[trigger.token.sentence].first, trigger.token.i - _BEHIND)
    for verb in reversed(tree.tokens[first : trigger.token.i]):
        if verb.text in (";", ":") or (verb.pos == "VERB" and verb.tag in ("VBD", "VBZ")):
            return False
        if verb.lower in incident_words().performing:
            before = [t.lower for t in tree.tokens[max(first, verb.i - 3) : verb.i] if t.pos != "ADV"][-2:]
            return len(before) == 2 and before[0] in _FIRST and before[1] in _LED
    return False


def _in_fact_sheet(understood: Understood) -> bool:
    """Whether the page sums up what its side does with it."""
    headline = understood.annotated.article.headline
    return headline is not None and headline.quote.lower().startswith("fact sheet")
