"""Meetings that an official tells himself: "we’ll be meeting with" them, and counterparts that are his own."""

import re
from dataclasses import replace

from communique.lexicon.sides import is_state
from communique.resolve.happenings_scene import Scene, level_of_person
from communique.values.understood import Telling

_WE = re.compile(r"\b(?:I|[Ww]e)(?:['’](?:ll|m|re)| will| am| are)\b|\bour (?:[A-Z]\w+ )+(?:counterparts|partners)\b")
_COUNTERPARTS = re.compile(r"\bcounterparts (?:will |are (?:going )?to |also )*$")
_OPEN = ("planned", "proposed")


def with_speaker(scene: Scene, told: Telling) -> Telling:
    """The telling with the minister or leader in whose remarks it is told, where it lies ahead of himself."""
    sentence = scene.tree.sentences[told.sentence]
    ours = scene.understood.voice
    if told.status not in _OPEN or told.people or told.adds or sentence.kind != "B" or len(ours) != 1:
        return told
    key = scene.understood.speaker_at(sentence.line)
    if key is None or scene.understood.side_of_person(key) != ours[0] or not is_state(ours[0]):
        return told
    level = level_of_person(scene.understood.person(key))
    counterparts = _COUNTERPARTS.search(scene.text, sentence.start, told.start) is not None
    if level not in ("leader", "minister") or told.level != "unknown":
        return told
    if counterparts and told.sides and ours[0] not in told.sides:
        told = replace(told, sides=tuple(sorted({*told.sides, ours[0]})))
    elif ours[0] not in told.sides or len(told.sides) < 2 or not _WE.search(scene.text, sentence.start, sentence.end):
        return told
    return replace(told, people=(key,), level=level)
