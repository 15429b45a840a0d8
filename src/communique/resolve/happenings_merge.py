"""Which tellings are of the same engagement: one table from the headline, lead, body and captions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from communique.resolve.happenings_scene import Scene
from communique.values.understood import Happening, Telling

_THREE = {"trilateral", "three-way", "tripartite", "triangular"}
_TWO = {"bilateral", "two-way", "one-on-one", "one-to-one"}


@dataclass(slots=True)
class _Group:
    """An engagement while its tellings are being gathered."""

    tellings: list[Telling] = field(default_factory=list)
    sides: set[str] = field(default_factory=set)
    people: set[int] = field(default_factory=set)

    def add(self, telling: Telling) -> None:
        self.tellings.append(telling)
        self.sides |= set(telling.sides)
        self.people |= set(telling.people)


def gather(scene: Scene, tellings: Sequence[Telling]) -> tuple[Happening, ...]:
    """The happenings that the tellings make, in the order of the text; those with fewer than two sides are dropped."""
    groups: list[_Group] = []
    for telling in tellings:
        home = _home(scene, groups, telling)
        if home is None and len(telling.sides) >= 2:
            home = _Group()
            groups.append(home)
        if home is not None:
            home.add(telling)
    kept = _without_trips(groups)
    return tuple(_happening(key, group, key == 0) for key, group in enumerate(kept))


def _home(scene: Scene, groups: Sequence[_Group], telling: Telling) -> _Group | None:
    """The latest group that a telling may belong to."""
    for group in reversed(groups):
        if _same(scene, group, telling):
            return group
    return None


def _same(scene: Scene, group: _Group, telling: Telling) -> bool:
    return (
        _same_sides(scene, group, telling)
        and _same_day(group, telling)
        and _same_status(group, telling)
        and _same_format(group, telling)
        and _same_people(scene, group, telling)
        and _same_place(group, telling)
    )


def _same_sides(scene: Scene, group: _Group, telling: Telling) -> bool:
    near = _near_words(scene, telling)
    if near & _THREE and len(group.sides) < 3 or near & _TWO and len(group.sides) != 2:
        return False
    if len(telling.sides) >= 2:
        return set(telling.sides) == group.sides
    return telling.definite and not telling.another and set(telling.sides) <= group.sides


def _near_words(scene: Scene, telling: Telling) -> set[str]:
    tokens = scene.tree.tokens
    return {t.lower for t in tokens[max(0, telling.token - 3) : telling.token] if t.sentence == telling.sentence}


def _same_day(group: _Group, telling: Telling) -> bool:
    dates = {told.date for told in group.tellings if told.date and told.dated_by == "own"}
    if telling.another and telling.date not in dates:
        return False
    if telling.date is None or not dates or telling.dated_by != "own":
        return True
    return any(_overlap(telling.date, date) for date in dates)


def _overlap(one: str, two: str) -> bool:
    a, _, b = one.partition("/")
    c, _, d = two.partition("/")
    return a[: len(d or c)] <= (d or c)[: len(a)] and c[: len(b or a)] <= (b or a)[: len(c)]


def _same_status(group: _Group, telling: Telling) -> bool:
    return any(told.status == telling.status for told in group.tellings) or (telling.definite and not telling.sides)


def _same_format(group: _Group, telling: Telling) -> bool:
    formats = {told.format for told in group.tellings}
    if telling.format in ("call", "video"):
        return telling.format in formats or not any(told.firm for told in group.tellings) and "visit" not in formats
    return not formats & {"call", "video"} or telling.format != "visit" and not telling.firm and telling.definite


def _same_people(scene: Scene, group: _Group, telling: Telling) -> bool:
    if not telling.people or not group.people:
        return True
    for side in group.sides:
        ours = {key for key in group.people if scene.understood.side_of_person(key) == side}
        theirs = {key for key in telling.people if scene.understood.side_of_person(key) == side}
        if ours and theirs and not ours & theirs:
            return False
    return True


def _same_place(group: _Group, telling: Telling) -> bool:
    places = {told.place for told in group.tellings if told.place}
    return not telling.place or not places or telling.place in places or not _city(telling)


def _city(telling: Telling) -> bool:
    return telling.place_side is not None and len(telling.place or "") > 0


def _without_trips(groups: Iterable[_Group]) -> list[_Group]:
    """The groups without trips whose meeting is told."""
    groups = list(groups)
    meetings = [g for g in groups if any(told.format != "visit" for told in g.tellings)]
    return [g for g in groups if g in meetings or not any(_covers(meeting, g) for meeting in meetings)]


def _covers(meeting: _Group, trip: _Group) -> bool:
    goal = {told.place for told in trip.tellings}
    return bool(meeting.people & trip.people) and any(told.place in goal for told in meeting.tellings if told.place)


def _happening(key: int, group: _Group, main: bool) -> Happening:
    first = group.tellings[0]
    people = tuple(dict.fromkeys(person for told in group.tellings for person in told.people))
    return Happening(
        key=key,
        mentions=tuple((told.start, told.end) for told in group.tellings),
        sides=tuple(sorted(group.sides)),
        people=people,
        sentence=first.sentence,
        tellings=tuple(group.tellings),
        main=main,
    )
