"""Who came to an engagement told already: "They were joined by the minister", "also present were"."""

from dataclasses import replace

from communique.lexicon.sides import is_state
from communique.resolve.happenings_actors import actors_of
from communique.resolve.happenings_carriers import carrying_verb
from communique.resolve.happenings_lists import listed
from communique.resolve.happenings_meant import run_meaning
from communique.resolve.happenings_partners import partner_starts
from communique.resolve.happenings_scene import Meaning, Scene, join
from communique.resolve.happenings_spans import run_after, run_before
from communique.resolve.happenings_triggers import Candidate
from communique.resolve.happenings_words import lemma_of
from communique.values.understood import Telling

ATTENDED = {"attend", "join", "participate", "take"}
_HOSTED_BY = ("host by", "co-host by")
_HEADING = (
    "lead * delegation", "head * delegation", "lead discussion on the * side",
    "lead * side", "lead * team", "join * 's delegation", "join * ’s delegation",
    "join her delegation", "join his delegation",
)  # fmt: skip
_BEFORE_THEM = {"were", "was", "is", "are", "on", "at", "the", "talks", "hand", "invitation", ":", "occasion"}
ALSO = {"also", "well", "too", "separately", "afterwards", "afterward", "later"}


def told_with(scene: Scene, found: Candidate, base: Telling) -> list[Telling] | None:
    """The telling of who else took part, none where it names nobody; None where an engagement of its own is told."""
    if found.trigger.frame == "joined":
        return _others(scene, found, replace(base, rule="joined", adds=True))
    came = _joining(scene, found)
    return None if came is None else [replace(base, rule="joined", adds=True, sides=came.sides, people=came.people)]


def _others(scene: Scene, found: Candidate, base: Telling) -> list[Telling]:
    """Those whom words such as "joined by" name, by name or by the title of a land's one such official."""
    others = _joined(scene, found)
    the = any(token.lower == "the" for token in scene.tree.tokens[found.last : found.last + 1])
    titled = the and not others.people and others.level != "unknown" and len(others.sides) == 1
    homes = {side for key in others.people if (side := scene.understood.side_of_person(key))}
    sides = others.sides if titled else sorted(homes)  # "They were joined by the Foreign Minister of Peru"
    told = replace(base, sides=tuple(sides), people=others.people)
    if found.idiom.startswith("participant in"):
        told = replace(told, format="call" if "call" in scene.text[base.start : base.end].split() else "meeting")
    if not others.people and found.idiom in _HOSTED_BY and (host := _host(scene, found)):
        return [replace(told, sides=host)]  # "hosted by Peru"
    return [told] if others.people or titled else []


def _joined(scene: Scene, found: Candidate) -> Meaning:
    """Who else is said to have taken part: those named after "joined by", "also present were"."""
    tokens = scene.tree.tokens
    if found.idiom in _HEADING:
        told = run_meaning(scene, run_before(scene, tokens[found.first]))
        return join((actors_of(scene, found.token), told))  # "Soto led the delegation"
    first = found.last
    while first < min(found.last + 3, len(tokens) - 1) and tokens[first].lower in _BEFORE_THEM:
        first += 1
    told = join(listed(scene, first)) if tokens[first].sentence == found.token.sentence else Meaning()
    nameless = tokens[first - 1].lower == "the" and told.level != "unknown" and len(told.sides) == 1
    if told.people or nameless:
        return told
    return run_meaning(scene, run_before(scene, tokens[found.first]))  # "Soto also took part"


def _joining(scene: Scene, found: Candidate) -> Meaning | None:
    """Who came to a meeting told already ("Minister Soto also joined the meeting"); None where it tells one of its own."""
    verb = carrying_verb(scene, found.token) if found.trigger.frame == "noun" else None
    the = any(kid.lower == "the" for kid in scene.tree.children(found.token, "det"))
    if verb is None or lemma_of(verb) not in ATTENDED or not the or verb.tag not in ("VBD", "VBN"):
        return None
    also = lemma_of(verb) == "join" or any(kid.lower in ALSO for kid in scene.tree.children(verb, "advmod"))
    who = run_meaning(scene, run_before(scene, verb))
    others = partner_starts(scene, found.token, found.last, {"with", "between", "of", "on"})
    named = scene.tree.children(found.token, "amod", "compound", "nmod:poss", "acl")
    return who if also and who.people and len(who.sides) == 1 and not others and not named else None


def _host(scene: Scene, found: Candidate) -> tuple[str, ...]:
    """The states that stand right behind "hosted by"."""
    if found.last >= len(scene.tree.tokens) or scene.tree.tokens[found.last].sentence != found.token.sentence:
        return ()
    told = run_meaning(scene, run_after(scene, found.last))
    return told.sides if not told.people and all(is_state(side) for side in told.sides) else ()
