"""What a poll of a source came to: its items, the poll itself, the source's next time. Made first, written later."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from communique.store.watched import (
    KnownItem,
    Poll,
    Source,
    keep_items,
    keep_source,
    list_sources,
    note_poll,
    touch_items,
)
from communique.values.article import Failure, Page
from communique.watch.asking import Answer, Got
from communique.watch.decide import Plan, asked_wait, gives_up, wait_after
from communique.watch.fetch import Fetched
from communique.watch.items import Item

_FOR_GOOD = frozenset({404, 410, 451})
_ITEM_PAUSE = 900  # seconds until the first new try of a page that failed


@dataclass(slots=True)
class Work:
    """One source in a round: its answer, the plan, and what became of its items."""

    answer: Answer
    known: dict[str, KnownItem]
    plan: Plan
    pages: list[tuple[Item, Page | Failure]] = field(default_factory=list)
    got: list[Got] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Note:
    """What is to be written of one poll: the items that changed, those only seen again, the poll, the source after it."""

    items: tuple[KnownItem, ...]
    seen: tuple[str, ...]
    poll: Poll
    before: Source
    after: Source


def note_of(work: Work, at: datetime) -> Note:
    """The note of a poll at a moment."""
    items = (*_stored(work, at), *_failed(work, at), *_later(work, at))
    return Note(items, work.plan.seen, _poll(work, at), work.answer.source, _after(work, at))


def keep_notes(connection: Connection, notes: Iterable[Note]) -> None:
    """Write notes in their order. A source that is watched no longer takes its notes along."""
    watched = {one.id: one.address for one in list_sources(connection)}
    for note in notes:
        if note.after.id not in watched:
            continue
        keep_items(connection, note.items)
        touch_items(connection, note.after.id, note.seen, note.poll.at)
        note_poll(connection, note.poll)
        kept = _free_address(note, watched)
        keep_source(connection, kept)
        watched[kept.id] = kept.address


def _free_address(note: Note, watched: dict[int, str]) -> Source:
    """A source that moved to an address which is watched under another name stays where it was."""
    others = {address for number, address in watched.items() if number != note.after.id}
    return replace(note.after, address=note.before.address) if note.after.address in others else note.after


def stamp(at: datetime) -> str:
    """A moment as the archive writes it."""
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def _item(work: Work, item: Item, state: str, at: datetime) -> KnownItem:
    before = work.known.get(item.key)
    return KnownItem(
        work.answer.source.id, item.key, item.link, item.title, item.fingerprint, state,
        before.first if before else stamp(at), stamp(at), item.updated, item.published,
        tries=before.tries if before else 0, etag=before.etag if before else None,
        modified=before.modified if before else None,
    )  # fmt: skip


def _stored(work: Work, at: datetime) -> list[KnownItem]:
    """Items whose page was read, or said that it had not changed; a page that holds no article is kept with the reason."""
    headers = {got.item.key: got.fetched.headers for got in work.got}
    unchanged = [got.item for got in work.got if got.fetched.unchanged]
    made = []
    for item, page in [*work.pages, *((item, None) for item in unchanged)]:
        told = headers.get(item.key, {})
        kept = replace(_item(work, item, "stored", at), tries=0, due=None, reason=None)
        if told and page is not None:
            kept = replace(kept, etag=told.get("etag"), modified=told.get("last-modified"))
        if isinstance(page, Failure):
            kept = replace(kept, state="refused", reason=page.reason)
        made.append(kept)
    return made


def _failed(work: Work, at: datetime) -> list[KnownItem]:
    made = []
    for got in work.got:
        if got.fetched.reason is None:
            continue
        item = _item(work, got.item, "waiting", at)
        made.append(_next_try(item, got.fetched, at))
    return made


def _next_try(item: KnownItem, fetched: Fetched, at: datetime) -> KnownItem:
    """When a page that failed is tried again: never where it is gone or refused, later and later elsewhere."""
    if fetched.status in _FOR_GOOD:
        return replace(item, state="gone", reason=fetched.reason)
    if fetched.status == 200 or (fetched.status == 0 and "robots.txt" in (fetched.reason or "")):
        return replace(item, state="refused", reason=fetched.reason)
    tries = item.tries + 1
    if gives_up(tries):
        return replace(item, state="refused", tries=tries, reason=f"{fetched.reason}; given up after {tries} tries")
    pause = asked_wait(fetched.wait, at) or wait_after(tries, _ITEM_PAUSE)
    return replace(item, tries=tries, due=stamp(at + pause), reason=fetched.reason)


def _later(work: Work, at: datetime) -> list[KnownItem]:
    waiting = [replace(_item(work, item, "waiting", at), due=stamp(at)) for item in work.plan.later]
    return [*waiting, *(_item(work, item, "passed", at) for item in work.plan.passed)]


def _poll(work: Work, at: datetime) -> Poll:
    fetched, offer, plan = work.answer.fetched, work.answer.offer, work.plan
    lost = sum(got.fetched.reason is not None for got in work.got)
    lost += sum(isinstance(page, Failure) for _, page in work.pages)
    if fetched.unchanged:
        outcome = "unchanged"
    elif offer is None or (not offer.items and offer.trouble):
        outcome = "failed"
    else:
        outcome = "news" if plan.new or plan.edited else "nothing"
    reason = fetched.reason or (offer.trouble if offer is not None else None)
    return Poll(
        work.answer.source.id, stamp(at), fetched.status, outcome, len(offer.items) if offer is not None else 0,
        plan.new, plan.edited, len(work.got), lost, reason,
    )  # fmt: skip


def _after(work: Work, at: datetime) -> Source:
    """The source after this poll: its next time, and what the next conditional request tells."""
    fetched, offer = work.answer.fetched, work.answer.offer
    source = replace(work.answer.source, polled=stamp(at))
    if fetched.moved:
        source = replace(source, address=fetched.moved)
    if fetched.unchanged or (offer is not None and (offer.items or not offer.trouble)):
        pause = max(source.every, offer.pause if offer is not None else 0)
        source = replace(
            source, kind=work.answer.kind, failures=0, reason=None, due=stamp(at + timedelta(seconds=pause))
        )
        if offer is not None:
            told = fetched.headers
            source = replace(source, etag=told.get("etag"), modified=told.get("last-modified"), reason=offer.trouble)
        return replace(source, fresh=stamp(at)) if work.plan.new else source
    failures = source.failures + 1
    reason = fetched.reason or (offer.trouble if offer is not None else None)
    pause_for = asked_wait(fetched.wait, at) or wait_after(failures, source.every)
    gone = fetched.status == 410
    told_reason = f"{reason}; no longer asked" if gone else reason
    return replace(source, failures=failures, reason=told_reason, active=not gone, due=stamp(at + pause_for))
