"""An envoy is never summoned by his own land: which other state it was, or whose he is, where his name or its verb tells it not."""

from collections import Counter
from dataclasses import replace

from communique.lexicon.sides import is_state
from communique.resolve.happenings_actors import Parties
from communique.resolve.happenings_scene import Meaning, Scene
from communique.resolve.happenings_triggers import Candidate

_ENVOYS = ("ambassador", "chargé", "charge d", "consul", "envoy", "high commissioner", "nuncio", "representative")
_TWICE = 2  # times that the other state of a page is told at least


def with_posting(scene: Scene, found: Candidate, told: Parties) -> Parties:
    """The parties of a summons with the other state of the page, where the words about an envoy tell one state alone."""
    if found.trigger.frame != "summon" or len(told.all.sides) != 1 or not is_state(told.all.sides[0]):
        return told
    if not _is_envoy(scene, told.other):
        return told
    other = _other_state(scene, told.all.sides[0])
    if other is None:
        return told
    if told.subject.sides:
        return replace(told, other=replace(told.other, sides=(other,)))
    return replace(told, subject=Meaning((other,)))


def _is_envoy(scene: Scene, guest: Meaning) -> bool:
    """Whether one is summoned who is an ambassador or the like by the post he is named with."""
    posts = [person.post.text.lower() for key in guest.people if (person := scene.understood.person(key)).post]
    return any(name in post for post in posts for name in _ENVOYS) or (not guest.people and guest.level == "senior")


def _other_state(scene: Scene, known: str) -> str | None:
    """The state of which a page tells most but for the one known, if it is told twice and more often than any third."""
    counts = Counter(code for mention in scene.understood.annotated.sides for code in mention.codes if code != known)
    ranked = [(code, number) for code, number in counts.most_common() if is_state(code)]
    if not ranked or ranked[0][1] < _TWICE or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return None
    return ranked[0][0]
