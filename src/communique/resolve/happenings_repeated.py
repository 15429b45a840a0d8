"""Meetings of the same people told by one word: "in Lima in May and in Oslo in June", "on Sunday and again in Tacna on Monday"."""

import re
from dataclasses import replace

from communique.lexicon.sides import is_state
from communique.resolve.happenings_scene import Scene
from communique.resolve.happenings_triggers import Candidate
from communique.resolve.happenings_when import dated, placed
from communique.values.annotated import DateMention, PlaceMention
from communique.values.understood import Telling

_AND = re.compile(r"(?:,|,? and|;) (?:(?:then|again|later|finally) )*(?P<prep>in |at |on )?(?:the )?$")
_WHEN = re.compile(r",? (?:(?:in|on|at|the|early|late|mid) ?)*")
_WINDOW = 24  # characters before a place or day in which the "and" stands


def repeated(scene: Scene, found: Candidate, told: Telling) -> list[Telling]:
    """The telling at its first place and day, and one for each further pair listed behind it; the telling alone where none is."""
    pairs = _pairs(scene, found)
    if len(pairs) < 2 or told.status not in ("held", "planned"):
        return [told]
    bare = replace(told, date=None, date_at=None, dated_by="", place=None, place_at=None, place_side=None, city=False)
    year = told.date if told.date and len(told.date) == len("2031") else None
    made = [_in_year(_at(scene, bare, place, day), year) for place, day in pairs]
    first = made[0] if told.sides else replace(made[0], another=True)
    return [first, *(replace(each, another=True, also=True, definite=False) for each in made[1:])]


def _at(scene: Scene, told: Telling, place: PlaceMention | None, day: DateMention) -> Telling:
    made = placed(scene, dated(scene, told, day, "own"), place)
    land = made.place_side
    if made.format != "visit" or len(made.subject) != 1 or land is None or not is_state(land) or land in made.sides:
        return made
    return replace(made, sides=tuple(sorted((*made.subject, land))))  # "to Lima on May 20-21 and Santiago on May 22-23"


def _in_year(told: Telling, year: str | None) -> Telling:
    """The telling of a month in the year told before ("twice last year, in Lima in May and in Oslo in June")."""
    month = told.date is not None and len(told.date) == len("2031-05")
    return replace(told, date=f"{year}{(told.date or '')[len('2031') :]}") if year and month else told


def _pairs(scene: Scene, found: Candidate) -> list[tuple[PlaceMention | None, DateMention]]:
    """The days listed behind a trigger, each with the place told right before it; none where they are no list."""
    sentence = scene.tree.sentences[found.token.sentence]
    days = [m for m in scene.dates.get(sentence.i, ()) if m.start >= found.token.end and m.edtf]
    spots = [scene.places[t.i] for t in scene.tree.tokens[found.token.i + 1 : sentence.last] if t.i in scene.places]
    listed: list[tuple[PlaceMention | None, DateMention]] = []
    for day in days:
        where = next((p for p in spots if _WHEN.fullmatch(scene.text, p.end, day.start)), None)
        if listed and not _goes_on(scene, listed[-1][1].end, where, day):
            break
        if len(listed) == 1 and where is not None and _is_year(listed[0]):
            listed.clear()  # "twice last year, in Lima in May and ..."
        listed.append((where, day))
    if listed and listed[0][0] is None:
        listed[0] = (next((p for p in reversed(spots) if p.city and p.end <= listed[0][1].start), None), listed[0][1])
    return listed


def _goes_on(scene: Scene, end: int, where: PlaceMention | None, day: DateMention) -> bool:
    """Whether a place and day, or "again" and a day, follow the place and day told before."""
    start = where.start if where is not None else day.start
    behind = _AND.search(scene.text, max(end, start - _WINDOW), start)
    if behind is None or behind.start() != end:
        return False
    return where is not None or "again" in behind[0]  # not "on Monday and Tuesday"


def _is_year(pair: tuple[PlaceMention | None, DateMention]) -> bool:
    """Whether it is a year with no place: the span of those listed behind it."""
    return pair[0] is None and len(pair[1].edtf or "") == len("2031")
