"""Where the news was held where no sentence says so: in the town that it is told from, or that the lead tells of."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from communique.lexicon.sides import city_states, side_names
from communique.resolve.happenings_clauses import case_of
from communique.resolve.happenings_groups import Group
from communique.resolve.happenings_here import head_place
from communique.resolve.happenings_scene import Scene, opening
from communique.values.annotated import PlaceMention
from communique.values.claims import Receipt

_LEAD = 3  # sentences of the body that tell where the news is
_SHORT = 3  # letters up to which capitals may be short for a name
_BEFORE, _AFTER = -3, 1  # days from the article's own in which the news lies
_DAY = len("2031-01-01")


def fill_whereabouts(scene: Scene, groups: Sequence[Group], news: Sequence[bool]) -> None:
    """Give the town of the news to what was held there face to face, its place untold.

    The news of these days was held where the page is told from; what else was held on no told day was held there too where
    the hosts of that town took part.
    """
    told_from = _told_from(scene)
    lead = _in_lead(scene)
    for group, main in zip(groups, news, strict=True):
        if not _is_open(group) or (told_from is not None and _is_at_post(scene, group, told_from)):
            continue
        recent = main and _is_recent(scene, group)
        spots = (told_from, lead if recent else None)
        near = [
            spot for spot in spots if spot is not None and (spot.side in group.sides or (recent and spot is told_from))
        ]
        undated = not any(told.date or told.back or told.another for told in group.tellings)
        if near and (recent or undated):
            _place(scene, group, near[0])


def _is_open(group: Group) -> bool:
    """Whether a meeting was held face to face and nobody tells where."""
    apart = any(told.format in ("call", "video") or told.place for told in group.tellings)
    return group.status == "held" and not apart and not group.is_trip


def _is_at_post(scene: Scene, group: Group, spot: PlaceMention) -> bool:
    """Whether an ambassador of the town's own land takes part, who sits abroad ("presented his credentials")."""
    people = (scene.understood.person(key) for key in group.people)
    return any(person.rank == "ambassador" and person.side == spot.side for person in people)


def _is_recent(scene: Scene, group: Group) -> bool:
    today, told = scene.understood.annotated.article.day, group.date
    if today is None or told is None or len(told) != _DAY:
        return False
    return _BEFORE <= (date.fromisoformat(told) - today).days <= _AFTER


def _place(scene: Scene, group: Group, spot: PlaceMention) -> None:
    at = Receipt.of(scene.text, spot.start, spot.end)
    town = spot.text.title() if spot.text.isupper() and len(spot.text) > _SHORT else spot.text  # "HELSINKI"
    group.tellings[0] = replace(group.tellings[0], place=town, place_at=at, place_side=spot.side, city=spot.city)


def _told_from(scene: Scene) -> PlaceMention | None:
    """The town of the dateline, else the one that a line at the head of the page opens with."""
    line = scene.understood.annotated.article.dateline
    if line is not None and line.start is not None and line.end is not None:
        return PlaceMention(line.start, line.end, line.value, _land(line.value), True)
    head = head_place(scene)
    return head if head is not None and head.city else None


def _land(town: str) -> str | None:
    """The state that a town lies in, however its name is written."""
    name = side_names().get(town) or side_names().get(town.title())
    if name is not None and name.form == "capital" and len(name.codes) == 1:
        return name.codes[0]
    return city_states().get(town) or city_states().get(town.title())


def _in_lead(scene: Scene) -> PlaceMention | None:
    """The first town of the lead that something is told "in" or "at"."""
    spans = [(sentence.start, sentence.end) for sentence in opening(scene, _LEAD)]
    for place in scene.understood.annotated.places:
        if place.city and any(start <= place.start < end for start, end in spans):
            top = scene.tree.top(place.start, place.end)
            if top is not None and case_of(scene.tree, top) in ("at", "in"):
                return place
    return None
