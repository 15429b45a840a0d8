"""The attribution that closes a sentence of news ("..., the foreign ministry said on Tuesday."), told from what it reports."""

import re

_SHORTEST = 15  # signs of a sentence before its closing attribution
_TAIL = re.compile(
    r",\s+(?=\S)(?P<tail>(?!and\b|but\b|which\b|who\b|as\b|while\b|when\b|where\b|that\b|or\b|in\b|with\b|after\b|because\b|if\b)"
    r"[^,;:“”\"()]{2,90}?\s(?:said|says|added|reported|announced|noted|told [a-z]+|confirmed)"
    r"(?:\s+(?:(?:on|late|early|earlier|in|at|during|through|to)\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)[^,;:“”\"()]{0,60})?"
    r")(?P<stop>[.”\"]{0,2})\s*$"
)


def tail_of(sentence: str) -> tuple[int, int] | None:
    """Where the closing attribution of a sentence begins and ends, its comma and full stop apart; None where it has none."""
    found = _TAIL.search(sentence)
    if found is None or found.start() < _SHORTEST:
        return None
    return found.start("tail"), found.start("tail") + len(found["tail"].rstrip(". "))
