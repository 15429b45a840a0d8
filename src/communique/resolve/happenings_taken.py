"""Journeys told by whom they were taken: "one of the first trips that I took in this job was to Norway"."""

import re

from communique.lexicon.sides import is_state
from communique.resolve.happenings_scene import NOBODY, Meaning, Scene, highest, level_of_person
from communique.resolve.happenings_triggers import Candidate
from communique.resolve.happenings_words import lemma_of
from communique.values.syntax import Token

_PLEASURES = {"delight", "honor", "honour", "joy", "pleasure", "privilege"}
_BACK = 5  # words from "to visit" back to the pleasure that it was
_WHOM = {"her", "him", "them", "you"}
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


def glad_guest(scene: Scene, found: Candidate) -> Meaning:
    """The page's own official whom it "was a pleasure to visit" somebody; nobody where no pleasure is told."""
    tokens, voice = scene.tree.tokens, scene.understood.voice
    before = [t.lower for t in tokens[max(0, found.first - _BACK) : found.first] if t.sentence == found.token.sentence]
    was = "was" in before and "to" in before[-1:] and bool(_PLEASURES & set(before))
    if not was or lemma_of(found.token) != "visit" or len(voice) != 1 or not is_state(voice[0]):
        return NOBODY
    key = scene.understood.speaker_at(scene.tree.sentences[found.token.sentence].line)
    who = (key,) if key is not None and scene.understood.side_of_person(key) == voice[0] else ()
    return Meaning(voice, who, highest(level_of_person(scene.understood.person(each)) for each in who), ())


def visited_at(scene: Scene, found: Candidate) -> list[int]:
    """Where the place begins in which somebody told by a pronoun is visited ("to visit you in Norway")."""
    after = scene.tree.tokens[found.last : found.last + 3]
    whom = lemma_of(found.token) == "visit" and len(after) == len("you") and after[0].lower in _WHOM
    return [after[2].i] if whom and after[1].lower in ("at", "in") and after[2].sentence == found.token.sentence else []
