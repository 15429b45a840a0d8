"""Reads the public-domain releases whose words the word vectors are counted from."""

from __future__ import annotations

import gzip
import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

# The two houses whose releases are in the public domain (works of the United States government),
# with the prefix that files of the benchmark made from them bear.
_HOUSES = {"state-2021-2022.jsonl.gz": "state", "whitehouse-2021-2022.jsonl.gz": "wh"}

_BLOCK = re.compile(r"<(?:p|br|h\d|li|div|tr)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]+>")
_FILE = re.compile(r"(?P<house>state|wh)-(?P<day>\d{4}-\d\d-\d\d)-(?P<slug>.+)")


class Release(NamedTuple):
    """A release: the house that gave it out, the day (ISO), and its lines of text."""

    house: str
    day: str
    slug: str
    lines: tuple[str, ...]


def read_releases(corpus: Path, benchmark: Path) -> Iterator[Release]:
    """Yield the releases of a folder, but none that the benchmark may have been made from.

    Only the names of the benchmark's files are looked at: a release is left out where a file of the
    same house and day begins with the same words as its title, or where no title fits that file at all.
    """
    releases = [release for name, house in _HOUSES.items() for release in _read(corpus / name, house)]
    apart = [match for path in benchmark.glob("*/*.txt") if (match := _FILE.fullmatch(path.stem))]
    left_out: set[Release] = set()
    for match in apart:
        same_day = [r for r in releases if (r.house, r.day) == (match["house"], match["day"])]
        left_out.update([r for r in same_day if r.slug[:12] == _squeeze(match["slug"])[:12]] or same_day)
    yield from (release for release in releases if release not in left_out)


def _read(path: Path, house: str) -> Iterator[Release]:
    with gzip.open(path, "rt", encoding="utf8") as rows:
        for row in rows:
            release = json.loads(row)
            lines = tuple(line for part in _BLOCK.split(release["html"]) if (line := _clean(part)))
            yield Release(house, release["published"][:10], _squeeze(release["title"]), lines)


def _clean(part: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", part)).split())


def _squeeze(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())
