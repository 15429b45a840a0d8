"""`add OUT`: what was coded in bulk goes into an archive as if it had been added page by page, without coding again."""

import json
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from communique.archive.coding import Coded
from communique.archive.intake import Counts, keep_coded
from communique.bulk.describe import read_description
from communique.bulk.tables import CLAIMS
from communique.errors import AbortRun
from communique.store.articles import NewArticle, StoredPage, known_pages
from communique.store.clock import now
from communique.store.engine import reading, writing
from communique.store.runs import begin_run, end_run, note_failures
from communique.values.article import Failure, Page

_TOGETHER = 64
_READ = 256
Row = Mapping[str, Any]


def add_bulk(engine: Engine, folder: Path, tell: Callable[[Counts], None] = lambda counts: None) -> Counts:
    """Keep the tables of a finished run in an archive; the run's manifest is kept with them.

    What the archive knows is passed over. Killed in the middle, the same call again does what is left. Raises AbortRun
    where the folder holds no tables of a finished run.
    """
    read_description(folder)
    counts = Counts()
    with writing(engine) as connection:
        counts.run = begin_run(connection, "add", {**_manifest(folder), "bulk": folder.name}, now())
    rows = read_coded(folder)
    while step := list(islice(rows, _TOGETHER)):
        keep_coded(engine, _unknown(engine, step, counts), counts)
        tell(counts)
    counts.failures += _failures(folder)
    counts.failed = len(counts.failures)
    with writing(engine) as connection:
        note_failures(connection, counts.run, [(f.source, f.reason) for f in counts.failures], now())
        tallies = {name: getattr(counts, name) for name in ("added", "known", "failed", "claims")}
        end_run(connection, counts.run, tallies, now())
    return counts


def read_coded(folder: Path) -> Iterator[Coded]:
    """The coded pages of a run in their order, read piece by piece."""
    claims = {name: _Shelf(folder, name) for name in CLAIMS}
    contents = _Shelf(folder, "pages")
    for row in _rows(folder, "articles"):
        number = row["article"]
        (page,) = contents.of(number)
        record = {name: [json.loads(claim["data"]) for claim in shelf.of(number)] for name, shelf in claims.items()}
        yield Coded(_page(row, page["content"]), _article(row), record)


def _page(row: Row, content: bytes) -> Page:
    return Page(row["source"], row["id"], content, row["media"], row["encoding"])


def _article(row: Row) -> NewArticle:
    names = ("outlet", "headline", "published", "first", "last", "mark", "kinds", "text", "cleaner")
    return NewArticle(slug=row["id"], details=json.loads(row["details"]), **{name: row[name] for name in names})


class _Shelf:
    """The rows of a table by their article, taken in the order of the articles."""

    def __init__(self, folder: Path, table: str) -> None:
        self._rows = _rows(folder, table)
        self._ahead: Row | None = next(self._rows, None)

    def of(self, article: int) -> list[Row]:
        found = []
        while self._ahead is not None and self._ahead["article"] == article:
            found.append(self._ahead)
            self._ahead = next(self._rows, None)
        return found


def _rows(folder: Path, table: str) -> Iterator[Row]:
    from pyarrow import ArrowException, parquet

    path = folder / f"{table}.parquet"
    try:
        with parquet.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=_READ):
                yield from batch.to_pylist()
    except (OSError, ArrowException) as error:
        raise AbortRun(f"{path}: cannot be read ({str(error).splitlines()[0]}); code the sources again") from None


def _unknown(engine: Engine, step: list[Coded], counts: Counts) -> list[Coded | Failure]:
    """Those that the archive does not hold; of the same page named twice the first."""
    asked: dict[tuple[str, str], Coded] = {}
    for coded in step:
        page = coded.page
        key = (page.source, StoredPage(page.source, page.content, page.media, page.encoding).sha256)
        asked.setdefault(key, coded)
    with reading(engine, throughout=True) as connection:
        known = known_pages(connection, asked)
    counts.known += len(known)
    return [coded for key, coded in asked.items() if key not in known]


def _failures(folder: Path) -> list[Failure]:
    return [Failure(row["source"], row["reason"]) for row in _rows(folder, "failures")]


def _manifest(folder: Path) -> dict[str, Any]:
    """The manifest of the run, but for the list of its files."""
    told = {row["name"]: json.loads(row["value"]) for row in _rows(folder, "manifest")}
    return {name: value for name, value in told.items() if name != "inputs"}
