"""Whom somebody invited to a place, or who accepted an invitation there: a visit proposed, or planned once it is accepted."""

from dataclasses import replace

from communique.lexicon.engagements import words
from communique.lexicon.sides import is_state
from communique.resolve.happenings_actors import actors_of, around, fuller
from communique.resolve.happenings_clauses import case_of, is_negated, objects
from communique.resolve.happenings_joint_acts import OFFICIALS
from communique.resolve.happenings_meant import run_meaning
from communique.resolve.happenings_partners import is_somebody
from communique.resolve.happenings_scene import Meaning, Scene, join
from communique.resolve.happenings_spans import run_before
from communique.resolve.happenings_when import dated, placed
from communique.resolve.happenings_words import lemma_of
from communique.values.annotated import DateMention, PlaceMention
from communique.values.syntax import Sentence, Token
from communique.values.understood import Telling

_TAKEN_UP = {"accept", "take"}
_FINITE = ("MD", "VBD", "VBP", "VBZ")
_REACH = 14  # words behind an invitation in which it may stand where to
_NEAR = 24  # characters behind a place in which the day of a visit stands


def invited_there(scene: Scene) -> list[Telling]:
    """A telling for each official of one land who was invited to a place in another, or accepted."""
    found: list[Telling] = []
    for sentence in scene.tree.sentences:
        for token in scene.tree.within(sentence) if sentence.kind == "B" else ():
            lemma = lemma_of(token)
            if lemma == "invite" and token.pos == "VERB" and not is_negated(scene.tree, token):
                guests = [one for one in objects(scene.tree, token) if _is_guest(scene, one)]
                found += _visit(scene, sentence, token, join(around(scene, one, 0) for one in guests))
            elif lemma == "invitation" and _is_accepted(scene, token):
                verb = scene.tree.head(token)
                guest = fuller(actors_of(scene, verb), run_meaning(scene, run_before(scene, verb)))
                found += [replace(made, status="planned") for made in _visit(scene, sentence, token, guest)]
    return found


def _is_accepted(scene: Scene, noun: Token) -> bool:
    verb = scene.tree.head(noun)
    accepts = noun.dep == "obj" and lemma_of(verb) in _TAKEN_UP and verb.tag in ("VBD", "VBN")
    return accepts and not is_negated(scene.tree, verb)


def _is_guest(scene: Scene, token: Token) -> bool:
    return is_somebody(scene, token) or token.lower in words("officials")


def _visit(scene: Scene, sentence: Sentence, word: Token, guest: Meaning) -> list[Telling]:
    """The visit of a guest to the first place told behind an invitation; none where either is told too little."""
    place = _goal(scene, sentence, word)
    land = place.side if place is not None else None
    if place is None or land is None or not is_state(land) or len(guest.sides) != 1 or land in guest.sides:
        return []
    if not is_state(guest.sides[0]) or (guest.people and guest.level not in OFFICIALS):
        return []
    made = Telling(
        token=word.i, start=word.start, end=word.end, sentence=word.sentence, rule="visit", status="proposed", format="visit",
        sides=tuple(sorted((guest.sides[0], land))), people=guest.people, level=guest.level, subject=guest.sides,
        side_receipts=guest.receipts,
    )  # fmt: skip
    day = _day(scene, sentence, place)
    return [placed(scene, dated(scene, made, day, "own") if day is not None else made, place)]


def _goal(scene: Scene, sentence: Sentence, word: Token) -> PlaceMention | None:
    """The place right behind "to" in the clause of an invitation, no other verb between ("invited her in May to Lima")."""
    tokens = scene.tree.tokens
    for at in range(word.i + 1, min(word.i + _REACH, sentence.last - 1)):
        if tokens[at].tag in _FINITE or (tokens[at].lower == "to" and tokens[at + 1].tag == "VB"):
            return None
        place = scene.places.get(at + 1)
        if tokens[at].lower == "to" and place is not None and place.start == tokens[at + 1].start:
            return place if case_of(scene.tree, tokens[at + 1]) in ("to", "") else None
    return None


def _day(scene: Scene, sentence: Sentence, place: PlaceMention) -> DateMention | None:
    """The day, month or year told right behind the place."""
    told = (m for m in scene.dates.get(sentence.i, ()) if m.edtf and place.end <= m.start < place.end + _NEAR)
    return next(told, None)
