"""What only the headline seems to tell, and the first sentence tells again with more or other names: one engagement."""

from collections.abc import Sequence
from dataclasses import replace

from communique.resolve.happenings_groups import Group, overlap
from communique.resolve.happenings_remarks import is_ahead
from communique.resolve.happenings_scene import Scene, opening
from communique.values.understood import Telling

_LEAD = 2  # sentences of the body that tell the news of the headline again
_SAME = 2  # sides, and people, that both must name where neither names all of the other's


def with_headline(scene: Scene, groups: list[Group]) -> list[Group]:
    """The groups, those that only a headline tells joined to the one that the lead tells of the same call or meeting."""
    heads = [group for group in groups if _is_headline(scene, group)]
    lead = {sentence.i for sentence in opening(scene, _LEAD)} if heads else set()
    gone = []
    for head in heads:
        same = [group for group in groups if group not in heads and _is_told_in(group, lead) and _is_same(head, group)]
        if len(same) != 1:
            continue
        body, equal = same[0], head.sides == same[0].sides
        told = [
            replace(each, people=()) if equal else each for each in head.tellings
        ]  # one name may be spelt in two ways
        body.tellings[:0] = told
        for each in told:
            body.sides |= set(each.sides)
            body.people |= set(each.people)
        gone.append(head)
    return [group for group in groups if group not in gone]


def _is_headline(scene: Scene, group: Group) -> bool:
    """Whether only a headline tells of one call or meeting, in the singular."""
    if group.is_trip or not all(scene.tree.sentences[told.sentence].kind == "H" for told in group.tellings):
        return False
    first = group.tellings[0]
    return scene.tree.tokens[first.token].tag not in ("NNS", "NNPS") and not is_ahead(scene, first)


def _is_told_in(group: Group, lead: set[int]) -> bool:
    return not group.is_trip and any(told.sentence in lead and not told.back for told in group.tellings)


def _is_same(head: Group, body: Group) -> bool:
    """Whether sides, people, status and form allow both to be the same."""
    forms = _forms(head.tellings), _forms(body.tellings)
    if head.date and body.date and not overlap(head.date, body.date):
        return False
    if head.status != body.status or (forms[0] and forms[1] and not forms[0] & forms[1]):
        return False
    if head.sides <= body.sides:
        return True
    return len(head.sides & body.sides) >= _SAME and len(head.people & body.people) >= _SAME


def _forms(tellings: Sequence[Telling]) -> set[str]:
    return {told.format for told in tellings if told.format is not None}
