"""How the archive grows: coded articles are multiplied under other names, sides and years, stored and linked.

python bench/growth.py BASE ARCHIVE [--to 50000] [--seed 7]: BASE is an archive that holds the corpora, coded;
ARCHIVE is a path or a PostgreSQL address. What ARCHIVE holds already is kept: killed and started again it goes on. At
each of the steps a line is printed: seconds to store and to link, the peak of memory of either, the archive's size.
"""

import argparse
import json
import math
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from grown import Seed, grow, words_of_copy
from sqlalchemy import Connection, Engine, func, select, text

from communique.archive.intake import Counts, keep_coded
from communique.archive.linking import link_archive
from communique.archive.manifest import manifest
from communique.store.archive import open_archive
from communique.store.articles import NewArticle
from communique.store.claims import KINDS
from communique.store.clock import now
from communique.store.engine import reading, writing
from communique.store.runs import begin_run, end_run
from communique.store.schema import article, claim, coding

STEPS = (1_000, 3_000, 10_000, 25_000, 50_000)
_TOGETHER = 64
_MANY = "SELECT count(*) FROM article"


@dataclass(frozen=True, slots=True)
class Step:
    """The archive at one size: seconds, megabytes."""

    articles: int
    claims: int
    stored_s: float
    stored_mb: int
    linked_s: float
    linked_mb: int
    size_mb: int


def main() -> None:
    """Grow and print."""
    asked = _arguments()
    steps = [step for step in STEPS if step < asked.to] + [asked.to]
    told = []
    for size in steps:
        stored, stored_mb = _apart(_store, asked.base, asked.archive, size, asked.seed)
        linked, linked_mb = _apart(_link, asked.archive)
        told.append(_step(asked.archive, (stored, stored_mb, linked, linked_mb)))
        print(_line(told[-1], told[-2] if len(told) > 1 else None), flush=True)
    if asked.out:
        asked.out.write_text(json.dumps([asdict(step) for step in told], indent=1) + "\n", encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base")
    parser.add_argument("archive")
    parser.add_argument("--to", type=int, default=STEPS[-1])
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--out", type=Path)
    return parser.parse_args()


def _apart(work: Callable[..., float], *words: Any) -> tuple[float, int]:
    """A piece of work in a process of its own: its seconds, and its peak of memory in megabytes."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_measured, work, words).result()


def _measured(work: Callable[..., float], words: Sequence[Any]) -> tuple[float, int]:
    took = work(*words)
    return took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _store(base: str, archive: str, size: int, seed: int) -> float:
    """Store grown articles until the archive holds so many; the seconds that storing took, growing left out."""
    engine = open_archive(archive, create=True)
    held = _count(engine)
    counts = Counts()
    with writing(engine) as connection:
        counts.run = begin_run(connection, "add", manifest(sources=["grown"]), now())
    took = 0.0
    made = islice(_grown(base, seed, held), max(0, size - held))
    while step := list(islice(made, _TOGETHER)):
        began = time.perf_counter()
        keep_coded(engine, step, counts)
        took += time.perf_counter() - began
    with writing(engine) as connection:
        end_run(connection, counts.run, {"added": counts.added, "claims": counts.claims}, now())
    return took


def _link(archive: str) -> float:
    engine = open_archive(archive)
    began = time.perf_counter()
    link_archive(engine)
    return time.perf_counter() - began


def _grown(base: str, seed: int, passed_over: int = 0) -> Iterator[Any]:
    """Copies of the base without end: copy 0 tells of the corpora's own years, the others of years before."""
    engine = open_archive(base)
    with reading(engine) as connection:
        named = [dict(row._mapping) for row in connection.execute(_NAMED)]
        numbers = list(connection.scalars(select(coding.c.article).where(coding.c.current).order_by(coding.c.article)))
        copy, first = divmod(passed_over, len(numbers))
        while True:
            words = words_of_copy(named, copy, seed)
            for start in range(first, len(numbers), _TOGETHER):
                yield from (grow(one, words) for one in _seeds(connection, numbers[start : start + _TOGETHER]))
            copy, first = copy + 1, 0


_NAMED = (
    select(claim.c.words.label("name"), claim.c.data["country"].as_string().label("country"))
    .where(claim.c.kind == "person")
    .distinct()
    .order_by(claim.c.words)
)


def _seeds(connection: Connection, numbers: Sequence[int]) -> list[Seed]:
    told: dict[int, dict[str, list[Any]]] = {number: {kind: [] for kind in KINDS} for number in numbers}
    keys = {kind: key for key, kind in KINDS.items()}
    standing = (coding.c.article == claim.c.article) & (coding.c.run == claim.c.run) & coding.c.current
    claims = select(claim.c.article, claim.c.kind, claim.c.data).join(coding, standing)
    for row in connection.execute(claims.where(claim.c.article.in_(numbers)).order_by(claim.c.seq)):
        told[row.article][keys[row.kind]].append(row.data)
    rows = connection.execute(select(article).where(article.c.id.in_(numbers)).order_by(article.c.id))
    names = [name for name in NewArticle.__dataclass_fields__ if name in article.c]
    return [
        Seed(row.id, row.source, NewArticle(**{name: getattr(row, name) for name in names}), told[row.id])
        for row in rows
    ]


def _count(engine: Engine) -> int:
    with reading(engine) as connection:
        return int(connection.scalar(select(func.count()).select_from(article)) or 0)


def _step(archive: str, figures: tuple[float, int, float, int]) -> Step:
    engine = open_archive(archive)
    with reading(engine) as connection:
        articles = connection.scalar(select(func.count()).select_from(article)) or 0
        claims = connection.scalar(select(func.count()).select_from(claim)) or 0
        size = _size(connection, archive)
    stored, stored_mb, linked, linked_mb = figures
    return Step(articles, claims, round(stored, 1), stored_mb, round(linked, 1), linked_mb, size)


def _size(connection: Connection, archive: str) -> int:
    if connection.dialect.name == "postgresql":
        return int(connection.scalar(text("SELECT pg_database_size(current_database())")) or 0) // 1_000_000
    return sum(file.stat().st_size for file in Path(archive).parent.glob(f"{Path(archive).name}*")) // 1_000_000


def _line(step: Step, before: Step | None) -> str:
    """A row of the table; the slope is the power of the size with which the time to link grows."""
    slope = ""
    if before is not None and before.linked_s > 0 and step.articles > before.articles:
        slope = f"{math.log(step.linked_s / before.linked_s) / math.log(step.articles / before.articles):.2f}"
    return (
        f"| {step.articles:,} | {step.claims:,} | {step.stored_s} | {step.stored_mb} | {step.linked_s} | {slope} "
        f"| {step.linked_mb} | {step.size_mb:,} |"
    )


if __name__ == "__main__":
    sys.exit(main())
