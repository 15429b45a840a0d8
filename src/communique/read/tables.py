"""Tables of pages: JSON Lines (plain or gzip), CSV and Parquet, with the columns that the user names."""

import csv
import gzip
import hashlib
import html
import io
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from communique.read.limits import Limits
from communique.read.pages import page_of
from communique.values.article import Failure, Page

SUFFIXES = (".jsonl", ".jsonl.gz", ".ndjson", ".csv", ".csv.gz", ".tsv", ".parquet")
_TEXTS = ("html", "text", "body", "content")
_SOURCES = ("url", "source", "link", "id")
_BREAK = re.compile(r"</(?:p|div|h[1-6]|li|tr|blockquote|section|ul|ol|table)\s*>|<br\s*/?>", re.IGNORECASE)
_DROP = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]{0,2000}>")
csv.field_size_limit(min(sys.maxsize, 2**31 - 1))


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what. None means that the usual names are tried (html, text ...; url, source ...)."""

    text: str | None = None
    source: str | None = None
    title: str = "title"
    byline: str = "byline"
    published: str = "published"
    outlet: str = "outlet"


def is_table(path: Path) -> bool:
    """Whether a file's name says that it is a table of pages."""
    return path.name.lower().endswith(SUFFIXES)


def read_table(path: Path, columns: Columns, limits: Limits) -> Iterator[Page | Failure]:
    """The pages of a table, row by row. A row that cannot be read is a Failure that names file and row."""
    try:
        for number, row in enumerate(_rows(path), start=1):
            yield row if isinstance(row, Failure) else _page(path, number, row, columns, limits)
    except (OSError, EOFError, UnicodeDecodeError, csv.Error) as error:
        yield Failure(str(path), f"the table breaks off or cannot be read ({error}); what came before it was read")


def _rows(path: Path) -> Iterator[Mapping[str, Any] | Failure]:
    name = path.name.lower()
    if name.endswith(".parquet"):
        yield from _parquet_rows(path)
        return
    opened = gzip.open(path, "rb") if name.endswith(".gz") else path.open("rb")  # noqa: SIM115 - closed two lines below
    with opened as raw, io.TextIOWrapper(cast(Any, raw), encoding="utf-8-sig", newline="") as lines:
        if ".csv" in name or ".tsv" in name:
            yield from csv.DictReader(lines, delimiter="\t" if ".tsv" in name else ",")
        else:
            yield from _json_rows(path, lines)


def _json_rows(path: Path, lines: Iterable[str]) -> Iterator[Mapping[str, Any] | Failure]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            yield Failure(f"{path}:{number}", f"the line is no JSON ({error}); mend or remove it")
            continue
        yield (
            row
            if isinstance(row, dict)
            else Failure(f"{path}:{number}", "the line is no JSON object; mend or remove it")
        )


def _parquet_rows(path: Path) -> Iterator[Mapping[str, Any] | Failure]:
    try:
        from pyarrow import ArrowException, parquet
    except ModuleNotFoundError:
        yield Failure(str(path), "reading Parquet needs pyarrow; install communique[parquet]")
        return
    try:
        for batch in parquet.ParquetFile(path).iter_batches(batch_size=256):
            yield from batch.to_pylist()
    except ArrowException as error:
        yield Failure(str(path), f"no Parquet file that can be read ({str(error).splitlines()[0]})")


def _page(path: Path, number: int, row: Mapping[str, Any], columns: Columns, limits: Limits) -> Page | Failure:
    text_column = columns.text or next((name for name in _TEXTS if row.get(name)), None)
    if text_column is None or not isinstance(row.get(text_column), str):
        return Failure(f"{path}:{number}", f"no text in column {text_column or '/'.join(_TEXTS)}; name it with --text")
    source_column = columns.source or next((name for name in _SOURCES if row.get(name)), None)
    source = str(row[source_column]) if source_column and row.get(source_column) else f"{path}:{number}"
    made = page_of(_laid_out(row, str(row[text_column]), columns), source, slug(source), limits)
    if isinstance(made, Failure):
        return made
    outlet = row.get(columns.outlet)
    return Page(made.source, made.id, made.content, "text", made.encoding, None, str(outlet) if outlet else None)


def _laid_out(row: Mapping[str, Any], text: str, columns: Columns) -> bytes:
    """The row as a page of lines: title, byline, time stamp, then the text, block by block."""
    above = (str(row[name]).strip() for name in (columns.title, columns.byline, columns.published) if row.get(name))
    return "\n".join((*above, plain_lines(text))).encode("utf-8", "replace")


def plain_lines(text: str) -> str:
    """Text of an HTML fragment, a line for each block; plain text stays as it is."""
    if "<" not in text:
        return text
    flat = re.sub(r"\s+", " ", _DROP.sub(" ", text))
    lines = html.unescape(_TAG.sub("", _BREAK.sub("\n", flat))).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())


def slug(source: str) -> str:
    """A short name for an address that no other has: its last telling part, then eight signs of its hash."""
    parts = [part for part in re.split(r"[/?#&=]+", source.rstrip("/")) if part]
    name = re.sub(r"[^a-z0-9]+", "-", (parts[-1] if parts else source).lower()).strip("-")[:60] or "page"
    return f"{name}-{hashlib.sha256(source.encode()).hexdigest()[:8]}"
