"""Deeds of crowds, which are no states: protests, "thousands took to the streets"."""

from communique.extract.incidents_clauses import subjects_of
from communique.extract.incidents_triggers import Trigger, verbal
from communique.values.syntax import Tree

_CROWDS = frozenset(
    {"blockade", "demonstrate", "demonstration", "march", "protest", "rally", "uprising"}
)  # done by people, not by a state
# what a crowd demands is its deed: "a rally for the impeachment of"
_GATHERED = frozenset(
    {
        "actions", "campaign", "demonstration", "demonstrations", "march", "protest", "protests", "rallies", "rally", "struggle",
    }
)  # fmt: skip
_PEOPLE = frozenset(
    {
        "citizens", "crowd", "crowds", "demonstrators", "hundreds", "people", "protesters", "protestors", "residents", "students",
        "tens", "thousands", "workers",
    }
)  # fmt: skip


def by_people(tree: Tree, trigger: Trigger) -> bool:
    """Whether a crowd does it, which is no state: protests, "thousands took to the streets"."""
    if trigger.token.lemma.lower() in _CROWDS or any(t.lower in _GATHERED for t in tree.ancestors(trigger.head)):
        return True
    if trigger.token.lower.startswith("impeach"):
        sentence = tree.sentences[trigger.token.sentence]
        return any(t.lower in _GATHERED for t in tree.tokens[sentence.first : trigger.token.i])
    return verbal(trigger.head) and any(who.lower in _PEOPLE for who in subjects_of(tree, trigger.head))
