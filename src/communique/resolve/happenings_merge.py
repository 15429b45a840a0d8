"""Which tellings are of the same engagement: one table from the headline, lead, body and captions."""

from collections.abc import Sequence
from dataclasses import replace

from communique.resolve.happenings_actors import joint_actors
from communique.resolve.happenings_alike import home_of, is_of_three
from communique.resolve.happenings_announced import on_announced_day
from communique.resolve.happenings_chaired import chaired
from communique.resolve.happenings_groups import Group, is_news, is_old, near
from communique.resolve.happenings_others import is_theirs, looks_back
from communique.resolve.happenings_scene import Scene, highest
from communique.resolve.happenings_series import of_series, summoned_before
from communique.resolve.happenings_signed import those_before
from communique.resolve.happenings_trips import without_trips
from communique.values.understood import Telling

_NEAR = 4  # sentences back that "also present were" may look


def gather(scene: Scene, tellings: Sequence[Telling]) -> list[Group]:
    """The engagements that the tellings make, in the order of the text; those with fewer than two sides are dropped."""
    groups: list[Group] = []
    orphans: list[Telling] = []
    alone: list[Telling] = []
    for telling in tellings:
        if telling.adds:
            if not _found_with(groups, alone, telling):
                _join(groups, telling)
            continue
        home, telling = _at_home(scene, groups, telling)
        if home is not None:
            home.add(telling)
        elif (session := chaired(scene, groups, telling)) is not None:
            session.add(telling)
        elif _is_part(scene, groups, telling):
            continue
        elif len((telling := _of_states_before(scene, groups, telling)).sides) >= 2:
            telling = replace(telling, back=telling.back or (bool(groups) and looks_back(scene, telling)))
            groups.append(Group())
            groups[-1].add(on_announced_day(scene, alone, telling))
        else:
            if len(telling.sides) == 1 and telling.format != "visit":
                alone.append(telling)
            if _looks_back(scene, telling):
                orphans.append(telling)
    groups += _implied(scene, groups, orphans)
    return without_trips(scene, groups)


def _at_home(scene: Scene, groups: Sequence[Group], telling: Telling) -> tuple[Group | None, Telling]:
    """The engagement that a telling is of, None for a new one, and the telling with those whom "their" and "the series" mean."""
    telling = summoned_before(groups, _their_last(groups, telling))
    home = home_of(scene, groups, telling)
    if home is None and groups and _is_of_series(telling):
        telling = of_series(scene, groups, telling)
        home = home_of(scene, groups, telling)
    if home is None and groups and is_theirs(scene, telling, _last(groups).sides):
        telling = _of_last(groups, telling)
        home = next((group for group in groups if _on_its_day(group, telling)), None)
    return home, telling


def _of_states_before(scene: Scene, groups: Sequence[Group], telling: Telling) -> Telling:
    """One more of a series of meetings, no meeting told before it, as of the states that act together right before it."""
    if groups or len(telling.sides) > 1 or not _is_of_series(replace(telling, sides=())):
        return telling
    who = those_before(scene, scene.tree.tokens[telling.token])
    if not set(telling.sides) < set(who.sides):
        return telling
    level = highest((telling.level, who.level))
    return replace(telling, sides=who.sides, level=level, side_receipts=(*telling.side_receipts, *who.receipts))


def _is_part(scene: Scene, groups: Sequence[Group], telling: Telling) -> bool:
    """Whether a telling is none of its own: two of three who meet, or what those who meet discuss."""
    if len(telling.sides) == 2 and is_of_three(scene, telling):
        return True
    phoned = telling.firm and telling.format in ("call", "video") and len(telling.people) > 1
    told = (group for group in groups if set(telling.sides) <= group.sides)
    return telling.weak and not phoned and any(not _is_apart(scene, group, telling) for group in told)


def _is_apart(scene: Scene, group: Group, telling: Telling) -> bool:
    """Whether officials of each side by name discussed something in a place on a day, and a group is yet to meet or met on another."""
    homes = {scene.understood.side_of_person(key) for key in telling.people} - {None}
    there = telling.status == "held" and telling.date is not None and telling.place is not None
    if not there or len(homes) < 2 or telling.date is None:
        return False
    other_day = group.date is not None and not near(group.date, telling.date)
    return group.status != "held" or other_day or is_old(scene, telling.date)


def _looks_back(scene: Scene, telling: Telling) -> bool:
    """Whether a telling without parties is of a meeting that is taken as known ("the talks", not "meetings took place")."""
    token = scene.tree.tokens[telling.token]
    several = token.tag in ("NNS", "NNPS") and token.lower in ("calls", "meetings", "sessions", "visits")
    if several and not scene.tree.children(token, "det", "nmod:poss"):
        return False
    return telling.definite and telling.status == "held" and not telling.another and telling.format != "visit"


def _implied(scene: Scene, groups: Sequence[Group], orphans: Sequence[Telling]) -> list[Group]:
    """The engagement that "the talks" mean where nobody is named beside them: of those who act together in the lead."""
    if not orphans or any(is_news(scene, group) and not group.is_trip for group in groups):
        return []
    lead = joint_actors(scene)
    first = orphans[0]
    if lead is None or (lead.people and not all(scene.understood.side_of_person(key) for key in lead.people)):
        return []
    if set(first.sides) - set(lead.sides) or any(group.sides == set(lead.sides) for group in groups):
        return []
    group = Group()
    group.add(replace(first, sides=lead.sides, people=lead.people, level=lead.level, side_receipts=lead.receipts))
    return [group]


def _found_with(groups: list[Group], alone: Sequence[Telling], telling: Telling) -> bool:
    """The engagement of a host told alone and those who "joined him on the call", where nothing stands between."""
    if telling.weak:
        return False  # of whom a delegation consists
    near = [told for told in alone if telling.sentence - told.sentence <= _NEAR]
    last = max((told.start for group in groups for told in group.tellings), default=-1)
    if telling.format is not None:  # "participants in the call included", however far behind
        near, last = [told for told in alone if _is_such(told, telling)], -1
    if not near or near[-1].start < last or not set(telling.sides) - set(near[-1].sides):
        return False
    group = Group()
    for told in near:
        if told.sides == near[-1].sides and told.status == near[-1].status and told.format == near[-1].format:
            group.add(told)
    group.add(telling)
    groups.append(group)
    return True


def _is_such(told: Telling, telling: Telling) -> bool:
    """Whether what is told is what "participants in the call" took part in; a video call is a call, too."""
    return told.format == telling.format or (telling.format == "call" and told.format == "video")


def _join(groups: Sequence[Group], telling: Telling) -> None:
    """Give those who "also took part" to the engagement told last, where that was not long before."""
    if not groups:
        return
    alike = [g for g in groups if telling.format is None or telling.format in {told.format for told in g.tellings}]
    last = max(alike or groups, key=lambda group: group.tellings[-1].start)
    if telling.sentence - last.tellings[-1].sentence <= _NEAR:
        last.add(replace(telling, sides=()) if last.is_trip else telling)


def _their_last(groups: Sequence[Group], telling: Telling) -> Telling:
    """ "Their last meeting" was of all who meet now, also where "their" was read as of some of them."""
    if not (groups and telling.back and telling.another and telling.definite and len(telling.sides) > 0):
        return telling
    now = groups[-1]
    if set(telling.sides) < now.sides and set(telling.people) <= now.people:
        return replace(
            telling, sides=tuple(sorted(now.sides)), people=(), level=highest(told.level for told in now.tellings)
        )
    return telling


def _on_its_day(group: Group, telling: Telling) -> bool:
    """Whether a group of the same sides has the very day of a telling, and is no journey."""
    return group.sides == set(telling.sides) and bool(telling.date) and group.date == telling.date and not group.is_trip


def _last(groups: Sequence[Group]) -> Group:
    return max(groups, key=lambda group: group.tellings[-1].start)


def _of_last(groups: Sequence[Group], telling: Telling) -> Telling:
    """The telling with the parties and people of the engagement told last."""
    last = _last(groups)
    told = [each for each in last.tellings if len(each.sides) > 1]
    people = next((each.people for each in told if each.people), ())
    receipts = next((each.side_receipts for each in told if each.side_receipts), ())
    level = highest(each.level for each in told)
    sides = tuple(sorted(last.sides))
    return replace(telling, sides=sides, people=people, level=level, side_receipts=receipts, back=True)


def _is_of_series(telling: Telling) -> bool:
    """Whether a telling without parties is of another meeting in the same series ("the previous round, on May 3")."""
    told = telling.date is not None or telling.place is not None or telling.status != "held"
    apart = telling.another or (telling.definite and telling.status == "planned" and telling.date is not None)
    return apart and not telling.sides and told and telling.format != "visit"
