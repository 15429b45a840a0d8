"""Officials of several sides who "discussed" something: by name they met or called, else on a day in a town or by telephone."""

from itertools import islice

from communique.lexicon.engagements import words
from communique.resolve.happenings_actors import Parties
from communique.resolve.happenings_scene import Scene
from communique.resolve.happenings_triggers import Candidate
from communique.values.syntax import Token

_TITLE = 4  # words behind "with" in which an official's title or name begins
_UP = 3  # words over a day up to its verb


def met_to_discuss(scene: Scene, found: Candidate, parties: Parties) -> bool:
    """Whether officials of two sides are the subject: each by name, or their sentence says when and where or by which means."""
    if _by_phone_with(scene, found, parties):
        return True
    told = parties.subject
    homes = {scene.understood.side_of_person(key) for key in told.people} - {None}
    if len(told.sides) > 1 and homes == set(told.sides) and not found.idiom:
        return True
    if len(told.sides) < 2 or not (len(homes) > 1 or told.level != "unknown"):
        return False
    sentence = scene.tree.sentences[found.token.sentence]
    behind = scene.text[found.token.end : sentence.end].lower()
    days = (m for m in scene.dates.get(sentence.i, ()) if m.edtf and m.start > found.token.end)
    dated = any(_hangs_near(scene, found.token, m.start, m.end) for m in days)
    towns = any(p.city for i in range(found.last, sentence.last) if (p := scene.places.get(i)) is not None)
    afar = any(phrase in behind for phrase in (*words("call"), *words("video")))
    return dated and (towns or afar)


def _by_phone_with(scene: Scene, found: Candidate, parties: Parties) -> bool:
    """Whether an official discussed something by telephone or video with one whom only a title tells ("with Peru's ambassador")."""
    ours, theirs = parties.subject, parties.other
    if not ours.people or theirs.level == "unknown" or not theirs.sides or set(theirs.sides) & set(ours.sides):
        return False
    sentence = scene.tree.sentences[found.token.sentence]
    behind = scene.text[found.token.end : sentence.end].lower()
    return any(phrase in behind for phrase in (*words("call"), *words("video")))


def raised_with(scene: Scene, found: Candidate) -> bool:
    """Whether something was raised with an official on a day ("raised the matter with the minister on Monday")."""
    sentence = scene.tree.sentences[found.token.sentence]
    days = (m for m in scene.dates.get(sentence.i, ()) if m.edtf)
    met = any(i in scene.posts or scene.named.get(i) is not None for i in range(found.last, found.last + _TITLE))
    return met and any(_hangs_near(scene, found.token, m.start, m.end) for m in days)


def _hangs_near(scene: Scene, verb: Token, start: int, end: int) -> bool:
    """Whether a day hangs on the verb or on what hangs there, no other verb between ("priorities for the session, set for May")."""
    top = scene.tree.top(start, end)
    over = list(islice(scene.tree.ancestors(top), _UP)) if top is not None else []
    return verb in over and not any(here.pos == "VERB" for here in over[: over.index(verb)])
