"""With whom or by whom it was done, read off the surface where the tree tears it: lists of names, "with", "by X and Y"."""

from communique.extract.incidents_clauses import passive
from communique.extract.incidents_home import Doers
from communique.extract.incidents_phrases import PRIVATE
from communique.extract.incidents_surface import listed_before
from communique.extract.incidents_triggers import Trigger, verbal
from communique.values.claims import Receipt
from communique.values.syntax import Token
from communique.values.understood import Understood

_SIGNERS = 24  # words behind "signed by" in which those who signed are told
_PARTNER = 10  # words behind "with" in which the partner is told
_BOUGHT = frozenset({"contract", "contracts"})  # signed with whom one buys from
_ENDING = frozenset(".;:")
_WHERE = frozenset({"at", "during", "following", "in", "on", "that", "under", "when", "where", "which", "while"})


def with_partners(understood: Understood, trigger: Trigger, told: Doers) -> Doers:
    """The doers with those whom the tree parted from them: the rest of a list, who signs too."""
    if verbal(trigger.head) and len(told[0]) == 1 and not passive(understood.annotated.tree, trigger.head):
        listed = listed_before(understood, trigger.head)
        if listed is not None and set(told[0]) < set(listed[0]):
            return listed
    if trigger.kind != "pact" or len(told[0]) > 1 or not verbal(trigger.head):
        return told
    more = _behind(understood, trigger.head, "by", _SIGNERS) if passive(understood.annotated.tree, trigger.head) else ()
    more = more or _behind(understood, trigger.head, "with", _PARTNER)
    if not more and trigger.phrase.lemma.lower() in _BOUGHT | {"sign"}:
        bought = {
            t.lower for t in understood.annotated.tree.tokens[trigger.head.i : trigger.head.i + _PARTNER]
        } & _BOUGHT
        more = _behind(understood, trigger.head, "from", _PARTNER) if bought else ()
    sides = {side for one, _ in more for side in one}
    if not told[0] and len(sides) < 2:
        return told
    return (tuple(sorted({*told[0], *sides})), (*told[1], *(r for _, r in more))) if sides else told


def _behind(understood: Understood, verb: Token, case: str, reach: int) -> tuple[tuple[tuple[str, ...], Receipt], ...]:
    """The sides told behind a preposition that follows a verb, up to the place, the day or the next verb."""
    tree = understood.annotated.tree
    last = tree.sentences[verb.sentence].last
    behind = tree.tokens[verb.i + 1 : last]
    led = next((t for t in behind if t.lower == case or t.pos == "VERB" or t.text in _ENDING), None)
    if led is None or led.lower != case:
        return ()
    found: dict[tuple[str, ...], Receipt] = {}
    for token in tree.tokens[led.i + 1 : min(last, led.i + 1 + reach)]:
        told = token.pos == "VERB" and token.dep != "amod" and token.lower != "visiting"
        if told or token.text in _ENDING or (found and token.lower in _WHERE):
            break
        if case == "with" and {token.lower, tree.head(token).lower} & PRIVATE:
            continue  # "a contract with an X firm"
        meant = understood.refer_alone(token)
        if meant is not None and meant.sides and token.dep != "nmod:poss":
            receipt = Receipt.of(understood.annotated.article.text, meant.start, meant.end)
            found.setdefault(meant.sides, receipt)
    return tuple(found.items())
