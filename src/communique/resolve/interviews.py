"""Interviews set as questions and answers: whose words the answers are."""

import re
from collections.abc import Sequence
from itertools import pairwise

from communique.resolve.discourse import Discourse
from communique.values.article import Line

_ASKED = re.compile(r"(?:Q|Question|QUESTION)\s*[:.]\s")
_ANSWERED = re.compile(r"(?:A|Answer|ANSWER)\s*[:.]\s")
_OPENED = ('"', "“", "«")
_LEAST = 2  # answers that are marked
_PAIRS = 3  # questions, each with an answer in quotation marks below it, that make an interview of a page


def interview_turns(discourse: Discourse, speaker: int | None) -> dict[int, int | None]:
    """The speaker of each answer; empty where the page is no interview, or nobody is introduced before it."""
    lines = discourse.annotated.article.lines
    answers, first = _marked(lines) or _paired(lines)
    who = speaker if speaker is not None else _introduced(discourse, first)
    return {} if who is None else dict.fromkeys(answers, who)


def _marked(lines: Sequence[Line]) -> tuple[list[int], int] | None:
    """The lines of answers that begin with a letter for it, and the first question."""
    asked = [n for n, line in enumerate(lines) if line.kind == "B" and _ASKED.match(line.text)]
    told = [n for n, line in enumerate(lines) if line.kind == "B" and _ANSWERED.match(line.text)]
    return (told, asked[0]) if asked and len(told) >= _LEAST else None


def _paired(lines: Sequence[Line]) -> tuple[list[int], int]:
    """The lines in quotation marks of a page on which questions of their own lines are answered so."""
    body = [n for n, line in enumerate(lines) if line.kind == "B"]
    pairs = [n for n, below in pairwise(body) if _is_question(lines[n]) and _is_quoted(lines[below])]
    if len(pairs) < _PAIRS:
        return [], 0
    return [n for n in body if n > pairs[0] and _is_quoted(lines[n])], pairs[0]


def _is_question(line: Line) -> bool:
    return line.text.rstrip().endswith("?") and not line.text.startswith(_OPENED)


def _is_quoted(line: Line) -> bool:
    """Whether a line is a quotation and nothing else."""
    return line.text.startswith(_OPENED) and line.text.rstrip().endswith(('"', "”", "»"))


def _introduced(discourse: Discourse, first: int) -> int | None:
    """The official whom the lines before the first question name most often; who is named first of those named alike."""
    before = [line for line in discourse.annotated.article.lines[:first] if line.start is not None]
    named = {
        person.key: sum(
            x.start <= at < x.start + len(x.text) for x in before if x.start is not None for at, _ in person.mentions
        )
        for person in discourse.people
        if person.official
    }
    most = max(named.values(), default=0)
    return next((key for key, count in named.items() if count == most), None) if most else None
