"""A body that the page prints twice is kept once."""

from collections.abc import Sequence

from communique.clean.cues import Cues
from communique.values.vocabulary import LineKind


def drop_repeats(lines: Sequence[Cues], kinds: list[LineKind]) -> None:
    """Turn every body or caption line that says again what an earlier one said into furniture."""
    seen: set[str] = set()
    for i, line in enumerate(lines):
        if kinds[i] not in "BC" or len(line.words) < 5:
            continue
        if line.key in seen:
            kinds[i] = "F"
        seen.add(line.key)
