"""Journeys told by whom they were taken: "one of the first trips that I took in this job was to Norway"."""

import re

from communique.resolve.happenings_scene import Scene
from communique.resolve.happenings_triggers import Candidate
from communique.values.syntax import Token

_TAKEN = re.compile(
    r" (?:that |which )?(?P<who>I|we|he|she|they) (?:\w+ )?(?:made|took)\b[^.;,\n]{0,60}? (?:was|were) to (?:the )?"
)


def taken(scene: Scene, found: Candidate) -> tuple[Token, int] | None:
    """Who took the journey that a noun tells by a clause of its own, and the word where its goal begins; None where none did."""
    if found.token.pos != "NOUN":
        return None
    told = _TAKEN.match(scene.text, found.token.end)
    if told is None:
        return None
    who, goal = scene.tree.at(told.start("who")), scene.tree.at(told.end())
    return (who, goal.i) if who is not None and goal is not None and goal.sentence == found.token.sentence else None
