"""Who did it, for a trigger of an incident: by its grammar, by names beside it, by what the article is about."""

from collections.abc import Sequence

from communique.extract.incidents_clauses import objects_of, passive, subjects_of, with_case
from communique.extract.incidents_crowds import by_people
from communique.extract.incidents_grammar import acting, doers_by_grammar
from communique.extract.incidents_home import (
    Doers,
    armed_side,
    elsewhere,
    home,
    named_before,
    named_there,
    of_agents,
    only_other,
    own_deed,
    seized_there,
    two_just_named,
    two_of_the_page,
)
from communique.extract.incidents_owners import ANSWERING, SUFFERED, of_place
from communique.extract.incidents_pairs import just_met, mutual, pair_meant, signed_when_they_met
from communique.extract.incidents_partners import with_partners
from communique.extract.incidents_phrases import BODIES, FRIENDS, PRONOUNS, describers, phrase_of
from communique.extract.incidents_surface import between, body_after, named_beside
from communique.extract.incidents_triggers import Trigger, verbal
from communique.extract.incidents_turns import by_turn
from communique.lexicon.incidents import incident_words
from communique.lexicon.sides import is_state
from communique.values.claims import Receipt
from communique.values.syntax import Token, Tree
from communique.values.understood import Understood

OFFICIAL = frozenset({"sanction", "law", "arms-transfer"})  # kinds that a government does and announces itself
_ARMED = frozenset({"missile-launch", "nuclear-test", "satellite-launch"})  # kinds that an article has one doer of
_EXECUTIVE = frozenset(
    {"executive", "presidential"}
)  # whose orders a page tells without saying whose: its own president's
_NUMBERED = frozenset({"order", "orders", "determination", "memorandum", "proclamation"})
_OTHERS = FRIENDS | frozenset(
    {"companies", "countries", "governments", "nations", "others", "parties", "states"}
)  # subjects that are not the side whose page it is
_VOTED = frozenset({"adoption", "approval", "decision", "endorsement", "passage", "resolution", "vote"})
_NEVER = frozenset({"junta", "regime"})  # no page calls its own government so
_NEAR = 6  # words after a law in which the body that passed it is told
_RELEASED = frozenset({"freeing", "release"})  # of people, by the state that held them
_CAPTORS = frozenset(
    {"abduct", "abduction", "kidnap", "kidnapping"}
)  # what armed men do, not the land where they do it
_UNDER = 3  # words behind "came" among which "under" stands
_GATES = frozenset({"airport", "harbor", "harbour", "port", "station"})
_HELD = frozenset({"detention"})  # kinds that are done by the state where they are done


def actors_of(understood: Understood, trigger: Trigger) -> tuple[Doers, bool]:
    """The sides that did it, sorted, with the phrases that tell them, and whether its own words do; empty if nothing does."""
    told, own = _told(understood, trigger)
    return (only_other(understood, trigger), True) if _never_ours(understood, trigger, told) else (told, own)


def _never_ours(understood: Understood, trigger: Trigger, told: Doers) -> bool:
    """Whether a pronoun or a bare "regime" was read as the page's own side, of whom it would not tell such a thing."""
    if told[0] != understood.voice or len(told[1]) != 1:
        return False
    word = told[1][0].quote.lower()
    if word in _NEVER:
        return True
    kids = understood.annotated.tree.children(trigger.phrase, "amod")
    blamed = trigger.kind == "attack" and any(kid.lower in incident_words().blaming for kid in kids)
    return (word in PRONOUNS or word in incident_words().agents) and (blamed or trigger.kind == "unrest")


def _told(understood: Understood, trigger: Trigger) -> tuple[Doers, bool]:
    tree = understood.annotated.tree
    if _by_number(tree, trigger) and (signed := own_deed(understood))[0]:
        return signed, True
    if trigger.kind == "unrest" and by_people(tree, trigger):
        return ((), ()), True
    if trigger.kind == "attack" and (verb := _undergoing(tree, trigger)) is not None:
        behind = [agent for case in ("from", "by") for agent in with_case(tree, verb, case)]
        return _all_of([found for agent in behind if (found := phrase_of(understood, agent))]), True
    if trigger.kind == "unrest" and (there := seized_there(understood, trigger)) is not None:
        return there, True
    told = by_turn(understood, trigger) or _by_grammar(understood, trigger) or _beside(understood, trigger)
    told = pair_meant(understood, trigger, with_partners(understood, trigger, told or ((), ())))
    if told[0]:
        return told, True
    return _if_not_suffered(understood, trigger, _by_article(understood, trigger)), False


def _if_not_suffered(understood: Understood, trigger: Trigger, guess: Doers) -> Doers:
    """A guess, unless it is to that side that "it" or "they" did it: "it expelled two X diplomats"."""
    tree = understood.annotated.tree
    if trigger.kind not in SUFFERED or not verbal(trigger.head) or passive(tree, trigger.head):
        return guess
    suffering = [t for done in objects_of(tree, trigger.head) for t in (done, *describers(tree, done))]
    sides = {side for t in suffering if (meant := understood.refer_alone(t)) for side in meant.sides}
    return ((), ()) if sides & set(guess[0]) and any(t.pos == "PRON" for t in acting(tree, trigger)) else guess


def _undergoing(tree: Tree, trigger: Trigger) -> Token | None:
    """The "came" of "came under attack", whose subject suffers it; None elsewhere."""
    verb = trigger.head if verbal(trigger.head) else tree.head(trigger.phrase)
    under = any(t.lower == "under" for t in tree.tokens[verb.i + 1 : verb.i + _UNDER])
    return verb if verb.lemma == "come" and under else None


def _by_grammar(understood: Understood, trigger: Trigger) -> Doers | None:
    """The sides that stand where the grammar puts a doer, in the first such place that has any."""
    for group in doers_by_grammar(understood.annotated.tree, trigger):
        found = [phrase for token in group if (phrase := phrase_of(understood, token))]
        if found:
            return _all_of(found)
    return None


def _all_of(phrases: Sequence[tuple[tuple[str, ...], Receipt]]) -> Doers:
    """The sides of several phrases, sorted, with the words of each."""
    return tuple(sorted({side for told, _ in phrases for side in told})), tuple(receipt for _, receipt in phrases)


def _beside(understood: Understood, trigger: Trigger) -> Doers | None:
    """The sides whose names stand beside the trigger, or between which a pact is."""
    words = (trigger.phrase, trigger.token, trigger.head)
    alone: tuple[Token, ...] = () if of_place(understood.annotated.tree, trigger) else words
    if trigger.carrier is not None and trigger.phrase.relation == "nsubj":
        alone = alone[:2]  # before "began" stands the deed itself: "the invasion of X began"
    for token in dict.fromkeys(alone):
        if beside := named_beside(understood, token):
            return beside
    return between(understood, trigger.phrase) if trigger.kind == "pact" else None


def _by_article(understood: Understood, trigger: Trigger) -> Doers:
    """Who does such a thing by what the article is about and whose page it is; nobody where others without a name do it."""
    tree = understood.annotated.tree
    if trigger.kind in _ARMED:
        return armed_side(understood)
    if trigger.kind == "unrest" and (here := named_there(understood, trigger))[0]:
        return here
    agents = of_agents(understood, acting(tree, trigger))
    if agents[0]:
        return agents
    if trigger.token.lemma.lower() in _VOTED and (body := body_after(understood, trigger.phrase)):
        return body
    if trigger.kind == "unrest":
        if not understood.voice and (named := named_before(understood, trigger))[0]:
            return named
        there = only_other(understood, trigger) if understood.voice else elsewhere(understood)
        return there if there[0] else home(understood)
    if trigger.kind in _HELD:
        return _where_held(understood, trigger)
    if any(_of_others(tree, agent) for agent in acting(tree, trigger)):
        return (), ()
    if understood.voice and (trigger.phrase.lower in _RELEASED or _by_a_body(tree, trigger)):
        return only_other(understood, trigger)
    if trigger.kind == "law" and (ruled := _handling(understood, trigger)) is not None:
        return ruled
    if not understood.voice and signed_when_they_met(understood, trigger) and (met := just_met(understood, trigger)):
        return met
    if not understood.voice and mutual(understood, trigger):
        return two_just_named(understood, trigger) or two_of_the_page(understood)
    own = trigger.kind == "pact" if len(understood.voice) > 1 else trigger.kind in OFFICIAL
    return own_deed(understood) if own else ((), ())


def _by_a_body(tree: Tree, trigger: Trigger) -> bool:
    """Whether a body told without its land did it ("the amendment by the Legislative Assembly"): not one's own."""
    if trigger.kind != "law":
        return False
    last = tree.sentences[trigger.token.sentence].last
    after = tree.tokens[trigger.token.i + 1 : min(last, trigger.token.i + _NEAR)]
    by = next((word for word in after if word.lower == "by"), None)
    if by is None:
        return False
    told = {word.lower for word in tree.tokens[by.i + 1 : min(last, by.i + _NEAR)]}
    return not told.isdisjoint(BODIES | incident_words().agents)


def _handling(understood: Understood, trigger: Trigger) -> Doers | None:
    """The other side that does something with a law, for a noun that is the object of a verb: "X used the law"."""
    tree = understood.annotated.tree
    verb = tree.head(trigger.phrase)
    if trigger.phrase.relation != "obj" or not verbal(verb) or verb.lemma.lower() in ANSWERING:
        return None
    found = [told for subject in subjects_of(tree, verb) if (told := phrase_of(understood, subject))]
    ruling = _all_of(found)
    return ruling if ruling[0] and not set(ruling[0]) & set(understood.voice) else None


def _by_number(tree: Tree, trigger: Trigger) -> bool:
    """Whether it is an order of the kind that presidents number ("Executive Order 13660")."""
    before = tree.tokens[trigger.token.i - 1].lower if trigger.token.i else ""
    return trigger.token.lower in _NUMBERED and before in _EXECUTIVE


def _of_others(tree: Tree, agent: Token) -> bool:
    """Whether whoever acts is not the side whose page it is ("at least 30 countries", "our allies")."""
    ours = any(kid.lower == "our" for kid in tree.children(agent, "nmod:poss"))
    return agent.lower in FRIENDS or (agent.lower in _OTHERS and not ours)


def _where_held(understood: Understood, trigger: Trigger) -> Doers:
    """The state in which somebody is held, or that the headline names, for an arrest that is told without a doer."""
    tree = understood.annotated.tree
    if trigger.token.lemma.lower() in _CAPTORS:
        return (), ()
    for place in tree.subtree(trigger.head):
        if place.i > trigger.token.i and any(case.lower in ("at", "in") for case in tree.children(place, "case")):
            found = understood.refer_alone(place)
            if found is not None and len(found.sides) == 1 and is_state(found.sides[0]):
                return found.sides, (Receipt.of(understood.annotated.article.text, found.start, found.end),)
            if place.lower in _GATES and (town := _town_of(understood, place)) is not None:
                return town
    if (opened := _opening_place(understood, trigger)) is not None:
        return opened
    own = understood.voice or (understood.land is not None and _is_told_anew(tree, trigger))
    return home(understood) if own else ((), ())


def _town_of(understood: Understood, gate: Token) -> Doers | None:
    """The state of the town whose airport or harbour it is: "seized at Bamako airport"."""
    before = understood.annotated.tree.tokens[gate.i - 1]
    near = next((m for m in understood.annotated.sides if m.end == before.end and len(m.codes) == 1), None)
    if near is None or not is_state(near.codes[0]):
        return None
    return near.codes, (Receipt(near.start, near.end, near.text),)


def _opening_place(understood: Understood, trigger: Trigger) -> Doers | None:
    """The state with which a sentence opens that tells where: "In Peru two envoys were arrested"."""
    tree = understood.annotated.tree
    first = tree.sentences[trigger.token.sentence].first
    word = tree.tokens[first + 1]
    if tree.tokens[first].lower != "in" or word.i >= trigger.token.i:
        return None
    near = next((m for m in understood.annotated.sides if m.start == word.start and len(m.codes) == 1), None)
    if near is None or not is_state(near.codes[0]):
        return None
    return near.codes, (Receipt(near.start, near.end, near.text),)


def _is_told_anew(tree: Tree, trigger: Trigger) -> bool:
    """Whether an arrest is told as such, not spoken of as known ("their detention", "detained persons")."""
    known = tree.children(trigger.phrase, "nmod:poss") or trigger.token.dep in ("amod", "acl")
    return not known
