"""Finder of bodies that speak for a state by a common noun: "Japan's foreign ministry", "the army in Khartoum"."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from communique.lexicon.patterns import any_of
from communique.lexicon.sides import bodies, is_state
from communique.values.annotated import SideMention

_TIED = re.compile(r"(?:'s|’s|'|’)?\s+(?:own |new |interim |transitional |central |then-|military-led )?$")
_OF = re.compile(r"\s+(?:of|in|for)\s+(?:the\s+)?$")
_FAR_OFTENER = 2
_AFTER = re.compile(r"\s+(of|in|for)\s+(?:the\s+)?")


def find_bodies(text: str, sides: Sequence[SideMention]) -> Iterator[SideMention]:
    """The bodies whose side stands beside them. The side's own name is a mention apart."""
    starts = {side.start: side for side in sides}
    ends = {side.end: side for side in sides}
    for first, last in _places(text):
        start, end = first, _cut(text, first, last, sides)
        if end <= start:
            continue
        owner = _owner_before(text, start, ends) or _owner_after(text, end, starts)
        codes = owner.codes if owner is not None else _shared(text[first:last], sides)
        if codes:
            yield SideMention(start, end, text[start:end], codes, "institution")


def _shared(name: str, sides: Sequence[SideMention]) -> tuple[str, ...]:
    """Whose body it is that several states have, by which of them the article names."""
    may = bodies().shared.get(name)
    if may is None:
        return ()
    named = Counter(code for side in sides for code in side.codes if code in may)
    if (first := bodies().first.get(name)) in named:
        return (str(first),)
    most = named.most_common(2)
    clearly = len(most) == 1 or (most and most[0][1] >= _FAR_OFTENER * most[1][1])
    return (most[0][0],) if clearly else ()


def _cut(text: str, start: int, end: int, sides: Sequence[SideMention]) -> int:
    """Where a body ends that ran on into the name of its side; `start` where nothing of it is left."""
    inside = [side for side in sides if side.start < end and side.end > start]
    if not inside:
        return end
    tail = _OF.search(text, start, inside[0].start)
    return tail.start() if tail and inside[0].start > start else start


def _owner_before(text: str, start: int, ends: dict[int, SideMention]) -> SideMention | None:
    """The side whose name or adjective stands right before the body."""
    tied = _TIED.search(text, max(0, start - 22), start)
    owner = ends.get(tied.start()) if tied else None
    return owner if owner and _single(owner) else None


def _owner_after(text: str, end: int, starts: dict[int, SideMention]) -> SideMention | None:
    """The side named after "of", or the capital after "in"."""
    found = _AFTER.match(text, end)
    owner = starts.get(found.end()) if found else None
    if owner is None or found is None or not _single(owner):
        return None
    return owner if found[1] == "of" or owner.form == "capital" else None


def _single(side: SideMention) -> bool:
    return len(side.codes) == 1 and is_state(side.codes[0])


@lru_cache(maxsize=4)
def _places(text: str) -> tuple[tuple[int, int], ...]:
    """Where the words for bodies stand in a text; an article is asked for more than once."""
    return tuple(found.span() for found in _pattern().finditer(text))


@cache
def _pattern() -> re.Pattern[str]:
    """A body by itself, or an office with its field of government before or after it."""
    lexicon = bodies()
    field, office, noun = any_of(lexicon.fields), any_of(lexicon.offices), any_of(lexicon.nouns)
    words = any_of(lexicon.words)
    named = rf"(?:the )?(?:{words})(?:(?:,? | of |,? and |,? & |/)(?:the )?(?:{words}))*"
    return re.compile(
        rf"\b(?:(?i:(?:{field})(?:(?: and |,? & |/)(?:{field}))*(?:'s|’s)? (?:{office}))"
        rf"|(?:Ministry|Department|Office|Bureau|Secretariat|Council) (?:of|for) {named}"
        rf"|{any_of(lexicon.shared)}"
        rf"|(?i:{noun}))\b"
    )
