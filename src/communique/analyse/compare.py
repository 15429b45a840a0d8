"""Two texts, or two engagements, side by side: what is kept, new, dropped, stronger, softer."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from communique.analyse.wording import Change, Clause, Pair, clause_of, compare_clauses
from communique.errors import NotInArchive
from communique.store.schema import article, claim, event, event_claim
from communique.store.standing import StandingClaim, claims_of

_EVENT_ID = 16  # letters in the name of an event; numbers of articles are shorter


@dataclass(frozen=True, slots=True)
class Compared:
    """One clause then and now. Words are quoted from the articles named, at the offsets given."""

    change: Change
    before: str | None
    after: str | None
    why: str
    likeness: float
    by: tuple[str, ...]
    before_article: int | None
    before_span: tuple[int, int] | None
    after_article: int | None
    after_span: tuple[int, int] | None


def compare(connection: Connection, before: str, after: str) -> list[Compared]:
    """The clauses of two articles (by number) or two events (by name) in pairs; NotInArchive where there is none."""
    pairs = compare_clauses(clauses_of(connection, before), clauses_of(connection, after))
    return [_compared(pair) for pair in pairs]


def clauses_of(connection: Connection, key: str) -> list[Clause]:
    """What was said in an article or at an event, in the order of the text."""
    if len(key) == _EVENT_ID:
        told = positions_at(connection, key)
    else:
        number = int(key) if key.isdecimal() else 0
        if connection.scalar(select(article.c.id).where(article.c.id == number)) is None:
            raise NotInArchive(f"{key}: no article or event of that name; `communique list` and `timeline` print them")
        told = claims_of(connection, [number], "position")
    return [clause_of(claim) for claim in told]


def positions_at(connection: Connection, key: str) -> list[StandingClaim]:
    """The positions voiced at an event: those that a text ties to it, or all of a text that is about it alone; of a text
    that is about several, those of several of its sides, or of one towards another."""
    found = positions_of(connection, [key]).get(key)
    if found is None and connection.scalar(select(event.c.id).where(event.c.id == key)) is None:
        raise NotInArchive(f"{key}: no event of that name; `communique timeline` prints them")
    return found or []


def positions_of(connection: Connection, keys: Sequence[str]) -> dict[str, list[StandingClaim]]:
    """The same for each of some events that a claim reports."""
    reported: dict[str, list[tuple[int, str]]] = defaultdict(list)
    rows = (
        select(event_claim.c.event, claim.c.article, claim.c.id)
        .join(event_claim, event_claim.c.claim == claim.c.seq)
        .where(event_claim.c.event.in_(keys))
        .order_by(claim.c.seq)
    )
    for row in connection.execute(rows):
        reported[row.event].append((row.article, row.id))
    told: dict[int, list[StandingClaim]] = defaultdict(list)
    articles = {article for rows in reported.values() for article, _ in rows}
    for found in claims_of(connection, articles, ("engagement", "position")):
        told[found.article].append(found)
    return {key: _voiced_at(rows, told) for key, rows in reported.items()}


def _voiced_at(reported: Sequence[tuple[int, str]], told: Mapping[int, Sequence[StandingClaim]]) -> list[StandingClaim]:
    """What was said at the engagement that these claims report, by article and name, of all that the articles tell."""
    named = set(reported)
    pages = [told.get(key, ()) for key in sorted({article for article, _ in reported})]
    said = [claim for page in pages for claim in page if claim.kind == "position"]
    tied = [position for position in said if (position.article, position.data.get("engagement")) in named]
    return tied or [position for page in pages for position in _of_the_news(page, named)]


def _of_the_news(page: Sequence[StandingClaim], named: set[tuple[int, str]]) -> list[StandingClaim]:
    """What a text that is about an engagement says and ties to none."""
    news = [claim for claim in page if claim.kind == "engagement" and claim.data.get("main")]
    ours = [frozenset(claim.data["parties"]) for claim in news if (claim.article, claim.id) in named]
    if not ours:
        return []
    tables = [frozenset(claim.data["parties"]) for claim in news]
    free = [claim for claim in page if claim.kind == "position" and not claim.data.get("engagement")]
    if set(tables) == set(ours):
        return free
    return [position for position in free if _table_of(position, tables) in ours]


def _table_of(position: StandingClaim, tables: Sequence[frozenset[str]]) -> frozenset[str] | None:
    """Of tables of sides the smallest at which several of them said it, or one of them to another."""
    by, target = frozenset(position.data["actors"]), position.data.get("target")
    meant = by | ({target} if any(target in table for table in tables) else set())
    fit = [table for table in tables if by and meant <= table and (len(by) > 1 or target in table)]
    return min(fit, key=len, default=None)


def _compared(pair: Pair) -> Compared:
    before, after = pair.before, pair.after
    either = after or before
    return Compared(
        change=pair.change, before=before.text if before else None, after=after.text if after else None, why=pair.why,
        likeness=pair.likeness, by=either.actors if either else (),
        before_article=before.article if before else None, before_span=(before.start, before.end) if before else None,
        after_article=after.article if after else None, after_span=(after.start, after.end) if after else None,
    )  # fmt: skip
