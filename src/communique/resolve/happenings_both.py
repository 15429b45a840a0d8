"""Whom "both" are whom somebody called, saw or spoke to: the two of other sides who were named last."""

from dataclasses import replace

from communique.lexicon.engagements import words
from communique.resolve.happenings_actors import Parties
from communique.resolve.happenings_scene import NOBODY, Meaning, Scene, highest, level_of_person
from communique.resolve.happenings_triggers import Candidate
from communique.resolve.happenings_words import lemma_of
from communique.values.claims import Receipt
from communique.values.syntax import Token
from communique.values.understood import PersonEntry

_FRAMES = {"clause", "mutual", "noun", "phone", "receive", "see", "speak", "with"}
_BEFORE = 4  # words behind a verb in which "both" may stand
_ADJECTIVES = 2  # words between "both" and its noun
_FAR = 900  # characters back in which the two are named
_SMALL = {"to", "with", "by", "phone", "telephone"}  # words that may stand between a verb and "both"


def with_both(scene: Scene, found: Candidate, parties: Parties) -> Parties:
    """The parties; where one side called or saw "both" or "both ministers", the two named last before."""
    if found.trigger.frame not in _FRAMES or parties.other.sides or len(parties.subject.sides) != 1:
        return parties
    verb = scene.tree.head(found.token) if found.trigger.frame == "noun" else found.token
    at = _both_behind(scene, verb) if verb.pos == "VERB" else None
    two = _the_two(scene, at, parties.subject) if at is not None else NOBODY
    if not two.sides:
        return parties
    return replace(parties, other=two, level=highest((parties.level, two.level)), stranger=False)


def _both_behind(scene: Scene, verb: Token) -> Token | None:
    """The "both" right behind a verb, what is of people or nothing behind it."""
    sentence = scene.tree.sentences[verb.sentence]
    for token in scene.tree.tokens[verb.i + 1 : min(verb.i + 1 + _BEFORE, sentence.last)]:
        if token.lower == "both":
            return token if _of_people(scene, token) else None
        if token.lower not in _SMALL:
            return None
    return None


def _of_people(scene: Scene, both: Token) -> bool:
    """Whether "both" stands alone or before a plural of officials, and goes with no names of its own."""
    near = scene.tree.tokens[both.i + 1 : both.i + 2 + _ADJECTIVES]
    for at, token in enumerate(near):
        if token.tag == "NNS":
            return token.lower in words("two") and _ends(scene, token.i + 1)
        if token.pos not in ("ADJ", "NOUN"):
            return at == 0 and (token.pos in ("ADP", "PUNCT", "VERB") or token.i in scene.dated) and token.text != ","
    return False


def _ends(scene: Scene, at: int) -> bool:
    """Whether nothing behind a plural tells who they are or what they are called ("both men liars", "both envoys from Peru")."""
    if at >= len(scene.tree.tokens):
        return True
    token = scene.tree.tokens[at]
    if token.i in scene.dated or token.lower in ("this", "last"):
        return True
    return (
        token.pos in ("ADP", "ADV", "CCONJ", "PART", "PUNCT", "SCONJ")
        and token.text not in ",:"
        and token.lower not in ("and", "from", "of")
    )


def _the_two(scene: Scene, both: Token, acting: Meaning) -> Meaning:
    """The two officials of two other sides named last before, those first who hold the office that the plural tells."""
    plural = next((t for t in scene.tree.tokens[both.i + 1 : both.i + 2 + _ADJECTIVES] if t.tag == "NNS"), None)
    start = scene.tree.sentences[both.sentence].start
    last = {
        person.key: at
        for person in scene.understood.people
        if person.official and not person.former and (at := _last_named(person, start)) > start - _FAR
    }
    named = sorted(last, key=lambda key: -last[key])
    office = lemma_of(plural) if plural is not None else ""
    holders = [key for key in named if _holds(scene.understood.person(key), office)]
    two: dict[str, int] = {}
    for key in holders if len(holders) > 1 else named:
        side = scene.understood.side_of_person(key)
        if side is not None and side not in acting.sides and len(two) < 2:
            two.setdefault(side, key)
    if len(two) < 2:
        return NOBODY
    people = [scene.understood.person(key) for key in two.values()]
    return Meaning(
        tuple(sorted(two)),
        tuple(person.key for person in people),
        highest(level_of_person(person) for person in people),
        tuple(Receipt.of(scene.text, person.named_at.start, person.named_at.end) for person in people),
    )


def _last_named(person: PersonEntry, end: int) -> int:
    return max((start for start, _ in person.mentions if start < end), default=-1 - _FAR)


def _holds(person: PersonEntry, office: str) -> bool:
    return bool(office) and person.post is not None and office in person.post.text.lower()
