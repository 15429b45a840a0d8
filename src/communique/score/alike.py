"""How alike two values are: words, names, dates, sides. All figures lie between 0 and 1."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from communique.language.edtf import bounds

Claim = Mapping[str, Any]
_WORD = re.compile(r"[a-z0-9]+")


def plain_words(text: str | None) -> list[str]:
    """Words in small Latin letters, without accents and marks."""
    return _WORD.findall(unicodedata.normalize("NFKD", text or "").encode("ascii", "ignore").decode().lower())


def words_alike(one: str | None, other: str | None) -> float:
    """F1 over words; 1 where both have none."""
    return _f1(plain_words(one), plain_words(other))


def lists_alike(one: Iterable[str], other: Iterable[str]) -> float:
    """F1 over the members of two lists."""
    return _f1(list(one), list(other))


def _f1(one: Sequence[str], other: Sequence[str]) -> float:
    if not one and not other:
        return 1.0
    common = (Counter(one) & Counter(other)).total()
    return 2 * common / (len(one) + len(other))


def sides_alike(one: Iterable[str], other: Iterable[str]) -> float:
    """Sides in both over sides in either."""
    left, right = set(one), set(other)
    return len(left & right) / len(left | right) if left | right else 1.0


def dates_alike(one: str | None, other: str | None) -> float:
    """Days in both over days in either; 1 where both are null, 0 where one is or cannot be read."""
    if one is None or other is None:
        return float(one is other)
    first, second = bounds(one), bounds(other)
    if first is None or second is None:
        return 0.0
    (a, b), (c, d) = (tuple(map(_ordinal, pair)) for pair in (first, second))
    common = min(b, d) - max(a, c) + 1
    return common / (max(b, d) - min(a, c) + 1) if common > 0 else 0.0


def _ordinal(day: date | str) -> int:
    return (day if isinstance(day, date) else date.fromisoformat(day)).toordinal()


def same_name(one: str | None, other: str | None) -> bool:
    """The same words in any order, or a name of two words or more within a longer one."""
    short, long = sorted((_name(one), _name(other)), key=len)
    return bool(short - {""}) and (short == long or (len(short) >= 2 and short <= long))


def _name(told: str | None) -> set[str]:
    return set(plain_words(told)) or {(told or "").strip()}


def names_alike(one: Sequence[str], other: Sequence[str]) -> float:
    """F1 over names, each matched once."""
    if not one and not other:
        return 1.0
    left, hits = list(other), 0
    for name in one:
        match = next((each for each in left if same_name(name, each)), None)
        if match is not None:
            left.remove(match)
            hits += 1
    return 2 * hits / (len(one) + len(other))


def paired(
    gold: Sequence[Claim], coded: Sequence[Claim], alike: Callable[[Claim, Claim], float], least: float
) -> list[tuple[Claim, Claim]]:
    """One-to-one pairs of claims, the most alike first, none below `least`."""
    ranked = sorted(((alike(g, c), i, j) for i, g in enumerate(gold) for j, c in enumerate(coded)), reverse=True)
    pairs, left, right = [], set(range(len(gold))), set(range(len(coded)))
    for value, i, j in ranked:
        if value >= least and i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append((gold[i], coded[j]))
    return pairs
