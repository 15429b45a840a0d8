"""Whether the words around an expression of time tell of the past or of what is to come, judged without a parse."""

import re
from typing import Literal

Tense = Literal["past", "future"]

_FUTURE = re.compile(
    r"\b(?:will|shall|would|going\s+to|plans?\s+to|planning\s+to|planned|intends?\s+to|expected|scheduled|slated|due|"
    r"set\s+(?:to|for)|(?:is|are|was|were)\s+to\s+\w+|to\s+be\s+(?:held|\w+ed)|upcoming|forthcoming|until|through|ahead\s+of|starting|"
    r"agreed\s+to|hopes?\s+to|aims?\s+to|about\s+to|invited|begin(?:s|ning)?\s+on|next)\b|['’]ll\b"
)
_FUTURE_AFTER = re.compile(r"\b(?:will|shall|would|(?:is|are|was|were)\s+to\s+\w+)\b|['’]ll\b")
_PAST = re.compile(
    r"\b(?:was|were|had|said|told|met|held|did|since|came|went|took|began|made|ago|last|\w{3,}(?<!ne)ed)\b"
)
_OVERRULES = re.compile(r"\b(?:will|would|(?:scheduled|slated|due|set|planned|expected)\b.{0,40}$)")
_CLAUSE = re.compile(
    r"[.;!?\n“”\"]|,\s+(?:and|but|while|when|after|which|who|as|\w+ing)\b|\b(?:but|while|when|after|which|who|that)\b"
)
_REACH = 90


def guess_tense(text: str, start: int, end: int) -> Tense | None:
    """The tense of the clause around a span; None where its words do not tell.

    The nearest cue before the span counts, and only where there is none the nearest behind it.
    """
    before = text[max(0, start - _REACH) : start]
    breaks = [found.end() for found in _CLAUSE.finditer(before)]
    nearest = _last_cue(before[breaks[-1] :] if breaks else before)
    if nearest is not None:
        return nearest
    after = text[end : end + _REACH]
    stop = _CLAUSE.search(after)
    return _first_cue(after[: stop.start()] if stop else after)


def _last_cue(words: str) -> Tense | None:
    future = max((found.start() for found in _FUTURE.finditer(words)), default=-1)
    past = max((found.start() for found in _PAST.finditer(words)), default=-1)
    return None if future == past else "future" if future > past or _OVERRULES.search(words) else "past"


def _first_cue(words: str) -> Tense | None:
    future, past = _FUTURE_AFTER.search(words), _PAST.search(words)
    if future is None and past is None:
        return None
    return "future" if past is None or (future is not None and future.start() <= past.start()) else "past"
