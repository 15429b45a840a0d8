"""Tables of pages: JSON Lines (plain or gzip), CSV and Parquet, with the columns that the user names."""

import codecs
import csv
import gzip
import hashlib
import html
import io
import json
import re
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any, cast

from communique.errors import AbortRun
from communique.read.limits import Limits
from communique.read.pages import page_of
from communique.read.stores import open_file, public_name
from communique.read.stretch import UNWANTED, Stretch, Wanted, anything
from communique.values.article import Failure, Page, PassedOver

SUFFIXES = (".jsonl", ".jsonl.gz", ".ndjson", ".csv", ".csv.gz", ".tsv", ".parquet")
_TEXTS = ("html", "text", "body", "content")
_SOURCES = ("url", "source", "link", "id")
_BREAK = re.compile(r"</(?:p|div|h[1-6]|li|tr|blockquote|section|ul|ol|table)\s*>|<br\s*/?>", re.IGNORECASE)
_DROP = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]{0,2000}>")
_LINE_ROOM = 1 << 20
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


def is_table(path: Path | str) -> bool:
    """Whether a file's name says that it is a table of pages."""
    return str(path).partition("?")[0].lower().endswith(SUFFIXES)


def read_table(
    path: Path | str, columns: Columns, limits: Limits, stretch: Stretch | None = None, wanted: Wanted = anything
) -> Iterator[Page | Failure]:
    """The pages of a table, row by row. A row that cannot be read is a Failure that names file and row.

    Of a stretch (bytes of JSON Lines, row groups of Parquet) only the rows that begin in it; other tables are read
    whole. `wanted` is asked of every page's bytes before anything else is made of them.
    """
    name = str(path)
    label, number = public_name(name), 0
    try:
        for number, (place, row) in enumerate(_rows(name, label, stretch or Stretch(), limits), start=1):  # noqa: B007
            yield row if isinstance(row, Failure) else _page(place, row, columns, limits, wanted)
    except (OSError, EOFError, UnicodeDecodeError, csv.Error, zlib.error) as error:
        told = str(error).splitlines()[0] if str(error) else type(error).__name__
        yield Failure(
            f"{label}:{number + 1}" if number else label,
            f"the table breaks off or cannot be read ({told}); what came before it was read",
        )


def _rows(name: str, label: str, stretch: Stretch, limits: Limits) -> Iterator[tuple[str, Mapping[str, Any] | Failure]]:
    """The rows with their places, as "file:row" ("file@offset" where reading began inside the file)."""
    low = name.partition("?")[0].lower()
    with open_file(name) as file:
        if low.endswith(".parquet"):
            yield from _parquet_rows(file, label, stretch)
            return
        raw = cast(Any, gzip.GzipFile(fileobj=file) if low.endswith(".gz") else file)
        if low.endswith((".csv", ".csv.gz", ".tsv")):
            with io.TextIOWrapper(raw, encoding="utf-8-sig", newline="") as lines:
                told = csv.DictReader(lines, delimiter="\t" if low.endswith(".tsv") else ",")
                yield from ((f"{label}:{number}", row) for number, row in enumerate(told, start=1))
        else:
            yield from _json_rows(label, raw, stretch, limits)


def _json_rows(
    label: str, file: IO[bytes], stretch: Stretch, limits: Limits
) -> Iterator[tuple[str, Mapping[str, Any] | Failure]]:
    """Lines as rows. A line longer than any page is passed over piece by piece, as a Failure."""
    most, at, number = 2 * limits.most_bytes + _LINE_ROOM, 0, 0
    if stretch.start:
        file.seek(stretch.start - 1)
        at = stretch.start - 1 + _pass_line(file, most)
    while (stretch.end is None or at < stretch.end) and (line := file.readline(most)):
        number += 1
        place = f"{label}@{at}" if stretch.start else f"{label}:{number}"
        at += len(line)
        if len(line) == most and not line.endswith(b"\n"):
            at += _pass_line(file, most)
            yield place, Failure(place, "the line is longer than any page is; mend or remove it")
        elif line.strip():
            yield place, _json_row(place, line)


def _pass_line(file: IO[bytes], most: int) -> int:
    """Read on to the end of a line; the bytes passed over."""
    passed = 0
    while piece := file.readline(most):
        passed += len(piece)
        if piece.endswith(b"\n"):
            break
    return passed


def _json_row(place: str, line: bytes) -> Mapping[str, Any] | Failure:
    try:
        row = json.loads(line.removeprefix(codecs.BOM_UTF8))
    except (ValueError, RecursionError) as error:
        return Failure(place, f"the line is no JSON ({error}); mend or remove it")
    return row if isinstance(row, dict) else Failure(place, "the line is no JSON object; mend or remove it")


def _parquet_rows(file: IO[bytes], label: str, stretch: Stretch) -> Iterator[tuple[str, Mapping[str, Any] | Failure]]:
    try:
        from pyarrow import ArrowException, parquet
    except ModuleNotFoundError:
        raise AbortRun(f"{label}: reading Parquet needs pyarrow; install communique[bulk]") from None
    try:
        table = parquet.ParquetFile(file)
        groups = range(stretch.start, table.num_row_groups if stretch.end is None else stretch.end)
        number = sum(table.metadata.row_group(group).num_rows for group in range(stretch.start))
        for batch in table.iter_batches(batch_size=256, row_groups=list(groups)):
            for row in batch.to_pylist():
                number += 1
                yield f"{label}:{number}", row
    except ArrowException as error:
        yield label, Failure(label, f"no Parquet file that can be read ({str(error).splitlines()[0]})")


def _page(place: str, row: Mapping[str, Any], columns: Columns, limits: Limits, wanted: Wanted) -> Page | Failure:
    text_column = columns.text or next((name for name in _TEXTS if row.get(name)), None)
    if text_column is None or not isinstance(row.get(text_column), str):
        return Failure(place, f"no text in column {text_column or '/'.join(_TEXTS)}; name it with --text")
    source_column = columns.source or next((name for name in _SOURCES if row.get(name)), None)
    source = str(row[source_column]) if source_column and row.get(source_column) else place
    above = [str(row[name]).strip() for name in (columns.title, columns.byline, columns.published) if row.get(name)]
    content = lay_out(above, str(row[text_column]))
    if not wanted(content):
        return PassedOver(source, UNWANTED)
    made = page_of(content, source, slug(source), limits)
    if isinstance(made, Failure):
        return made
    outlet, titled = row.get(columns.outlet), bool(str(row.get(columns.title) or "").strip())
    return replace(made, media="text", outlet=str(outlet) if outlet else None, titled=titled)


def lay_out(above: Iterable[str], text: str) -> bytes:
    """A page of lines: what stands above (title, byline, time stamp), then the text, block by block."""
    return "\n".join((*(line for line in above if line), plain_lines(text))).encode("utf-8", "replace")


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
