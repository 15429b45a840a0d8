"""Offers of talks: those who made them and whom they are made to would talk ("accept the offers of dialogue put forward by")."""

import re
from dataclasses import replace

from communique.resolve.happenings_meant import run_meaning
from communique.resolve.happenings_scene import Scene
from communique.resolve.happenings_spans import run_after
from communique.resolve.happenings_triggers import Candidate
from communique.values.understood import Telling

_MADE = re.compile(
    r" (?:repeatedly )?(?:put forward|made|extended|presented) by (?:(?:all|both) [a-z ]+, including )?(?=\S)"
)
_ASKED = re.compile(r"\b(?:calls?|called|calling) (?:on|upon) |\b(?:urges?|urged|urging) ")
_OFFERS = re.compile(r"\b(?:offers?|invitations?|proposals?) (?:of|for|to) (?:[a-z]+ ){0,2}$")
_NEAR = 40  # characters behind "call on" in which those called on are named, and before the noun to what is offered


def with_offer(scene: Scene, found: Candidate, told: Telling) -> Telling:
    """The telling with the sides of an offer that others are asked to accept; as it stands where it tells of none."""
    noun = found.token
    if found.trigger.frame != "noun" or (made := _MADE.match(scene.text, noun.end)) is None:
        return told
    if _OFFERS.search(scene.text, max(0, noun.start - _NEAR), noun.start) is None:
        return told
    first = scene.tree.at(made.end())
    start = scene.tree.sentences[noun.sentence].start
    asked = list(_ASKED.finditer(scene.text, start, noun.start))
    if first is None or not asked:
        return told
    offered = run_meaning(scene, run_after(scene, first.i))
    mentions = (m for m in scene.understood.annotated.sides if asked[-1].end() <= m.start < asked[-1].end() + _NEAR)
    other = next(mentions, None)
    if other is None or not offered.sides:
        return told
    return replace(told, sides=tuple(sorted({*offered.sides, *other.codes})), people=(), status="proposed")
