"""Talks whose sides are told by how they faced each other: "with Norway and Peru on one side and Chile on the other"."""

import re
from dataclasses import replace

from communique.resolve.happenings_actors import Parties
from communique.resolve.happenings_meant import run_meaning
from communique.resolve.happenings_scene import Scene, highest, join
from communique.resolve.happenings_triggers import Candidate

_ACROSS = re.compile(r"\bwith (?P<one>[^.;]{3,90}?) on (?:the )?one side,? and (?P<other>[^.;]{3,90}?) on the other\b")


def with_facing(scene: Scene, found: Candidate, parties: Parties) -> Parties:
    """The parties; where the words on talks name nobody, those who stood "on one side" and "on the other"."""
    if found.trigger.frame != "noun" or len(parties.all.sides) > 1:
        return parties
    told = _ACROSS.search(scene.text, found.token.end, scene.tree.sentences[found.token.sentence].end)
    if told is None:
        return parties
    runs = [scene.tree.covering(*told.span(name)) for name in ("one", "other")]
    one, other = (run_meaning(scene, (run[0].i, run[-1].i + 1)) for run in runs)
    if not one.sides or not other.sides or set(one.sides) & set(other.sides):
        return parties
    everyone = join((parties.all, one, other))
    return replace(parties, other=everyone, level=highest((parties.level, everyone.level)))
