"""Who chaired, opened or hosted the talks just told takes part in them ("Norway's foreign minister chaired the session")."""

from collections.abc import Sequence

from communique.lexicon.engagements import nouns
from communique.lexicon.sides import is_state
from communique.resolve.happenings_carriers import carrying_verb
from communique.resolve.happenings_groups import Group
from communique.resolve.happenings_scene import Scene
from communique.resolve.happenings_words import lemma_of
from communique.values.understood import Telling

_PRESIDING = {"chair", "host", "open", "preside"}
_NEAR = 3  # sentences back in which the talks were told
_PAIR = 2  # sides that may have somebody else in the chair


def chaired(scene: Scene, groups: Sequence[Group], telling: Telling) -> Group | None:
    """The talks told right before, of two other sides, that an official of a third is said to have chaired."""
    token = scene.tree.tokens[telling.token]
    if len(telling.sides) != 1 or not telling.definite or not groups or telling.date is not None or telling.another:
        return None
    if lemma_of(token) not in nouns() or not is_state(telling.sides[0]) or not telling.people:
        return None
    verb = carrying_verb(scene, token)
    if verb is None or lemma_of(verb) not in _PRESIDING:
        return None
    last = max(groups, key=lambda group: group.tellings[-1].start)
    near = telling.sentence - last.tellings[-1].sentence <= _NEAR
    face = not {"call", "visit"} & {told.format for told in last.tellings}
    others = len(last.sides) >= _PAIR and not set(telling.sides) & last.sides
    return last if near and face and others and last.status == telling.status else None
