"""Where the meetings of the day are that officials speak of where they are: "later today I will see the Prime Minister"."""

from collections.abc import Sequence
from dataclasses import replace

from communique.resolve.happenings_groups import Group
from communique.resolve.happenings_scene import Scene
from communique.values.annotated import PlaceMention
from communique.values.claims import Receipt


def fill_here(scene: Scene, groups: Sequence[Group]) -> None:
    """Give the place at the head of a page of remarks to what is planned for that very day with the hosts there or by them."""
    here, today = head_place(scene), scene.understood.annotated.article.day
    if here is None or today is None or scene.understood.speaker is None:
        return
    for group in groups:
        first = group.tellings[0]
        if first.status != "planned" or group.date != today.isoformat() or here.side not in group.sides:
            continue
        if first.format in ("call", "video", "visit") or any(told.place for told in group.tellings):
            continue
        at = Receipt.of(scene.text, here.start, here.end)
        group.tellings[0] = replace(first, place=here.text, place_at=at, place_side=here.side, city=here.city)


def head_place(scene: Scene) -> PlaceMention | None:
    """The place that a line at the head of the page opens with ("Oslo, Norway")."""
    heads = {line.start for line in scene.understood.annotated.article.lines if line.kind == "M"}
    return next((place for place in scene.understood.annotated.places if place.start in heads), None)
