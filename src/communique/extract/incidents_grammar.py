"""Phrases that may tell who did it by the grammar of a deed: subject, agent, owner, what stands behind its prepositions."""

from collections.abc import Iterator

from communique.extract.incidents_clauses import objects_of, passive, subjects_of, with_case
from communique.extract.incidents_crowds import by_people
from communique.extract.incidents_owners import SUFFERED, answered_for, of_place
from communique.extract.incidents_phrases import BODIES, HELPED, PRIVATE, describers
from communique.extract.incidents_triggers import Trigger, verbal
from communique.lexicon.incidents import incident_words
from communique.values.syntax import Token, Tree

_MUTUAL = frozenset({"pact", "exercise", "attack", "live-fire", "threat"})  # kinds that sides do with or to one another
_CLASHED = frozenset({"clash", "clashed", "clashes", "clashing", "skirmished", "exchanged", "fought"})
_ASCRIBING = frozenset({"ascribe", "attribute", "blame", "pin"})  # "the raid, which they blame on X"
_LAUNCHED = frozenset({"missile-launch", "satellite-launch"})  # kinds that are told by whose rocket it was
_BETWEEN_TWO, _HYPHENS = frozenset({"conflict", "war"}), frozenset("-–")  # "the Iran-Iraq war"
_NEAR = 5  # words behind a verb of judging, or before a ship, in which a turn may stand
_DEEDS = frozenset(
    {"act", "deed", "doing", "firing", "firings", "launch", "launches", "test", "tests", "trial", "work"}
)
_UNDER_FLAG = frozenset({"flagged", "operated", "owned", "registered"})
_SEATS = frozenset({"airport", "consulate", "embassy", "mission", "parliament"})
_SET_FREE = frozenset({"evacuation", "freeing", "release", "repatriation", "rescue", "resettlement"})
_TAKEN_OR_FREED = frozenset(
    {
        "board", "capture", "exchange", "free", "hijack", "impound", "intercept", "pardon", "release", "repatriate", "seize",
        "stop", "swap", "trade",
    }
)  # fmt: skip  # "an X nurse has been released": whom, not who
_TOGETHER = frozenset({"conclude", "finalise", "finalize", "hold", "negotiate", "reach", "ratify", "sign", "strike"})


def acting(tree: Tree, trigger: Trigger) -> list[Token]:
    """The subject of what was done, who stands after "by", the owner of a noun that names it ("the court's ruling")."""
    told = [trigger.phrase, trigger.head, *tree.children(trigger.phrase, "acl", "acl:relcl")]
    agents = [agent for word in told for agent in with_case(tree, word, "by")]
    if agents or not verbal(trigger.head):
        return agents or tree.children(trigger.phrase, "nmod:poss")
    return [] if passive(tree, trigger.head) else subjects_of(tree, trigger.head)


def doers_by_grammar(tree: Tree, trigger: Trigger) -> Iterator[list[Token]]:
    """Groups of phrase heads that may tell who did it, the surest first."""
    words = (trigger.phrase, trigger.token, trigger.head)
    if trigger.kind == "pact" and trigger.carrier is not None:
        words = (trigger.head, trigger.phrase, trigger.token)  # who signs, before who brokered
    for word in dict.fromkeys(words):
        if verbal(word):
            yield _doers_of_verb(tree, word, trigger)
        else:
            yield from _doers_of_noun(tree, word, trigger)


def _doers_of_verb(tree: Tree, verb: Token, trigger: Trigger) -> list[Token]:
    agents = with_case(tree, verb, "by")
    if agents:
        return agents
    if passive(tree, verb):
        if trigger.kind == "detention" and (holders := _holders(tree, verb)):
            return holders
        # "occupied Palestinian land", "the Iranian bank was sanctioned"
        suffers = trigger.kind in SUFFERED or _struck(verb, trigger) or trigger.token.lemma.lower() in _TAKEN_OR_FREED
        return [] if suffers else [kid for t in objects_of(tree, verb) for kid in describers(tree, t)]
    if (answered := answered_for(tree, verb)) is not None:
        return answered
    mates = [verb, *tree.children(verb, "obj")] if _mutual(verb, trigger) else []
    if of_place(tree, trigger):
        return []
    doers = [subject for subject in subjects_of(tree, verb) if subject not in (trigger.token, trigger.phrase)]
    joining = [mate for word in mates for mate in with_case(tree, word, "with")]
    return doers + [mate for mate in joining if mate.lower not in PRIVATE]


def _holders(tree: Tree, verb: Token) -> list[Token]:
    """Who still holds those who were taken: "the rebels hold three pilots captured in May"."""
    noun = tree.head(verb)
    above = tree.head(noun)
    held = verb.dep == "acl" and noun.relation == "obj" and above.lemma.lower() in ("hold", "keep")
    return subjects_of(tree, above) if held and not passive(tree, above) else []


def _struck(verb: Token, trigger: Trigger) -> bool:
    """Whether a sanction is told by whom it strikes ("was designated"), not by the measure ("sanctions were imposed")."""
    return trigger.kind == "sanction" and verb is trigger.token and verb.lower not in incident_words().light


def _mutual(verb: Token, trigger: Trigger) -> bool:
    """Whether whoever stands after "with" does it too."""
    return trigger.kind in ("pact", "exercise") or verb.lower in _CLASHED


def _doers_of_noun(tree: Tree, noun: Token, trigger: Trigger) -> Iterator[list[Token]]:
    owned = noun
    while owned.dep == "conj" and not tree.children(owned, "nmod:poss", "det"):
        owned = tree.head(owned)
    partners = with_case(tree, noun, "with") if trigger.kind in ("pact", "exercise") else []
    partners = [mate for mate in partners if mate.lower not in PRIVATE]
    yield tree.children(owned, "nmod:poss") + (partners if tree.children(owned, "nmod:poss") else [])
    yield with_case(tree, noun, "by")
    yield from _told_by_clauses(tree, noun)
    if trigger.kind in _MUTUAL:
        yield with_case(tree, noun, "between")
    if trigger.kind == "attack" and (with_case(tree, noun, "in") or with_case(tree, noun, "against")):
        # "the massacre of X in Y", but "the bombing of the X embassy in Y"
        yield [t for t in with_case(tree, noun, "of") if t.pos == "PROPN" and not _seat(tree, t)]
    if trigger.kind == "attack":
        yield [t for t in with_case(tree, noun, "of") if t.lower in incident_words().foes]
    pair = noun.lower in _BETWEEN_TWO and any(t.text in _HYPHENS for t in tree.tokens[max(0, noun.i - 3) : noun.i])
    if pair or noun.lower not in incident_words().suffered:
        yield [t for t in describers(tree, noun) if t.dep != "nmod:poss"]
    if noun.lower not in _SET_FREE:  # "the release of U.S. citizens": whom, not who
        found = with_case(tree, noun, "of") if trigger.kind in ("law", "other", "unrest", "threat") else []
        yield [t for t in found if not _flagged(tree, t)]
    yield with_case(tree, noun, "in") if trigger.kind == "unrest" and not by_people(tree, trigger) else []
    if trigger.kind in _LAUNCHED:
        yield [kid for t in with_case(tree, noun, "of") for kid in describers(tree, t)]
    if trigger.kind == "law":
        yield [t for case in ("in", "at") for t in with_case(tree, noun, case) if t.lower in BODIES]
    if trigger.kind in ("pact", "exercise") and noun.relation == "obj" and tree.head(noun).lemma.lower() in _TOGETHER:
        yield subjects_of(tree, tree.head(noun))
    yield with_case(tree, noun, "from")


def _told_by_clauses(tree: Tree, noun: Token) -> Iterator[list[Token]]:
    """Who stands in the clauses that hang on a noun: "a raid carried out by X", "launches that Y blames on X"."""
    for clause in tree.children(noun, "acl", "acl:relcl"):
        if clause.lemma.lower() in _ASCRIBING and not passive(tree, clause):
            yield with_case(tree, clause, "to") + with_case(tree, clause, "on")
            continue
        if clause.lemma.lower() in incident_words().judging:
            yield _held_to_be(tree, clause)
            continue
        agents = with_case(tree, clause, "by") or with_case(tree, clause, "between")
        if clause.lower in HELPED:
            continue  # "a truce brokered by X" is not X's
        if agents or not passive(tree, clause):
            yield agents or [s for s in tree.children(clause, "nsubj") if not s.tag.startswith("W")]


def _held_to_be(tree: Tree, verb: Token) -> list[Token]:
    """Of whom it is by those who judge it: "tests of an X missile", "the work of X", "fired by X"; nobody elsewhere."""
    last = tree.sentences[verb.sentence].last
    being = next((t for t in tree.tokens[verb.i + 1 : min(last, verb.i + _NEAR)] if t.lemma.lower() == "be"), None)
    if being is None:
        return []
    judged = tree.head(being)
    if verbal(judged) and judged.i > being.i:
        return with_case(tree, judged, "by")
    return with_case(tree, judged, "of") if judged.lower in _DEEDS else []


def _flagged(tree: Tree, token: Token) -> bool:
    """Whether a ship is told by the flag it flies ("two X-flagged tankers"): it suffers what is done, X does nothing."""
    before = tree.tokens[max(0, token.i - _NEAR) : token.i]
    return any(t.lower in _UNDER_FLAG and tree.tokens[t.i - 1].text in _HYPHENS for t in before if t.i)


def _seat(tree: Tree, token: Token) -> bool:
    """Whether a name tells what was struck: an embassy, an airport."""
    near = [token, *tree.tokens[token.i + 1 : token.i + 2], *tree.children(token, "amod", "flat", "compound")]
    return any(word.lower in _SEATS for word in near)
