"""Pages on the relations of two states: a dialogue that one of them hosted was of both."""

from dataclasses import replace

from communique.lexicon.sides import is_state
from communique.resolve.happenings_scene import Scene
from communique.values.understood import Telling

_MECHANISMS = {"commission", "consultations", "dialogue", "dialogues"}


def with_pair(scene: Scene, told: Telling) -> Telling:
    """The telling of a dialogue with both states that the headline names, where its own words name but the host."""
    noun = scene.tree.tokens[told.token]
    if told.rule != "meeting-noun" or len(told.sides) != 1 or told.adds or noun.lower not in _MECHANISMS:
        return told
    if not noun.text[0].isupper() or scene.tree.sentences[told.sentence].kind != "B":
        return told
    pair = _pair(scene)
    return replace(told, sides=pair) if told.sides[0] in pair else told


def _pair(scene: Scene) -> tuple[str, ...]:
    """The two states of the headline of a page that one of them issues."""
    spans = [(s.start, s.end) for s in scene.tree.sentences if s.kind == "H"]
    named = {code for start, end in spans for code in scene.understood.sides_between(start, end)}
    ours = scene.understood.voice
    return tuple(sorted(named)) if len(named) == 2 and all(map(is_state, named)) and named & set(ours) else ()
