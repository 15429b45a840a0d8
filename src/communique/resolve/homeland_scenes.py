"""What stands in one sentence with officials told bare: who is introduced, whom they address, where they go, sit and speak."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from communique.resolve.homeland_bare import Named
from communique.values.annotated import Annotated, SideMention

Sign = tuple[str, str, tuple[int, int]]  # a land, the kind of sign, where it stands in the text

_LIKE = re.compile(r"(?:['’]s?)?\s+(?:[\w-]+\s+){0,2}?(?:counterpart|colleague|opposite number)\b")
_ADDRESSED = re.compile(
    r"\b(?:thank|urg|accus|condemn|warn|blam|criticis|criticiz|congratulat|invit|summon|call(?:s|ed|ing)?\s+(?:on|in|upon)"
    r"|protest\w*\s+to|complain\w*\s+to|demand\w*\s+(?:of|from))\w*\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_AND_WE = re.compile(r"\b[Tt]he country and (?:the )?$")  # "the country and Peru signed": Peru is another
_IN = re.compile(r"\b[Ii]n\s$")
_SITS = re.compile(
    r"(?<!\bam )(?<!\bis )(?<!\bwas )(?<!\bare )(?<!\bwere )(?<!\bbe )(?<!\bbeen )(?<!\barrived )(?<!\blanded )(?<!\bexpected )(?<!\bdue )"
    r"\b[Ii]n\s$"
)  # who "was in Lima" went there
_GOES_THERE = re.compile(
    r"\b(?:arriv(?:es?|ed|ing)\s+in|(?:fl(?:y|ies|ew|ying)|travel(?:s|ed|led|ling|ing)?|go(?:es|ing)?|went|trip|visit|journey)\s+to"
    r"|visit(?:s|ed|ing)?|(?:left|leaves?|leaving|bound|heads?|headed|departed|departs?)\s+for|(?:expected|due|landed|lands)\s+in|begins?)\s+(?:the\s+)?$"
)
_CLAUSE = 5  # characters of "; in "
_OPENS = 4  # characters before a capital that opens a sentence with "In"
_GOING = 40  # characters between an official, where he goes, and the words for that
_ENDS = re.compile(r"[.;,]")
_REACH = 14  # characters before a name in which "was also in" stands


def scenes(annotated: Annotated, named: Iterable[Named], sides: Iterable[SideMention]) -> Iterator[Sign]:
    """What stands in one sentence with an official told bare: one who is introduced, a capital; and "In Lima, ..."."""
    text, starts = annotated.article.text, [s.start for s in annotated.tree.sentences]
    bare = {bisect_right(starts, m.start) for one in named if starts and one.bare for m in one.mentions}
    away = {
        at for side in sides if (at := _set_in(text, starts, side))
    }  # where officials of that capital are told so too
    bare -= away
    for one in named:
        first = one.mentions[0]
        if one.state is not None and bisect_right(starts, first.start) in bare:
            yield (one.state, "beside", (first.start, first.end))
    ends = [m.end for one in named if one.bare for m in one.mentions]
    for side in sides:
        at, span = bisect_right(starts, side.start), (side.start, side.end)
        if at in bare and _goes_there(text, side, ends):
            yield (side.codes[0], "gone to", span)
            continue
        if at in bare and _LIKE.match(text, side.end):
            yield (side.codes[0], "beside", span)
        elif (
            at not in away and bare & {at, at - 1} and _ADDRESSED.search(text, max(0, side.start - 24), side.start)
        ) or _AND_WE.search(text, max(0, side.start - 20), side.start):
            yield (side.codes[0], "addressed", span)
        elif _set_in(text, starts, side):
            yield (side.codes[0], "there", span)
        elif at in bare and side.form == "capital" and _SITS.search(text, max(0, side.start - _REACH), side.start):
            yield (side.codes[0], "seat", span)


def _goes_there(text: str, side: SideMention, officials: Iterable[int]) -> bool:
    """Whether one of the officials, whose names end there, goes to a land ("President Soto arrived in Lima")."""
    found = _GOES_THERE.search(text, max(0, side.start - _GOING), side.start)
    between = [text[end : found.start()] for end in officials if end <= found.start() <= end + _GOING] if found else []
    return any(not _ENDS.search(words) for words in between)


def _set_in(text: str, starts: Sequence[int], side: SideMention) -> int:
    """The number of the sentence that a capital opens, or a clause of it, with "In Lima, ..."; 0 for other sides."""
    at = bisect_right(starts, side.start)
    opens = side.form == "capital" and at and side.start - starts[at - 1] <= _OPENS
    opens = opens or (side.form == "capital" and text[max(0, side.start - _CLAUSE) : side.start] == "; in ")
    return at if opens and _IN.search(text, max(0, side.start - _OPENS), side.start) else 0
