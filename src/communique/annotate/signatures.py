"""Who signs a release: a name alone on a line over or under it, with the office behind it or on the next line."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from communique.annotate.nameruns import is_initial, past_honours
from communique.annotate.wordlines import WordLine
from communique.lexicon.letterheads import names_somebody
from communique.lexicon.names import names
from communique.lexicon.posts import titles
from communique.values.annotated import PersonMention, PostMention

_LONGEST = 4  # words of a name
_LEADING = frozenset({"the", "hon", "hon.", "honourable", "honorable", "right", "rt", "rt."})
_Line = tuple[WordLine, Mapping[int, PostMention]]  # a line, and its titles by where they begin


def with_signers(mentions: list[PersonMention], lines: Sequence[_Line], text: str) -> list[PersonMention]:
    """The mentions with those who sign a release, each with the office told beside or under the name."""
    found = {mention.start: mention for mention in mentions}
    ends = {mention.end for mention in mentions}
    for (line, by_start), following in zip_longest(lines, lines[1:]):
        span = _signer(line) if line.kind == "M" else None
        post = _office(line, by_start, span[1], following) if span is not None else None
        if span is None or post is None:
            continue
        start, end = line.words[span[0]].start, line.words[span[1] - 1].end
        known = found.get(start)
        if known is not None and known.end == end:
            found[start] = replace(known, post=known.post or post)
        elif not any(start <= place < end for place in found) and end not in ends:
            found[start] = PersonMention(
                start=start, end=end, text=text[start:end], post=post, side=None, reporter=False
            )
    return [found[start] for start in sorted(found)]


def _signer(line: WordLine) -> tuple[int, int] | None:
    """The words of the name with which a line begins, honours before it left out; None where none does."""
    first = 0
    while (
        line.lower(first) in _LEADING or line.lower(first) in titles().honorific or (first and line.text(first) == ".")
    ):
        first += 1
    last = first
    while last < len(line.words) and last - first < _LONGEST and _continues(line, last):
        last += 1
    if last - first < 2 or not names_somebody(" ".join(line.text(i) for i in range(first, last))):
        return None
    return first, last


def _continues(line: WordLine, i: int) -> bool:
    word = line.text(i)
    if word in names().honours:
        return False
    return line.name_like(i) or is_initial(word) or line.lower(i) in names().particle


def _office(
    line: WordLine, by_start: Mapping[int, PostMention], last: int, following: _Line | None
) -> PostMention | None:
    """The title behind a name on its line, or at the start of the next one where nothing else stands behind the name."""
    at = past_honours(line, last)
    if line.text(at) == "," or (line.text(at) and at > last):
        at += line.text(at) == ","
        return by_start.get(line.words[at].start) if at < len(line.words) else None
    if line.text(at) or following is None or following[0].kind != "M":
        return None
    below, titled = following
    first = 1 if below.lower(0) == "the" else 0
    return titled.get(below.words[first].start) if first < len(below.words) else None
