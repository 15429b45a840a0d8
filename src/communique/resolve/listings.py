"""Listings on the surface ("A, B and C") where the tree may have missed the coordination."""

import re
from collections.abc import Iterator

from communique.resolve.discourse import Discourse, as_place, union
from communique.resolve.references_named import phrase_start

_JOIN = re.compile(
    r"\s*(?:,|,? and|,? &|,? as well as|,? plus)\s+(?:the\s+|his\s+|her\s+|then-|former\s+|by\s+|of\s+|with\s+)?"
)
_LAST = re.compile(r"\b(?:and|plus|as well as)\b|&")

Span = tuple[int, int]


def note_listings(discourse: Discourse) -> None:
    """Remember, for each member of a listing of names, those that follow it; and the listing as a set."""
    for run in _runs(discourse):
        heads = [discourse.tree.covering(start, end) for start, end in run]
        for place, words in enumerate(heads):
            following = tuple(later[-1].i for later in heads[place + 1 :])
            for word in words:
                discourse.runs[word.i] = following
        whole = union([discourse.referents[words[-1].i] for words in heads])
        if whole is not None:
            discourse.remember_set(heads[-1][-1], whole)


def _runs(discourse: Discourse) -> Iterator[list[Span]]:
    """Names that only commas and "and" part, with an "and" among what parts them."""
    text = discourse.annotated.article.text
    run: list[Span] = []
    joined = False
    for span in _phrases(discourse):
        gap = text[run[-1][1] : span[0]] if run else ""
        if run and "\n" not in gap and _JOIN.fullmatch(gap) and not (joined and not _LAST.search(gap)):
            joined = joined or bool(_LAST.search(gap))
            run.append(span)
            continue
        if joined and len(run) > 1:
            yield run
        run, joined = [span], False
    if joined and len(run) > 1:
        yield run


def _phrases(discourse: Discourse) -> list[Span]:
    """Spans of people with the titles before them, and of sides that stand by themselves."""
    people = [(phrase_start(discourse, start), end) for entry in discourse.people for start, end in entry.mentions]
    sides = [
        (side.start, side.end)
        for side in discourse.annotated.sides
        if not any(start <= side.start < end for start, end in people) and not _a_place(discourse, side.start, side.end)
    ]
    spans = sorted(people + sides)
    return [span for span in spans if discourse.tree.covering(*span) and _known(discourse, span)]


def _a_place(discourse: Discourse, start: int, end: int) -> bool:
    top = discourse.tree.top(start, end)
    return top is not None and as_place(top, discourse.tree)


def _known(discourse: Discourse, span: Span) -> bool:
    return discourse.tree.covering(*span)[-1].i in discourse.referents
