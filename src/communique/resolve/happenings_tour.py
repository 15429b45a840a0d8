"""The days of a tour: what its traveller does at a stop, no day told beside it, is done in the days of the stop."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from communique.resolve.happenings_groups import Group, is_heading, is_within
from communique.resolve.happenings_scene import Scene, opening
from communique.resolve.happenings_when import at_place_of
from communique.values.annotated import DateMention
from communique.values.claims import Receipt
from communique.values.understood import Telling

_VISIT = "visit"
_LEAD = 3  # sentences of the body that announce a tour
_LONG = 366  # days of a span whose ends are no days
_AHEAD = 12  # words at the head of a sentence in which its day stands


def fill_tour(scene: Scene, groups: Sequence[Group]) -> None:
    """Give the stops of the tour that the article announces their days, and its meetings those of their stops."""
    _announce(scene, groups)
    stops = _stops(scene, groups)
    if not stops:
        return
    for group in groups:
        _narrow(scene, group, stops)
    stops = _stops(scene, groups)
    visits = [told for group in groups for told in group.tellings if told.rule == _VISIT]
    for group in groups:
        if _is_on_tour(scene, group, stops):
            _date(group, stops, visits)


def _announce(scene: Scene, groups: Sequence[Group]) -> None:
    """A stop that only the heading tells lies ahead as the others do ("Minister Haug Travels to Peru and Chile")."""
    heads = [group for group in groups if group.is_trip and group.status == "held" and is_heading(scene, group)]
    rest = [group for group in groups if heads and group.status == "planned" and not is_heading(scene, group)]
    for group in heads:
        home = {*group.tellings[0].subject}
        if any(group.people & other.people and home <= other.sides for other in rest):
            group.tellings = [replace(told, status="planned") for told in group.tellings]


def _stops(scene: Scene, groups: Sequence[Group]) -> list[Telling]:
    """The dated stops of the first traveller whom the heading or lead tells of."""
    lead = {s.i for s in scene.tree.sentences if s.kind == "H"} | {s.i for s in opening(scene, _LEAD)}
    found = [told for group in groups for told in group.tellings if told.rule == _VISIT and len(told.subject) == 1]
    found = sorted((told for told in found if told.sentence in lead and told.status != "cancelled"), key=_order)
    first = next((told for told in found if told.date), None)
    if first is None:
        return []
    everywhere = (told for group in groups for told in group.tellings if told.rule == _VISIT)
    ours = (told for told in everywhere if told.subject == first.subject and told.status == first.status)
    return [told for told in ours if told.date and (told.people == first.people or not told.people)]


def _order(told: Telling) -> int:
    return told.start


def _narrow(scene: Scene, group: Group, stops: Sequence[Telling]) -> None:
    """A stop that has the days of the whole tour, and in its own sentence a day ("On May 3, she will thank Peru")."""
    for at, told in enumerate(group.tellings):
        if told not in stops or "/" not in (told.date or ""):
            continue
        day = next(iter(_days_at(scene, told, stops)), None)
        if day is not None:
            where = Receipt.of(scene.text, day.start, day.end)
            group.tellings[at] = replace(told, date=day.edtf, date_at=where)


def _days_at(scene: Scene, stop: Telling, stops: Sequence[Telling]) -> Iterator[DateMention]:
    """The days within a tour that stand at the head of a later sentence which tells of this stop before any other."""
    sides = {told.place_side for told in stops}
    for sentence in scene.tree.sentences[stop.sentence + 1 :]:
        if sentence.kind != "B":
            continue
        told = [mention for mention in scene.dates.get(sentence.i, ()) if mention.edtf is not None]
        named = [
            code
            for token in scene.tree.within(sentence)
            if (place := scene.places.get(token.i)) is not None or token.i in scene.sides
            for code in ((place.side,) if place is not None else scene.sides[token.i].codes)
            if code in sides
        ]
        if len(told) != 1 or not named or named[0] != stop.place_side:
            continue
        head = scene.tree.tokens[min(sentence.first + _AHEAD, sentence.last - 1)]
        if told[0].start <= head.start and is_within(told[0].edtf or "", stop.date or ""):
            yield told[0]


def _is_on_tour(scene: Scene, group: Group, stops: Sequence[Telling]) -> bool:
    """Whether the traveller takes part in a meeting whose own day nobody tells."""
    traveller, home = set(stops[0].people), set(stops[0].subject)
    if any(told.date or told.date_at for told in group.tellings) or group.status != stops[0].status:
        return False
    if any(told.back or told.another or told.format in ("call", "video") for told in group.tellings):
        return False
    return bool(group.people & traveller) and home < group.sides and not group.is_trip


def _date(group: Group, stops: Sequence[Telling], visits: Sequence[Telling]) -> None:
    """The days of the stop where a group met, and where no place is told the place of the only stop."""
    first = group.tellings[0]
    where = next((told for told in group.tellings if told.place), None)
    beside = [told for told in visits if told.sentence == first.sentence and told.place]
    if where is None and len({told.place_side for told in beside}) == 1:
        where = beside[0]  # "will begin her trip in Lima, where she will attend the session"
    if where is not None:
        near = [stop for stop in stops if stop.place == where.place or stop.place_side == where.place_side]
        if not near and where.place_side is not None:
            return  # somewhere off the tour
    else:
        near = [stop for stop in stops if stop.place_side in group.sides]
    chosen = min(near or stops, key=lambda stop: (_length(stop.date or ""), stop.start))
    if not near and len({stop.date for stop in stops}) > 1:
        return
    group.tellings[0] = replace(first, date=chosen.date, date_at=chosen.date_at, dated_by="lead")
    if not any(told.place for told in group.tellings) and (where or len({told.place_side for told in visits}) == 1):
        group.tellings[0] = at_place_of(group.tellings[0], where or chosen)


def _length(edtf: str) -> int:
    """How many days a span has; the days of a stop are fewer than those of its tour."""
    first, slash, last = edtf.partition("/")
    if not slash:
        return 0
    full = len(first) == len(last) == len("2031-03-09")
    return (date.fromisoformat(last) - date.fromisoformat(first)).days + 1 if full else _LONG
