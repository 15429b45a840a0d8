"""`recode`: stored pages are coded again with the version at hand; what changed is told, and becomes what stands."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Engine, func, select, update

from communique.archive.coding import Coded, code_pages
from communique.archive.linking import link_archive
from communique.archive.manifest import manifest
from communique.language.parsers import DEFAULT_PARSER, ParserName, require_parser
from communique.pipeline import Options
from communique.store.articles import StoredPage, add_article, page_content
from communique.store.claims import KINDS, write_claims
from communique.store.clock import now
from communique.store.engine import reading, writing
from communique.store.redactions import redactions
from communique.store.runs import begin_run, end_run, note_failures
from communique.store.schema import article, claim, coding, page
from communique.store.standing import first_words
from communique.values.article import Failure, Page

_TOGETHER = 64  # pages asked for, and results written, at a time
_SILENT = ("id", "receipts")  # they move with the words they point at: a change in them alone is not listed


@dataclass(frozen=True, slots=True)
class Change:
    """One difference that coding again makes: a claim added or dropped, or a field that has another value."""

    article: int
    kind: str
    change: str  # added, dropped, changed
    words: str
    field: str | None = None
    before: str | None = None
    after: str | None = None


@dataclass(slots=True)
class Recoded:
    """What `recode` did, or with `dry_run` would do."""

    articles: int = 0
    changed: int = 0
    failed: int = 0
    run: int | None = None
    changes: list[Change] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Standing:
    """An article as it stands, with the claims of its current coding."""

    id: int
    sha256: str
    page: str
    claims: tuple[tuple[str, dict[str, Any]], ...]


def recode(
    engine: Engine,
    *,
    dry_run: bool = False,
    jobs: int = 0,
    parser: ParserName = DEFAULT_PARSER,
    tell: Callable[[Recoded], None] = lambda done: None,
) -> Recoded:
    """Code every stored page again. New claims stand under a new run; old ones stay with theirs.

    An article whose claims come out the same keeps its coding. Where the cleaner now reads a page otherwise, the page
    gets a new article and the old one stays without standing claims. `dry_run` writes nothing.
    """
    require_parser(parser)
    done = Recoded()
    if not dry_run:
        with writing(engine) as connection:
            done.run = begin_run(connection, "recode", manifest(parser), now())
    results = code_pages(_pages(engine), Options(parser=parser), jobs)
    while step := list(islice(results, _TOGETHER)):
        _take(engine, step, done)
        tell(done)
    if done.run is not None:
        with writing(engine) as connection:
            note_failures(connection, done.run, [(f.source, f.reason) for f in done.failures], now())
            tallies = {"articles": done.articles, "changed": done.changed, "failed": done.failed}
            end_run(connection, done.run, {**tallies, "changes": len(done.changes)}, now())
        link_archive(engine)
    return done


def _pages(engine: Engine) -> Iterator[Page]:
    """Every page that an article with a standing coding was made of.

    What was redacted is passed over: it keeps the claims it had, since a coder cannot read what is blocked out.
    """
    after = 0
    with reading(engine, throughout=True) as connection:
        redacted = redactions(connection)
        last = connection.scalar(select(func.max(article.c.id))) or 0
    while True:
        with reading(engine, throughout=True) as connection:
            rows = connection.execute(
                select(article.c.id, article.c.source, article.c.slug, article.c.page, article.c.details, page)
                .join(page, page.c.sha256 == article.c.page)
                .join(coding, (coding.c.article == article.c.id) & coding.c.current)
                .where(article.c.id > after, article.c.id <= last)
                .order_by(article.c.id)
                .limit(_TOGETHER)
            ).all()
            made = [_page(connection, row) for row in rows if row.page not in redacted.pages]
        if not rows:
            return
        after = rows[-1].id
        yield from made


def _page(connection: Connection, row: Any) -> Page:
    given = row.details.get("given", {})
    content = page_content(connection, row.page)
    source, slug = row.source, row.slug
    told = (given.get("published"), given.get("outlet"), given.get("stamp"), given.get("titled", False))
    return Page(source, slug, content, row.media, row.encoding, *told)


def _take(engine: Engine, step: Sequence[Coded | Failure], done: Recoded) -> None:
    failures = [result for result in step if isinstance(result, Failure)]
    coded = [result for result in step if isinstance(result, Coded)]
    done.failures += failures
    done.failed += len(failures)
    done.articles += len(coded)
    with reading(engine, throughout=True) as connection:
        before = _standing(connection, [result.page.source for result in coded])
    written = []
    for result in coded:
        was = _of(before, result)
        if was is None:
            continue
        now_told = [(kind, data) for key, kind in KINDS.items() for data in result.record[key]]
        same_text = result.article.sha256(result.page.source) == was.sha256
        if same_text and list(was.claims) == now_told:
            continue
        done.changed += 1
        done.changes += find_changes(was.id, was.claims, now_told)
        written.append((was.id, same_text, result))
    if done.run is not None:
        _write(engine, done.run, written)


def _of(before: Mapping[str, list[_Standing]], result: Coded) -> _Standing | None:
    """The standing article that was made of this page."""
    digest = StoredPage(result.page.source, result.page.content, result.page.media, result.page.encoding).sha256
    made = [was for was in before.get(result.page.source, []) if digest == was.page]
    return made[-1] if made else None


def _standing(connection: Connection, sources: Sequence[str]) -> dict[str, list[_Standing]]:
    rows = connection.execute(
        select(article.c.id, article.c.source, article.c.sha256, article.c.page)
        .join(coding, (coding.c.article == article.c.id) & coding.c.current)
        .where(article.c.source.in_(sorted(set(sources))))
        .order_by(article.c.id)
    ).all()
    claims: dict[int, list[tuple[str, dict[str, Any]]]] = {row.id: [] for row in rows}
    told = connection.execute(
        select(claim.c.article, claim.c.kind, claim.c.data)
        .join(coding, (coding.c.article == claim.c.article) & (coding.c.run == claim.c.run) & coding.c.current)
        .where(claim.c.article.in_(list(claims)))
        .order_by(claim.c.seq)
    )
    for made in told:
        claims[made.article].append((made.kind, made.data))
    found: dict[str, list[_Standing]] = {}
    for row in rows:
        found.setdefault(row.source, []).append(_Standing(row.id, row.sha256, row.page, tuple(claims[row.id])))
    return found


def _write(engine: Engine, run: int, written: Sequence[tuple[int, bool, Coded]]) -> None:
    with writing(engine) as connection:
        for key, same_text, result in written:
            home = key
            if not same_text:
                kept = result.page
                stored = StoredPage(kept.source, kept.content, kept.media, kept.encoding)
                home, _ = add_article(connection, stored, result.article, now())
                connection.execute(update(coding).where(coding.c.article == key).values(current=False))
            write_claims(connection, home, run, result.record)


def find_changes(
    key: int, before: Sequence[tuple[str, Mapping[str, Any]]], after: Sequence[tuple[str, Mapping[str, Any]]]
) -> list[Change]:
    """The differences between two codings of a page. Claims are matched by their id, else by their first words."""
    left, right = list(before), list(after)
    changes: list[Change] = []
    for match in (lambda told: told["id"], first_words):
        known = {(kind, match(told)): (kind, told) for kind, told in left}
        for kind, told in list(right):
            was = known.pop((kind, match(told)), None)
            if was is not None:
                left.remove(was)
                right.remove((kind, told))
                changes += _fields(key, kind, was[1], told)
    changes += [Change(key, kind, "dropped", first_words(told)) for kind, told in left]
    return changes + [Change(key, kind, "added", first_words(told)) for kind, told in right]


def _fields(key: int, kind: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    return [
        Change(key, kind, "changed", first_words(after), name, _shown(before.get(name)), _shown(after[name]))
        for name in after
        if name not in _SILENT and before.get(name) != after[name]
    ]


def _shown(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
