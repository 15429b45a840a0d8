"""The life of a phrase: first and last said, how often, by whom."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, and_, func, select

from communique.analyse.matching import holding, matching_phrases
from communique.store.among import among
from communique.store.counts import days_held
from communique.store.schema import article, claim, coding

_MOST = 500  # articles over which sides are counted


@dataclass(frozen=True, slots=True)
class PhraseUse:
    """One year of a phrase: articles that hold it, and the sides whose positions hold it with how often."""

    year: str
    articles: int
    of: int
    share: float
    sides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PhraseLife:
    """A phrase from its first to its last use; `first` and `last` are (day, article, words around it)."""

    term: str
    articles: int
    first: tuple[str, int, str] | None
    last: tuple[str, int, str] | None
    years: tuple[PhraseUse, ...]
    sampled: int = 0  # sides are counted over so many articles, evenly spread, where there are more; 0 where over all


def phrase_life(connection: Connection, term: str) -> PhraseLife:
    """Where a phrase stands in dated articles, as the index of words has it: case and punctuation do not matter."""
    words = re.findall(r"\w+", term.lower())
    if not words:
        return PhraseLife(term, 0, None, None, ())
    found = matching_phrases(connection, " ".join(words))
    dated = select(article.c.id, article.c.first).where(article.c.first.is_not(None), holding(connection, found))
    uses = list(connection.execute(dated.order_by(article.c.first, article.c.id)))
    step = -(-len(uses) // _MOST) or 1
    sides = _sides(connection, [key for key, _ in uses[::step]], words)
    ends = [_around(connection, words, *use) for use in (uses[:1] + uses[-1:])]
    years = tuple(_years(connection, Counter(first[:4] for _, first in uses), sides))
    return PhraseLife(
        term,
        len(uses),
        ends[0] if ends else None,
        ends[-1] if ends else None,
        years,
        len(uses[::step]) if step > 1 else 0,
    )


def _around(connection: Connection, words: list[str], key: int, day: str) -> tuple[str, int, str]:
    text = str(connection.scalar(select(article.c.text).where(article.c.id == key)))
    seen = re.search(r"[\W_]+".join(map(re.escape, words)), text, re.IGNORECASE)
    span = seen.span() if seen else (0, 0)
    return day, key, _cut(text, span)


def _years(connection: Connection, uses: Counter[str], sides: dict[str, Counter[str]]) -> list[PhraseUse]:
    all_of: Counter[str] = Counter()
    for day, count in days_held(connection).items():
        all_of[day[:4]] += count
    return [PhraseUse(y, n, all_of[y], round(n / all_of[y], 4), _said(sides.get(y))) for y, n in sorted(uses.items())]


def _said(counts: Counter[str] | None) -> tuple[str, ...]:
    ranked = sorted((counts or Counter[str]()).items(), key=lambda item: (-item[1], item[0]))
    return tuple(f"{side} {count}" for side, count in ranked[:6])


def _sides(connection: Connection, keys: Sequence[int], words: list[str]) -> dict[str, Counter[str]]:
    standing = and_(coding.c.article == claim.c.article, coding.c.run == claim.c.run, coding.c.current)
    rows = connection.execute(
        select(article.c.first, claim.c.words, claim.c.data)
        .join(coding, standing)
        .join(article, article.c.id == claim.c.article)
        .where(among(connection, claim.c.article, keys), claim.c.kind.concat("") == "position")
        .where(*(func.lower(claim.c.words).like(f"%{word}%") for word in set(words)))
    )
    term = " ".join(words)
    told: dict[str, Counter[str]] = {}
    for row in rows:
        if term in " ".join(re.findall(r"\w+", row.words.lower())):
            told.setdefault(row.first[:4], Counter()).update(row.data["actors"])
    return told


def _cut(text: str, span: tuple[int, int]) -> str:
    """The words about a place, cut between words."""
    before, after = text[max(0, span[0] - 60) : span[0]], text[span[1] : span[1] + 60]
    before = before if span[0] <= 60 else before.partition(" ")[2]
    after = after if span[1] + 60 >= len(text) else after.rpartition(" ")[0]
    return " ".join(f"{before}{text[span[0] : span[1]]}{after}".split())
