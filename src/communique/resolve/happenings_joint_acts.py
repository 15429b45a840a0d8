"""A joint act: what tells that officials of several sides were together, each side by one of its own who is named."""

from communique.resolve.happenings_scene import Meaning, Scene, level_of_person
from communique.values.syntax import Token
from communique.values.understood import Telling

OFFICIALS = frozenset({"leader", "minister", "senior"})


def each_by_name(scene: Scene, who: Meaning) -> bool:
    """Whether each side is there by somebody of its own who is named, and nobody of another or of no known side."""
    return {scene.understood.side_of_person(key) for key in who.people} == set(who.sides)


def officials_by_name(scene: Scene, who: Meaning) -> bool:
    """The same where all who are named are officials of some rank."""
    ranks = {level_of_person(scene.understood.person(key)) for key in who.people}
    return each_by_name(scene, who) and ranks <= OFFICIALS


def joint_act(verb: Token, who: Meaning) -> Telling:
    """The telling of a meeting by what its verb says that those there did; weak, as no word of meeting tells it."""
    return Telling(
        token=verb.i, start=verb.start, end=verb.end, sentence=verb.sentence, rule="joint-act", weak=True, format="meeting",
        sides=who.sides, people=who.people, level=who.level, side_receipts=who.receipts, definite=True,
    )  # fmt: skip
