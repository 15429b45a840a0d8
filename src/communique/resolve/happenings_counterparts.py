"""What each of two leaders told the other of: "reviewed their recent conversations with their Peruvian and Chilean counterparts"."""

from dataclasses import replace

from communique.resolve.happenings_scene import Scene, level_of_person
from communique.resolve.happenings_triggers import Candidate
from communique.values.understood import Telling

_NEAR = 8  # words behind a noun in which the counterparts stand
_BEFORE = 4  # words before a noun in which "their respective" may stand
_SPOKEN = {"calls", "conversations", "discussions"}


def each_with_theirs(scene: Scene, found: Candidate, told: Telling) -> list[Telling]:
    """A telling for each of two speakers with each land of "their counterparts"; empty where a word tells nothing such."""
    tokens, noun = scene.tree.tokens, found.token
    if found.trigger.frame != "noun" or noun.tag not in ("NNS", "NNPS") or told.status != "held":
        return []
    theirs = any(kid.lower == "their" for kid in scene.tree.children(noun, "nmod:poss"))
    behind = [t.lower for t in tokens[found.last : found.last + _NEAR] if t.sentence == noun.sentence]
    if not theirs or "counterparts" not in behind or behind[:1] != ["with"]:
        return []
    owners = {key: side for key in told.people if (side := scene.understood.side_of_person(key))}
    partners = [side for side in told.sides if side not in owners.values()]
    if len(owners) != 2 or len(set(owners.values())) != 2:
        return []
    phoned = noun.lower in _SPOKEN and told.format is None and _is_of_call(scene)
    return [
        replace(
            told, sides=tuple(sorted((side, partner))), people=(key,), subject=(side,), back=True,
            level=level_of_person(scene.understood.person(key)), format="call" if phoned else told.format,
        )
        for key, side in owners.items()
        for partner in partners
    ]  # fmt: skip


def of_many(scene: Scene, found: Candidate, told: Telling) -> bool:
    """Whether talks were those of several, each his own ("their respective recent engagements with the Peruvian president")."""
    noun = found.token
    if found.trigger.frame != "noun" or noun.tag not in ("NNS", "NNPS"):
        return False
    before = [t.lower for t in scene.tree.tokens[max(0, noun.i - _BEFORE) : noun.i] if t.sentence == noun.sentence]
    after = scene.tree.tokens[found.last : found.last + 1]
    return (
        "their" in before
        and "respective" in before
        and any(token.lower == "with" for token in after)
        and len(told.sides) > 2
    )


def _is_of_call(scene: Scene) -> bool:
    """Whether the page's own news is a call."""
    heads = (s for s in scene.tree.sentences if s.kind == "H")
    return any(token.lower in ("call", "calls") for s in heads for token in scene.tree.within(s))
