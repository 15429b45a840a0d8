"""The rows of events, made from what linking wrote down: claims, people, clusters and incidents as they now are."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from communique.archive.changed import articles_of
from communique.archive.naming import present_in
from communique.archive.pieces import pieces_of
from communique.archive.reprints import clusters_at
from communique.archive.rows import Listed, Seen, add_engagement, add_incident
from communique.archive.told import articles_told
from communique.link.events import Verdict
from communique.store.derived import in_pieces
from communique.store.schema import article, claim, event_claim, listed_incident
from communique.store.standing import StandingClaim

Rows = dict[str, list[dict[str, Any]]]
_SOME = 200  # events
_POSTPONED = re.compile(
    r"\b(?:postpon\w*|put(?:s|ting)? off|push(?:ed|es|ing)? back|delay(?:s|ed|ing)?|defer(?:s|red|ring)?|reschedul\w*)\b",
    re.IGNORECASE,
)


def incident_rows(connection: Connection, groups: Sequence[tuple[str, list[int | str]]]) -> Iterator[Rows]:
    """Incidents by name, each a list of claims and listed incidents."""
    listed: Listed = {row.id: dict(row._mapping) for row in connection.execute(select(listed_incident))}
    for some in in_pieces(groups):
        members = [member for _, group in some for member in group if isinstance(member, int)]
        seen = _seen(connection, members, "incident", None)
        rows: Rows = defaultdict(list)
        for key, group in some:
            add_incident(rows, key, group, seen, listed)
        yield rows


def engagement_rows(
    connection: Connection, events: Sequence[tuple[str, list[int]]], verdicts: Iterable[Verdict], newest: date | None
) -> Iterator[Rows]:
    """Engagements by name, each a list of claims; `newest` is the last day for which the archive holds reports."""
    why: dict[int, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        why[verdict.left].append(verdict)
    for some in in_pieces(events, _SOME):
        seen = _seen(connection, [member for _, group in some for member in group], "engagement", newest)
        answered = _answered(connection, seen)
        rows: Rows = defaultdict(list)
        for key, group in some:
            answers = [event for member in group for event in answered[member]]
            add_engagement(rows, key, group, seen, answers, [v for member in group for v in why.get(member, ())])
        yield rows


def _seen(connection: Connection, members: Sequence[int], kind: str, newest: date | None) -> Seen:
    wanted = set(members)
    articles = set(articles_of(connection, wanted).values())
    claims = {
        told.seq: told for piece in pieces_of(connection, articles, kind) for told in piece.claims if told.seq in wanted
    }
    about = articles_told(connection, sorted(articles), clusters_at(connection, articles))
    present = present_in(connection, articles if kind == "engagement" else ())
    return Seen(claims, about, present, newest, _put_off(connection, claims.values()))


def _put_off(connection: Connection, claims: Iterable[StandingClaim]) -> frozenset[int]:
    """Claims of what was called off whose line tells of postponement."""
    off = [told for told in claims if told.kind == "engagement" and told.data["status"] == "cancelled"]
    texts: dict[int, str] = {}
    for some in in_pieces(sorted({told.article for told in off})):
        query = select(article.c.id, article.c.text).where(article.c.id.in_(some))
        texts.update({row.id: row.text for row in connection.execute(query)})
    return frozenset(told.seq for told in off if any(map(_POSTPONED.search, _lines(texts[told.article], told))))


def _lines(text: str, told: StandingClaim) -> Iterator[str]:
    """The lines of an article that the status of an engagement was read from."""
    receipts = told.data["receipts"]
    for receipt in (*receipts.get("status", ()), *receipts.get("format", ())):
        end = text.find("\n", receipt["end"])
        yield text[text.rfind("\n", 0, receipt["start"]) + 1 : len(text) if end < 0 else end]


def _answered(connection: Connection, seen: Seen) -> dict[int, list[str]]:
    """The incidents that each engagement claim answers, by its number."""
    tied = {seq: told for seq, told in seen.claims.items() if told.data["answers"]}
    happened: dict[tuple[int, str], str] = {}
    for some in in_pieces(sorted({told.article for told in tied.values()})):
        query = (
            select(claim.c.article, claim.c.id, event_claim.c.event)
            .join(event_claim, event_claim.c.claim == claim.c.seq)
            .where(claim.c.article.in_(some), claim.c.kind == "incident")
            .order_by(claim.c.seq)
        )
        happened.update({(row.article, row.id): row.event for row in connection.execute(query)})
    found: dict[int, list[str]] = defaultdict(list)
    for seq, told in tied.items():
        found[seq] = [happened[told.article, key] for key in told.data["answers"] if (told.article, key) in happened]
    return found
