"""Those whom one verb has somebody meet one after another: "met with A in Lima and with B in La Paz"."""

from collections.abc import Sequence
from dataclasses import replace

from communique.resolve.happenings_meant import run_meaning
from communique.resolve.happenings_scene import Scene, highest, level_of_person
from communique.resolve.happenings_spans import run_after
from communique.resolve.happenings_triggers import Candidate
from communique.resolve.happenings_when import placed
from communique.values.annotated import PlaceMention
from communique.values.understood import Telling

_FRAMES = {"mutual", "noun", "speak", "with"}
_FAR = 90  # words after a trigger in which further partners may stand


def one_after_another(scene: Scene, found: Candidate, told: Telling) -> list[Telling]:
    """The telling without those behind an "and with" or "; with" of their own, and one for each of these."""
    several = len(told.sides) > 1 or (told.sides and not told.subject)  # "the delegation met with A; and with B"
    starts = _starts(scene, found) if found.trigger.frame in _FRAMES and several else []
    if starts and not told.subject:
        told = replace(told, subject=_apart_from(scene, told, [found.last + 1, *starts]))
    if len(told.subject) > 1 or not starts:
        return [told]
    bounds = [*starts[1:], scene.tree.sentences[told.sentence].last]
    further = (_met_apart(scene, told, first, until) for first, until in zip(starts, bounds, strict=False))
    made = [each for each in further if each is not None]
    gone = {side for each in made for side in each.sides} - set(told.subject)
    if not made or set(told.sides) <= gone | set(told.subject):
        return [told]
    people = tuple(key for key in told.people if scene.understood.side_of_person(key) not in gone)
    return [replace(told, sides=tuple(side for side in told.sides if side not in gone), people=people), *made]


def _apart_from(scene: Scene, told: Telling, starts: Sequence[int]) -> tuple[str, ...]:
    """The sides of a telling that no phrase of a partner names: those of who met them all."""
    named = {side for first in starts for side in run_meaning(scene, run_after(scene, first)).sides}
    return tuple(side for side in told.sides if side not in named)


def _met_apart(scene: Scene, told: Telling, first: int, until: int) -> Telling | None:
    """The telling of a meeting with those named from a word on; None where they are no officials of another side."""
    partner = run_meaning(scene, run_after(scene, first))
    others = tuple(side for side in partner.sides if side not in told.subject)
    if not others or not (partner.people or partner.level != "unknown"):
        return None
    ours = tuple(key for key in told.people if scene.understood.side_of_person(key) in told.subject)
    each = replace(
        told,
        sides=tuple(sorted({*told.subject, *others})),
        people=tuple(dict.fromkeys((*ours, *partner.people))),
        level=highest((partner.level, *(level_of_person(scene.understood.person(key)) for key in ours))),
        side_receipts=partner.receipts,
        place=None,
        place_at=None,
        place_side=None,
        city=False,
        also=True,
    )
    place = _place(scene, first, until)
    return placed(scene, each, place) if place is not None else each


def _place(scene: Scene, first: int, last: int) -> PlaceMention | None:
    """The place after "in" or "at" between two partners."""
    spots = (i for i in range(first, last) if i in scene.places and scene.tree.tokens[i - 1].lower in ("in", "at"))
    return next((scene.places[i] for i in spots), None)


def _starts(scene: Scene, found: Candidate) -> list[int]:
    """Where the further partners begin: behind "and with", "; with"."""
    tokens = scene.tree.tokens
    last = min(scene.tree.sentences[found.token.sentence].last, found.last + _FAR)
    return [
        i + 1
        for i in range(found.last + 2, last - 1)
        if tokens[i].lower == "with" and tokens[i - 1].lower in ("and", ";") and i + 1 not in scene.dated
    ]
