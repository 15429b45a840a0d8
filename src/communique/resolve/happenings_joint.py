"""What a joint text tells of those who issue it together: "the governments of A, B and C, which met today"."""

from dataclasses import replace

from communique.lexicon.sides import is_state
from communique.resolve.happenings_scene import Scene
from communique.resolve.happenings_when import dated
from communique.values.annotated import DateMention
from communique.values.understood import Telling

_RELATIVE = {"that", "which", "who"}
_GATHERINGS = {"meeting", "ministerial", "summit", "talks"}
_FEW = 7  # states that may issue a text of a meeting which names nobody
_BACK = 3  # words from a verb back to its relative pronoun
_NAME = 8  # words of the name of a gathering
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
