"""`add`: pages are coded and stored; what the archive knows already is passed over."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from sqlalchemy import Connection, Engine

from communique.archive.coding import Coded, CodingPool, code_pages
from communique.archive.manifest import manifest
from communique.archive.seals import kept, standing_seals
from communique.language.parsers import require_parser
from communique.pipeline import Options
from communique.store.articles import StoredPage, add_article, known_pages
from communique.store.claims import write_claims
from communique.store.clock import now
from communique.store.decisions import append_decisions
from communique.store.engine import reading, writing
from communique.store.runs import begin_run, end_run, note_failures, note_in_manifest
from communique.values.article import Failure, Page, PassedOver

_TOGETHER = 64  # pages asked for, and results written, at a time


@dataclass(slots=True)
class Counts:
    """What an `add` did."""

    added: int = 0
    known: int = 0
    failed: int = 0
    passed: int = 0
    claims: int = 0
    run: int = 0
    failures: list[Failure] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class IntakeOptions:
    """How to add: `coding` for each page, `jobs` processes (0: one a processor)."""

    coding: Options = field(default_factory=Options)
    jobs: int = 0
    sources: tuple[str, ...] = ()  # as the user named them, for the manifest
    pool: CodingPool | None = None  # processes that code, for calls with few pages at a time


def add_pages(
    engine: Engine,
    pages: Iterable[Page | Failure],
    options: IntakeOptions | None = None,
    tell: Callable[[Counts], None] = lambda counts: None,
) -> Counts:
    """Code and store pages that the archive does not hold yet.

    Work is kept in steps of 64 pages, each whole or not at all: killed in the middle, the same call again does what is
    left. `tell` is called after each step with the counts so far.
    """
    options = options or IntakeOptions()
    require_parser(options.coding.parser)
    counts = Counts()
    with writing(engine) as connection:
        counts.run = begin_run(connection, "add", _manifest(options), now())
    new = _unknown(engine, pages, counts)
    coder = options.coding.coder
    if options.pool is not None and coder is None:
        results = options.pool.code(new, options.coding)
    else:
        results = code_pages(new, options.coding, 1 if coder is not None else options.jobs)
    while step := list(islice(results, _TOGETHER)):
        keep_coded(engine, step, counts)
        tell(counts)
    with writing(engine) as connection:
        note_failures(connection, counts.run, [(f.source, f.reason) for f in counts.failures], now())
        tallies = {name: getattr(counts, name) for name in ("added", "known", "failed", "passed", "claims")}
        end_run(connection, counts.run, tallies, now())
        if coder is not None:
            note_in_manifest(connection, counts.run, {"coder": coder.told()})
    return counts


def _manifest(options: IntakeOptions) -> dict[str, object]:
    asked = options.coding
    return manifest(
        asked.parser,
        published=asked.published,
        outlet=asked.outlet,
        thorough=asked.thorough,
        screen=asked.screen,
        sources=list(options.sources),
    )


def _unknown(engine: Engine, pages: Iterable[Page | Failure], counts: Counts) -> Iterator[Page]:
    source = iter(pages)
    while step := list(islice(source, _TOGETHER)):
        _count_failures(counts, step)
        readable = {(page.source, _stored(page).sha256): page for page in step if isinstance(page, Page)}
        with reading(engine, throughout=True) as connection:
            known = known_pages(connection, readable)
        counts.known += len(known)
        yield from (page for key, page in readable.items() if key not in known)


def holds_page(connection: Connection, page: Page) -> bool:
    """Whether the archive holds this page already, byte by byte."""
    return bool(known_pages(connection, [(page.source, _stored(page).sha256)]))


def _stored(page: Page) -> StoredPage:
    return StoredPage(page.source, page.content, page.media, page.encoding)


def keep_coded(engine: Engine, results: list[Coded | Failure], counts: Counts) -> None:
    """Store what was coded in the run of `counts`, all of it or nothing, and count it."""
    coded = [result for result in results if isinstance(result, Coded)]
    added = claims = 0
    with writing(engine) as connection:
        at = now()
        seals = standing_seals(connection)
        for result in coded:
            given = kept(result, seals)
            key, new = add_article(connection, given.page, given.article, at)
            if new:
                added += 1
                claims += write_claims(connection, key, counts.run, given.record)
                append_decisions(connection, list(given.decisions), at)
    counts.added += added
    counts.known += len(coded) - added
    counts.claims += claims
    _count_failures(counts, results)


def _count_failures(counts: Counts, results: Iterable[object]) -> None:
    for result in results:
        if isinstance(result, PassedOver):
            counts.passed += 1
        elif isinstance(result, Failure):
            counts.failed += 1
            counts.failures.append(result)
