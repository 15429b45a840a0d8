"""Whether a trigger is told as a fact: what its grammar and its governors say, as features and as plain refusals."""

from collections.abc import Iterator
from dataclasses import dataclass

from communique.extract.incidents_clauses import objects_of
from communique.extract.incidents_owners import becoming
from communique.extract.incidents_triggers import Trigger, verbal
from communique.language.edtf import bounds
from communique.lexicon.incidents import incident_words
from communique.values.annotated import DateMention
from communique.values.claims import Receipt
from communique.values.syntax import Token, Tree
from communique.values.understood import Understood

_ATTEMPTED = frozenset({"attack", "detention", "unrest"})  # kinds of which the attempt is a deed
_NO = frozenset({"neither", "no"})
_IN_POST = frozenset(
    {
        "adviser", "advisor", "aide", "ambassador", "chief", "commander", "deputy", "director", "general", "governor", "minister",
        "official", "officials", "premier", "president", "secretary", "spokesman", "spokeswoman", "vice-president",
    }
)  # fmt: skip  # who is fired from a post
_POINTING = frozenset({"this", "these", "that", "those"})


@dataclass(frozen=True, slots=True)
class Telling:
    """A trigger with what its words tell: the sides that did it, the expression of time beside it, the day, the words.

    `carried` says that the doers are those of a telling before; its own words tell none. `guessed` says that they are
    only those who do such things by what the page is about.
    """

    trigger: Trigger
    actors: tuple[str, ...]
    date: DateMention | None
    doers: tuple[Receipt, ...] = ()
    day: tuple[str, Receipt] | None = None
    words: tuple[int, int] = (0, 0)
    carried: bool = False
    guessed: bool = False

    @property
    def own(self) -> tuple[str, ...]:
        """The doers that its own words tell."""
        return () if self.carried else self.actors


def unreal(tree: Tree, trigger: Trigger) -> bool:
    """Whether grammar alone says that it has not happened: a modal, a condition, a purpose, a negation."""
    head = trigger.head
    if _attempted(tree, trigger):
        return _modal(tree, tree.head(head)) or _negated(tree, tree.head(head))
    if verbal(head) and (_of_none(tree, head) or _dismissed(tree, trigger)):
        return True
    if verbal(head) and (_modal(tree, head) or _negated(tree, head) or _infinitive(tree, head) or _bidden(tree, head)):
        return True
    if _mark(tree, head) in incident_words().marks or _wanted(tree, head):
        return True
    kids = () if verbal(trigger.token) else tree.children(trigger.phrase, "amod", "det", "advmod")
    return any(kid.lower in incident_words().never for kid in kids)


def _attempted(tree: Tree, trigger: Trigger) -> bool:
    """Whether an attack was attempted, which is told as one: "tried to storm the embassy"."""
    above = tree.head(trigger.head)
    if trigger.kind not in _ATTEMPTED or trigger.head.tag != "VB" or trigger.head.dep != "xcomp":
        return False
    return above.lower in incident_words().attempting and above.tag in ("VBD", "VBN")


def _bidden(tree: Tree, verb: Token) -> bool:
    """Whether it is only ordered, asked for or set: "ordered that she be deported", "be signed by March"."""
    kids = tree.children(verb, "aux", "aux:pass", "mark")
    bare = any(kid.lower == "be" and kid.tag == "VB" for kid in kids)
    return bare and verb.tag == "VBN" and not any(kid.tag in ("TO", "MD") for kid in kids)


def _of_none(tree: Tree, verb: Token) -> bool:
    """Whether it was done to nothing or by nobody: "no documents were signed", "signed no treaty"."""
    parts = tree.children(verb, "nsubj", "nsubj:pass", "obj")
    return any(kid.lower in _NO for part in parts for kid in tree.children(part, "det"))


def _dismissed(tree: Tree, trigger: Trigger) -> bool:
    """Whether somebody lost his post, not fire was opened: "a minister who was fired", "fired his deputy"."""
    if trigger.token.lemma.lower() != "fire" or trigger.token is not trigger.head:
        return False
    parts = [part for part in objects_of(tree, trigger.head) if part.pos in ("NOUN", "PROPN")]
    return any(
        word.lower in _IN_POST for part in parts for word in (part, *tree.children(part, "nmod:desc", "compound"))
    )


def _wanted(tree: Tree, verb: Token) -> bool:
    """Whether the verb only says what somebody wants done ("wants the sanctions lifted")."""
    bare = verb.tag in ("VBN", "VB", "VBG") and not tree.children(verb, "aux")
    return bare and verb.dep in ("ccomp", "xcomp") and tree.head(verb).lower in incident_words().unreal_verbs


def to_come(understood: Understood, date: DateMention | None) -> bool:
    """Whether the day told lies after the day on which the article came out."""
    today = understood.annotated.article.day
    told = date is not None and date.edtf is not None and date.step is None
    span = bounds(date.edtf or "") if date is not None and told else None
    return today is not None and span is not None and span[0] > today


def _modal(tree: Tree, verb: Token) -> bool:
    return any(aux.lower in incident_words().modals for aux in tree.children(verb, "aux"))


def _negated(tree: Tree, verb: Token) -> bool:
    return any(kid.lower in incident_words().negations for kid in tree.children(verb, "advmod", "aux", "neg"))


def _infinitive(tree: Tree, verb: Token) -> bool:
    """Whether it is only to be done; what one "became the tenth to do" or "is taking action to do" is done."""
    if verb.tag != "VB" or not any(kid.lower == "to" for kid in tree.below(verb)):
        return False
    return becoming(tree, verb) is None and not taken_up(tree, verb) and not _went_on(tree, verb)


def _went_on(tree: Tree, verb: Token) -> bool:
    """Whether what stands above says that it was done at last: "went on to ban", "managed to seize"."""
    above = tree.head(verb)
    if above.tag not in ("VBD", "VBN") or verb.i < above.i or not verb.dep.startswith(("xcomp", "advcl", "ccomp")):
        return False
    if _negated(tree, above) or _modal(tree, above):
        return False
    onward = tree.tokens[above.i + 1].lower == "on" and tree.tokens[above.i + 2].lower == "to"
    caused = above.lower in incident_words().causing and tree.child(above, "obj") is not None
    return caused or above.lower in incident_words().achieving or (above.lower == "went" and onward)


def taken_up(tree: Tree, verb: Token) -> bool:
    """Whether an infinitive tells what a government does by the words of its page: "is taking action to impose"."""
    words, above = incident_words(), tree.head(verb)
    first = tree.tokens[tree.sentences[verb.sentence].first]
    if first.lower in words.actions and verb.i == first.i + 2:
        return True  # a heading: "Action to impose visa restrictions on nine officials"
    named = above.lower in words.actions and not verbal(above)
    above = tree.head(above) if named else above
    if above.tag not in ("VBD", "VBG", "VBN", "VBZ") or _modal(tree, above):
        return False
    if above.lemma.lower() in words.ordering:
        return verb.dep in ("xcomp", "ccomp") and above.tag in ("VBD", "VBN")
    taken = named or any(kid.lower in words.actions for kid in tree.children(above, "obj"))
    return taken and above.lemma.lower() == "take"


def _mark(tree: Tree, token: Token) -> str:
    found = tree.child(token, "mark")
    return found.lower if found else ""


def features(understood: Understood, telling: Telling) -> dict[str, float]:
    """What is known of a telling, as named figures for the scorer."""
    tree, trigger = understood.annotated.tree, telling.trigger
    found = {
        f"kind={trigger.kind}": 1.0,
        f"kind={trigger.kind}|verb={verbal(trigger.token)}": 1.0,
        f"line={tree.sentences[trigger.token.sentence].kind}": 1.0,
        f"actors={min(len(telling.own), 2)}": 1.0,
        f"kind={trigger.kind}|actors={min(len(telling.own), 1)}": 1.0,
        f"dated={telling.date is not None and telling.date.edtf is not None}": 1.0,
        f"broad={trigger.family.broad}|kind={trigger.kind}": 1.0,
        "broad": float(trigger.family.broad),
        "carried": float(trigger.carrier is not None),
        "quoted": float(any(q.start <= trigger.token.start < q.end for q in understood.annotated.quotes)),
    }
    found.update(dict.fromkeys(_setting(understood, telling), 1.0))
    found.update(dict.fromkeys(_shape(tree, trigger), 1.0))
    found.update(dict.fromkeys(_governors(tree, trigger.head), 1.0))
    return found


def _setting(understood: Understood, telling: Telling) -> Iterator[str]:
    """Whether a side's own page names one that neither did it nor tells it: what is done at home is no incident."""
    if not understood.voice:
        yield from _beyond(understood, telling)
        return
    trigger, sentence = telling.trigger, understood.annotated.tree.sentences[telling.trigger.token.sentence]
    own = {*telling.own, *understood.voice}
    named = [side for side in understood.annotated.sides if sentence.start <= side.start < sentence.end]
    yield f"kind={trigger.kind}|abroad={any(not own.issuperset(side.codes) for side in named)}"


def _beyond(understood: Understood, telling: Telling) -> Iterator[str]:
    """How many lands a sentence of a report names besides its own press's and the doers': crime at home is no incident."""
    sentence = understood.annotated.tree.sentences[telling.trigger.token.sentence]
    near = [side for side in understood.annotated.sides if sentence.start <= side.start < sentence.end]
    others = {code for side in near for code in side.codes} - {understood.land, *telling.own}
    at_home = understood.land is not None and telling.own == (understood.land,)
    yield f"beyond={min(2, len(others))}"
    yield f"kind={telling.trigger.kind}|beyond={bool(others)}"
    yield f"kind={telling.trigger.kind}|at-home={at_home}|beyond={bool(others)}"


def _shape(tree: Tree, trigger: Trigger) -> Iterator[str]:
    """The form of the trigger itself: tense, owner, modifiers."""
    token, head = trigger.token, trigger.head
    yield f"tag={head.tag}"
    yield f"dep={head.dep.split(':')[0]}"
    if verbal(head):
        auxiliaries = " ".join(sorted({aux.lower for aux in tree.children(head, "aux")}))
        yield f"aux={auxiliaries}"
        yield f"mark={_mark(tree, head)}"
        yield f"subject={bool(tree.children(head, 'nsubj'))}"
    if not verbal(token):
        kids = tree.children(trigger.phrase, "det", "nmod:poss", "amod", "compound", "nummod")
        owned = "poss" if any(kid.dep == "nmod:poss" for kid in kids) else ""
        determiner = next((kid.lower for kid in kids if kid.dep == "det"), owned)
        yield f"kind={trigger.kind}|owner={owned or determiner in _POINTING}"
        yield from _complements(tree, trigger)
        if any(kid.lower in incident_words().recent for kid in kids):
            yield "recent"
        if any(kid.lower in incident_words().unreal_adjectives for kid in kids):
            yield "unreal-adjective"


def _complements(tree: Tree, trigger: Trigger) -> Iterator[str]:
    """What the noun is told with: whom it was done to, where, by whom."""
    for kid in tree.children(trigger.phrase, "nmod", "acl"):
        case = tree.child(kid, "case", "mark")
        yield f"complement={case.lower if case else kid.dep}"
        yield f"kind={trigger.kind}|complement={case.lower if case else kid.dep}"


def _governors(tree: Tree, head: Token) -> Iterator[str]:
    """What stands above: words that deny or foresee, words that answer, the preposition that leads in."""
    words = incident_words()
    case = tree.child(head, "case")
    if case is not None:
        yield f"case={case.lower}"
    for steps, above in enumerate(tree.ancestors(head)):
        near = "near" if steps == 0 else "far"
        if above.lower in words.unreal_verbs and verbal(above):
            yield f"unreal-verb-{near}"
        if above.lower in words.unreal_nouns and above.pos == "NOUN":
            yield f"unreal-noun-{near}"
        if above.lower in words.answering:
            yield f"answered-{near}"
        if verbal(above) and _modal(tree, above):
            yield f"modal-{near}"
        if steps >= 4:
            break
