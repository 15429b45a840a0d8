"""Journeys that are only spoken of, and made by no official to others: advised against, not allowed, habits, private ends."""

import re

from communique.resolve.happenings_scene import Meaning, Scene
from communique.resolve.happenings_triggers import Candidate
from communique.resolve.happenings_words import lemma_of

_ADVISED = re.compile(
    r"\b(?:advi[sc]e[sd]?|advising|recommend(?:s|ed|ing)?|warn(?:s|ed|ing)?) (?:[\w’']+ ){0,4}?(?:against|not to|to avoid|to postpone)\b"
)
_UNNECESSARY = re.compile(r"\b(?:all|any|(?:all but|non-?) ?essential|unnecessary) $")
_NOT_ALLOWED = re.compile(
    r"\b(?:may not|can(?:not| not|['’]t)|no longer|(?:not|never|no longer) be (?:allowed|permitted|entitled|free) to"
    r"|(?:not|no longer) (?:allowed|permitted|entitled|free) to) $"
)
_NOT_ABLE = re.compile(r"\b(?:(?:not|no longer) be able to|unable to) $")
_OFTEN = re.compile(
    r"\b(?:countless|many|numerous|several|four|five|six|seven|eight|nine|ten|\d+) (?:times|occasions)\b"
    r"|\b(?:frequently|often|regularly|repeatedly)\b"
)
_PRIVATE_END = re.compile(
    r"\bto (?:(?:live|retire|settle|study|teach|vote)\b|(?:run|stand) (?:for|in)\b"
    r"|seek (?:asylum|refuge)\b|join (?:his|her|their) (?:family|husband|wife)\b)"
)
_WISHES = {"attempt", "bid", "decision", "hope", "plan", "refusal", "right", "wish"}
_NEAR = 60  # characters beside a journey that may say that it is none


def is_no_journey(scene: Scene, found: Candidate, guest: Meaning) -> bool:
    """Whether nobody is told to go: a public is advised against it, somebody may not, or did often, or has ends of his own."""
    sentence = scene.tree.sentences[found.token.sentence]
    start, end = scene.tree.tokens[found.first].start, scene.tree.tokens[found.last - 1].end
    before = scene.text[max(sentence.start, start - _NEAR) : start]
    behind = scene.text[end : min(sentence.end, end + _NEAR)]
    if _ADVISED.search(before) or (found.token.pos == "NOUN" and _is_of_any(found, before)):
        return True
    if _NOT_ALLOWED.search(before) or (not guest.people and _NOT_ABLE.search(before)):
        return True
    if _PRIVATE_END.search(behind) or _is_of_nobody(scene, found, guest):
        return True
    clause = (start - len(before) + before.rfind(",") + 1, end + len(behind.partition(",")[0]))
    if any(m.edtf and clause[0] <= m.start < clause[1] for m in scene.dates.get(sentence.i, ())):
        return False
    return _is_of_many(scene, found, guest) or _OFTEN.search(scene.text, *clause) is not None


def _is_of_any(found: Candidate, before: str) -> bool:
    """Whether it is travel of whoever it may be ("all but essential travel to Peru")."""
    return lemma_of(found.token) == "travel" and _UNNECESSARY.search(before) is not None


def _is_of_nobody(scene: Scene, found: Candidate, guest: Meaning) -> bool:
    """Whether an official whom nobody names wishes to return to a land, most often his own ("the decision to return to Peru")."""
    wished = lemma_of(scene.tree.head(found.token)) in _WISHES and found.token.dep.startswith("acl")
    ours = set(guest.sides) <= set(scene.understood.voice)
    return lemma_of(found.token) == "return" and wished and not guest.people and ours


def _is_of_many(scene: Scene, found: Candidate, guest: Meaning) -> bool:
    """Whether journeys of a kind are told, made by nobody in particular ("visits of Peruvian officials to the islands")."""
    several = found.token.tag == "NNS" and not guest.people
    return several and not scene.tree.children(found.token, "det", "nmod:poss", "nummod")
