"""What a joint text tells of those who issue it together: "the governments of A, B and C, which met today"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from communique.lexicon.sides import is_state
from communique.resolve.happenings_scene import Scene
from communique.resolve.happenings_when import dated
from communique.values.annotated import DateMention
from communique.values.understood import PersonEntry, Telling

_RELATIVE = {"that", "which", "who"}
_GATHERINGS = {"meeting", "ministerial", "summit", "talks"}
_FEW = 7  # states that may issue a text of a meeting which names nobody
_BACK = 3  # words from a verb back to its relative pronoun
_NAME = 8  # words of the name of a gathering
_NEAR = 80  # characters from "the briefing of" to the name behind a title
_BRIEFING = re.compile(r"['’]s? briefing\b")
_BRIEFING_BY = re.compile(r"\b(?:briefed by|briefing (?:by|from|of)) (?:the )?(?:[A-Z][\w.-]* ?|of |for |to ){0,9}$")
_OWN = {"’s", "'s"}


def with_issuers(scene: Scene, told: Telling) -> Telling:
    """The telling with all who issue a joint text, where its words reach only the last of them, or none."""
    voice = scene.understood.voice
    if len(voice) < 2 or told.adds or told.people or told.format == "visit" or not set(told.sides) < set(voice):
        return told
    if told.rule == "mutual-verb" and told.status == "held" and _is_theirs(scene, told):
        return replace(told, sides=voice, level="unknown")
    today = _todays(scene, told) if len(voice) <= _FEW and all(map(is_state, voice)) else None
    if today is None or told.sides or told.rule != "meeting-noun":
        return told
    return dated(scene, replace(told, sides=voice, status="held", loose=False), today, "own")


def with_briefers(scene: Scene, tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings of a joint text and those of officials whose briefing its authors welcomed: they were there."""
    if len(scene.understood.voice) < 2 or not tellings:
        return list(tellings)
    joined = [told for person in scene.understood.people if (told := _briefed(scene, person)) is not None]
    ours = next((told for told in tellings if set(told.sides) == set(scene.understood.voice)), None)
    if not joined or ours is None:
        return list(tellings)
    there = [replace(told, sentence=ours.sentence) for told in joined if told.start > ours.start]
    return sorted([*tellings, *there], key=lambda told: told.start)


def _briefed(scene: Scene, person: PersonEntry) -> Telling | None:
    """The telling of an official of another side who briefed those who issue a text."""
    if not person.official or person.side is None or person.side in scene.understood.voice:
        return None
    for start, end in person.mentions:
        led = _BRIEFING_BY.search(scene.text, max(0, start - _NEAR), start)
        token = scene.tree.at(start)
        if token is not None and (led is not None or _BRIEFING.match(scene.text, end) is not None):
            return Telling(
                token=token.i, start=start, end=end, sentence=token.sentence, rule="joined", status="held",
                adds=True, sides=(person.side,), people=(person.key,),
            )  # fmt: skip
    return None


def _is_theirs(scene: Scene, told: Telling) -> bool:
    """Whether a verb's subject is a relative pronoun behind a list of who issues the text."""
    before = scene.tree.tokens[max(0, told.token - _BACK) : told.token]
    here = next((token for token in before if token.lower in _RELATIVE), None)
    return here is not None and any(at in scene.sides for at in (here.i - 1, here.i - 2))


def _todays(scene: Scene, told: Telling) -> DateMention | None:
    """The "today" that owns a gathering ("today’s Andean Foreign Ministers’ Meeting")."""
    noun = scene.tree.tokens[told.token]
    if noun.lower not in _GATHERINGS:
        return None
    before = scene.tree.tokens[max(0, noun.i - _NAME) : noun.i]
    at = next((token for token in before if token.lower == "today" and token.sentence == noun.sentence), None)
    if at is None or scene.tree.tokens[at.i + 1].text not in _OWN:
        return None
    return next((m for m in scene.dates.get(noun.sentence, ()) if m.start == at.start and m.edtf), None)
