"""Visits told with who paid them behind: "the visit to Lima of its president", "the visit that the president paid to Lima"."""

from dataclasses import dataclass

from communique.resolve.happenings_actors import actors_of
from communique.resolve.happenings_clauses import obliques
from communique.resolve.happenings_meant import run_meaning
from communique.resolve.happenings_partners import partner_starts
from communique.resolve.happenings_scene import NOBODY, Meaning, Scene
from communique.resolve.happenings_spans import run_after
from communique.resolve.happenings_triggers import Candidate
from communique.resolve.happenings_words import lemma_of
from communique.values.syntax import Token

_PAID = {"make", "pay", "undertake"}
_OF = {"by", "of"}


@dataclass(frozen=True, slots=True)
class Paid:
    """A visit's guest, the first word of its goal, and the verb that tells it as over where one does ("paid")."""

    guest: Meaning
    goal: Token
    verb: Token | None = None


def visit_paid(scene: Scene, found: Candidate) -> Paid | None:
    """Who paid the visit that a noun tells and the first word of its goal; None where neither stands behind it."""
    if found.token.pos != "NOUN":
        return None
    told = _to_place_of(scene, found) or _that_was_paid(scene, found)
    if told is None or len(told.guest.sides) != 1 or not (told.guest.people or told.guest.level != "unknown"):
        return None
    return told


def traveller_before(scene: Scene, found: Candidate) -> Meaning:
    """Whose "the trip to Lima in May" was that has no owner: the one high official who acts in the sentence before, in its line."""
    noun, sentences = found.token, scene.tree.sentences
    here = sentences[noun.sentence]
    the = [kid.lower for kid in scene.tree.children(noun, "det")] == ["the"]
    own = {"by", "of"} & {case for case, _ in obliques(scene.tree, noun)}
    if noun.pos != "NOUN" or not the or own or not here.i or here.kind != "B" or not scene.dates.get(here.i):
        return NOBODY
    if any(t.i in scene.posts or scene.named.get(t.i) is not None for t in scene.tree.within(here)):
        return NOBODY
    root = next((t for t in scene.tree.within(sentences[here.i - 1]) if t.dep == "root" and t.pos == "VERB"), None)
    who = actors_of(scene, root) if root is not None and sentences[here.i - 1].kind == "B" else NOBODY
    return who if len(who.sides) == 1 and len(who.people) < 2 and who.level in ("leader", "minister") else NOBODY


def _to_place_of(scene: Scene, found: Candidate) -> Paid | None:
    """ "the state visit to Norway of Peru's then president": the place right behind "to", and "of" right behind the place."""
    tokens = scene.tree.tokens
    sentence = scene.tree.sentences[found.token.sentence]
    goal = found.last + 1
    goal += goal < sentence.last and tokens[goal].lower == "the"
    if goal >= sentence.last or tokens[found.last].lower != "to" or goal not in scene.places:
        return None
    end = scene.places[goal].end
    behind = next((t.i for t in tokens[goal : sentence.last] if t.start >= end), sentence.last)
    if behind + 1 >= sentence.last or tokens[behind].lower not in _OF:
        return None
    return Paid(run_meaning(scene, run_after(scene, behind + 1)), tokens[goal])


def _that_was_paid(scene: Scene, found: Candidate) -> Paid | None:
    """ "the visit that Peru's minister paid to Oslo": a clause on the noun with its payer and its goal."""
    for clause in scene.tree.children(found.token, "acl"):
        starts = partner_starts(scene, clause, clause.i + 1, {"to"})
        goal = starts[0] + (scene.tree.tokens[starts[0]].lower == "the") if starts else -1
        if lemma_of(clause) in _PAID and clause.tag in ("VBD", "VBZ", "VB") and goal in scene.places:
            return Paid(actors_of(scene, clause), scene.tree.tokens[goal], clause if clause.tag == "VBD" else None)
    return None
