"""Who receives a traveller: "In Oslo, she will meet with senior officials" tells of a meeting with the hosts there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from communique.lexicon.engagements import words
from communique.lexicon.sides import is_state
from communique.resolve.happenings_clauses import subjects
from communique.resolve.happenings_scene import Scene
from communique.resolve.happenings_when import placed
from communique.values.annotated import PlaceMention
from communique.values.syntax import Token
from communique.values.understood import Telling

_AHEAD = 5  # words that may stand before the place that opens a sentence ("While she is in Oslo,")
_OPENERS = {"at", "during", "in"}
_EVERY = ("both countries", "each country", "each stop", "each capital", "all three countries", "these countries")
_OF_REGION = re.compile(
    r"\b(?:officials|leaders|counterparts|partners|ministers)\s+(?:in|across|throughout|from|of)\s+the\s+region\b"
    r"|\bregional\s+(?:officials|leaders|counterparts|partners|ministers)\b"
)
_COUNTED = {"two", "three", "four", "five", "six"}
_PASSED = {",", "(", ")", "and", "the", "then", "to", "in", "on", "also", "-", "–", "/", "later", "finally"}
_PARTNERS = 14  # words from a trigger on in which its partners stand
_OF_VISITS = "visit"
_ALONG = 3  # sentences from the journey's on in which those who travel along are told


class _Journey(NamedTuple):
    """A traveller's goals as the article tells them so far."""

    side: str
    people: tuple[int, ...]
    goals: tuple[Telling, ...]


_ANYBODY = {"foreign", "international", "visiting"}  # counterparts of no state in particular


def with_hosts_met(scene: Scene, tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings, those of a traveller's meetings with officials whom nobody names told of each country meant."""
    journey = _journey(tellings)
    if journey is None:
        return list(tellings)
    ours = [_of_delegation(scene, told, journey) for told in tellings]
    met = [each for told in ours for each in (_with_hosts(scene, told, journey) or [told])]
    return _with_companions(met, journey)


def _of_delegation(scene: Scene, told: Telling, journey: _Journey) -> Telling:
    """What "the delegation" does on a journey, where it was read as nobody's, is done by the traveller's."""
    if (stop := _stop_where(scene, told)) is not None and told.subject != (journey.side,):
        return _at_stop(scene, told, journey, stop)
    if told.subject or journey.side in told.sides or told.rule == _OF_VISITS or told.status == "cancelled":
        return told
    verb = scene.tree.tokens[told.token]
    led = any(token.lower == "delegation" for token in subjects(scene.tree, verb)) if verb.pos == "VERB" else False
    if not led:
        return told
    people = tuple(dict.fromkeys((*journey.people, *told.people)))
    return replace(told, subject=(journey.side,), sides=tuple(sorted({journey.side, *told.sides})), people=people)


def _stop_where(scene: Scene, told: Telling) -> int | None:
    """The "where" of a stop at which "they" did what a telling tells ("Fiji, where they met with the minister")."""
    verb = scene.tree.tokens[told.token]
    before = [token.lower for token in scene.tree.tokens[max(0, verb.i - 2) : verb.i]]
    return verb.i - 2 if before == ["where", "they"] and told.rule != _OF_VISITS and not told.adds else None


def _at_stop(scene: Scene, told: Telling, journey: _Journey, where: int) -> Telling:
    """The telling as one of the travellers, at the stop, whomever "they" was read as."""
    others = set(told.sides) - set(told.subject)
    people = tuple(key for key in told.people if scene.understood.side_of_person(key) in others)
    people = tuple(dict.fromkeys((*journey.people, *people)))
    made = replace(told, subject=(journey.side,), sides=tuple(sorted({journey.side, *others})), people=people)
    stops = _back_from(scene, where, scene.tree.sentences[told.sentence].first)
    return placed(scene, made, stops[-1]) if stops and made.place is None else made


def _with_companions(tellings: Sequence[Telling], journey: _Journey) -> list[Telling]:
    """The tellings, those who are told to travel along named wherever the traveller is."""
    first = min((told.sentence for told in journey.goals), default=0)
    near = [told for told in tellings if told.adds and 0 <= told.sentence - first <= _ALONG]
    along = tuple(key for told in near if told.sides == (journey.side,) for key in told.people)
    if not along or not journey.people:
        return list(tellings)
    return [
        replace(told, people=tuple(dict.fromkeys((*told.people, *along))))
        if set(journey.people) <= set(told.people) and not told.adds and told.format not in ("call", "video")
        else told
        for told in tellings
    ]


def _journey(tellings: Sequence[Telling]) -> _Journey | None:
    """The journey that the article tells first, with all its goals."""
    visits = [told for told in tellings if told.rule == _OF_VISITS and len(told.subject) == 1]
    if not visits:
        return None
    first = visits[0]
    same = [
        told for told in visits if told.subject == first.subject and told.status in (first.status, "planned", "held")
    ]
    goals = {told.place_side: told for told in reversed(same) if told.place_side}
    people = next((told.people for told in same if told.people), ())
    return _Journey(first.subject[0], people, tuple(goals.values()))


def _with_hosts(scene: Scene, told: Telling, journey: _Journey) -> list[Telling]:
    """The telling for each country where the traveller meets officials; empty where that is not what it tells."""
    if told.rule == _OF_VISITS or told.adds or told.format in ("call", "video") or told.status == "cancelled":
        return []
    if told.subject != (journey.side,) or (told.back and told.date) or _is_gathering(scene, told):
        return []
    if len(journey.goals) > 1 and _with_region(scene, told):
        stops = [place for goal in journey.goals if (place := _goal(scene, goal)) is not None and place.side]
        return [_of(scene, replace(told, place=None, place_at=None), {stop.side or ""}, stop) for stop in stops]
    if told.place_side and set(told.sides) == {journey.side, told.place_side}:
        return []
    named = _named(scene, told) - {journey.side}
    if not named and _with_anybody(scene, told):
        return [replace(told, sides=told.subject)]
    if not named and told.place_side in {goal.place_side for goal in journey.goals} - {journey.side}:
        return [_of(scene, told, {told.place_side or ""}, None)]  # "will travel to Lima to meet with officials"
    places = _places(scene, told, journey)
    if not named and not places and _with_allies(scene, told):
        return [replace(told, sides=told.subject)]
    if named:
        return [_of(scene, told, named, None)] if set(told.sides) - named - {journey.side} else []
    return [_of(scene, told, {place.side or ""}, place) for place in places]


def _with_region(scene: Scene, told: Telling) -> bool:
    """Whether the partners are those of the whole tour ("will meet with senior officials in the region")."""
    start, end = scene.tree.tokens[told.token].end, scene.tree.sentences[told.sentence].end
    return _OF_REGION.search(scene.text, start, end) is not None


def _is_gathering(scene: Scene, told: Telling) -> bool:
    """Whether it tells of a gathering with a name of its own, whose host need not be met ("the Security Dialogue")."""
    return told.rule == "meeting-noun" and scene.tree.tokens[told.token].text[0].isupper()


def _of(scene: Scene, told: Telling, others: set[str], place: PlaceMention | None) -> Telling:
    theirs = {*others, *told.subject, None}
    people = tuple(key for key in told.people if scene.understood.side_of_person(key) in theirs)
    made = replace(told, sides=tuple(sorted({*told.subject, *others})), people=people)
    return placed(scene, made, place) if place is not None and made.place is None else made


def _named(scene: Scene, told: Telling) -> set[str]:
    """The sides that the words of a telling name outright: countries, demonyms and people, not "officials"."""
    found = {scene.understood.side_of_person(key) for key in told.people} - {None}
    here = scene.tree.sentences[told.sentence]  # "officials" may be read as those of the stop before
    spans = [(receipt.start, receipt.end) for receipt in told.side_receipts if here.start <= receipt.start < here.end]
    for mention in scene.understood.annotated.sides:
        if any(start <= mention.start < end for start, end in spans):
            found |= set(mention.codes)
    return {side for side in found if side}


def _places(scene: Scene, told: Telling, journey: _Journey) -> list[PlaceMention]:
    """Where the traveller is when he meets: in the words before "where", at the head of the sentence, or before it."""
    sentence = scene.tree.sentences[told.sentence]
    tokens = scene.tree.tokens
    where = next((i for i in range(told.token, sentence.first, -1) if tokens[i].lower == "where"), None)
    if where is not None:
        return _hosting(_back_from(scene, where, sentence.first), journey)
    text = scene.text[sentence.start : sentence.end].lower()
    if len(journey.goals) > 1 and (any(phrase in text for phrase in _EVERY) or _counts(text)):
        return [place for goal in journey.goals if (place := _goal(scene, goal)) is not None]
    ahead = _at_head(scene, sentence.first, told.token)
    return _hosting(ahead or _before(scene, told), journey)


def _counts(text: str) -> bool:
    return any(f"the {word} countries" in text or f"all {word} countries" in text for word in _COUNTED)


def _goal(scene: Scene, goal: Telling) -> PlaceMention | None:
    at = goal.place_at
    return PlaceMention(at.start, at.end, at.quote, goal.place_side, goal.city) if at is not None else None


def _hosting(places: Sequence[PlaceMention], journey: _Journey) -> list[PlaceMention]:
    """The places in other states, one for each state, a town before its country."""
    found: dict[str, PlaceMention] = {}
    for place in places:
        if place.side and is_state(place.side) and place.side != journey.side:
            known = found.get(place.side)
            if known is None or (place.city and not known.city):
                found[place.side] = place
    return list(found.values())


def _back_from(scene: Scene, where: int, first: int) -> list[PlaceMention]:
    """The places listed right before a word."""
    found: list[PlaceMention] = []
    for i in range(where - 1, first - 1, -1):
        token = scene.tree.tokens[i]
        place = scene.places.get(i)
        if place is not None:
            if place not in found:
                found.insert(0, place)
        elif token.lower not in _PASSED and i not in scene.dated:
            break
    return found


def _at_head(scene: Scene, first: int, trigger: int) -> list[PlaceMention]:
    """The places that open a sentence ("In Oslo and Bergen, ...", "While in Oslo")."""
    tokens = scene.tree.tokens
    opener = next((i for i in range(first, min(first + _AHEAD, trigger)) if tokens[i].lower in _OPENERS), None)
    if opener is None or any(_acts(tokens[i]) for i in range(first, opener)):
        return []
    return list(_listed(scene, opener + 1, trigger))


def _acts(token: Token) -> bool:
    return token.pos == "VERB" or token.lower in ("will", "would")


def _listed(scene: Scene, first: int, last: int) -> Iterator[PlaceMention]:
    seen: set[int] = set()
    for i in range(first, last):
        place = scene.places.get(i)
        if place is not None and place.start not in seen:
            seen.add(place.start)
            yield place
        elif place is None and scene.tree.tokens[i].lower not in _PASSED | {
            "city",
            "of",
            "her",
            "his",
            "their",
            "visit",
        }:
            return


def _before(scene: Scene, told: Telling) -> list[PlaceMention]:
    """Where the sentences before it in the same paragraph say that the traveller is."""
    tree = scene.tree
    here = tree.sentences[told.sentence]
    partners = {t.lower for t in tree.tokens[told.token : told.token + _PARTNERS] if t.sentence == told.sentence}
    if not partners & (words("officials") | {"minister", "president"}) or "allies" in partners:
        return []
    for number in range(told.sentence - 1, -1, -1):
        sentence = tree.sentences[number]
        if sentence.line != here.line:
            return []
        if found := _at_head(scene, sentence.first, sentence.last):
            return found
        if (travel := _goal_in(scene, number)) is not None:
            return travel
    return []


def _with_allies(scene: Scene, told: Telling) -> bool:
    """Whether he meets "other allies and partners", who may be anybody."""
    return any(t.lower in ("allies", "partners") for t in scene.tree.tokens[told.token : told.token + _PARTNERS])


def _with_anybody(scene: Scene, told: Telling) -> bool:
    """Whether he meets "several of his foreign counterparts", of whatever states, where many have come."""
    near = [t.lower for t in scene.tree.tokens[told.token : told.token + _PARTNERS] if t.sentence == told.sentence]
    return any(a in _ANYBODY and b in words("officials") for a, b in pairwise(near))


def _goal_in(scene: Scene, number: int) -> list[PlaceMention] | None:
    """The place that a sentence tells a journey to, where it is one alone; none where there are several."""
    to = [
        place
        for token in scene.tree.within(scene.tree.sentences[number])
        if (place := scene.places.get(token.i)) is not None
        and token.start == place.start
        and token.i > 0
        and scene.tree.tokens[token.i - 1].lower in ("to", "visit", "visited", "the")
    ]
    return to or None
