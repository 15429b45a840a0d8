"""Officials of one side whom a visitor met one after another: "met with Minister A and Minister B in separate meetings"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from communique.resolve.happenings_scene import Scene, highest, level_of_person
from communique.resolve.happenings_triggers import Candidate
from communique.values.understood import Telling

_FRAMES = {"mutual", "noun", "speak"}
_APART = {"individually", "separate", "separately"}
_TALKS = {"calls", "conversations", "meetings"}
_NEAR = 4  # words before and behind a trigger in which "separately" may stand


def person_by_person(scene: Scene, found: Candidate, told: Telling) -> list[Telling]:
    """A telling for each official named of the other side where the meetings are said to have been several."""
    if found.trigger.frame not in _FRAMES or len(told.sides) != 2 or len(told.people) < 2 or told.status == "cancelled":
        return []
    sides = {key: scene.understood.side_of_person(key) for key in told.people}
    hub = told.subject or scene.understood.voice
    visitors = [key for key in told.people if sides[key] in hub]
    hosts = [key for key in told.people if sides[key] is not None and sides[key] not in hub]
    if len(hub) != 1 or len(visitors) > 1 or len(hosts) < 2 or not _is_several(scene, found):
        return []
    return [_with(scene, told, (*visitors, host)) for host in hosts]


def _with(scene: Scene, told: Telling, people: tuple[int, ...]) -> Telling:
    level = highest(level_of_person(scene.understood.person(key)) for key in people)
    return replace(told, people=people, level=level)


def _is_several(scene: Scene, found: Candidate) -> bool:
    """Whether words on the trigger, or "in separate meetings" at the end of its sentence, tell of several."""
    tokens = scene.tree.tokens
    here = [t for t in tokens[max(0, found.first - _NEAR) : found.last + _NEAR] if t.sentence == found.token.sentence]
    apart = any(token.lower in _APART for token in here)
    if found.trigger.frame == "noun":
        return found.token.lower in _TALKS
    later = tokens[found.last : scene.tree.sentences[found.token.sentence].last]
    return apart or any(one.lower == "separate" and two.lower in _TALKS for one, two in pairwise(later))


def is_manner(scene: Scene, found: Candidate, rivals: Sequence[Candidate]) -> bool:
    """Whether "in separate meetings" only tells how those were met whom a verb before it tells."""
    before = [token.lower for token in scene.tree.tokens[max(0, found.first - 2) : found.first]]
    if found.trigger.frame != "noun" or before != ["in", "separate"] or found.token.lower not in _TALKS:
        return False
    return any(rival.trigger.frame in _FRAMES - {"noun"} and rival.last <= found.first for rival in rivals)
