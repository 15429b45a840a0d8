"""The two sides that did it together, for "the two signed", a pact told without sides, shooting at a border."""

from communique.extract.incidents_clauses import passive, subjects_of
from communique.extract.incidents_home import Doers, two_of_the_page
from communique.extract.incidents_triggers import Trigger, verbal
from communique.lexicon.sides import is_state
from communique.values.claims import Receipt
from communique.values.syntax import Tree
from communique.values.understood import Happening, Understood
from communique.values.understood import Telling as Told

_CLASHES = frozenset({"clash", "fighting", "firefight", "gunfire", "shooting", "skirmish"})
_OF_TWO = frozenset({"law", "live-fire", "pact"})
_BOTH = frozenset(
    {
        "armies", "both", "capitals", "countries", "governments", "nations", "neighbors", "neighbours", "sides", "states", "they", "two",
    }
)  # fmt: skip
_WHO_SIGN = frozenset(
    {
        "delegations",
        "envoys",
        "foes",
        "heads",
        "leaders",
        "ministers",
        "negotiators",
        "officials",
        "pair",
        "premiers",
        "presidents",
    }
)
_MORE = frozenset(
    {"eight", "five", "four", "nine", "seven", "six", "ten", "three", "united"}
)  # "five states" are not two
_EXCHANGED = frozenset({"exchange", "swap", "trade"})
_HAVING = frozenset({"had", "has", "have"})
_TWO = 2
_BORDER = frozenset({"border", "borders", "boundary", "frontier", "frontiers"})


def pair_meant(understood: Understood, trigger: Trigger, told: Doers) -> Doers:
    """Of "the two sides", "they" or "the leaders": the sides that met just before, else the two states of the page.

    What is exchanged ("traded fire") is done by both where the page tells of two and the sentence of one.
    """
    if trigger.kind not in _OF_TWO:
        return told
    if trigger.kind == "live-fire" and len(told[0]) == 1 and trigger.head.lemma.lower() in _EXCHANGED:
        pair = two_of_the_page(understood)
        return pair if set(told[0]) < set(pair[0]) else told
    word = _together(understood, trigger, told)
    if not word:
        return told
    met = just_met(understood, trigger)
    if met is not None and (len(met[0]) == _TWO or word not in _BOTH):
        return met
    pair = two_of_the_page(understood)
    torn = len(told[0]) == _TWO and (
        len(set(pair[0]) & set(told[0])) == 1 or not all(is_state(side) for side in told[0])
    )
    return pair if torn and pair[0] else told


def _together(understood: Understood, trigger: Trigger, told: Doers) -> str:
    """The word for those who did it together, where it names nobody: "sides", "they", "leaders"."""
    if told[0]:
        quotes = [receipt.quote.split() for receipt in told[1]]
        words = [q[-1] for q in quotes if not _MORE & {word.lower() for word in q}]
        return next((w.lower() for w in words if w.lower() in _BOTH and (len(quotes) == 1 or w.islower())), "")
    if not verbal(trigger.head) or passive(understood.annotated.tree, trigger.head):
        return ""
    tree = understood.annotated.tree
    doers = subjects_of(tree, trigger.head)
    if len(doers) != 1 or tree.children(doers[0], "nmod", "nmod:poss", "amod", "compound"):
        return ""  # "envoys of six nations"
    return doers[0].lower if doers[0].lower in _BOTH | _WHO_SIGN else ""


def just_met(understood: Understood, trigger: Trigger) -> Doers | None:
    """The sides of the engagement told last before a deed, in its sentence or the one before."""
    if (last := _last_met(understood, trigger)) is None:
        return None
    happening, telling = last
    return happening.sides, (Receipt.of(understood.annotated.article.text, telling.start, telling.end),)


def day_they_met(understood: Understood, trigger: Trigger, actors: tuple[str, ...]) -> tuple[str, Receipt] | None:
    """The day of the engagement told just before, for what its sides signed, told in the plain past without a day."""
    tree, verb = understood.annotated.tree, trigger.head
    if trigger.kind != "pact" or not verbal(verb) or verb.tag not in ("VBD", "VBN") or len(actors) < _TWO:
        return None
    if verb.dep.startswith("acl") or any(kid.lower in _HAVING for kid in tree.children(verb, "aux")):
        return None
    if (last := _last_met(understood, trigger)) is None or not set(actors) <= set(last[0].sides):
        return None
    _, telling = last
    dated = telling.date is not None and telling.date_at is not None and telling.status == "held"
    return (telling.date, telling.date_at) if dated and telling.date and telling.date_at else None


def _last_met(understood: Understood, trigger: Trigger) -> tuple[Happening, Told] | None:
    here, found = trigger.token, dict[int, tuple[Happening, Told]]()
    for happening in understood.happenings:
        for telling in happening.tellings:
            near = here.sentence - 1 <= telling.sentence <= here.sentence and telling.start != here.start
            if near and len(happening.sides) >= _TWO and (telling.start < here.start or telling.definite):
                found[telling.start] = happening, telling
    return found[max(found)] if found else None


def signed_when_they_met(understood: Understood, trigger: Trigger) -> bool:
    """Whether a pact was signed by nobody told, in a sentence that names no side beside those who met just before."""
    tree, verb = understood.annotated.tree, trigger.head
    if trigger.kind != "pact" or not verbal(verb) or not passive(tree, verb) or verb.dep.startswith("acl"):
        return False
    met, sentence = just_met(understood, trigger), tree.sentences[trigger.token.sentence]
    near = [m for m in understood.annotated.sides if sentence.start <= m.start < sentence.end]
    return met is not None and all(set(m.codes) <= set(met[0]) for m in near if not _tells_where(tree, m.start))


def mutual(understood: Understood, trigger: Trigger) -> bool:
    """Whether two sides did it of whom the sentence names no third: a pact that was signed, shooting at a border."""
    tree = understood.annotated.tree
    if trigger.kind == "pact":
        if verbal(trigger.head) and not passive(tree, trigger.head):
            return False
    elif trigger.kind != "live-fire" or not _at_border(tree, trigger):
        return False
    pair, sentence = two_of_the_page(understood)[0], tree.sentences[trigger.token.sentence]
    near = [m for m in understood.annotated.sides if sentence.start <= m.start < sentence.end]
    return all(set(m.codes) <= set(pair) for m in near if not _tells_where(tree, m.start))


def _tells_where(tree: Tree, start: int) -> bool:
    """Whether a name only tells where it was: "signed in Geneva"."""
    token = tree.at(start)
    return token is not None and token.i > 0 and tree.tokens[token.i - 1].lower in ("at", "in")


def _at_border(tree: Tree, trigger: Trigger) -> bool:
    """Whether it is a clash or shooting, and told of a border, there or where the article opens."""
    if trigger.token.lemma.lower() not in _CLASHES and not any(
        t.lemma.lower() in _CLASHES for t in subjects_of(tree, trigger.head)
    ):
        return False
    told = {trigger.token.sentence, *(s.i for s in tree.sentences if s.kind == "H")}
    told |= {next((s.i for s in tree.sentences if s.kind == "B"), trigger.token.sentence)}
    return any(t.lower in _BORDER for i in told for t in tree.within(tree.sentences[i]))
