"""Listings on the surface ("A, B and C") where the tree may have missed the coordination."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from communique.resolve.discourse import Discourse, as_place, is_subject
from communique.resolve.references_named import phrase_start
from communique.values.syntax import Token
from communique.values.understood import union

_JOIN = re.compile(
    r"\s*(?:,|,? and|,? &|,? as well as|,? plus)\s+(?:the\s+|his\s+|her\s+|then-|former\s+|by\s+|of\s+|with\s+)?"
)
_OF = re.compile(r" (?:of|from) (?:the )?")
_LAST = re.compile(r"\b(?:and|plus|as well as)\b|&")


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A name in a listing: its span with title and "of X", and the last word of the name itself."""

    start: int
    end: int
    words: tuple[Token, ...]


def note_listings(discourse: Discourse) -> None:
    """Remember, for each member of a listing of names, those that follow it; and the listing as a set."""
    for run in _runs(discourse):
        heads = tuple(phrase.words[-1].i for phrase in run)
        for place, phrase in enumerate(run):
            discourse.listed.update({word.i: heads for word in phrase.words})
            following = tuple(later.words[-1].i for later in run[place + 1 :])
            if not _governed(discourse, run[0]) or _torn(discourse, run):
                following += tuple(earlier.words[-1].i for earlier in run[:place])
            for word in phrase.words:
                discourse.runs[word.i] = following
        whole = union([discourse.referents[phrase.words[-1].i] for phrase in run])
        if whole is not None:
            discourse.remember_set(run[-1].words[-1], whole)


def _governed(discourse: Discourse, phrase: _Phrase) -> bool:
    """Whether a preposition stands before the first of a listing: what follows may then be a new phrase."""
    case = [discourse.tree.child(word, "case") for word in phrase.words]
    before = discourse.tree.tokens[max(0, phrase.words[0].i - 1)]
    return any(case) or before.pos == "ADP"


def _torn(discourse: Discourse, run: list[_Phrase]) -> bool:
    """Whether the tree made the last of "officials of A, B and C" alone the subject, and left the officials a verb short."""
    first, last = run[0].words[-1], run[-1].words[-1]
    noun = discourse.tree.head(run[0].words[0])
    return is_subject(last, discourse.tree) and noun.dep == "root" and noun.pos == "NOUN" and noun.i < first.i


def _runs(discourse: Discourse) -> Iterator[list[_Phrase]]:
    """Names that only commas and "and" part; two need the "and", three and more do without."""
    text = discourse.annotated.article.text
    run: list[_Phrase] = []
    joined = False
    for phrase in _phrases(discourse):
        gap = text[run[-1].end : phrase.start] if run else ""
        if run and "\n" not in gap and _JOIN.fullmatch(gap) and not (joined and not _LAST.search(gap)):
            joined = joined or bool(_LAST.search(gap))
            run.append(phrase)
            continue
        if len(run) > (1 if joined else 2):
            yield run
        run, joined = [phrase], False
    if len(run) > (1 if joined else 2):
        yield run


def _phrases(discourse: Discourse) -> list[_Phrase]:
    """People with the titles before them and "of X" behind, and sides that stand by themselves."""
    people = [_person(discourse, start, end) for entry in discourse.people for start, end in entry.mentions]
    taken = [(phrase.start, phrase.end) for phrase in people]
    sides = [
        _Phrase(side.start, side.end, discourse.tree.covering(side.start, side.end))
        for side in discourse.annotated.sides
        if not any(start <= side.start < end for start, end in taken) and not _a_place(discourse, side.start, side.end)
    ]
    found = sorted(people + sides, key=lambda phrase: (phrase.start, phrase.end))
    return [phrase for phrase in found if phrase.words and phrase.words[-1].i in discourse.referents]


def _person(discourse: Discourse, start: int, end: int) -> _Phrase:
    words = discourse.tree.covering(start, end)
    behind = _OF.match(discourse.annotated.article.text, end)
    land = [side.end for side in discourse.annotated.sides if behind is not None and side.start == behind.end()]
    return _Phrase(phrase_start(discourse, start), land[0] if land else end, words)


def _a_place(discourse: Discourse, start: int, end: int) -> bool:
    top = discourse.tree.top(start, end)
    return top is not None and as_place(top, discourse.tree)
