"""Gatherings that two states host together, and who travels to one: "the conference, which Norway will co-host with Chile"."""

from dataclasses import replace

from communique.resolve.happenings_actors import actors_of
from communique.resolve.happenings_clauses import case_of, obliques
from communique.resolve.happenings_meant import run_meaning
from communique.resolve.happenings_partners import WITH, partner_starts
from communique.resolve.happenings_scene import NOBODY, Meaning, Scene
from communique.resolve.happenings_spans import run_after
from communique.resolve.happenings_triggers import Candidate
from communique.resolve.happenings_words import lemma_of
from communique.values.syntax import Token
from communique.values.understood import Telling

_TOGETHER = {"co-chair", "co-convene", "co-host", "co-organise", "co-organize", "cohost"}
_PARTNERING = {"partner", "team"}
_NAME = 6  # words of the name of a gathering
_JOURNEYS = {"journey", "tour", "travel", "travels", "trip"}


def hosted_together(scene: Scene, noun: Token) -> list[Token]:
    """The clauses on a noun that tell who hosts it together, or its verb ("will partner with Chile on the conference")."""
    clauses = [clause for clause in scene.tree.children(noun, "acl") if lemma_of(clause) in _TOGETHER]
    over = scene.tree.head(noun)
    partner = lemma_of(over) in _PARTNERING and over.pos == "VERB" and case_of(scene.tree, noun) in ("on", "in", "for")
    return [*clauses, over] if partner else clauses


def is_next(scene: Scene, noun: Token) -> bool:
    """Whether it is the next of a series, with its day ("at the next Fisheries Conference in 2032")."""
    at = noun.i - 1
    while at > 0 and noun.i - at <= _NAME and scene.tree.tokens[at].text[0].isupper():
        at -= 1
    dated = any(m.edtf and m.start > noun.start for m in scene.dates.get(noun.sentence, ()))
    return dated and scene.tree.tokens[at].lower == "next"


def hosts(scene: Scene, noun: Token) -> list[Meaning]:
    """Who hosts together by the clauses on a noun ("which Norway will co-host with Chile", "co-hosted by Norway and Chile")."""
    told: list[Meaning] = []
    for clause in hosted_together(scene, noun):
        told += [actors_of(scene, clause)] if clause.tag != "VBN" else []
        told += [
            run_meaning(scene, run_after(scene, i)) for i in partner_starts(scene, clause, clause.i + 1, {"by", *WITH})
        ]
    return told


def comer(scene: Scene, noun: Token, sides: tuple[str, ...]) -> Meaning:
    """Who of the sides travels to a gathering ("will travel to the conference", "will continue her travels to it")."""
    verb = scene.tree.head(noun)
    if verb.pos != "VERB" or case_of(scene.tree, noun) != "to" or lemma_of(noun) == "session":
        return NOBODY
    on_way = lemma_of(verb) == "travel" or any(lemma_of(kid) in _JOURNEYS for kid in scene.tree.children(verb, "obj"))
    told = actors_of(scene, verb) if on_way else NOBODY
    return told if set(told.sides) <= set(sides) else NOBODY


def as_visit(scene: Scene, found: Candidate, told: Telling) -> Telling:
    """Who is yet to be welcomed to a town, on no day told, is to pay a visit ("looks forward to welcoming him to Washington")."""
    if (
        found.trigger.frame != "receive"
        or told.status != "planned"
        or told.date is not None
        or told.date_at is not None
    ):
        return told
    there = any(case == "to" and token.i in scene.places for case, token in obliques(scene.tree, found.token))
    return replace(told, format="visit") if there else told
