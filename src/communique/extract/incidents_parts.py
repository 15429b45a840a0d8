"""When it was done, and in which words it is told, for a trigger of an incident."""

import re
from dataclasses import replace
from datetime import date

from communique.extract.incidents_doers import OFFICIAL
from communique.extract.incidents_facts import taken_up
from communique.extract.incidents_triggers import Trigger, verbal
from communique.language.dates.attach import count_from, date_of_event
from communique.language.dates.words import count_of
from communique.language.edtf import bounds
from communique.lexicon.incidents import incident_words
from communique.values.annotated import DateMention
from communique.values.claims import Receipt
from communique.values.syntax import Token, Tree
from communique.values.understood import Understood

_MOST = 25  # words of a text, by the manual
_EDGE = frozenset(
    {"and", "but", "while", "after", "because", "since", "when", "as", "that", "including", *",;:-–—.()", "--"}
)
_ENDS = frozenset(
    {"until", "till", "through", "by", "before", "beyond", "since", "from", "for"}
)  # before a day that is not its own
_CLAUSES = ("advcl", "ccomp", "parataxis", "acl:relcl", "csubj")
_OWN_CLAUSE = frozenset({"ccomp", "advcl", "parataxis", "acl", "conj", "csubj", "xcomp"})
_PRESENT = frozenset({"am", "are", "is", "'m", "’m", "'re", "’re"})
_PARTING = re.compile(r"\s(?:after|because|before|following|in response to|in retaliation for)\b", re.IGNORECASE)
_OF_DAY = re.compile(r" (?:No\. ?)?[\d-]+(?:/\d+)? of ")
_OTHER_CLAUSE = frozenset({"ccomp", "advcl", "parataxis", "csubj"})
_KNOWN = frozenset({"the", "that", "this", "its", "their", "his", "her"})
_OPENING = 4  # characters before the day with which a sentence opens
_ANNIVERSARY = re.compile(
    r"(?:(?P<since>\w+) (?P<unit>years|months) since|(?P<nth>[\w-]+?)(?:st|nd|rd|th)?[ -]?(?P<of>year|month)? anniversary of)"
    r" (?:the |its |[A-Z]\w+[’']s )?(?:[\w-]+,? ){0,4}?$"
)
_REACH = 30  # characters after a numbered act in which its day begins
_TODAY = re.compile(r"\b(?:[Tt]oday|this day|marks)\b")
_GAP = 3  # characters between a day and the "when" that tells what happened on it


def date_of(understood: Understood, trigger: Trigger) -> DateMention | None:
    """The expression of time that belongs to the trigger: in its own phrase, else in the clause that carries it."""
    tree, dates = understood.annotated.tree, understood.annotated.dates
    sentence = tree.sentences[trigger.token.sentence]
    if (numbered := _numbered(understood, trigger)) is not None:
        return numbered
    near = [d for d in dates if sentence.start <= d.start < sentence.end and not _parted(understood, trigger, d)]
    ranked = [(rank, d.start, d) for d in near if (rank := _belongs(tree, trigger, d)) is not None]
    if ranked and (found := min(ranked, key=lambda item: item[:2])[2]).anchored:
        return found
    if verbal(trigger.head) and trigger.head.dep == "amod":
        return None  # the clause of "fired U.S.-supplied missiles on Monday" has a day of its own
    when = next((kid for kid in tree.children(trigger.head, "advmod") if kid.lower == "when"), None)
    told = next((d for d in near if when is not None and 0 <= when.start - d.end <= _GAP), None)
    beside = told or _beside(tree, dates, trigger)
    if beside is not None and not _parted(understood, trigger, beside):
        return beside
    return _owning(tree, trigger, near) or _leading(understood, trigger, near)


def behind_it(understood: Understood, trigger: Trigger, mention: DateMention | None) -> DateMention | None:
    """A day without a year read as the last one where a noun or a past form tells the deed: "the February 1 coup"."""
    if mention is None or mention.past is None or mention.past == mention.edtf:
        return mention
    span, today = bounds(mention.edtf or ""), understood.annotated.article.day
    if span is None or today is None or span[0] <= today:
        return mention
    past = verbal(trigger.head) and trigger.head.tag in ("VBD", "VBN")
    told = past or (not verbal(trigger.head) and _known(understood.annotated.tree, trigger.phrase))
    return replace(mention, edtf=mention.past) if told else mention


def _known(tree: Tree, noun: Token) -> bool:
    """Whether a noun tells its deed as known: "the uprising", "their ban"."""
    return any(kid.lower in _KNOWN or kid.dep == "nmod:poss" for kid in tree.children(noun, "det", "nmod:poss"))


def _owning(tree: Tree, trigger: Trigger, near: list[DateMention]) -> DateMention | None:
    """The expression of time that owns a noun, whatever stands before it: "since last year's attacks"."""
    for mention in near:
        top = tree.top(mention.start, mention.end)
        if top is not None and mention.anchored and top.dep == "nmod:poss" and top.head == trigger.phrase.i:
            return mention
    return None


def _leading(understood: Understood, trigger: Trigger, near: list[DateMention]) -> DateMention | None:
    """The day with which the sentence opens, for what its main clause tells ("On May 16, jets flew in and staged ...")."""
    tree = understood.annotated.tree
    sentence = tree.sentences[trigger.token.sentence]
    opening = next((d for d in near if d.anchored and d.edtf and d.start - sentence.start <= _OPENING), None)
    if opening is None or opening.end > trigger.token.start or _ends(tree, opening):
        return None
    top = tree.top(opening.start, opening.end)
    told = verbal(trigger.token) or trigger.carrier is not None
    if (top is not None and top.dep == "nmod:poss") or (not told and opening.text.lower() == "today"):
        return None  # "today's announcement", "today we remember the attack"
    here = trigger.head
    while here.head != here.i:
        if here.dep.split(":")[0] in _OTHER_CLAUSE or here.dep == "acl:relcl":
            return None
        if here.dep == "nmod" and not (trigger.carrier or verbal(trigger.token)):
            return None
        here = tree.head(here)
    return opening


def _numbered(understood: Understood, trigger: Trigger) -> DateMention | None:
    """The day of a numbered act ("Executive Order 13466 of June 26, 2008")."""
    if verbal(trigger.token):
        return None
    after = understood.annotated.article.text[trigger.token.end : trigger.token.end + _REACH]
    found = _OF_DAY.match(after)
    start = trigger.token.end + found.end() if found else -1
    return next((d for d in understood.annotated.dates if d.start == start and d.edtf), None)


def _parted(understood: Understood, trigger: Trigger, mention: DateMention) -> bool:
    """Whether the day is of what the deed led to: "after" or the like follows it ("left on Monday after troops shelled")."""
    return (
        mention.end <= trigger.token.start
        and _PARTING.match(understood.annotated.article.text, mention.end) is not None
    )


def _beside(tree: Tree, dates: tuple[DateMention, ...], trigger: Trigger) -> DateMention | None:
    """The expression of time that stands beside the trigger, counted from the day told before where it is a count."""
    found = date_of_event(tree, dates, trigger.token)
    if found is None:
        return None
    if found[1].step is not None and _leads_up(found[1], trigger):
        return replace(found[1], edtf=_counted_back(tree, dates, found[1]))
    return replace(found[1], edtf=found[0])


def _leads_up(mention: DateMention, trigger: Trigger) -> bool:
    """Whether the deed is what another happened so long after: "met on Friday, three days after rebels took the town"."""
    return mention.end <= trigger.token.start and mention.text.lower().endswith((" after", " before"))


def _counted_back(tree: Tree, dates: tuple[DateMention, ...], mention: DateMention) -> str | None:
    """The day of the deed, counted back from that of what came after it, told in the same sentence."""
    sentence = next(s for s in tree.sentences if s.start <= mention.start < s.end)
    told = [d for d in dates if sentence.start <= d.start < sentence.end and d.anchored and d.edtf]
    if not told or mention.step is None:
        return None
    nearest = min(told, key=lambda d: abs(d.start - mention.start))
    return count_from(replace(mention, step=(-mention.step[0], mention.step[1])), nearest.edtf)


def told_day(
    understood: Understood, trigger: Trigger, actors: tuple[str, ...], mention: DateMention | None
) -> tuple[str, Receipt] | None:
    """When it was done, with the words that tell: its own expression of time, or the day of the page that does it.

    A war in progress has no date. A page that says "we are imposing sanctions" does so on the day it came out.
    """
    article = understood.annotated.article
    if trigger.token.lower in incident_words().lasting and trigger.carrier is None:
        return None
    if mention is not None:
        known = mention.edtf is not None and not _later(mention.edtf, article.day)
        return (mention.edtf or "", Receipt.of(article.text, mention.start, mention.end)) if known else None
    told = article.published
    if told is None or told.start is None or told.end is None or len(told.value) != len("2022-10-12"):
        return None
    if (years := _years_ago(understood, trigger, told.value)) is not None:
        return years
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
    count = count_of(found["since"] or found["nth"] or "")
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
    if trigger.kind in OFFICIAL and trigger.head.tag == "VBG" and auxiliaries & _PRESENT:
        return True
    if trigger.kind in OFFICIAL and trigger.head.tag == "VB" and taken_up(tree, trigger.head):
        return actors == understood.voice != ()
    if trigger.kind in OFFICIAL and any(kid.lower == "hereby" for kid in tree.children(trigger.head, "advmod")):
        return True
    if trigger.kind in OFFICIAL and trigger.head.tag in ("VBZ", "VBP") and trigger.head.lemma == "announce":
        return actors == understood.voice != ()
    subject = tree.child(trigger.head, "nsubj")
    if trigger.kind in OFFICIAL and auxiliaries == {"have"} and subject is not None and subject.lower == "i":
        return True  # "I have determined that it is necessary to continue the emergency"
    return trigger.kind == "sanction" and auxiliaries in ({"has"}, {"have"}) and actors == understood.voice != ()


def _belongs(tree: Tree, trigger: Trigger, mention: DateMention) -> int | None:
    """How far the trigger is above the expression of time (0 is nearest), None where another clause lies between."""
    word = tree.top(mention.start, mention.end)
    if word is None or _ends(tree, mention):
        return None
    own = {trigger.token.i, trigger.head.i, trigger.phrase.i} | _raised(tree, trigger)
    steps = 0
    while word.i not in own:
        clause = word.dep.split(":")[0] in _OWN_CLAUSE and (verbal(word) or tree.child(word, "cop") is not None)
        if word.head == word.i or (clause and not (_tells_of(word, trigger) or _purpose_then(tree, word, mention))):
            return None
        word, steps = tree.head(word), steps + 1
    return steps


def _ends(tree: Tree, mention: DateMention) -> bool:
    """Whether the day is only the end or the start of something ("until Wednesday", "since May")."""
    first = tree.at(mention.start)
    if first is not None and first.lower in _ENDS:
        return True
    return first is not None and first.i > 0 and tree.tokens[first.i - 1].lower in _ENDS


def _tells_of(clause: Token, trigger: Trigger) -> bool:
    """Whether a participle or relative clause says of the trigger that it was done ("a treaty signed last week")."""
    if not clause.dep.startswith("acl") or clause.head != trigger.phrase.i:
        return False
    return clause.dep == "acl" or clause.lower in incident_words().light


def _purpose_then(tree: Tree, clause: Token, mention: DateMention) -> bool:
    """Whether a bare year stands in a clause of purpose and dates what was done to that end ("to build it in 1995")."""
    purpose = clause.tag == "VB" and any(kid.lower == "to" for kid in tree.children(clause))
    return purpose and mention.edtf is not None and len(mention.edtf) == len("1995")


def _raised(tree: Tree, trigger: Trigger) -> set[int]:
    """Verbs that lend their time to the trigger: those of which it is the open complement ("tried to seize").

    So do those that something was done by or with ("acted today by freezing", "ended in May with an assault").
    """
    found, head = set(), trigger.head
    led_in = {kid.lower for kid in tree.children(head, "mark", "case")}
    if (head.tag == "VBG" and "by" in led_in) or (not verbal(head) and head.relation == "obl" and led_in == {"with"}):
        head = tree.head(head)
        found.add(head.i)
        while not verbal(head) and head.relation in ("obj", "nmod") and head.head != head.i:
            head = tree.head(head)
            found.add(head.i)
    while (
        head.dep == "xcomp" or (found and head.dep in ("acl", "advcl") and head.tag == "VB")
    ) and head.head != head.i:
        head = tree.head(head)
        found.add(head.i)
    return found


def words_of(understood: Understood, trigger: Trigger) -> tuple[int, int]:
    """The span of the words that tell it, at most 25: a noun's whole phrase, or a verb's clause."""
    tree = understood.annotated.tree
    numbered = _numbered(understood, trigger)
    if not verbal(trigger.head):
        cases = {case.i for case in tree.children(trigger.head, "case")}
        start, end = _trim(tree, [token for token in _phrase(tree, trigger.head) if token.i not in cases])
        return start, max(end, numbered.end if numbered else end)
    return _trim(tree, _clause(tree, trigger))


def _phrase(tree: Tree, noun: Token) -> list[Token]:
    """The noun's phrase; relative clauses stay while the whole is short enough."""
    whole = _joined(tree, noun, _hyphened(tree, noun, tree.subtree(noun, "parataxis", "conj", "appos")))
    if len(whole) <= _MOST:
        return whole
    return _joined(tree, noun, tree.subtree(noun, "parataxis", "conj", "appos", "acl:relcl"))


def _hyphened(tree: Tree, noun: Token, tokens: list[Token]) -> list[Token]:
    """The phrase with the rest of a hyphenated noun ("build-up"), which parsers hang elsewhere."""
    rest = tree.tokens[noun.i + 1 : noun.i + 3]
    split = len(rest) > 1 and rest[0].text == "-" and rest[1].start == rest[0].end
    return sorted({t.i: t for t in (*tokens, *rest)}.values(), key=lambda t: t.i) if split else tokens


def _clause(tree: Tree, trigger: Trigger) -> list[Token]:
    """The verb with its subject, objects and obliques; a participle takes the noun that it qualifies."""
    verb = trigger.head
    tokens = tree.subtree(verb, *_CLAUSES, "conj", "mark", "cc", "discourse")
    if verb.dep.startswith(("acl", "amod")):
        noun = tree.head(verb)
        both = {t.i: t for t in (*tree.subtree(noun, "acl", "conj", "appos"), *tokens)}
        tokens = [both[i] for i in sorted(both)]
    return _joined(tree, trigger.token, tokens)


def _joined(tree: Tree, keep: Token, tokens: list[Token]) -> list[Token]:
    """The longest run of neighbouring tokens around one that must stay; commas in between do not break it."""
    inside = {t.i for t in tokens}
    first = last = keep.i
    while first - 1 in inside or (first - 2 in inside and tree.tokens[first - 1].pos == "PUNCT"):
        first -= 1
    while last + 1 in inside or (last + 2 in inside and tree.tokens[last + 1].pos == "PUNCT"):
        last += 1
    run = list(tree.tokens[first : last + 1])
    if len(run) > _MOST:
        start = max(0, min(keep.i - first - 5, len(run) - _MOST)) if keep.i - first >= _MOST else 0
        run = run[start : start + _MOST]
    return run


def _leads_in(tokens: list[Token]) -> bool:
    """Whether the first word only leads in from outside: a mark, or a preposition of the phrase as a whole."""
    first = tokens[0]
    return first.pos in ("PUNCT", "SCONJ") or (first.pos == "ADP" and first.head > first.i + 2)


def _trim(tree: Tree, tokens: list[Token]) -> tuple[int, int]:
    """The span of a run of tokens without punctuation and link words at its edges."""
    while len(tokens) > 1 and (tokens[0].lower in _EDGE or _leads_in(tokens)):
        tokens = tokens[1:]
    while len(tokens) > 1 and (tokens[-1].lower in _EDGE or tokens[-1].pos in ("PUNCT", "ADP", "CCONJ", "DET")):
        tokens = tokens[:-1]
    return tokens[0].start, tokens[-1].end
