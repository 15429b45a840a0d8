"""Who goes to an organisation's gathering of which only the organisation is named: "is due in Quito for the Andean summit"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from communique.lexicon.sides import is_movement, is_state
from communique.resolve.happenings_actors import actors_of, met_by
from communique.resolve.happenings_clauses import case_of
from communique.resolve.happenings_partners import WITH, partner_starts
from communique.resolve.happenings_scene import Meaning, Scene, at_margins, join
from communique.resolve.happenings_words import lemma_of
from communique.values.syntax import Token
from communique.values.understood import Telling

_WHERE = {"at", "during", "for", "in", "to"}
_GATHERINGS = {"conference", "council", "meeting", "ministerial", "retreat", "session", "summit"}
_GATHERS = {"assemble", "convene", "gather", "meet"}
_UP = 6  # words over a gathering up to the verb of who goes there


def with_attendants(scene: Scene, tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings, those of an organisation's own gathering told of whoever goes there; his journey is not told besides."""
    made, gone = [], set()
    for told in tellings:
        if not _is_of_organisation(scene, told):
            made.append(told)
            continue
        trip = next(
            (t for t in tellings if t.rule == "visit" and t.sentence == told.sentence and len(t.subject) == 1), None
        )
        if trip is not None and _is_there(scene, scene.tree.tokens[told.token]):
            gone.add(id(trip))
            made.append(_with_trip(told, trip))
        else:
            made.append(_with_actor(scene, told))
    return [told for told in made if id(told) not in gone]


def _is_of_organisation(scene: Scene, told: Telling) -> bool:
    """Whether a telling names one organisation and nobody else."""
    if len(told.sides) != 1 or told.people or is_state(told.sides[0]) or is_movement(told.sides[0]) or told.adds:
        return False
    token = scene.tree.tokens[told.token]
    if token.pos != "VERB" and lemma_of(token) not in _GATHERINGS:
        return False
    return scene.tree.sentences[told.sentence].kind == "B" and not at_margins(scene, token) and not told.another


def _is_there(scene: Scene, noun: Token) -> bool:
    """Whether a journey or a deed is to, for or at the gathering."""
    return case_of(scene.tree, noun) in _WHERE


def _with_trip(told: Telling, trip: Telling) -> Telling:
    """The gathering with the traveller, on the days and at the place of the journey where it tells none itself."""
    made = replace(
        told,
        sides=tuple(sorted({*told.sides, *trip.subject})),
        people=trip.people,
        subject=trip.subject,
        status=trip.status if told.status == "held" else told.status,
        side_receipts=(*told.side_receipts, *trip.side_receipts),
    )
    if made.place is None:
        made = replace(made, place=trip.place, place_at=trip.place_at, place_side=trip.place_side, city=trip.city)
    return made if made.date else replace(made, date=trip.date, date_at=trip.date_at, dated_by=trip.dated_by)


def _with_actor(scene: Scene, told: Telling) -> Telling:
    """The gathering with the official whom the clause over it has do something there."""
    verb = _over(scene, scene.tree.tokens[told.token])
    who = actors_of(scene, verb) if verb is not None else None
    if verb is None or who is None or len(who.sides) != 1 or not is_state(who.sides[0]) or not who.people:
        return told
    mates = join(met_by(scene, first) for first in partner_starts(scene, verb, verb.i + 1, WITH))
    others = mates if mates.sides else Meaning(told.sides, (), told.level, told.side_receipts)
    return replace(
        told,
        sides=tuple(sorted({*others.sides, *who.sides})),
        people=tuple(dict.fromkeys((*who.people, *others.people))),
        subject=who.sides,
        side_receipts=(*others.receipts, *who.receipts),
    )


def _over(scene: Scene, token: Token) -> Token | None:
    """The verb of the clause over a gathering's noun behind "at", or over "where the ministers meet"."""
    if token.pos == "VERB":
        where = any(kid.lower == "where" for kid in scene.tree.children(token, "advmod", "mark"))
        if not where or lemma_of(token) not in _GATHERS:
            return None
    elif not _is_there(scene, token):
        return None
    return next((here for here in islice(scene.tree.ancestors(token), _UP) if here.pos == "VERB"), None)
