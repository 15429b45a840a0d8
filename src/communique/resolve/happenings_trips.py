"""Journeys that a told meeting was the purpose of are no engagements of their own."""

from collections.abc import Iterable

from communique.lexicon.sides import is_state
from communique.resolve.happenings_clauses import case_of
from communique.resolve.happenings_groups import Group, is_news, is_old, near
from communique.resolve.happenings_scene import Scene
from communique.values.understood import Telling

_BEHIND = {"after", "following", "since"}
# towns in which organisations sit: who travels there meets them and not the host
_SEATS = {"Addis Ababa", "Brussels", "Geneva", "Nairobi", "New York", "Rome", "The Hague", "Vienna"}
_NEXT = 2  # sentences behind a journey in which what it is for may be told


def without_trips(scene: Scene, groups: Iterable[Group]) -> list[Group]:
    """The groups without trips whose meeting is told; such a meeting takes over the trip's days."""
    groups = list(groups)
    meetings = [group for group in groups if not group.is_trip]
    kept = []
    for group in groups:
        covers = [meeting for meeting in meetings if group.is_trip and _covers(scene, meeting, group)]
        for meeting in covers:
            meeting.tellings.extend(group.tellings)
        if not covers:
            kept.append(group)
    return kept


def _covers(scene: Scene, meeting: Group, trip: Group) -> bool:
    """Whether a meeting took place on a trip: the same traveller, status and country, and no other day."""
    journey = trip.tellings[0]
    if trip.status == "held" and meeting.status in ("planned", "proposed") and is_old(scene, trip.date):
        return False  # "came to Lima in 2019 ... will resume their dialogue"
    if trip.sides < meeting.sides and meeting.people & trip.people and not any(told.place for told in meeting.tellings):
        return True  # arrived for talks with more than the hosts
    if _is_at_seat(meeting, trip):
        return True
    if all(told.back for told in trip.tellings) and not _is_beside(meeting, trip):
        return False  # "one of the first trips that I took was to Norway"
    if trip.status != "held" and meeting.status != trip.status:
        return False
    if _of_another(scene, meeting, trip) and all(_is_behind(scene, told) for told in trip.tellings):
        return False
    if not _travels(scene, meeting, trip) and not (
        set(journey.subject) <= meeting.sides and _is_purpose(scene, meeting, trip)
    ):
        return False
    days = [told.date for told in meeting.tellings if told.date]
    gone = [told.date for told in trip.tellings if told.date]
    if days and gone and not any(near(one, two) for one in days for two in gone):
        return False
    if _is_purpose(scene, meeting, trip) or _is_next(scene, meeting, trip):
        return True
    if not days and is_old(scene, journey.date) and is_news(scene, meeting):
        return False
    goals = {told.place for told in trip.tellings} | {told.place_side for told in trip.tellings}
    there = (told.place in goals or told.place_side in goals for told in meeting.tellings if told.place)
    return (meeting.sides == trip.sides and not _is_elsewhere(meeting, trip)) or any(there)


def _is_elsewhere(meeting: Group, trip: Group) -> bool:
    """Whether a meeting was held in other lands than that of the journey by all that is told of its place."""
    held = {told.place_side for told in meeting.tellings if told.place}
    gone = {told.place_side for told in trip.tellings if told.place}
    return bool(held) and bool(gone) and None not in held | gone and not held & gone


def _is_at_seat(meeting: Group, trip: Group) -> bool:
    """Whether who went to the seat of organisations met one of them, no other place or day told ("in Brussels ... NATO")."""
    if trip.status != meeting.status or not meeting.people & trip.people or all(map(is_state, meeting.sides)):
        return False
    seats = {told.place for told in trip.tellings if told.place}
    days = [told.date for told in meeting.tellings if told.date]
    gone = [told.date for told in trip.tellings if told.date]
    apart = days and gone and not any(near(one, two) for one in days for two in gone)
    here = all(told.place in seats for told in meeting.tellings if told.place)
    return bool(seats) and seats <= _SEATS and here and not apart


def _is_beside(meeting: Group, trip: Group) -> bool:
    """Whether a sentence tells both as over."""
    return bool({told.sentence for told in meeting.tellings if told.back} & {told.sentence for told in trip.tellings})


def _is_next(scene: Scene, meeting: Group, trip: Group) -> bool:
    """Whether the sentence after a journey to one place tells of a gathering of many, its place untold ("He will join a summit")."""
    sentences = scene.tree.sentences
    ends = [told.sentence for told in trip.tellings if sentences[told.sentence].kind == "B"]
    first = next((told.sentence for told in meeting.tellings if sentences[told.sentence].kind == "B"), None)
    if first is None or not ends or any(told.place for told in meeting.tellings):
        return False
    others = meeting.sides - set(trip.tellings[0].subject)
    many = len(others) > 1 or not all(is_state(side) for side in others)
    near = any(0 < first - end <= _NEXT and sentences[first].line == sentences[end].line for end in ends)
    return many and near and bool(meeting.people & trip.people)


def _travels(scene: Scene, meeting: Group, trip: Group) -> bool:
    """Whether the traveller, or where he is not named there his side, takes part in the meeting."""
    if meeting.people & trip.people:
        return True
    if _of_another(scene, meeting, trip):
        return False
    return set(trip.tellings[0].subject) <= meeting.sides and (
        not trip.people or not meeting.people or meeting.sides == trip.sides
    )


def _of_another(scene: Scene, meeting: Group, trip: Group) -> bool:
    """Whether somebody else of the traveller's side met there."""
    home = set(trip.tellings[0].subject)
    met = any(scene.understood.side_of_person(key) in home for key in meeting.people)
    return bool(trip.people) and met and not meeting.people & trip.people


def _is_purpose(scene: Scene, meeting: Group, trip: Group) -> bool:
    """Whether a meeting told in the same breath is what the journey was for ("travelled to Geneva for talks with")."""
    spots = {told.sentence for told in trip.tellings if not _is_behind(scene, told)}
    near = [told for told in meeting.tellings if told.sentence in spots and len(told.sides) > 1]
    goal = trip.tellings[0]
    if scene.tree.tokens[goal.token].pos == "NOUN" and goal.place_side not in meeting.sides:
        return False
    return any(told.place is None or told.place == goal.place or told.place_side == goal.place_side for told in near)


def _is_behind(scene: Scene, told: Telling) -> bool:
    """Whether a journey is only what another deed came after ("following the President's travel to Lima")."""
    token = scene.tree.tokens[told.token]
    return case_of(scene.tree, token) in _BEHIND or scene.tree.head(token).lower == "following"
