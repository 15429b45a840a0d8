"""Journeys of officials: who travels, to which countries, and whether on business of state."""

import re
from collections.abc import Sequence
from dataclasses import replace

from communique.lexicon.engagements import words
from communique.lexicon.sides import is_state
from communique.resolve.happenings_actors import actors_of, around, fuller
from communique.resolve.happenings_clauses import case_of, objects, obliques, passive_subjects, possessors, subjects
from communique.resolve.happenings_firms import leads_firm
from communique.resolve.happenings_goals import STAYING, goals_of
from communique.resolve.happenings_homeward import home_reached
from communique.resolve.happenings_journeys import is_no_journey
from communique.resolve.happenings_meant import run_meaning
from communique.resolve.happenings_paid import traveller_before, visit_paid
from communique.resolve.happenings_partners import is_somebody, partner_starts
from communique.resolve.happenings_scene import NOBODY, Meaning, Scene, join, meaning
from communique.resolve.happenings_spans import run_after, run_before
from communique.resolve.happenings_taken import glad_guest, taken
from communique.resolve.happenings_tense import verb_status
from communique.resolve.happenings_time import nearest_date
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
_AWAITED = (
    "await here", "await in", "due back in", "due here", "due in", "expect back in", "expect here", "expect in",
)  # fmt: skip
_BEING = ("be ", "been ")
_UNDER_WAY = ("be on her way to", "be on his way to")
_SENDING = {"dispatch", "send"}  # verbs whose object travels
_RESIDENT = re.compile(r"\b(?:ambassador|consul|head of mission|resident)\b")
_ON_A = {"due for", "due on", "on"}
_OPENING = 5  # words at the head of a sentence: "On a two-day state visit to"
_HAD = 3  # words from "had been" to "due"
_ON = re.compile(r",? \(?(?:on |from |between |next |last |early |late |the )*")
_BODY = re.compile(r"\b(?:department|government|ministry|office|parliament)\b", re.IGNORECASE)
_THINGS = {"it", "that", "this", "what", "which"}  # subjects that go nowhere
_PARTIES = {"delegation", "envoy", "group", "mission", "official", "party", "representative", "side", "team"}
_UNIONS = {"AU", "EU", "UN"}  # organisations written like states: nobody travels to them


def visits(scene: Scene, found: Candidate, base: Telling, rivals: Sequence[Candidate]) -> list[Telling]:
    """A visit for each country that the trip is to."""
    goals = [goal for goal in goals_of(scene, found) if not is_origin(scene, goal)]
    guest = glad_guest(scene, found)
    guest = guest if guest.sides else _traveller(scene, found)
    if not guest.sides and goals:
        guest = traveller_before(scene, found)
    home = "" if goals else home_reached(scene, found)
    together = len(guest.sides) == 1 or came_together(scene, found, guest)
    if not (goals or home) or not together or home in guest.sides or _goes_nowhere(scene, found):
        return []
    if _is_private(scene, found, guest) or not _is_traveller(scene, found, guest) or _lives_there(scene, found, guest):
        return []
    if is_no_journey(scene, found, guest):
        return []
    if found.idiom.startswith("leave") and found.token.tag in ("VBD", "VBN", "VBG"):
        return []  # who left for a country is not told to have come
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


def _goes_nowhere(scene: Scene, found: Candidate) -> bool:
    """Whether a verb of travel tells of no journey to another land."""
    token = found.token
    if found.idiom in _UNDER_WAY and scene.tree.tokens[found.first].lower not in ("are", "is"):
        return True  # "was arrested as he was on his way to the embassy"
    if _halts_at(scene, found):
        return True
    if token.pos == "VERB" and lemma_of(token) not in _REACHED | _SENDING and _moves_things(scene, found):
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
    awaited_or_staying = found.idiom in _AWAITED or found.idiom.startswith(("attend", "spend"))
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
    if not (found.idiom in _AWAITED + _UNDER_WAY or found.idiom.startswith(_LEAVING)):
        return told
    before = [token.lower for token in scene.tree.tokens[max(0, found.first - _HAD) : found.first]]
    off = found.idiom in _AWAITED and "had" in before and "been" in before
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
    if found.idiom.startswith(_BEING):
        somebody = guest.people or (found.idiom in STAYING + _UNDER_WAY and guest.level != "unknown")
        return bool(somebody) and bool(scene.dates.get(found.token.sentence))
    if found.idiom in _AWAITED and not guest.people and not is_state(guest.sides[0]):
        return False  # "a mission of the Red Cross is expected in Lima"
    if guest.people or guest.level != "unknown" or found.token.pos != "VERB":
        return True
    who = [*subjects(scene.tree, found.token), *objects(scene.tree, found.token)]
    return any(lemma_of(token) in _PARTIES or token.lower in words("officials") for token in who)


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
    if any(lemma_of(head) in _PARTIES for head in subjects(scene.tree, found.token)):
        return False  # "the mission, headed by Anna Holm, arrives on Friday"
    people = [scene.understood.person(key) for key in guest.people]
    return bool(people) and not any(person.official and not leads_firm(person) for person in people)


def _traveller(scene: Scene, found: Candidate) -> Meaning:
    tree, token = scene.tree, found.token
    if found.idiom in _AWAITED:
        return _awaited(scene, token)
    if found.idiom.startswith(_BEING):
        who = join(around(scene, each, found.first) for each in subjects(tree, token))
        return fuller(who, run_meaning(scene, run_before(scene, tree.tokens[found.first])))
    if lemma_of(token) in _SENDING:
        sent = join(around(scene, each, 0) for each in objects(tree, token) if is_somebody(scene, each))
        home = sent if sent.sides or sent.level == "unknown" else actors_of(scene, token)
        return Meaning(home.sides, sent.people, sent.level, home.receipts)
    if token.pos == "VERB":
        by_text = run_meaning(scene, run_before(scene, tree.tokens[found.first]))
        return fuller(actors_of(scene, token), by_text)
    if (trip := taken(scene, found)) is not None:
        return meaning(scene, trip[0])
    if (paid := visit_paid(scene, found)) is not None:
        return paid.guest
    owners = [t for t in possessors(tree, token) if t.i not in scene.dated]  # "Thursday's trip"
    owners += [t for case, t in obliques(tree, token) if case in ("by", "of")]
    owners = owners or _by_whom(scene, found)
    if not owners and tree.sentences[token.sentence].kind == "H":
        return run_meaning(scene, run_before(scene, token))  # "Minister Haug Travels to Lima"
    if not owners and (people := scene.sides.get(token.i - 1)) is not None and people.form == "demonym":
        return Meaning(people.codes, (), "unknown", (Receipt.of(scene.text, people.start, people.end),))
    if not owners and tree.child(token, "cop") is not None and case_of(tree, token) in _ON_A:
        owners = subjects(tree, token)  # "is due on a visit", "was on a visit to Lima"
    if not owners and (who := _set_apart(scene, token)).sides:
        return who
    if not owners and tree.sentences[token.sentence].first + _OPENING > token.i:
        clauses = [kid for kid in tree.children(token, "acl") if kid.tag in ("VBD", "VBN")]
        owners = [who for clause in clauses for who in tree.children(clause, "nsubj") if who.pos != "PRON"]
    if not owners:
        head = tree.head(token)
        told = head.pos == "VERB" and verb_status(tree, head) is not None
        owners = subjects(tree, head) if told else []
        if told and not owners and token.i < head.i:
            return run_meaning(scene, run_before(scene, head))  # "On a visit to Lima in 2028 the President had spoken"
    return join(meaning(scene, each) for each in owners)


def _set_apart(scene: Scene, noun: Token) -> Meaning:
    """Who is told right before a journey between commas ("Minister Haug, on a visit to Lima last week, said")."""
    on = next((kid for kid in scene.tree.children(noun, "case") if kid.lower in ("during", "on")), None)
    before = on.i - 1 if on is not None else 0
    if (
        on is None
        or before < 1
        or scene.tree.tokens[before].text != ","
        or on.sentence != scene.tree.tokens[before].sentence
    ):
        return NOBODY
    return run_meaning(scene, run_before(scene, on)) if scene.named.get(before - 1) is not None else NOBODY


def _awaited(scene: Scene, token: Token) -> Meaning:
    """Who "is due in" or "is expected in" a place, on which the tree hangs a bare "due"."""
    predicate = scene.tree.head(token) if token.dep == "case" else token
    heads = passive_subjects(scene.tree, predicate) or subjects(scene.tree, predicate)
    who = join(around(scene, each, token.i) for each in heads)
    if who.people or who.level != "unknown" or any(lemma_of(each) in _PARTIES for each in heads):
        return who
    return Meaning()


def _by_whom(scene: Scene, found: Candidate) -> list[Token]:
    """Who made the journey, told behind a list of its goals ("a trip to Peru, Chile, and Bolivia by Special Envoy Haug")."""
    starts = partner_starts(scene, found.token, found.last, {"to"})
    end = run_after(scene, starts[0])[1] if starts else 0
    by = scene.tree.tokens[end : end + 1]
    if not by or by[0].lower != "by" or by[0].sentence != found.token.sentence:
        return []
    sentence = scene.tree.sentences[found.token.sentence]
    until = next((t.i for t in scene.tree.tokens[end : sentence.last] if t.text == ","), sentence.last)
    return [t for t in scene.tree.tokens[end + 1 : until] if scene.named.get(t.i) is not None][:1]
