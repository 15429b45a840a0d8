"""Who is to sit in talks that leaders agree to open: left open where nobody says so ("agreed to resume negotiations")."""

from collections.abc import Sequence
from dataclasses import replace

from communique.resolve.happenings_groups import Group
from communique.resolve.happenings_scene import Scene, highest, level_at, phrase
from communique.resolve.happenings_words import lemma_of
from communique.values.understood import Telling
from communique.values.vocabulary import Level

_TALKS = {"consultation", "dialogue", "negotiation", "round", "talk"}
_OPENED = {
    "begin", "conduct", "continue", "convene", "hold", "launch", "open", "reopen", "restart", "resume", "revive",
    "start",
}  # fmt: skip
_AGREED = {"agree", "decide", "pledge", "promise", "undertake", "vow"}


def leave_open(scene: Scene, groups: Sequence[Group]) -> None:
    """Talks to come that nobody tells but by who agreed to them have no participants, and the level that their own words tell."""
    for group in groups:
        if all(_is_left_open(scene, told) for told in group.tellings):
            group.tellings = [replace(told, people=(), level=_level(scene, told)) for told in group.tellings]


def _is_left_open(scene: Scene, told: Telling) -> bool:
    noun = scene.tree.tokens[told.token]
    verb = scene.tree.head(noun)
    if told.rule != "meeting-noun" or told.status not in ("planned", "proposed") or lemma_of(noun) not in _TALKS:
        return False
    return lemma_of(verb) in _OPENED and verb.tag == "VB" and lemma_of(scene.tree.head(verb)) in _AGREED


def _level(scene: Scene, told: Telling) -> Level:
    words = phrase(scene.tree, scene.tree.tokens[told.token])
    return highest(level_at(scene, word.i) for word in words if word.i in scene.posts)
