"""Who takes part in what a noun tells in passing ("said after talks in Lima"): those who act in the clause around it."""

from communique.resolve.happenings_actors import Parties, actors_of, around, fuller
from communique.resolve.happenings_carriers import MARGINS
from communique.resolve.happenings_clauses import case_of, objects
from communique.resolve.happenings_hosts import comer
from communique.resolve.happenings_meant import run_meaning
from communique.resolve.happenings_partners import WITH, is_somebody, partner_starts
from communique.resolve.happenings_scene import NOBODY, Meaning, Scene, highest, join
from communique.resolve.happenings_spans import run_after, run_before
from communique.resolve.happenings_words import lemma_of
from communique.values.syntax import Token
from communique.values.vocabulary import Level

_MEASURES = {
    "beginning", "close", "conclusion", "day", "end", "hour", "minute", "outset", "round", "series", "session", "set", "start", "week",
}  # fmt: skip
_BEFORE = {"before", "ahead of"}
_PASSING = {"during", "in", "at", "after", "following", "over", "through", "for"}


def from_clause(scene: Scene, noun: Token, own: Meaning, level: Level) -> Parties:
    """The parties of a noun that a clause mentions in passing: those who act there, where it names none itself."""
    sentence = scene.tree.sentences[noun.sentence]
    if sentence.kind == "C":
        pictured = run_meaning(scene, (sentence.first, noun.i))
        if len(pictured.people) > 1 and set(own.sides) < set(pictured.sides):
            return Parties(pictured, own, highest((level, pictured.level)))
    if len(own.sides) > 1:
        came = comer(scene, noun, own.sides)
        return Parties(came, own, highest((level, came.level)))
    if sentence.kind == "H":
        if _is_named_otherwise(scene, noun):
            return Parties(Meaning(), own, level)
        first = next(s.first for s in scene.tree.sentences if s.line == sentence.line)  # "Jr." ends no headline
        heading = run_meaning(scene, (first, noun.i))
        whole = join((heading, own))
        passing = case_of(scene.tree, noun) in _PASSING | _BEFORE or before_theirs(scene, noun)
        if len(whole.sides) > 1 and (own.sides or passing):
            return Parties(heading, own, highest((level, heading.level)))
    if case_of(scene.tree, noun) == "of" and scene.tree.head(noun).lower in MARGINS:
        return Parties(NOBODY, own, level)
    counted = measured(scene, noun)
    behind = scene.tree.head(counted).lower == "following" and counted.dep == "obj"
    if case_of(scene.tree, counted) not in _PASSING and not behind:
        return Parties(Meaning(), own, level)
    return _acting_over(scene, noun, own, level)


def _acting_over(scene: Scene, noun: Token, own: Meaning, level: Level) -> Parties:
    """Those who act in one of the two clauses over a noun, and whom its own phrase tells."""
    over = (
        here for here in scene.tree.ancestors(noun) if here.pos == "VERB" or scene.tree.child(here, "cop") is not None
    )
    mates = len(own.sides) == 1 and partner_starts(scene, noun, noun.i + 1, {"with"})
    for verb in list(over)[:2]:
        apart = any(kid.lower == "separate" for kid in scene.tree.children(noun, "amod"))
        starts = partner_starts(scene, verb, verb.i + 1, WITH) if not (apart and own.sides) else []
        acting = fuller(actors_of(scene, verb), run_meaning(scene, run_before(scene, verb)))
        if mates and len(join((acting, own)).sides) > 1 and (acting.people or acting.level != "unknown"):
            return Parties(acting, own, highest((level, acting.level)))
        clause = join(
            (
                acting,
                *(run_meaning(scene, run_after(scene, i)) for i in starts),
                *(around(scene, t, 0) for t in objects(scene.tree, verb) if is_somebody(scene, t)),
            )
        )
        titled = own.level != "unknown" and (clause.people or clause.level != "unknown")
        known = set(own.sides) <= set(clause.sides) or own.people or titled
        if len(join((clause, own)).sides) > 1 and known:
            return Parties(clause, own, highest((level, clause.level)))
    return Parties(Meaning(), own, level)


def _is_named_otherwise(scene: Scene, noun: Token) -> bool:
    """Whether names that mean nobody known stand before the noun ("after Kim-Putin talks")."""
    kids = scene.tree.children(noun, "compound", "flat", "nmod:poss")
    return any(kid.pos == "PROPN" and kid.i not in scene.named and kid.i not in scene.places for kid in kids)


def measured(scene: Scene, noun: Token) -> Token:
    """The noun that counts or measures this one ("three hours of talks", "a round of consultations"), or itself."""
    head = scene.tree.head(noun)
    if case_of(scene.tree, noun) == "of" and lemma_of(head) in _MEASURES:
        return measured(scene, head)
    return noun


def before_theirs(scene: Scene, noun: Token) -> bool:
    """Whether "before their" stands right before the noun, where the tree may have lost it."""
    return [token.lower for token in scene.tree.tokens[max(0, noun.i - 2) : noun.i]] == ["before", "their"]
