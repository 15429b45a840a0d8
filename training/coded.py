"""Releases of the corpora that were coded by the manual to learn from, kept by address: no word of theirs is in the project.

`coded.jsonl` holds a record a line: the address, the codings, and of every text its place (first and last character) in
the release as `release_text` lays it out. With the corpora at hand (`../shared/corpus`) the texts come back. A release
that says what a text kept for measuring says is never learned from, whatever its title: packing leaves it out.

    python -m training.coded FOLDER        pack FOLDER/*.txt and *.json into coded.jsonl
    python -m training.coded --to FOLDER   unpack them, to score or to read
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha1
from pathlib import Path
from typing import Any

from lxml import html

CODED = Path(__file__).with_name("coded.jsonl")
CORPORA = Path(__file__).parents[2] / "shared/corpus"
KEPT = CORPORA.parent / "bench/blind"
FILES = ("state-2021-2022.jsonl.gz", "whitehouse-2021-2022.jsonl.gz", "kcna-2024.jsonl.gz")
_BLOCKS = ("p", "li", "h1", "h2", "h3", "h4", "blockquote")


def coded_releases(corpora: Path = CORPORA) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Name, text and codings of each release; nothing where the corpora are not at hand."""
    rows = _rows(corpora)
    for line in CODED.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        row = rows.get(record["source_url"])
        if row is not None:
            text = release_text(row)
            yield record["id"], text, _unpacked(record, text)


def release_text(row: Mapping[str, str]) -> str:
    """A release as plain text: title, byline and time stamp (where it has any), then a paragraph a line."""
    head = [row["title"]]
    if "html" in row:
        head += [row["byline"] or row["outlet"], row["published"].replace("T", " ").replace("Z", " UTC")]
    return "\n".join([*head, *_paragraphs(row)]) + "\n"


def _paragraphs(row: Mapping[str, str]) -> list[str]:
    if "html" not in row:
        return [line.strip() for line in row["text"].split("\n") if line.strip()]
    found = []
    for block in html.fromstring(f"<div>{row['html']}</div>").iter(*_BLOCKS):
        text = re.sub(r"\s+", " ", block.text_content()).strip()
        if text and not any(inner.tag == "p" for inner in block.iter() if inner is not block):
            found.append(text)
    return found


@cache
def _rows(corpora: Path) -> dict[str, dict[str, str]]:
    found = {}
    for name in FILES:
        path = corpora / name
        if path.exists():
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                found.update({row["url"]: row for row in map(json.loads, lines)})
    return found


def _unpacked(record: dict[str, Any], text: str) -> dict[str, Any]:
    for kind in ("positions", "incidents"):
        for claim in record[kind]:
            start, end = claim.pop("at")
            claim["text"] = text[start:end]
    return record


def _packed(record: dict[str, Any], text: str) -> dict[str, Any]:
    for kind in ("positions", "incidents"):
        for claim in record[kind]:
            start = text.index(claim["text"])
            claim["at"] = [start, start + len(claim.pop("text"))]
    return record


def pack(folder: Path, corpora: Path = CORPORA, kept: Path = KEPT) -> int:
    """Write the codings of a folder to `coded.jsonl`; how many.

    Left out are texts that the corpora do not give back word for word, and those told again in a text of `kept`.
    """
    rows, lines = _rows(corpora), []
    measured = [_runs(path.read_text(encoding="utf-8")) for path in sorted(kept.glob("*.txt"))]
    for path in sorted(folder.glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        row = rows.get(record["source_url"])
        if row is not None and release_text(row) == text and not _told_in(text, measured):
            record["id"] = f"release-{sha1(record['source_url'].encode()).hexdigest()[:10]}"
            lines.append(json.dumps(_packed(record, text), ensure_ascii=False, sort_keys=True))
    CODED.write_text("\n".join(sorted(lines, key=lambda line: json.loads(line)["id"])) + "\n", encoding="utf-8")
    return len(lines)


def _told_in(text: str, others: Sequence[frozenset[tuple[str, ...]]]) -> bool:
    """Whether over half of the shorter text's runs of six words stand in the other one, for any of the others."""
    own = _runs(text)
    return any(2 * len(own & other) > min(len(own), len(other)) for other in others)


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9]+", text.lower())
    return frozenset(zip(*(words[i:] for i in range(6)), strict=False))


def unpack(folder: Path) -> int:
    """Write texts and codings as pairs of files; how many."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for name, text, record in coded_releases():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        (folder / f"{name}.json").write_text(json.dumps(record, ensure_ascii=False, indent=1), encoding="utf-8")
        count += 1
    return count


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--to", action="store_true")
    args = options.parse_args()
    print(unpack(args.folder) if args.to else pack(args.folder), "releases")


if __name__ == "__main__":
    main()
