"""Those whom one verb has somebody meet one after another: "met with A and with B", "saw A on Monday and B on Tuesday"."""

from collections.abc import Sequence
from dataclasses import replace

from communique.lexicon.engagements import words
from communique.resolve.happenings_meant import run_meaning
from communique.resolve.happenings_scene import Scene, highest, level_of_person
from communique.resolve.happenings_spans import run_after
from communique.resolve.happenings_triggers import Candidate
from communique.resolve.happenings_when import dated, placed
from communique.values.annotated import DateMention, PlaceMention
from communique.values.understood import Telling

_FRAMES = {"mutual", "noun", "speak", "with"}
_DIRECT = {"mutual", "phone", "receive", "see"}  # verbs whose objects are met, no "with" before them
_ASIDE = 9  # words of a time between commas
_FAR = 90  # words after a trigger in which further partners may stand


def one_after_another(scene: Scene, found: Candidate, told: Telling) -> list[Telling]:
    """The telling without those behind an "and with" or "; with" of their own, and one for each of these."""
    several = len(told.sides) > 1 or (told.sides and not told.subject)  # "the delegation met with A; and with B"
    starts = _starts(scene, found) if found.trigger.frame in _FRAMES and several else []
    if several and not starts and found.trigger.frame in _DIRECT:
        starts = _direct(scene, found)
    if starts and not told.subject:
        told = replace(told, subject=_apart_from(scene, told, [found.last + 1, *starts]))
    if len(told.subject) > 1 or not starts:
        return [told]
    bounds = [*(_stop_ahead(scene, first)[0] for first in starts[1:]), scene.tree.sentences[told.sentence].last]
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
    run = run_after(scene, first)
    partner, (link, stop) = run_meaning(scene, run), _stop_ahead(scene, first)
    others = tuple(side for side in partner.sides if side not in told.subject)
    told_of = partner.people or partner.level != "unknown"
    if not others or not (told_of or (stop is not None and _are_officials(scene, run))):
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
    place, own = stop or _place(scene, first, until), _day(scene, told, link, until)
    each = dated(scene, replace(each, date=None), own, "own") if own is not None else each
    return placed(scene, each, place) if place is not None else each


def _are_officials(scene: Scene, run: tuple[int, int]) -> bool:
    return any(token.lower in words("officials") for token in scene.tree.tokens[slice(*run)])


def _day(scene: Scene, told: Telling, first: int, last: int) -> DateMention | None:
    """The day told behind a further partner, before the next one."""
    tokens = scene.tree.tokens
    start, end = tokens[first].start, tokens[last - 1].end
    return next(
        (m for m in scene.dates.get(told.sentence, ()) if (m.edtf or m.offset) and start <= m.start < end), None
    )


def _place(scene: Scene, first: int, last: int) -> PlaceMention | None:
    """The place after "in" or "at" between two partners."""
    spots = (i for i in range(first, last) if i in scene.places and scene.tree.tokens[i - 1].lower in ("in", "at"))
    return next((scene.places[i] for i in spots), None)


def _direct(scene: Scene, found: Candidate) -> list[int]:
    """Where further objects begin behind the place or day of the one before ("saw A in Oslo on Monday and B in Lima")."""
    tokens = scene.tree.tokens
    last = min(scene.tree.sentences[found.token.sentence].last, found.last + _FAR)
    starts = (i + 1 for i in range(found.last + 2, last - 1) if tokens[i].lower == "and" and _is_spot(scene, i - 1))
    return [i for i in starts if _is_told_apart(scene, *run_after(scene, i))]


def _is_spot(scene: Scene, at: int) -> bool:
    """Whether a word before "and" ends a place in which somebody was, or a day, a comma between or not."""
    tokens = scene.tree.tokens
    at -= tokens[at].text == ","
    place = scene.places.get(at)
    first = scene.tree.at(place.start) if place is not None else None
    inside = first is not None and tokens[first.i - 1].lower in ("in", "at")  # not "President Soto of Peru and"
    return inside or at in scene.dated


def _is_told_apart(scene: Scene, first: int, last: int) -> bool:
    """Whether a run of words names an official, and where or when he was met behind him."""
    if not run_meaning(scene, (first, last)).people or last >= len(scene.tree.tokens) - 1:
        return False
    after = scene.tree.tokens[last]
    return after.i in scene.dated or (after.lower in ("in", "at", "on") and _is_spot(scene, last + 1))


def _starts(scene: Scene, found: Candidate) -> list[int]:
    """Where the further partners begin: behind "and with", "; with", "and in Lima with"."""
    tokens = scene.tree.tokens
    last = min(scene.tree.sentences[found.token.sentence].last, found.last + _FAR)
    return [
        i + 1
        for i in range(found.last + 2, last - 1)
        if tokens[i].lower == "with"
        and i + 1 not in scene.dated
        and (tokens[i - 1].lower in ("and", ";") or _is_set_apart(scene, i) or _stop_ahead(scene, i + 1)[1] is not None)
    ]


def _is_set_apart(scene: Scene, at: int) -> bool:
    """Whether no more than a time stands between "and" and a further "with" ("met A and, in the evening, with B")."""
    tokens = scene.tree.tokens
    if tokens[at - 1].text not in (",", "later", "then", "afterwards", "separately", "also"):
        return False
    for i in range(at - 1, max(0, at - _ASIDE), -1):
        if tokens[i].lower in ("and", ";"):
            return True
        if i in scene.named or i in scene.sides or i in scene.posts or tokens[i].pos in ("AUX", "VERB"):
            return False
    return False


def _stop_ahead(scene: Scene, first: int) -> tuple[int, PlaceMention | None]:
    """The stop told before a further partner ("and in Lima on Friday with"), and the word from which it is; none where none is."""
    tokens = scene.tree.tokens
    at = first - 2
    while at > 0 and (at in scene.dated or tokens[at].lower in ("on", ",")):
        at -= 1
    place = scene.places.get(at)
    opens = scene.tree.at(place.start) if place is not None else None
    if opens is None or tokens[first - 1].lower != "with" or tokens[opens.i - 1].lower not in ("in", "at"):
        return first, None
    before = tokens[opens.i - 2].lower
    joined = before in ("and", ";") or (before in ("later", "then") and tokens[opens.i - 3].lower in ("and", ";"))
    return (opens.i - 1, place) if joined else (first, None)
