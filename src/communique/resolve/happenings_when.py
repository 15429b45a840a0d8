"""When and where a telling says that it was: dates and places put into it with their words."""

import re
from collections.abc import Sequence
from dataclasses import replace

from communique.language.dates import weighed
from communique.resolve.happenings_clauses import case_of, is_infinitive
from communique.resolve.happenings_hedged import is_yet_to_come
from communique.resolve.happenings_scene import Scene, at_margins
from communique.resolve.happenings_tense import was_to_have
from communique.resolve.happenings_time import nearest_date
from communique.resolve.happenings_triggers import Candidate
from communique.resolve.happenings_where import nearest_place
from communique.resolve.happenings_words import clause_of, lemma_of
from communique.values.annotated import DateMention, PlaceMention
from communique.values.claims import Receipt
from communique.values.syntax import Token
from communique.values.understood import Telling

_BEFORE = {"before", "ahead of", "prior to"}
_AFTER = {"after", "following"}
_TO_THE_PRESS = {"availability", "conference", "remarks", "statements", "stakeout"}
_HELD_IN_TOWNS = {"conference", "meeting", "negotiation", "round", "summit", "talk", "talks"}
_ON_THE = re.compile(r"\bon the (?P<time>eve|day) of (?:the |this |today[’']s )?(?:[A-Z0-9][^\s,;]* )*$")
_SCHEDULE = re.compile(r"\b(?:Public|Daily|Weekly|Travel) Schedule\b|^\W*Schedules?\b|['’]s? [Ss]chedule\b")
_DONE = {"complete", "conclude", "conduct", "end", "finish", "have", "hold", "take"}  # verbs of talks that are over
_REACH = 60  # characters from "on the eve of" to the noun behind it
_QUALIFIED = 3  # words before a noun in which its "before" may stand


def when_and_where(scene: Scene, told: Telling, found: Candidate, rivals: Sequence[Candidate]) -> Telling:
    others = [r.token for r in rivals]
    date, how = nearest_date(scene, found.token, [t for t in others if not at_margins(scene, t)])
    place = nearest_place(scene, found.token, others) or _town_before(scene, found)
    told = _remarks(scene, told, found)
    time = _head_of(scene, found)
    if time == "eve":
        date, how = None, ""  # "Today, on the eve of the summit, ..."
    if date is None and (_is_just(scene, found) or time == "day") and (stamp := _stamp(scene)) is not None:
        published = scene.understood.annotated.article.published
        told = replace(told, date=published.value if published else None, date_at=stamp, dated_by="own")
    return _there(scene, placed(scene, dated(scene, told, date, how), place), found)


def dated(scene: Scene, told: Telling, date: DateMention | None, how: str) -> Telling:
    if date is None:
        return told
    at = Receipt.of(scene.text, date.start, date.end)
    if is_yet_to_come(scene, told, date):
        told = replace(told, status="planned", loose=False)
    if scene.tree.sentences[told.sentence].kind == "H":
        how = "clause"
    today = scene.understood.annotated.article.day
    edtf = _held_on(scene, told, date) if told.status == "held" else weighed(date, "future", today) or date.edtf
    if was_to_have(scene.tree, scene.tree.tokens[told.token]):
        edtf = date.past or edtf
    return replace(told, date=edtf, date_at=at, dated_by=how if date.anchored else "offset")


def _held_on(scene: Scene, told: Telling, date: DateMention) -> str | None:
    """A bare weekday or day of what was held is the last such one: past forms and captions leave no other reading."""
    trigger = scene.tree.tokens[told.token]
    verb = trigger if trigger.tag.startswith("V") else scene.tree.head(trigger)
    was = any(_was_there(scene, token) for token in (trigger, verb))
    over = verb.tag == "VBD" or scene.tree.sentences[told.sentence].kind == "C" or was
    if over and "weekday" in date.rule:
        return date.past or date.edtf
    done = verb is trigger or lemma_of(verb) in _DONE
    ahead = done and "month" in date.rule and (date.edtf or "") > _today(scene)
    return date.past or date.edtf if verb.tag in ("VBD", "VBN") and ("month-day" in date.rule or ahead) else date.edtf


def _was_there(scene: Scene, verb: Token) -> bool:
    """Whether somebody "was in town to see" another, or "was in town"."""
    place = scene.tree.head(verb) if is_infinitive(scene.tree, verb) else verb
    copula = scene.tree.child(place, "cop")
    return copula is not None and copula.tag == "VBD"


def _today(scene: Scene) -> str:
    """The month of the article's own day; after every month where it has none."""
    today = scene.understood.annotated.article.day
    return today.isoformat()[: len("2031-01")] if today is not None else "9999"


def _remarks(scene: Scene, told: Telling, found: Candidate) -> Telling:
    """Remarks "before their meeting" were made on the day of the page, where its head says."""
    published = scene.understood.annotated.article.published
    if published is not None and told.date is None and _is_schedule(scene) and told.status == "held":
        told = replace(told, status="planned", loose=False)
        at = (
            Receipt.of(scene.text, published.start, published.end)
            if published.start is not None and published.end
            else None
        )
        return replace(told, date=published.value, date_at=at, dated_by="own") if at is not None else told
    heading = scene.tree.sentences[told.sentence].kind == "H" and (_is_before(scene, found) or _is_after(scene, found))
    if not heading or published is None or published.start is None or published.end is None or told.date is not None:
        return told
    at = Receipt.of(scene.text, published.start, published.end)
    return replace(told, date=published.value, date_at=at, dated_by="own", status="held", loose=False)


def at_place_of(told: Telling, other: Telling) -> Telling:
    """A telling at the place of another."""
    return replace(told, place=other.place, place_at=other.place_at, place_side=other.place_side, city=other.city)


def _town_before(scene: Scene, found: Candidate) -> PlaceMention | None:
    """The town right before a noun of talks ("the Norway-Chile Geneva summit")."""
    place = scene.places.get(found.token.i - 1) if found.trigger.frame == "noun" else None
    fits = place is not None and place.city and lemma_of(found.token) in _HELD_IN_TOWNS
    return place if fits else None


def _is_before(scene: Scene, found: Candidate) -> bool:
    """Whether a noun stands behind "before", its own adjectives between ("Before Expanded Bilateral Meeting")."""
    if case_of(scene.tree, found.token) in _BEFORE:
        return True
    near = scene.tree.tokens[max(0, found.token.i - _QUALIFIED) : found.token.i]
    return any(token.lower == "before" for token in near if token.sentence == found.token.sentence)


def _is_after(scene: Scene, found: Candidate) -> bool:
    """Whether the heading is of words right after a meeting ("Remarks After a Meeting with", "A and B After Their Meeting")."""
    heading = {t.lower for t in scene.tree.within(scene.tree.sentences[found.token.sentence])}
    behind = case_of(scene.tree, found.token) in _AFTER or bool(heading & _AFTER)
    their = any(token.lower == "their" for token in scene.tree.tokens[max(0, found.token.i - 1) : found.token.i])
    return behind and scene.understood.speaker is not None and (their or bool(heading & _TO_THE_PRESS))


def _head_of(scene: Scene, found: Candidate) -> str:
    """The time that is told by an engagement's noun: "eve" in "on the eve of the summit", "day" in "on the day of"."""
    if found.trigger.frame != "noun":
        return ""
    before = _ON_THE.search(scene.text, max(0, found.token.start - _REACH), found.token.start)
    return before["time"] if before is not None else ""


def _is_just(scene: Scene, found: Candidate) -> bool:
    """Whether it is told as just over ("I just spoke with President Soto")."""
    past = found.token.tag in ("VBD", "VBN") and scene.tree.sentences[found.token.sentence].kind == "B"
    return past and any(kid.lower == "just" for kid in scene.tree.children(found.token, "advmod"))


def _stamp(scene: Scene) -> Receipt | None:
    """The words that tell the day of the page."""
    told = scene.understood.annotated.article.published
    return (
        Receipt.of(scene.text, told.start, told.end)
        if told is not None and told.start is not None and told.end is not None
        else None
    )


def _is_schedule(scene: Scene) -> bool:
    """Whether the page is the list of what officials do that day."""
    return any(_SCHEDULE.search(line.text) for line in scene.understood.annotated.article.lines if line.kind == "H")


def _there(scene: Scene, told: Telling, found: Candidate) -> Telling:
    """The place and day of the sentence before, where a telling says "there" and names none."""
    over = clause_of(scene.tree, found.token)
    near = [kid for token in {found.token, over} for kid in scene.tree.children(token, "advmod")]
    if told.sentence == 0 or not any(kid.lower == "there" for kid in near):
        return told
    before = scene.tree.within(scene.tree.sentences[told.sentence - 1])
    places = [scene.places[t.i] for t in before if t.i in scene.places]
    dates = [mention for mention in scene.dates.get(told.sentence - 1, ()) if mention.edtf or mention.offset]
    if told.place is None and places:
        told = placed(scene, told, places[-1])
    return dated(scene, told, dates[-1], "clause") if told.date_at is None and dates else told


def placed(scene: Scene, told: Telling, place: PlaceMention | None) -> Telling:
    if place is None:
        return told
    return replace(
        told,
        place=place.text,
        place_at=Receipt.of(scene.text, place.start, place.end),
        place_side=place.side,
        city=place.city,
    )
