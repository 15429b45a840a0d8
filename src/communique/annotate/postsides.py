"""Whose a title is by the words at it: a side right before, in its tail, at its institution, behind a counterpart."""

from communique.annotate.wordlines import WordLine
from communique.lexicon.posts import titles
from communique.lexicon.sides import bodies, is_state
from communique.values.annotated import SideMention

_OF_TERM = frozenset({"acting", "chief", "current", "incoming", "new", "newly", "outgoing", "then", "top", "visiting"})
_BODIES = frozenset({"army", "cabinet", "government", "junta", "military", "navy", "parliament", "region", "regime"})
_VERSED = frozenset({"expert", "experts", "specialist", "specialists"})  # a land before these is what they know
_FAR = 12


def side_before(line: WordLine, first: int, post: str) -> tuple[str | None, bool]:
    """The side named right before a title ("Japan's", "South Korean") and whether "former" stands before that."""
    at = first - 1
    if at > 0 and line.lower(at) in _OF_TERM and line.lower(at - 1) in {"'s", "'"}:
        at -= 1  # "Canada's new foreign minister"
    if at >= 0 and line.lower(at) in {"'s", "'"}:
        at -= 1
    if at > 1 and line.lower(at) == ")" and line.lower(at - 2) == "(" and line.side_ending(at - 1) is not None:
        at -= 1  # "World Health Organization (WHO) Director-General"
    if at > 0 and line.lower(at) in _BODIES and line.lower(at + 1) in {"'s", "'"}:
        at -= 1  # "the Peruvian government's spokesman"
    mention = line.side_ending(at) if at >= 0 else None
    if mention is None or len(mention.codes) != 1 or (at == first - 1 and is_where(line, mention)):
        return None, False
    if mention.form == "name" and at == first - 1 and line.lower(first) in _VERSED:
        return None, False  # "a Peru specialist"
    before = line.index_at(mention.start) - 1
    sender = line.side_ending(before - 1) if line.lower(before) == "'s" else line.side_ending(before)
    if not is_state(mention.codes[0]) and sender is not None and len(sender.codes) == 1:
        return sender.codes[0], False  # "Russia's U.N. ambassador"
    return mention.codes[0], before >= 0 and line.lower(before) in titles().former


def is_where(line: WordLine, side: SideMention) -> bool:
    """Whether a seat right before a title says where its bearer is ("while in Brussels President Haug")."""
    return side.form in {"capital", "institution", "name"} and line.lower(line.index_at(side.start) - 1) == "in"


def side_behind(line: WordLine, last: int) -> str | None:
    """The side of "her counterpart from Peru", "his colleague in Lima"."""
    at = last + (2 if line.lower(last + 1) == "the" else 1)
    side = line.side_starting(at) if line.lower(last) in {"from", "in"} else None
    return side.codes[0] if side is not None and len(side.codes) == 1 else None


def side_of_tail(line: WordLine, head: int, last: int) -> str | None:
    """The side of "president of Guyana", "foreign minister of the Republic of Korea"."""
    found = [side for i in range(head, min(last, head + _FAR)) if (side := line.side_starting(i)) is not None]
    first = next((side for side in found if _after_of(line, line.index_at(side.start) - 1)), None)
    if first is None or len(first.codes) != 1:
        return None
    after = line.index_at(first.end - 1) + 1
    if line.lower(after) in {"and", ","} and any(line.side_starting(after + k) is not None for k in (1, 2, 3)):
        return None  # "of Japan and South Korea": the title of two
    return first.codes[0]


def _after_of(line: WordLine, i: int) -> bool:
    return line.lower(i) == "of" or (line.lower(i) == "the" and line.lower(i - 1) == "of")


def side_at_institution(line: WordLine, first: int, last: int) -> str | None:
    """The side of an institution inside the title ("at the Japanese Foreign Ministry", "White House spokesman")."""
    for i in range(first, last):
        mention = line.side_starting(i)
        if mention is None or len(mention.codes) != 1 or line.lower(i - 1) == "national":
            continue
        after = line.index_at(mention.end - 1) + 1
        if line.lower(after) == "affairs":
            continue  # "of the Department of U.S. Affairs of the Foreign Ministry": a field
        if mention.form == "institution":
            if mention.text in bodies().shared:
                continue  # "Senate President": as bare as the speaker of a parliament
            return mention.codes[0]
        if line.lower(i - 1) in {"'s", "'"} and line.side_ending(i - 2) is None:
            continue  # "head of the government's Peru office": a field
        if any(line.lower(k) in titles().institution for k in range(after, min(after + 4, last))):
            return mention.codes[0]
        body = line.lower(i - 3 if line.lower(i - 1) == "the" else i - 2)
        if _after_of(line, i - 1) and body in titles().institution:
            return mention.codes[0]
    return None
