"""Journeys of officials: who travels, to which countries, and whether on business of state."""

import re
from collections.abc import Sequence
from dataclasses import replace

from communique.lexicon.engagements import words
from communique.lexicon.sides import is_state
from communique.resolve.happenings_clauses import objects, subjects
from communique.resolve.happenings_firms import leads_firm
from communique.resolve.happenings_goals import STAYING, goals_of
from communique.resolve.happenings_homeward import home_reached
from communique.resolve.happenings_journeys import is_no_journey
from communique.resolve.happenings_paid import traveller_before, visit_paid
from communique.resolve.happenings_scene import Meaning, Scene, meaning
from communique.resolve.happenings_taken import glad_guest, taken
from communique.resolve.happenings_time import nearest_date
from communique.resolve.happenings_traveller import AWAITED, BEING, PARTIES, SENDING, traveller
from communique.resolve.happenings_travellers import came_together, is_origin
from communique.resolve.happenings_triggers import Candidate
from communique.resolve.happenings_when import dated
from communique.resolve.happenings_words import lemma_of
from communique.values.annotated import DateMention
from communique.values.claims import Receipt
from communique.values.syntax import Token
from communique.values.understood import Telling

_LEAVING = ("set out", "set off", "head", "bind", "leave", "depart")
_REACHED = {"visit", "tour", "lead", "make", "embark"}
_UNDER_WAY = ("be on her way to", "be on his way to")
_RESIDENT = re.compile(r"\b(?:ambassador|consul|head of mission|resident)\b")
_HAD = 3  # words from "had been" to "due"
_ON = re.compile(r",? \(?(?:on |from |between |next |last |early |late |the )*")
_BODY = re.compile(r"\b(?:department|government|ministry|office|parliament)\b", re.IGNORECASE)
_THINGS = {"it", "that", "this", "what", "which"}  # subjects that go nowhere
_UNIONS = {"AU", "EU", "UN"}  # organisations written like states: nobody travels to them


def visits(scene: Scene, found: Candidate, base: Telling, rivals: Sequence[Candidate]) -> list[Telling]:
    """A visit for each country that the trip is to."""
    goals = [goal for goal in goals_of(scene, found) if not is_origin(scene, goal)]
    guest = glad_guest(scene, found)
    guest = guest if guest.sides else traveller(scene, found)
    if not guest.sides and goals:
        guest = traveller_before(scene, found)
    home = "" if goals else home_reached(scene, found)
    together = len(guest.sides) == 1 or came_together(scene, found, guest)
    if not (goals or home) or not together or home in guest.sides or not _is_visit(scene, found, guest):
        return []
    base = replace(
        base, rule="visit", format="visit", sides=guest.sides, people=guest.people, level=guest.level, subject=guest.sides,
        side_receipts=guest.receipts,
    )  # fmt: skip
    paid = visit_paid(scene, found)
    verb = paid.verb if paid is not None and paid.verb is not None else found.token
    if verb is not found.token:
        base = replace(base, status="held", loose=False)
    days = _days_behind(scene, goals)
    made: dict[str, Telling] = {}
    if home:
        date, how = nearest_date(scene, found.token, [r.token for r in rivals])
        told = _ahead(scene, found, replace(base, sides=tuple(sorted((*base.sides, home))), weak=True))
        made[home] = dated(scene, told, date, how)
    for goal in goals:
        land = _land(scene, goal)
        if land is None or land in guest.sides or land in _UNIONS or land in made:
            continue
        told = _visit(scene, found, base, goal, land)
        if not found.idiom.startswith(_LEAVING):  # the day of leaving is not that of the visit
            day = days.get(goal.i) if len(goals) > 1 else None
            date, how = (day, "own") if day is not None else nearest_date(scene, verb, [r.token for r in rivals])
            told = dated(scene, _coming(scene, told, date), date, how)
        made[land] = told
    return list(made.values())


def _is_visit(scene: Scene, found: Candidate, guest: Meaning) -> bool:
    """Whether a journey is that of an official to another land, who is told to come there or to have come."""
    if _goes_nowhere(scene, found) or _is_private(scene, found, guest) or not _is_traveller(scene, found, guest):
        return False
    if _lives_there(scene, found, guest) or is_no_journey(scene, found, guest):
        return False
    # who left for a country is not told to have come
    return not (found.idiom.startswith("leave") and found.token.tag in ("VBD", "VBN", "VBG"))


def _goes_nowhere(scene: Scene, found: Candidate) -> bool:
    """Whether a verb of travel tells of no journey to another land."""
    token = found.token
    if found.idiom in _UNDER_WAY and scene.tree.tokens[found.first].lower not in ("are", "is"):
        return True  # "was arrested as he was on his way to the embassy"
    if _halts_at(scene, found):
        return True
    if token.pos == "VERB" and lemma_of(token) not in _REACHED | SENDING and _moves_things(scene, found):
        return True  # "returned the refugees to the North"
    if any(subject.lower in _THINGS for subject in subjects(scene.tree, token)) and not _is_first_since(scene, token):
        return True  # "when it comes to Peru"
    # "arrived back in Chile": who goes home is nobody's guest
    return any(after.lower in ("back", "home") for after in scene.tree.tokens[found.last : found.last + 1])


def _is_first_since(scene: Scene, token: Token) -> bool:
    """Whether a visit is counted from an earlier one ("It was the first visit by a Peruvian minister since 2025")."""
    first = any(kid.lower == "first" for kid in scene.tree.children(token, "amod"))
    return first and any(
        scene.text[max(0, m.start - len("since ")) : m.start] == "since " for m in scene.dates.get(token.sentence, ())
    )


def _moves_things(scene: Scene, found: Candidate) -> bool:
    """Whether something else is moved: not who "is expected in" a place, nor a goal that the tree takes for a verb ("to Quito")."""
    things = (t for t in objects(scene.tree, found.token) if t.i not in scene.places)
    awaited_or_staying = found.idiom in AWAITED or found.idiom.startswith(("attend", "spend"))
    return not awaited_or_staying and any(True for _ in things)


def _land(scene: Scene, goal: Token) -> str | None:
    """The one state that a goal is, or lies in."""
    place = scene.places.get(goal.i)
    named = scene.sides.get(goal.i)
    if place is None and named is not None and _BODY.search(named.text):
        return None  # "at the invitation of the Foreign Ministry"
    sides = (place.side,) if place and place.side else named.codes if named else meaning(scene, goal).sides
    return sides[0] if len(sides) == 1 and len(sides[0]) == len("KR") else None


def _visit(scene: Scene, found: Candidate, base: Telling, goal: Token, land: str) -> Telling:
    """The visit of the sides of a telling to a goal in a land, but for its day."""
    place = scene.places.get(goal.i)
    spot = place or scene.sides.get(goal.i) or goal
    at = Receipt.of(scene.text, spot.start, spot.end)
    own = taken(scene, found) is not None
    told = replace(
        base,
        back=base.back or own,
        another=base.another or own,
        sides=tuple(sorted({*base.sides, land})),
        side_receipts=(*base.side_receipts, at),
        city=bool(place and place.city),
    )
    if place is not None or not _is_mission(scene, goal):  # not "the Peruvian embassy here"
        told = replace(told, place=at.quote, place_at=at, place_side=land)
    return _ahead(scene, found, told)


def _ahead(scene: Scene, found: Candidate, told: Telling) -> Telling:
    """The telling as planned of who "is due in" a place or on the way to it, as called off of who "had been due" there."""
    if not (found.idiom in AWAITED + _UNDER_WAY or found.idiom.startswith(_LEAVING)):
        return told
    before = [token.lower for token in scene.tree.tokens[max(0, found.first - _HAD) : found.first]]
    off = found.idiom in AWAITED and "had" in before and "been" in before
    return replace(told, status="cancelled" if off else "planned", loose=False)


def _coming(scene: Scene, told: Telling, date: DateMention | None) -> Telling:
    """The telling as planned where the body tells it in the present with a day of the week ("lands in Lima on Friday")."""
    verb = scene.tree.tokens[told.token]
    present = verb.tag in ("VBZ", "VBP") and verb.pos == "VERB" and scene.tree.sentences[told.sentence].kind == "B"
    ahead = present and told.status == "held" and date is not None and "weekday" in date.rule
    return replace(told, status="planned", loose=False) if ahead else told


def _halts_at(scene: Scene, found: Candidate) -> bool:
    """Whether somebody "will stop at" a land or not, which is said of whom he attacks; who travels stops in it."""
    token, after = found.token, scene.tree.tokens[found.last : found.last + 2]
    land = (
        len(after) > 1
        and after[0].lower == "at"
        and (place := scene.places.get(after[1].i)) is not None
        and not place.city
    )
    return token.pos == "VERB" and lemma_of(token) == "stop" and land


def _days_behind(scene: Scene, goals: Sequence[Token]) -> dict[int, DateMention]:
    """The day behind each of several goals; one span behind the last alone is of the whole tour."""
    days = {goal.i: mention for goal in goals if (mention := _day_behind(scene, goal)) is not None}
    last = goals[-1].i if goals else -1
    span = days.get(last)
    if set(days) == {last} and span is not None and "/" in (span.edtf or ""):
        return {goal.i: span for goal in goals}
    return days


def _day_behind(scene: Scene, goal: Token) -> DateMention | None:
    """The day told right behind one goal of several ("went to Rabat on Monday and to Tunis on Tuesday")."""
    place = scene.places.get(goal.i)
    end = place.end if place is not None else goal.end
    land = next((p for p in scene.understood.annotated.places if 0 < p.start - end <= len(", the ")), None)
    if place is not None and land is not None and place.city and not land.city and land.side == place.side:
        end = land.end  # "to Oslo, Norway, from June 5 to 9"
    near = (m for m in scene.dates.get(goal.sentence, ()) if m.start >= end and m.edtf is not None)
    return next((m for m in near if _ON.fullmatch(scene.text, end, m.start)), None)


def _is_mission(scene: Scene, goal: Token) -> bool:
    """Whether a country stands only before its embassy, or as an adjective."""
    after = scene.tree.tokens[goal.i + 1 : goal.i + 2]
    return goal.tag == "JJ" or any(token.lower in ("consulate", "embassy", "mission") for token in after)


def _is_traveller(scene: Scene, found: Candidate, guest: Meaning) -> bool:
    """Whether people are said to travel: officials, a delegation, not a flight, goods or a country's troops."""
    if found.idiom.startswith(BEING):
        somebody = guest.people or (found.idiom in STAYING + _UNDER_WAY and guest.level != "unknown")
        return bool(somebody) and bool(scene.dates.get(found.token.sentence))
    if found.idiom in AWAITED and not guest.people and not is_state(guest.sides[0]):
        return False  # "a mission of the Red Cross is expected in Lima"
    if guest.people or guest.level != "unknown" or found.token.pos != "VERB":
        return True
    who = [*subjects(scene.tree, found.token), *objects(scene.tree, found.token)]
    return any(lemma_of(token) in PARTIES or token.lower in words("officials") for token in who)


def _lives_there(scene: Scene, found: Candidate, guest: Meaning) -> bool:
    """Whether an ambassador, who lives there, was at a ceremony or site or is told to be "here"."""
    seen = objects(scene.tree, found.token) if lemma_of(found.token) in ("tour", "visit") else []
    site = any(each.i not in scene.sides for each in seen)
    if not (site or found.idiom.startswith("attend") or found.idiom in STAYING):
        return False
    posts = [person.post.text.lower() for key in guest.people if (person := scene.understood.person(key)).post]
    return any(_RESIDENT.search(post) for post in posts)


def _is_private(scene: Scene, found: Candidate, guest: Meaning) -> bool:
    """Whether a journey is not an official one: for treatment or a match, or by somebody who holds no office."""
    sentence = scene.tree.within(scene.tree.sentences[found.token.sentence])
    if any(token.lower in words("private") for token in sentence):
        return True
    if any(lemma_of(head) in PARTIES for head in subjects(scene.tree, found.token)):
        return False  # "the mission, headed by Anna Holm, arrives on Friday"
    people = [scene.understood.person(key) for key in guest.people]
    return bool(people) and not any(person.official and not leads_firm(person) for person in people)
