"""Rounds: ask the sources whose time has come, fetch what is new, add it to the archive, note what came of it.

Pages are coded while sources are asked on. They are stored before their items and the answers of their sources count as
known: rounds that were killed are done again, and what the archive holds already is passed over.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import takewhile

from sqlalchemy import Engine

from communique.archive.coding import CodingPool
from communique.archive.intake import IntakeOptions, add_pages, holds_page
from communique.pipeline import DEFAULT
from communique.store.engine import reading, writing
from communique.store.watched import KnownItem, Source, due_sources, known_items, waiting_items
from communique.values.article import Failure, Page
from communique.watch.ahead import Ahead, Batch
from communique.watch.asking import Answer, Got, ask_source, get_page
from communique.watch.decide import Plan, plan_items
from communique.watch.fetch import Known
from communique.watch.items import Item
from communique.watch.lanes import Lanes, Pace
from communique.watch.notes import Work, keep_notes, note_of, stamp
from communique.watch.pages import fed_page, fetched_page

_MOST_AHEAD = 64  # pages that wait to be coded and stored before no further source is asked
_TOGETHER = 16  # rounds that are written in one step, where nobody waits for them


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


class Rounds:
    """Rounds over an archive, one after another. Pages are coded by the processes of `pool`, else in this one."""

    def __init__(self, engine: Engine, lanes: Lanes, pace: Pace, pool: CodingPool | None = None) -> None:
        self._engine = engine
        self._lanes = lanes
        self._pace = pace
        self._pool = pool
        self._ahead = Ahead()

    def ask(self, names: Sequence[str] = ()) -> Round:
        """Ask every source that is due (or, with `names`, those named and due); what is new is begun to be coded.

        The round tells as stored what was stored meanwhile, of it and of rounds before.
        """
        at, done, before = self._pace.now(), Round(), self._lanes.requests
        self._lanes.open_again()
        with reading(self._engine) as connection:
            due = self._ahead.sources(due_sources(connection, stamp(at)), stamp(at))
        asked = [one for one in due if not names or one.name in names]
        works = [
            self._planned(answer, at) for answer in self._lanes.each([(one.address, one) for one in asked], ask_source)
        ]
        self._fetch(works)
        self._hand_in(works, at, done)
        self._settle_some(done)
        done.requests = self._lanes.requests - before
        return done

    def finish(self, done: Round, seconds: float | None = None) -> int:
        """Wait until all that was found is stored and noted, or so many seconds; `done` counts it.

        How many pages are still being coded: a later round or `finish` stores them.
        """
        if self._pool is not None and seconds is not None:
            self._pool.wait(seconds)
        batches = self._ahead.batches
        self._write(len(batches) if seconds is None else sum(1 for _ in takewhile(self._is_coded, batches)), done)
        return self._ahead.pages

    def _planned(self, answer: Answer, at: datetime) -> Work:
        source = replace(answer.source, kind=answer.kind)
        items = answer.offer.items if answer.offer is not None else ()
        known, waiting = self._known(source, [item.key for item in items], stamp(at))
        if source.kind == "page":
            return self._page_work(answer, known)
        return Work(answer, known, plan_items(source, items, known, waiting))

    def _known(self, source: Source, keys: list[str], at: str) -> tuple[dict[str, KnownItem], list[KnownItem]]:
        with reading(self._engine) as connection:
            waiting = self._ahead.waiting(source.id, waiting_items(connection, source.id, at), at)
            keys = [*keys, *(one.key for one in waiting)]
            known = self._ahead.known(source.id, known_items(connection, source.id, keys), keys)
        return known, waiting

    def _page_work(self, answer: Answer, known: dict[str, KnownItem]) -> Work:
        """A watched page is its own item: what the poll brought is its text."""
        if answer.offer is None:
            return Work(answer, known, Plan())
        item = answer.offer.items[0]
        edited = int(item.key in known)
        work = Work(answer, known, Plan(take=(item,), new=1 - edited, edited=edited))
        work.pages.append((item, self._begun(fetched_page(answer.source, item, answer.fetched.body))))
        return work

    def _fetch(self, works: list[Work]) -> None:
        """The pages of the items, each address asked once though several sources name it."""
        wanted = [(work, item, _conditions(work.known.get(item.key))) for work in works for item in work.plan.fetch]
        asked: dict[tuple[str, Known], list[tuple[Work, Item]]] = {}
        for work, item, known in wanted:
            asked.setdefault((item.link or item.key, known), []).append((work, item))
        jobs = [(url, (who[0][0].answer.source, who[0][1], known, who)) for (url, known), who in asked.items()]
        for first, who in self._lanes.each(jobs, lambda lane, job: (get_page(lane, job[:3]), job[3])):
            for work, item in who:
                got = Got(work.answer.source, item, first.fetched)
                work.got.append(got)
                if got.fetched.reason is None and not got.fetched.unchanged:
                    work.pages.append((item, self._begun(fetched_page(got.source, item, got.fetched.body))))
        for work in works:
            if work.answer.kind != "page":
                work.pages += [(item, self._begun(fed_page(work.answer.source, item))) for item in work.plan.take]

    def _begun(self, made: Page | Failure) -> Page | Failure:
        """The page as it is; processes that code begin with it, unless the archive holds it."""
        if self._pool is not None and isinstance(made, Page):
            with reading(self._engine) as connection:
                known = holds_page(connection, made)
            if not known:
                self._pool.begin(made, DEFAULT)
        return made

    def _hand_in(self, works: list[Work], at: datetime, done: Round) -> None:
        """Let a round wait to be written, and count it."""
        notes = tuple(note_of(work, at) for work in works)
        pages = tuple(page for work in works for _, page in work.pages if isinstance(page, Page))
        if notes:
            self._ahead.add(Batch(pages, notes))
        for note in notes:
            done.polled += 1
            done.unchanged += note.poll.outcome == "unchanged"
            done.failed += note.poll.outcome == "failed"
            done.new += note.poll.new
            done.edited += note.poll.edited
            done.fetched += note.poll.fetched
            if note.poll.reason:
                done.troubles.append(f"{note.after.name}: {note.poll.reason}")

    def _settle_some(self, done: Round) -> None:
        """Write what is coded once it is worth a step, and wait for the oldest where too much is ahead."""
        batches = self._ahead.batches
        if self._pool is None:
            self._write(len(batches), done)
            return
        ready = sum(1 for _ in takewhile(self._is_coded, batches))
        if ready >= _TOGETHER:
            self._write(ready, done)
        elif self._ahead.pages > _MOST_AHEAD:
            self._write(max(1, len(batches) // 2), done)

    def _is_coded(self, batch: Batch) -> bool:
        return self._pool is None or all(self._pool.is_done(page, DEFAULT) for page in batch.pages)

    def _write(self, count: int, done: Round) -> None:
        """Store the pages of the oldest so many rounds, then write their notes in one step."""
        batches = self._ahead.batches[:count]
        notes = [note for batch in batches for note in batch.notes]
        pages = _once(page for batch in batches for page in batch.pages)
        if pages:
            names = tuple(dict.fromkeys(note.after.name for note in notes))
            counts = add_pages(self._engine, pages, IntakeOptions(jobs=1, sources=names, pool=self._pool))
            if self._pool is not None:
                self._pool.forget((page for batch in batches for page in batch.pages), DEFAULT)
            done.stored += counts.added
            done.troubles += [str(failure) for failure in counts.failures]
        if notes:
            with writing(self._engine) as connection:
                keep_notes(connection, notes)
        self._ahead.written(count)


def run_round(
    engine: Engine, lanes: Lanes, pace: Pace, names: Sequence[str] = (), pool: CodingPool | None = None
) -> Round:
    """One round, to its end: when it returns, all that was found is stored and noted."""
    rounds = Rounds(engine, lanes, pace, pool)
    done = rounds.ask(names)
    rounds.finish(done)
    return done


def _once(pages: Iterable[Page]) -> list[Page]:
    """Pages, each once: of one that several sources brought, the one whose feed tells most of it."""
    chosen: dict[tuple[str, bytes], Page] = {}
    for page in pages:
        known = chosen.setdefault((page.source, page.content), page)
        if _told_beside(page) > _told_beside(known):
            chosen[page.source, page.content] = page
    return list(chosen.values())


def _told_beside(page: Page) -> int:
    return sum(told is not None for told in (page.stamp, page.outlet, page.published))


def _conditions(item: KnownItem | None) -> Known:
    return Known(item.etag, item.modified) if item is not None and item.state == "stored" else Known()
