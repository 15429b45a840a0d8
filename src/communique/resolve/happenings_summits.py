"""Summits of an organisation: told again with fewer or more of those who go, or as "the summit" alone, they are one engagement."""

from collections.abc import Sequence
from dataclasses import replace

from communique.lexicon.sides import is_state
from communique.resolve.happenings_groups import Group
from communique.resolve.happenings_scene import Scene
from communique.values.understood import Telling

_SUMMIT = "summit"
_COMING = ("coming", "next", "upcoming")
_OF_WHOM = {"between", "of", "with"}


def is_same_summit(scene: Scene, group: Group, telling: Telling) -> bool:
    """Whether both tell of the summit of one organisation, one of them with more of the states that go there."""
    one, two = group.sides, set(telling.sides)
    bodies = {side for side in one & two if not is_state(side)}
    if not bodies or one == two or telling.back or telling.another or not (one < two or two < one or telling.loose):
        return False
    return is_summit(scene, telling) and all(is_summit(scene, told) for told in group.tellings)


def back_to_summit(scene: Scene, tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings; "the summit" behind one of an organisation, nobody told to meet there, is that one and no other."""
    made: list[Telling] = []
    last: Telling | None = None
    for told in tellings:
        bare = last is not None and not told.people and told.date is None and _is_bare(scene, told, last)
        if bare and last is not None and any(not is_state(side) for side in last.sides):
            told = replace(told, sides=(), level="unknown", side_receipts=(), definite=True, loose=True, another=False)
        elif is_summit(scene, told) and told.sides:
            kept = last is not None and last.status == "planned" and told.loose and last.sides == told.sides
            last = last if kept else told
        made.append(told)
    return made


def is_summit_of_body(scene: Scene, told: Telling) -> bool:
    """Whether a telling is of the summit of an organisation, nobody else told to meet there."""
    return is_summit(scene, told) and len(told.sides) == 1 and not is_state(told.sides[0])


def is_summit(scene: Scene, told: Telling) -> bool:
    """Whether a telling's noun is "summit"."""
    return told.rule == "meeting-noun" and scene.tree.tokens[told.token].lower == _SUMMIT


def _is_bare(scene: Scene, told: Telling, last: Telling) -> bool:
    """Whether a telling is of "the summit", or "the next summit" where one is planned, without a name and without those who hold it."""
    noun = scene.tree.tokens[told.token]
    if not is_summit(scene, told) or noun.text != _SUMMIT or not noun.i:
        return False
    after = scene.tree.tokens[noun.i + 1 : noun.i + 2]
    before = {"the", *_COMING} if last.status == "planned" else {"the"}
    return scene.tree.tokens[noun.i - 1].lower in before and not any(token.lower in _OF_WHOM for token in after)
