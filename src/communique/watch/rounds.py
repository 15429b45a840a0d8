"""A round: ask the sources whose time has come, fetch what is new, add it to the archive, note what came of it.

Pages are stored before their items are marked as known: a round that is killed is done again, and what the archive
holds already is passed over.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine

from communique.archive.coding import CodingPool
from communique.archive.intake import IntakeOptions, add_pages
from communique.store.engine import reading, writing
from communique.store.watched import (
    KnownItem,
    Poll,
    Source,
    due_sources,
    keep_items,
    keep_source,
    known_items,
    list_sources,
    note_poll,
    touch_items,
    waiting_items,
)
from communique.values.article import Failure, Page
from communique.watch.asking import Answer, Got, ask_source, get_page
from communique.watch.decide import Plan, asked_wait, gives_up, plan_items, wait_after
from communique.watch.fetch import Fetched, Known
from communique.watch.items import Item
from communique.watch.lanes import Lanes, Pace
from communique.watch.pages import fed_page, fetched_page

_FOR_GOOD = frozenset({404, 410, 451})
_ITEM_PAUSE = 900  # seconds until the first new try of a page that failed


@dataclass(slots=True)
class Round:
    """What a round did."""

    polled: int = 0
    unchanged: int = 0
    failed: int = 0
    new: int = 0
    edited: int = 0
    fetched: int = 0
    stored: int = 0
    requests: int = 0
    troubles: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Work:
    """One source in a round: its answer, the plan, and what became of its items."""

    answer: Answer
    known: dict[str, KnownItem]
    plan: Plan
    pages: list[tuple[Item, Page | Failure]] = field(default_factory=list)
    got: list[Got] = field(default_factory=list)


def run_round(
    engine: Engine, lanes: Lanes, pace: Pace, names: Sequence[str] = (), pool: CodingPool | None = None
) -> Round:
    """Ask every source that is due (or, with `names`, those named and due) and store what is new.

    Pages are coded in this process, or by the processes of `pool`.
    """
    at, done, before = pace.now(), Round(), lanes.requests
    lanes.open_again()
    with reading(engine) as connection:
        due = [one for one in due_sources(connection, stamp(at)) if not names or one.name in names]
    answers = list(lanes.each([(one.address, one) for one in due], ask_source))
    works = [_planned(engine, answer, at) for answer in answers]
    _fetch_pages(lanes, works)
    pages = [page for work in works for _, page in work.pages if isinstance(page, Page)]
    if pages:
        counts = add_pages(
            engine, pages, IntakeOptions(jobs=1, sources=tuple(work.answer.source.name for work in works), pool=pool)
        )
        done.stored = counts.added
        done.troubles += [str(failure) for failure in counts.failures]
    for work in works:
        _note(engine, work, at, done)
    done.requests = lanes.requests - before
    return done


def stamp(at: datetime) -> str:
    """A moment as the archive writes it."""
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def _planned(engine: Engine, answer: Answer, at: datetime) -> _Work:
    source = replace(answer.source, kind=answer.kind)
    items = answer.offer.items if answer.offer is not None else ()
    with reading(engine) as connection:
        waiting = waiting_items(connection, source.id, stamp(at))
        known = known_items(connection, source.id, [*(item.key for item in items), *(one.key for one in waiting)])
    if source.kind == "page":
        return _page_work(answer, known)
    return _Work(answer, known, plan_items(source, items, known, waiting))


def _page_work(answer: Answer, known: dict[str, KnownItem]) -> _Work:
    """A watched page is its own item: what the poll brought is its text."""
    if answer.offer is None:
        return _Work(answer, known, Plan())
    item = answer.offer.items[0]
    edited = int(item.key in known)
    work = _Work(answer, known, Plan(take=(item,), new=1 - edited, edited=edited))
    work.pages.append((item, fetched_page(answer.source, item, answer.fetched.body)))
    return work


def _fetch_pages(lanes: Lanes, works: list[_Work]) -> None:
    asked = [
        (item.link or item.key, (work.answer.source, item, _known(work.known.get(item.key))))
        for work in works
        for item in work.plan.fetch
    ]
    by_source = {work.answer.source.id: work for work in works}
    for got in lanes.each(asked, get_page):
        work = by_source[got.source.id]
        work.got.append(got)
        if got.fetched.reason is None and not got.fetched.unchanged:
            work.pages.append((got.item, fetched_page(got.source, got.item, got.fetched.body)))
    for work in works:
        if work.answer.kind != "page":
            work.pages += [(item, fed_page(work.answer.source, item)) for item in work.plan.take]


def _known(item: KnownItem | None) -> Known:
    return Known(item.etag, item.modified) if item is not None and item.state == "stored" else Known()


def _note(engine: Engine, work: _Work, at: datetime, done: Round) -> None:
    """Keep what a poll of a source came to, in one step: the items, the poll, the source's next time."""
    items = [*_stored(work, at), *_failed(work, at), *_later(work, at)]
    poll, source = _poll(work, at), _after(work, at)
    with writing(engine) as connection:
        keep_items(connection, items)
        touch_items(connection, source.id, work.plan.seen, stamp(at))
        note_poll(connection, poll)
        keep_source(connection, _free_address(connection, work.answer.source, source))
    done.polled += 1
    done.unchanged += poll.outcome == "unchanged"
    done.failed += poll.outcome == "failed"
    done.new += poll.new
    done.edited += poll.edited
    done.fetched += poll.fetched
    if poll.reason:
        done.troubles.append(f"{source.name}: {poll.reason}")


def _free_address(connection: Connection, before: Source, after: Source) -> Source:
    """A source that moved to an address which is watched under another name stays where it was."""
    others = {one.address for one in list_sources(connection) if one.id != after.id}
    return replace(after, address=before.address) if after.address in others else after


def _item(work: _Work, item: Item, state: str, at: datetime) -> KnownItem:
    before = work.known.get(item.key)
    return KnownItem(
        work.answer.source.id, item.key, item.link, item.title, item.fingerprint, state,
        before.first if before else stamp(at), stamp(at), item.updated, item.published,
        tries=before.tries if before else 0, etag=before.etag if before else None,
        modified=before.modified if before else None,
    )  # fmt: skip


def _stored(work: _Work, at: datetime) -> list[KnownItem]:
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


def _failed(work: _Work, at: datetime) -> list[KnownItem]:
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


def _later(work: _Work, at: datetime) -> list[KnownItem]:
    waiting = [replace(_item(work, item, "waiting", at), due=stamp(at)) for item in work.plan.later]
    return [*waiting, *(_item(work, item, "passed", at) for item in work.plan.passed)]


def _poll(work: _Work, at: datetime) -> Poll:
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


def _after(work: _Work, at: datetime) -> Source:
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
