"""Further meetings of a series, told without those who meet: who they are of."""

from collections.abc import Sequence
from dataclasses import replace

from communique.resolve.happenings_counted import counted_alone, is_body, is_counted
from communique.resolve.happenings_groups import Group
from communique.resolve.happenings_scene import Scene, highest
from communique.resolve.happenings_triggers import Candidate
from communique.values.understood import Telling

_SUMMONED = ("summon-verb", "met-idiom")
_PAIR = 2
_NEAR = 2  # sentences back in which the series may have been told


def as_further(scene: Scene, found: Candidate, told: Telling) -> Telling:
    """The telling as another meeting of those who meet, where it is counted or a body's and nobody is named."""
    if told.sides or told.another or scene.tree.sentences[told.sentence].kind != "B":
        return told
    noun = found.trigger.frame == "noun"
    further = (
        is_counted(scene.tree, found.token) or counted_alone(scene.tree, found.token)
        if noun
        else is_body(scene.tree, found.token)
    )
    return replace(told, another=True) if further else told


def of_series(scene: Scene, groups: Sequence[Group], telling: Telling) -> Telling:
    """The telling with the parties of what it belongs with: told right before, or by the same noun, else the first told."""
    tokens = scene.tree.tokens
    noun = tokens[telling.token].lower
    named = [group for group in groups if any(tokens[told.token].lower == noun for told in group.tellings)]
    last = max(groups, key=lambda group: group.tellings[-1].start)
    near = telling.sentence - last.tellings[-1].sentence <= _NEAR
    series = last if near and (last in named or not named) else (named or groups)[0]
    level = telling.level if telling.level != "unknown" else highest(told.level for told in series.tellings)
    return replace(telling, sides=tuple(sorted(series.sides)), level=level)


def summoned_before(groups: Sequence[Group], telling: Telling) -> Telling:
    """The telling of an earlier summons, where only who was called in is named, by those who summoned him now."""
    if len(telling.sides) != 1 or not telling.back or telling.rule not in _SUMMONED:
        return telling
    same = (group for group in groups if set(telling.sides) < group.sides and group.tellings[0].rule in _SUMMONED)
    now = next(same, None)
    return (
        replace(telling, sides=tuple(sorted(now.sides)), another=True)
        if now is not None and len(now.sides) == _PAIR
        else telling
    )
