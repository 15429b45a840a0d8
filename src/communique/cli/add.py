"""`communique add`: pages into the archive, then the archive linked."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from communique.errors import AbortRun
from communique.language.parsers import DEFAULT_PARSER, ParserName
from communique.values.article import Failure, Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine

    from communique.archive.intake import Counts
    from communique.pipeline import ArticleCoder


@dataclass(frozen=True, slots=True)
class AddRequest:
    """What the user asked of `add`."""

    archive: str
    sources: tuple[str, ...]
    published: str | None = None
    outlet: str | None = None
    text: str | None = None
    source: str | None = None
    jobs: int = 0
    link: bool = True
    incidents: tuple[Path, ...] = ()
    screen: bool = False
    parser: ParserName = DEFAULT_PARSER
    coder: "ArticleCoder | None" = None


def run_add(request: AddRequest) -> int:
    """Add the sources named. Returns the exit status: 0, 1 when nothing could be read."""
    from communique.archive.intake import Counts, IntakeOptions, add_pages
    from communique.archive.linking import link_archive
    from communique.pipeline import Options
    from communique.store.archive import open_archive

    console = Console(stderr=True, highlight=False, soft_wrap=True, markup=False)
    engine = open_archive(request.archive, create=True)
    coding = Options(
        published=request.published, outlet=request.outlet, screen=request.screen, parser=request.parser,
        coder=request.coder,
    )  # fmt: skip
    options = IntakeOptions(coding, request.jobs, request.sources)

    def tell(counts: Counts) -> None:
        if console.is_terminal:
            console.print(f"{counts.added} added, {counts.known} known, {counts.failed} failed", end="\r")

    listed = sum(_add_incidents(engine, path, console) for path in request.incidents)
    counts = _add_bulk(engine, request, tell) or add_pages(engine, _pages(request), options, tell)
    for failure in counts.failures:
        console.print(str(failure))
    passed = f", {counts.passed} passed over" if counts.passed else ""
    told = f"{counts.added} added, {counts.known} known already, {counts.failed} failed{passed}; {_counted(counts.claims, 'claim')}"
    sys.stdout.write(f"{told} (run {counts.run})\n")
    if request.link and (counts.added or listed):
        linked = link_archive(engine)
        sys.stdout.write(
            f"{_counted(linked.events, 'engagement')} from {_counted(linked.joined + linked.events, 'report')}; "
            f"{_counted(linked.people, 'person', 'people')}\n"
        )
    return 1 if counts.failed and not counts.added and not counts.known else 0


def _counted(count: int, one: str, more: str | None = None) -> str:
    return f"{count} {one if count == 1 else more or f'{one}s'}"


def _add_bulk(engine: "Engine", request: AddRequest, tell: "Callable[[Counts], None]") -> "Counts | None":
    """Keep what `bulk` coded, where the one source named is its folder; None for any other sources."""
    from communique.bulk.describe import is_bulk_folder
    from communique.bulk.keeping import add_bulk
    from communique.bulk.quiet import require_bulk

    folders = [source for source in request.sources if is_bulk_folder(Path(source))]
    if not folders:
        return None
    if len(request.sources) > 1:
        raise AbortRun(f"{folders[0]}: holds tables coded in bulk; add it by itself")
    require_bulk()
    return add_bulk(engine, Path(folders[0]), tell)


def _add_incidents(engine: "Engine", path: Path, console: Console) -> int:
    from communique.archive.incidents import add_incidents
    from communique.read.incidents import read_incidents

    done = add_incidents(engine, read_incidents(path), str(path))
    for failure in done.failures:
        console.print(str(failure))
    told = f"{done.added} known incidents added, {done.known} known already, {len(done.failures)} failed"
    sys.stdout.write(f"{path}: {told}\n")
    return done.added


def _pages(request: AddRequest) -> Iterator[Page | Failure]:
    from communique.annotate.diplomacy import may_tell
    from communique.read import Reading, read_sources
    from communique.read.stretch import anything
    from communique.read.tables import Columns

    columns = Columns(text=request.text, source=request.source)
    return read_sources(request.sources, Reading(columns=columns, wanted=may_tell if request.screen else anything))
