"""The expression of time that tells when it was done, for a trigger of an incident."""

import re
from dataclasses import replace

from communique.extract.incidents_clause_days import counted_back, of_other_clause
from communique.extract.incidents_owners import ANSWERING
from communique.extract.incidents_told_days import of_clause_before
from communique.extract.incidents_triggers import Trigger, verbal
from communique.language.dates.attach import date_of_event
from communique.language.edtf import bounds
from communique.lexicon.incidents import incident_words
from communique.values.annotated import DateMention
from communique.values.syntax import Token, Tree
from communique.values.understood import Understood

_ENDS = frozenset(
    {"until", "till", "through", "by", "before", "beyond", "since", "from", "for", "after"}
)  # before a day that is not its own
_MEANWHILE = frozenset({"as", "when"})
_APART = frozenset(
    {"after", "before", "following", "including", "since", "until"}
)  # what they lead in has a day of its own
_OVER = frozenset({"about", "against", "despite", "over"})  # what they lead in is answered by what is told
_OWN_CLAUSE = frozenset({"ccomp", "advcl", "parataxis", "acl", "conj", "csubj", "xcomp"})
_PARTING = re.compile(r"\s(?:after|because|before|following|in response to|in retaliation for)\b", re.IGNORECASE)
_OF_DAY = re.compile(r" (?:No\. ?)?[\d-]+(?:/\d+)? of ")
_OTHER_CLAUSE = frozenset({"ccomp", "advcl", "parataxis", "csubj"})
_KNOWN = frozenset({"the", "that", "this", "its", "their", "his", "her"})
_STAYING = frozenset(
    {
        "banned", "barred", "blocked", "blockaded", "closed", "detained", "held", "imprisoned", "jailed", "kept", "occupied", "sealed",
        "shut", "suspended",
    }
)  # fmt: skip  # what is done to something that stays so
_COMPLETING = frozenset(
    {"begin", "celebrate", "complete", "conclude", "effect", "finish", "oversee", "start", "witness"}
)
_HAVING = frozenset({"has", "have"})
_SAID = frozenset({"confirmed", "said", "stated", "told"})
_TOLD_AT_ONCE = frozenset(
    {"arms-transfer", "detention", "law", "sanction"}
)  # kinds that a government tells as it does them
_OPENING = 4  # characters before the day with which a sentence opens
_REACH = 30  # characters after a numbered act in which its day begins
_GAP = 3  # characters between a day and the "when" that tells what happened on it


def date_of(understood: Understood, trigger: Trigger) -> DateMention | None:
    """The expression of time that belongs to the trigger: in its own phrase, else in the clause that carries it."""
    tree, dates = understood.annotated.tree, understood.annotated.dates
    sentence = tree.sentences[trigger.token.sentence]
    if (signed := numbered(understood, trigger)) is not None:
        return signed
    near = [d for d in dates if sentence.start <= d.start < sentence.end and not _parted(understood, trigger, d)]
    if _caused(tree, trigger.head):
        return next((d for d in near if d.start > trigger.head.start and d.anchored), None)
    if (named := _named_by(understood, trigger, near) or _begun(tree, trigger, near)) is not None:
        return named
    ranked = [(rank, d.start, d) for d in near if (rank := _belongs(tree, trigger, d)) is not None]
    if ranked and (found := min(ranked, key=lambda item: item[:2])[2]).anchored:
        return found
    if (counted := counted_back(understood, trigger, near)) is not None:
        return counted
    if verbal(trigger.head) and trigger.head.dep == "amod":
        return None  # the clause of "fired U.S.-supplied missiles on Monday" has a day of its own
    told = next((d for d in near if _then(tree, trigger, d)), None)
    beside = told or _beside(tree, dates, trigger)
    if (
        beside is not None
        and not _parted(understood, trigger, beside)
        and (told or not _of_another(tree, trigger, beside))
    ):
        return beside
    told = _owning(tree, trigger, near) or _leading(understood, trigger, near) or _announced(tree, trigger, near)
    return told or of_clause_before(understood, trigger, near) or of_other_clause(understood, trigger, near)


def _named_by(understood: Understood, trigger: Trigger, near: list[DateMention]) -> DateMention | None:
    """The day by which a noun is known, right behind it: "the attacks of September 11"."""
    text = understood.annotated.article.text
    if verbal(trigger.token):
        return None
    return next((d for d in near if d.anchored and d.edtf and text[trigger.token.end : d.start] == " of "), None)


def _begun(tree: Tree, trigger: Trigger, near: list[DateMention]) -> DateMention | None:
    """The day since which somebody is held or something kept shut, which is the day on which that was done."""
    if trigger.token.lower not in _STAYING or trigger.head.tag in ("VBP", "VBZ"):
        return None
    for mention in near:
        word = tree.at(mention.start)
        before = tree.tokens[word.i - 1] if word is not None and word.i else None
        if word is None or before is None or "since" not in (word.lower, before.lower) or word.i < trigger.token.i:
            continue
        if mention.anchored and not any(
            t.pos == "VERB" and t.lower not in _STAYING for t in tree.tokens[trigger.token.i + 1 : word.i]
        ):
            return mention
    return None


def _announced(tree: Tree, trigger: Trigger, near: list[DateMention]) -> DateMention | None:
    """The day on which a government tells what it "has" done: "X has expelled two envoys, the ministry said on Monday"."""
    verb = trigger.head
    if trigger.kind not in _TOLD_AT_ONCE or not verbal(verb) or not near:
        return None
    perfect = any(kid.lower in _HAVING for kid in tree.children(verb, "aux"))
    above = [tree.head(verb)] if verb.dep == "ccomp" else []
    for said in (*tree.children(verb, "parataxis", "ccomp"), *above):
        if said.tag == "VBD" and (said.lower == "announced" or (perfect and said.lower in _SAID)):
            return next((d for d in near if d.anchored and d.edtf and _hangs_on(tree, d, said)), None)
    return None


def _hangs_on(tree: Tree, mention: DateMention, verb: Token) -> bool:
    top = tree.top(mention.start, mention.end)
    return top is not None and top.head == verb.i and not _ends(tree, mention)


def _then(tree: Tree, trigger: Trigger, mention: DateMention) -> bool:
    """Whether "when" or "as" right behind a day leads in what was done on it: "watched on Monday as thousands marched"."""
    word = next((t for t in tree.tokens[: trigger.head.i] if t.start >= mention.end and t.text != ","), None)
    if word is None or word.lower not in _MEANWHILE or word.start - mention.end > _GAP:
        return False
    return not any(token.pos == "VERB" for token in tree.tokens[word.i + 1 : trigger.head.i])


def _of_another(tree: Tree, trigger: Trigger, mention: DateMention) -> bool:
    """Whether a day behind the deed is led in by "after" or "including": it is that of what stands there."""
    between = [token for token in tree.tokens[trigger.token.i + 1 :] if token.end <= mention.start]
    if not verbal(trigger.token) and trigger.carrier is None and _answers(tree, trigger, mention):
        return True
    top, own = tree.top(mention.start, mention.end), (trigger.token.i, trigger.phrase.i, trigger.head.i)
    owner = tree.head(top) if top is not None and top.head not in own else None
    if owner is not None and owner.lower in incident_words().nouns and _answered(tree, owner):
        return True
    return _ends(tree, mention) or any(token.lower in ("including", "since") for token in between)


def _answers(tree: Tree, trigger: Trigger, mention: DateMention) -> bool:
    """Whether the day is that of the answer to the deed: "condemned the coup the same day"."""
    verb, top = tree.head(trigger.phrase), tree.top(mention.start, mention.end)
    answered = not mention.anchored and trigger.phrase.relation == "obj" and verb.lemma.lower() in ANSWERING
    return answered and top is not None and top.head == verb.i and top.dep.startswith("obl")


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
        if here.dep.split(":")[0] in _OTHER_CLAUSE or (here.dep == "acl:relcl" and not _goes_on(tree, here)):
            return None
        if here.dep == "nmod" and not (trigger.carrier or verbal(trigger.token)):
            return None
        here = tree.head(here)
    return opening


def _goes_on(tree: Tree, clause: Token) -> bool:
    """Whether a relative clause goes on with the story: "met in Oslo, where they signed"."""
    return clause.tag == "VBD" and any(kid.lower in ("when", "where") for kid in tree.children(clause, "advmod"))


def numbered(understood: Understood, trigger: Trigger) -> DateMention | None:
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
    return replace(found[1], edtf=found[0])


def _belongs(tree: Tree, trigger: Trigger, mention: DateMention) -> int | None:
    """How far the trigger is above the expression of time (0 is nearest), None where another clause lies between."""
    word = _told_of(tree, mention)
    if word is None or _ends(tree, mention):
        return None
    own = {trigger.token.i, trigger.head.i, trigger.phrase.i} | _raised(tree, trigger)
    steps = 0
    while word.i not in own:
        clause = word.dep.split(":")[0] in _OWN_CLAUSE and (verbal(word) or tree.child(word, "cop") is not None)
        if steps and any(c.lower in _APART and c.start >= mention.end for c in tree.children(word, "case")):
            return None  # "violence since the coup a year ago", "attacks, including the one in May"
        if steps and word.i not in own and word.lower in incident_words().nouns and _answered(tree, word):
            return None  # "broke off relations over the July attack"
        if word.head == word.i or (clause and not (_tells_of(word, trigger) or _purpose_then(tree, word, mention))):
            return None
        word, steps = tree.head(word), steps + 1
    return steps


def _answered(tree: Tree, noun: Token) -> bool:
    """Whether a deed is what the sentence's other deed answers."""
    return any(case.lower in _OVER for case in tree.children(noun, "case"))


def _told_of(tree: Tree, mention: DateMention) -> Token | None:
    """The word on which an expression of time hangs; "yesterday" right before a verb tells of it, whatever the tree says."""
    word = tree.top(mention.start, mention.end)
    after = tree.tokens[word.i + 1 : word.i + 2] if word is not None else ()
    finite = any(next_.tag in ("VBD", "VBZ") and next_.sentence == word.sentence for next_ in after if word is not None)
    return after[0] if finite and mention.text.lower() in ("today", "yesterday") else word


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


def _caused(tree: Tree, verb: Token) -> bool:
    """Whether it was only led to by what the verb above tells, which has a day of its own: "the trip in May led Peru to"."""
    return verb.tag == "VB" and tree.head(verb).lower in incident_words().causing


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
    if not verbal(head) and head.relation == "obj" and tree.head(head).lemma.lower() in _COMPLETING:
        head = tree.head(head)  # "completed on Friday the release of the crew"
        found.add(head.i)
    while (
        (head.dep == "xcomp" and verbal(trigger.head)) or (found and head.dep in ("acl", "advcl") and head.tag == "VB")
    ) and head.head != head.i:
        head = tree.head(head)
        found.add(head.i)
    return found
