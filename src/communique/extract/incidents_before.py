"""Who did it as the article told before: "Repeated attacks have harmed civilians", after "the attack by X"."""

from collections.abc import Sequence

from communique.extract.incidents_clauses import passive, subjects_of, with_case
from communique.extract.incidents_facts import Telling
from communique.extract.incidents_home import HOSTILE, Doers
from communique.extract.incidents_triggers import Trigger, verbal
from communique.lexicon.incidents import incident_words
from communique.values.syntax import Token
from communique.values.understood import Understood

_CARRIED = frozenset({"attack", "cyber", "detention", "exercise", "live-fire"})  # kinds told on and on of one doer
_FREED = frozenset({"freed", "released"})
_WHO_ARE_HELD = frozenset(
    {"captive", "captives", "detainee", "detainees", "hostage", "hostages", "prisoner", "prisoners"}
)
_NEAR = 3  # sentences back in which it is looked for
_APART = frozenset({"conflict", "conflicts", "crisis", "unrest", "fighting"})  # what nobody alone does


def told_before(understood: Understood, trigger: Trigger, tellings: Sequence[Telling]) -> Doers:
    """The doers of the last telling of this kind shortly before, for a deed that names none of its own."""
    if trigger.kind not in _CARRIED or trigger.token.lower in _APART or _names_own(understood, trigger):
        return (), ()
    here = trigger.token.sentence
    near = [
        t for t in tellings if t.trigger.kind == trigger.kind and t.own and here - t.trigger.token.sentence <= _NEAR
    ]
    if not near or _elsewhere(understood, trigger, near[-1]):
        return (), ()
    return near[-1].actors, near[-1].doers


def held_before(trigger: Trigger, tellings: Sequence[Telling]) -> Doers:
    """Who held those who are freed or released without a word of who lets them go: the captor told last.

    "Danish hostages" tells whose people they are, not who holds them.
    """
    if trigger.kind != "other" or trigger.token.lower not in _FREED:
        return (), ()
    deeds = [t for t in tellings if t.trigger.kind == "detention" and t.trigger.token.lower not in _WHO_ARE_HELD]
    holding = [t for t in deeds if t.own]
    return (holding[-1].actors, holding[-1].doers) if holding else ((), ())


def _names_own(understood: Understood, trigger: Trigger) -> bool:
    """Whether its own words tell who did it, though not of which side: "gunmen fired", "the killing by rebels"."""
    tree = understood.annotated.tree
    told = [trigger.phrase, trigger.head, *tree.children(trigger.phrase, "acl", "acl:relcl")]
    agents = [agent for word in told for agent in with_case(tree, word, "by")]
    agents += tree.children(trigger.phrase, "nmod:poss")
    if verbal(trigger.head) and not passive(tree, trigger.head):
        agents += subjects_of(tree, trigger.head)
    return any(not _refers_back(understood, agent, trigger) for agent in agents)


def _refers_back(understood: Understood, agent: Token, trigger: Trigger) -> bool:
    tree = understood.annotated.tree
    hostile = any(kid.lower in HOSTILE for kid in tree.children(agent, "amod"))
    deed = agent.lower in incident_words().nouns and agent is not trigger.token  # "a strike that hit"
    return agent.pos == "PRON" or hostile or deed


def _elsewhere(understood: Understood, trigger: Trigger, before: Telling) -> bool:
    """Whether it is placed in a state that the telling before did not name: "the war in Yemen"."""
    text = understood.annotated.article.text
    known = text[slice(*before.words)]
    tree = understood.annotated.tree
    if any(victim.pos == "PROPN" for victim in with_case(tree, trigger.phrase, "of")):
        return True  # "the murder of Mr. X"
    after = tree.tokens[trigger.token.i + 1 : trigger.token.i + 5]
    if not after or after[0].lower not in ("in", "on", "against"):
        return False
    places = [m for m in understood.annotated.sides if after[0].end <= m.start < after[-1].end]
    return any(place.codes != before.actors and place.text not in known for place in places)
