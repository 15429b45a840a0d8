"""What is told with a condition or a doubt: a meeting "if the diaries allow" or "perhaps" is not yet planned."""

import re

from communique.resolve.happenings_clauses import auxiliaries
from communique.resolve.happenings_scene import Scene
from communique.resolve.happenings_words import lemma_of
from communique.values.annotated import DateMention
from communique.values.syntax import Token
from communique.values.understood import Telling
from communique.values.vocabulary import Status

_IN_DAYS = re.compile(
    r"\bin (?:about |just |under )?(?:an?|one|two|three|four|five|six|ten|\d+|a few|a couple of) "
    r"(?:days?|weeks?|months?)(?:['’]s?)?(?: time)?(?=[,.;]|$| and\b)"
)
_PERHAPS = {"maybe", "perhaps", "possibly"}
_ASKING = {
    "are", "can", "could", "did", "do", "does", "had", "has", "have", "is", "might", "should", "was", "were", "will",
    "would",
}  # fmt: skip
_NO_CONDITION = {"as", "even", "only"}  # "even if", "as if"
_ABOUT = 8  # words between a trigger and its "perhaps"
_OPEN = {"aim", "ambition", "dream", "hope", "idea", "intention", "wish"}


def hedged(scene: Scene, trigger: Token, status: Status | None) -> Status | None:
    """The status of a trigger, told with what it hangs on: None where it is only asked if it is so."""
    if status is None or _is_asked(scene, trigger):
        return None
    if status == "planned" and (_is_conditional(scene, trigger) or _is_perhaps(scene, trigger)):
        return "proposed"
    if status == "held" and _is_in_days(scene, trigger):
        return "planned"
    return "proposed" if status == "held" and _is_hope(scene, trigger) else status


def _is_in_days(scene: Scene, trigger: Token) -> bool:
    """Whether the present tells what is to be done "in a week", "in two days"."""
    if trigger.tag not in ("VBZ", "VBP") or auxiliaries(scene.tree, trigger):
        return False
    end = scene.tree.sentences[trigger.sentence].end
    return _IN_DAYS.search(scene.text, trigger.end, end) is not None


def _is_asked(scene: Scene, trigger: Token) -> bool:
    """Whether the sentence asks it, its verb before its subject ("Did the two meet?")."""
    told = scene.tree.within(scene.tree.sentences[trigger.sentence])
    words = [word for word in told if word.text not in ('"', "“", "”", "'", "‘", "’")]
    return len(words) > 1 and words[-1].text == "?" and words[0].lower in _ASKING


def _is_conditional(scene: Scene, trigger: Token) -> bool:
    """Whether it is to be only "if" or "provided" something comes about."""
    tree = scene.tree
    clauses = [kid for kid in tree.children(trigger, "advcl") if "advcl" in kid.dep]
    marks = [mark for clause in clauses for mark in tree.children(clause, "mark") if mark.lower in ("if", "provided")]
    return any(mark.i == 0 or tree.tokens[mark.i - 1].lower not in _NO_CONDITION for mark in marks)


def _is_perhaps(scene: Scene, trigger: Token) -> bool:
    tokens = scene.tree.tokens[max(0, trigger.i - 2) : trigger.i + _ABOUT]
    return any(token.lower in _PERHAPS and token.sentence == trigger.sentence for token in tokens)


def _is_hope(scene: Scene, trigger: Token) -> bool:
    """Whether a meeting is somebody's hope or aim ("a second round in May was the hope")."""
    head = scene.tree.head(trigger)
    return trigger.dep == "nsubj" and lemma_of(head) in _OPEN and scene.tree.child(head, "cop") is not None


def is_yet_to_come(scene: Scene, told: Telling, date: DateMention) -> bool:
    """Whether the body tells in the present what is to come ("sees the president later today", "flies there next week")."""
    verb, today = scene.tree.tokens[told.token], scene.understood.annotated.article.day
    if told.status != "held" or verb.tag not in ("VBZ", "VBP") or auxiliaries(scene.tree, verb) or today is None:
        return False
    if scene.tree.sentences[told.sentence].kind != "B" or date.edtf is None:
        return False
    later = date.text.lower().startswith("later") and date.edtf == today.isoformat()
    return later or date.edtf.partition("/")[0] > today.isoformat()
