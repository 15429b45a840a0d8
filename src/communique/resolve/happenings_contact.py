"""What one official did with or to another by name that nobody does from afar: walked with him, showed him round, saw him off."""

from dataclasses import replace

from communique.lexicon.engagements import Trigger, words
from communique.resolve.happenings_actors import actors_of, around, fuller
from communique.resolve.happenings_clauses import auxiliaries, is_negated, is_passive, objects, possessors
from communique.resolve.happenings_groups import is_old
from communique.resolve.happenings_joint_acts import joint_act, officials_by_name
from communique.resolve.happenings_meant import run_meaning
from communique.resolve.happenings_partners import partner_starts
from communique.resolve.happenings_scene import Meaning, Scene, join
from communique.resolve.happenings_spans import run_after, run_before
from communique.resolve.happenings_triggers import Candidate
from communique.resolve.happenings_when import placed, when_and_where
from communique.resolve.happenings_words import lemma_of
from communique.values.annotated import PlaceMention
from communique.values.syntax import Sentence, Token
from communique.values.understood import Telling

_BESIDE = frozenset({"with", "together with", "along with", "alongside"})
_PAST = {"had", "been", "was", "were"}
_FINITE = ("MD", "VBD", "VBP", "VBZ")
_SHAKEN = {"clasp", "grasp", "grip", "kiss", "press", "shake", "squeeze", "take"}
_LED = {"bring", "drive", "fly", "lead", "take"}  # what is only told of people where it is told to which town
_IN = {"around", "at", "in", "near", "outside", "through", "to"}
_TOGETHER = Trigger("mutual", "meeting")


def in_contact(scene: Scene) -> list[Telling]:
    """A telling for each past deed that two officials of two sides, each told by name, did together or one to the other."""
    found: list[Telling] = []
    for sentence in scene.tree.sentences:
        if sentence.kind != "B":
            continue
        for verb in scene.tree.within(sentence):
            if verb.tag in ("VBD", "VBN") and verb.pos == "VERB" and (made := _touching(scene, sentence, verb)):
                found.append(made)
    return found


def _touching(scene: Scene, sentence: Sentence, verb: Token) -> Telling | None:
    helpers = set(auxiliaries(scene.tree, verb))
    passive = is_passive(scene.tree, verb)
    if helpers - _PAST or is_negated(scene.tree, verb):
        return None
    theirs = _done_to(scene, verb) or (_beside(scene, verb) if not passive else None)
    if theirs is None or len(theirs.people) != 1:
        return None
    ours = actors_of(scene, verb)
    who = join((ours if passive else fuller(ours, run_meaning(scene, run_before(scene, verb))), theirs))
    town = _town(scene, sentence, verb)
    if len(who.sides) != 2 or not officials_by_name(scene, who) or (lemma_of(verb) in _LED and town is None):
        return None
    made = when_and_where(scene, joint_act(verb, who), Candidate(verb, verb.i, verb.i + 1, _TOGETHER), ())
    made = replace(made, weak=not is_old(scene, made.date))
    return placed(scene, made, town) if town is not None and made.place is None else made


def _done_to(scene: Scene, verb: Token) -> Meaning | None:
    """Whom somebody escorted, showed round, decorated or saw off, or whose hand he shook; None where nobody is told."""
    lemma, things = lemma_of(verb), objects(scene.tree, verb)
    if lemma in _SHAKEN and (hands := [t for t in things if t.lower in ("hand", "hands")]):
        return join(around(scene, owner, 0) for owner in possessors(scene.tree, hands[0]))
    off = lemma == "see" and any(kid.lower == "off" for kid in scene.tree.children(verb, "compound:prt", "advmod"))
    if not (off or lemma in words("done_to") or lemma in _LED):
        return None
    named = [t for t in things if scene.named.get(t.i) is not None or t.lower in ("him", "her")]
    return around(scene, named[0], 0) if named else None


def _beside(scene: Scene, verb: Token) -> Meaning | None:
    """With whom somebody walked, opened a bridge or watched a game."""
    if lemma_of(verb) not in words("done_with"):
        return None
    starts = partner_starts(scene, verb, verb.i + 1, _BESIDE)
    return run_meaning(scene, run_after(scene, starts[0])) if starts else None


def _town(scene: Scene, sentence: Sentence, verb: Token) -> PlaceMention | None:
    """The first town behind a verb in its clause, in or to which somebody was led."""
    for token in scene.tree.tokens[verb.i + 1 : sentence.last]:
        if token.tag in _FINITE or token.lower == "that":
            return None
        place = scene.places.get(token.i)
        if place is not None and place.city and scene.tree.tokens[token.i - 1].lower in _IN:
            return place
    return None
