"""The lands whose custom a name is shaped by: Korean, Japanese, Chinese, Vietnamese."""

from collections.abc import Sequence

from communique.lexicon.leaders import plain
from communique.lexicon.names import names
from communique.values.annotated import PersonMention


def lands_of(mentions: Sequence[PersonMention]) -> tuple[str, ...]:
    """The lands whose names are shaped like the fullest of these, the likeliest first; none for a single word."""
    return _lands(max((m.text for m in mentions), key=len))


def _lands(name: str) -> tuple[str, ...]:
    """The lands whose names are shaped like this one, the likeliest first."""
    parts = plain(name).split()
    known = names()
    if len(parts) == 3 and parts[0] in known.korean and "-" in name:
        return ("KR", "TW")
    if len(parts) == 2 and (known.japanese_given & set(parts) or known.japanese.issuperset(parts)):
        return ("JP",)
    if len(parts) == 3 and parts[0] in known.korean and parts[0] not in known.vietnamese:
        return ("KP", "KR")
    if len(parts) == 3 and parts[0] in known.vietnamese:
        return ("VN",)
    return ("CN", "TW") if len(parts) == 2 and parts[0] in known.chinese and len(parts[1]) < 9 else ()
