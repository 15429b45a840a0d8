"""How well undated pages are placed: dates are taken off releases, and the days found are held against the true ones.

python bench/undated.py ARCHIVE TABLE... [--count 200]: ARCHIVE holds the tables' pages; it is copied, not changed. The
chosen pages' own codings are taken out of the copy, so that no page dates itself.
"""

import argparse
import gzip
import json
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import Engine, select, update

from communique.archive.intake import IntakeOptions, add_pages
from communique.archive.linking import link_archive
from communique.language.edtf import bounds
from communique.read.limits import Limits
from communique.read.tables import Columns, read_table
from communique.store.archive import open_archive
from communique.store.engine import reading, writing
from communique.store.schema import article, article_date, coding

_SPREAD = (1, 7, 31, 92, 183, 370)  # days


def main() -> None:
    """Measure and print one line a page that was placed, then the totals."""
    asked = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.db"
        shutil.copy(asked.archive, copy)
        engine = open_archive(str(copy))
        chosen = _chosen(asked.tables, asked.count, asked.seed)
        _take_out(engine, {str(row["url"]) for row in chosen})
        undated = Path(folder) / "undated.jsonl"
        undated.write_text("".join(json.dumps(_bare(i, row)) + "\n" for i, row in enumerate(chosen)), encoding="utf-8")
        add_pages(engine, read_table(undated, Columns(), Limits()), IntakeOptions(jobs=1))
        link_archive(engine)
        _tell(engine, [date.fromisoformat(str(row["published"])[:10]) for row in chosen])


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument("tables", type=Path, nargs="+")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=7)
    return parser.parse_args()


def _chosen(tables: list[Path], count: int, seed: int) -> list[dict[str, Any]]:
    rows = [row for table in tables for row in _rows(table)]
    return random.Random(seed).sample(rows, count)


def _rows(table: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(table, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def _bare(number: int, row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != "published"} | {"url": f"undated/{number}"}


def _take_out(engine: Engine, sources: set[str]) -> None:
    """The pages' own codings, days and words: what is left of them in the copy tells nothing."""
    with writing(engine) as connection:
        own = list(connection.scalars(select(article.c.id).where(article.c.source.in_(sources))))
        connection.execute(update(coding).where(coding.c.article.in_(own)).values(current=False))
        connection.execute(
            update(article).where(article.c.id.in_(own)).values(published=None, first=None, last=None, text="")
        )


def _tell(engine: Engine, days: list[date]) -> None:
    query = select(article.c.source, article.c.first, article_date).join(
        article_date, article_date.c.article == article.c.id, isouter=True
    )
    with reading(engine) as connection:
        rows = connection.execute(query.where(article.c.source.like("undated/%"))).all()
    inside = placed = best = named = 0
    widths = []
    for row in rows:
        if row.first or not row.edtf:
            continue
        day = days[int(row.source.split("/")[1])]
        span = bounds(row.edtf)
        fits = span is not None and span[0] <= day <= span[1]
        placed, inside = placed + 1, inside + fits
        widths.append((span[1] - span[0]).days + 1 if span else 0)
        named, best = named + (row.best is not None), best + (row.best == day.isoformat())
        sys.stdout.write(f"{'in ' if fits else 'OUT'} {day} {row.edtf} {row.best} {'; '.join(row.reasons)}\n")
    told = sum(1 for row in rows if row.first)
    sys.stdout.write(
        f"{len(rows)} pages, {told} tell their own day; {placed} placed, {inside} rightly; {best} of {named} best days\n"
    )
    spread = ", ".join(f"{sum(width <= most for width in widths)} within {most}" for most in _SPREAD)
    sys.stdout.write(f"width of the intervals: median {median(widths or [0]):g} days; {spread}\n")


if __name__ == "__main__":
    main()
