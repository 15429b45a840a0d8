"""Day and place told beside a meeting: where its delegation travelled, and the meeting before or after which it was held."""

import re
from collections.abc import Sequence
from dataclasses import replace

from communique.resolve.happenings_groups import Group
from communique.resolve.happenings_scene import Scene
from communique.resolve.happenings_time import nearest_date
from communique.resolve.happenings_when import dated, placed
from communique.resolve.happenings_words import lemma_of
from communique.values.syntax import Token
from communique.values.understood import Telling

_DELEGATION = re.compile(r"\b(?:[Tt]he|[Tt]his|[Oo]ur) (?:[A-Za-z.-]+ )?delegation\b")
_TRAVEL = {"arrive", "come", "fly", "go", "travel", "visit"}
_BESIDE = re.compile(
    r"\b(?:after|before|following|prior to) (?:that|this) (?:[a-z]+ )?(?:conversation|meeting|session)\b", re.IGNORECASE
)
_BACK = 4  # sentences back to where a delegation travelled


def with_delegation(scene: Scene, tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings, what "the delegation" did without a day on the day and in the land of its journey told before."""
    return [_on_journey(scene, told) if _is_of_delegation(scene, told) else told for told in tellings]


def fill_beside(scene: Scene, groups: Sequence[Group]) -> None:
    """Give an engagement "prior to this meeting", its day untold, the day and place of that."""
    for group in groups:
        first = group.tellings[0]
        if group.status != "held" or any(told.date for told in group.tellings) or not _is_beside(scene, first):
            continue
        earlier = [
            told for each in groups if each is not group and len(each.sides & group.sides) > 1
            for told in each.tellings if told.date and told.status == "held" and told.start < first.start
        ]  # fmt: skip
        if not earlier:
            continue
        over = max(earlier, key=lambda told: told.start)
        group.tellings[0] = replace(first, date=over.date, date_at=over.date_at, dated_by="lead")
        if over.place is not None and not any(told.place for told in group.tellings):
            group.tellings[0] = replace(
                group.tellings[0], place=over.place, place_at=over.place_at, place_side=over.place_side, city=over.city
            )


def _is_beside(scene: Scene, told: Telling) -> bool:
    sentence = scene.tree.sentences[told.sentence]
    return sentence.kind == "B" and _BESIDE.search(scene.text, sentence.start, sentence.end) is not None


def _is_of_delegation(scene: Scene, told: Telling) -> bool:
    """Whether a meeting was held by "the delegation", no day or place told with it."""
    if told.status != "held" or told.date or told.place or told.adds or told.format not in (None, "meeting"):
        return False
    sentence = scene.tree.sentences[told.sentence]
    return sentence.kind == "B" and _DELEGATION.search(scene.text, sentence.start, told.start) is not None


def _on_journey(scene: Scene, told: Telling) -> Telling:
    verb = _journey(scene, told)
    if verb is None:
        return told
    date, _ = nearest_date(scene, verb, [])
    after = (scene.places[i] for i in range(verb.i + 1, scene.tree.sentences[verb.sentence].last) if i in scene.places)
    place = next(after, None)
    if place is None or place.side not in told.sides:
        return told
    return placed(scene, dated(scene, told, date, "lead"), place)


def _journey(scene: Scene, told: Telling) -> Token | None:
    """The verb of the journey that a delegation made, told in the sentences before."""
    for sentence in reversed(scene.tree.sentences[max(0, told.sentence - _BACK) : told.sentence]):
        words = scene.tree.within(sentence)
        at = next((t.i for t in words if t.lower == "delegation"), None)
        verb = next((t for t in words if at is not None and t.i > at and _is_journey(t)), None)
        if verb is not None:
            return verb
    return None


def _is_journey(token: Token) -> bool:
    return token.tag == "VBD" and lemma_of(token) in _TRAVEL
