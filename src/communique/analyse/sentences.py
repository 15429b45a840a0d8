"""The sentence that tells of an event: of its chief claim, as the article has it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, case, func, select

from communique.language.sentences import split_sentences
from communique.store.schema import article, claim, event_claim

_BEFORE, _LENGTH = 700, 1500  # signs of the article looked at, before the words and in all
_SOME = 400
_LONGEST = 420  # signs of a sentence shown


@dataclass(frozen=True, slots=True)
class EventSentence:
    """A sentence of an article: `text[start:end]`, cut where it is very long."""

    event: str
    article: int
    start: int
    quote: str


def sentences_of(connection: Connection, keys: Sequence[str]) -> dict[str, EventSentence]:
    """One sentence for each event that an article tells of."""
    found: dict[str, EventSentence] = {}
    for first in range(0, len(keys), _SOME):
        found |= _sentences(connection, keys[first : first + _SOME])
    return found


def _sentences(connection: Connection, keys: Sequence[str]) -> dict[str, EventSentence]:
    spans = claim.c.data["receipts"]
    start = func.coalesce(
        *(spans[name][0]["start"].as_integer() for name in ("text", "status", "format", "parties")), 0
    )
    low = case((start > _BEFORE, start - _BEFORE), else_=0)
    query = (
        select(event_claim.c.event, claim.c.article, start, low, func.substr(article.c.text, low + 1, _LENGTH))
        .join(claim, claim.c.seq == event_claim.c.claim)
        .join(article, article.c.id == claim.c.article)
        .where(event_claim.c.event.in_(keys))
        .order_by(event_claim.c.event, claim.c.main.desc(), claim.c.seq)
    )
    found: dict[str, EventSentence] = {}
    for row in connection.execute(query):
        if row[0] not in found:
            found[row[0]] = _told(row[0], row[1], row[2] - row[3], row[3], row[4])
    return found


def _told(key: str, number: int, at: int, low: int, text: str) -> EventSentence:
    begin = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    line = text[begin : end if end >= 0 else len(text)]
    spans = [(begin + start, begin + stop) for start, stop in split_sentences(line)]
    start, stop = next((span for span in spans if span[0] <= at < span[1]), (at, min(len(text), at + _LONGEST)))
    quote = " ".join(text[start:stop].split())
    shown = quote if len(quote) <= _LONGEST else f"{quote[:_LONGEST].rsplit(' ', 1)[0]} …"
    return EventSentence(key, number, low + start, shown)
