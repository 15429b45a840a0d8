"""The life of a phrase: first and last said, how often, by whom."""

import re
from collections import Counter
from dataclasses import dataclass

from sqlalchemy import Connection, and_, func, select

from communique.store.schema import article, claim, coding


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


def phrase_life(connection: Connection, term: str) -> PhraseLife:
    """Where a phrase stands in the texts of dated articles. Case and the width of white space do not matter."""
    words = term.lower().split()
    seen = re.compile(r"\s+".join(re.escape(word) for word in words), re.IGNORECASE)
    rows = connection.execute(
        select(article.c.id, article.c.first, article.c.text)
        .where(article.c.first.is_not(None), func.lower(article.c.text).like(f"%{words[0]}%" if words else "%"))
        .order_by(article.c.first, article.c.id)
    )
    uses = [(row.first, row.id, found) for row in rows if words and (found := _around(seen, row.text)) is not None]
    return PhraseLife(
        term, len(uses), uses[0] if uses else None, uses[-1] if uses else None, tuple(_years(connection, uses, words))
    )


def _around(seen: re.Pattern[str], text: str) -> str | None:
    found = seen.search(text)
    if found is None:
        return None
    start, end = max(0, found.start() - 60), found.end() + 60
    return " ".join(text[start:end].split())


def _years(connection: Connection, uses: list[tuple[str, int, str]], words: list[str]) -> list[PhraseUse]:
    per_year = Counter(day[:4] for day, _, _ in uses)
    year = func.substr(article.c.first, 1, 4)
    counted = select(year, func.count()).where(article.c.first.is_not(None)).group_by(year)
    all_of = {str(row[0]): int(row[1]) for row in connection.execute(counted)}
    sides = _sides(connection, words)
    return [
        PhraseUse(
            y,
            n,
            all_of[y],
            round(n / all_of[y], 4),
            tuple(f"{s} {k}" for s, k in sides.get(y, Counter()).most_common(6)),
        )
        for y, n in sorted(per_year.items())
    ]


def _sides(connection: Connection, words: list[str]) -> dict[str, Counter[str]]:
    standing = and_(coding.c.article == claim.c.article, coding.c.run == claim.c.run, coding.c.current)
    rows = connection.execute(
        select(article.c.first, claim.c.words, claim.c.data)
        .join(coding, standing)
        .join(article, article.c.id == claim.c.article)
        .where(
            claim.c.kind == "position", article.c.first.is_not(None), func.lower(claim.c.words).like(f"%{words[0]}%")
        )
    )
    term = " ".join(words)
    found: dict[str, Counter[str]] = {}
    for row in rows:
        if term in " ".join(row.words.lower().split()):
            found.setdefault(row.first[:4], Counter()).update(row.data["actors"])
    return found
