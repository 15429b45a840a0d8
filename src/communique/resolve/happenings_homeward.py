"""Journeys without a goal, which lead to the page's own land: "the minister will come on Friday", "is due on a visit in May"."""

from communique.lexicon.sides import is_state
from communique.resolve.happenings_clauses import subjects
from communique.resolve.happenings_goals import STAYING
from communique.resolve.happenings_scene import Scene
from communique.resolve.happenings_triggers import Candidate
from communique.resolve.happenings_words import lemma_of
from communique.values.syntax import Token

_ARRIVING = {"arrive", "come"}
_DELEGATIONS = {"delegation", "envoy", "group", "mission", "official", "party", "team"}
_LEADING = {"early", "in", "late", "last", "later", "next", "on", "this"}


def home_reached(scene: Scene, found: Candidate) -> str:
    """The state that somebody reaches who comes on a day and is told no place; "" where none can be told."""
    if found.idiom not in STAYING and not _comes_on_a_day(scene, found):
        return ""
    land = scene.understood.land
    if land is None:
        line = scene.understood.annotated.article.dateline
        at = scene.tree.at(line.start) if line is not None and line.start is not None else None
        place = scene.places.get(at.i) if at is not None else None
        land = place.side if place is not None else None
    return land if land is not None and is_state(land) else ""


def _is_guest(scene: Scene, subject: Token) -> bool:
    """Whether a subject is an official or a delegation, no statement or bill of his."""
    named = scene.named.get(subject.i) is not None or subject.i in scene.posts
    return named or lemma_of(subject) in _DELEGATIONS or subject.tag == "PRP"


def _comes_on_a_day(scene: Scene, found: Candidate) -> bool:
    """Whether a day stands right behind a verb of arriving, or behind "due on a visit"."""
    tokens = scene.tree.tokens
    if found.token.pos == "VERB":
        people = any(_is_guest(scene, t) for t in subjects(scene.tree, found.token))
        arrives = lemma_of(found.token) in _ARRIVING and not found.idiom and people
    else:
        arrives = [t.lower for t in tokens[max(0, found.first - 3) : found.first]] in (
            ["due", "on", "a"],
            ["due", "for", "a"],
        )
    if not arrives:
        return False
    after = [t for t in tokens[found.last : found.last + 3] if t.sentence == found.token.sentence]
    while after and after[0].lower in _LEADING | {"the"} and after[0].i not in scene.dated:
        after = after[1:]
    return bool(after) and after[0].i in scene.dated
