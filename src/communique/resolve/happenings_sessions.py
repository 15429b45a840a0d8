"""Formal sessions, which are no engagements: the Security Council or another body of the United Nations meets."""

import re

from communique.resolve.happenings_scene import Scene
from communique.resolve.happenings_triggers import Candidate
from communique.resolve.happenings_words import lemma_of

_BODY = r"(?:Security Council|General Assembly|Human Rights Council|UNSC|UNGA|UNHRC)"
_OF_BODY = re.compile(rf" of the (?:[\w.]+ )?(?:Nations )?{_BODY}\b")
_OF_UN = re.compile(r" of the (?:U\.?N\.?|United Nations)\b")
_BEFORE = re.compile(rf"\b{_BODY}(?:['’]s)? (?:[a-z-]+ ){{0,2}}$")
_SITTINGS = {"consultation", "meeting", "session"}
_WINDOW = 60  # characters beside a noun that name the body


def is_formal_session(scene: Scene, found: Candidate) -> bool:
    """Whether a body of the United Nations sits ("a closed meeting of the Security Council", "the Security Council meeting")."""
    noun = found.token
    if lemma_of(noun) not in _SITTINGS:
        return False
    if noun.lower == "session" and _OF_UN.match(scene.text, noun.end) is not None:
        return True
    start = max(scene.tree.sentences[noun.sentence].start, noun.start - _WINDOW)
    return _OF_BODY.match(scene.text, noun.end) is not None or _BEFORE.search(scene.text, start, noun.start) is not None
