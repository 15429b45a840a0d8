"""Other programs on the same input, one row each: python bench/peers.py {cleaning,published,coding,reprints} [FOLDER]

    cleaning CHECKOUT     bodies of scrapinghub/article-extraction-benchmark: F1 over shingles, milliseconds a page
    published CHECKOUT    day of publication of adbar/htmldate's pages: share told right, milliseconds a page
    coding [SHARED]       the shared sets coded by a plain list of verbs over the same trees, scored by their own score.py
    reprints [SHARED]     copies made of releases (cut, framed, reworded) found again beside datasketch's MinHash

A peer that is not installed is named and left out; install for the measure alone:
pip install trafilatura==2.3.1 resiliparse==2.0.1 readability-lxml==0.9 htmldate==1.11.0 datasketch==2.0.0
Seconds are of the processor. What a peer raises counts as nothing found.
"""

import argparse
import gzip
import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from extraction import match
from plain_list import plain_records
from reprints import WAYS, by_house, by_minhash, judge, make_reports, ways_told
from ruler import load_ruler, score_set, shared_folder

from communique.clean import clean_page
from communique.errors import SkipArticle
from communique.pipeline import Options
from communique.read import page_of
from communique.read.limits import Limits
from communique.values.article import Article, Failure

ANYTHING = Limits(english_only=False)
SETS = ("written", "readouts", "releases")
PARTS = ("engagements", "positions", "incidents", "people")


@dataclass(frozen=True)
class Peer:
    """A program: the package it is installed as (None: this one) and what it makes of a page."""

    package: str | None
    make: Callable[[], Callable[[bytes], str]]

    def told(self) -> str:
        """Its name and version."""
        return f"{self.package} {version(self.package)}" if self.package else "communique"


def article_of(content: bytes) -> Article | None:
    """The page cleaned by the house, None where nothing is read of it."""
    page = page_of(content, "page.html", "page", ANYTHING)
    try:
        return None if isinstance(page, Failure) else clean_page(page)
    except SkipArticle:
        return None


def our_body(content: bytes) -> str:
    """The body lines of the clean stage."""
    article = article_of(content)
    return "" if article is None else "\n".join(line.text for line in article.lines if line.kind == "B")


def our_day(content: bytes) -> str:
    """The day of publication that the clean stage tells, nothing where it tells a month or none."""
    article = article_of(content)
    return article.published.value if article is not None and article.published is not None else ""


def by_trafilatura() -> Callable[[bytes], str]:
    """Its plain call, without comments, as its own row of that benchmark has it."""
    from trafilatura import extract

    return lambda content: extract(content, include_comments=False) or ""


def by_resiliparse() -> Callable[[bytes], str]:
    """Its main content as text."""
    from resiliparse.extract.html2text import extract_plain_text

    return lambda content: extract_plain_text(content.decode("utf-8", "replace"), main_content=True)


def by_readability() -> Callable[[bytes], str]:
    """Its summary, the marks taken off."""
    from lxml.html import fromstring
    from readability import Document

    return lambda content: str(fromstring(Document(content.decode("utf-8", "replace")).summary()).text_content())


def by_htmldate(*, extensive: bool) -> Callable[[bytes], str]:
    """Its day of first publication."""
    from htmldate import find_date

    return lambda content: find_date(content, original_date=True, extensive_search=extensive) or ""


BODIES = (
    Peer(None, lambda: our_body),
    Peer("trafilatura", by_trafilatura),
    Peer("resiliparse", by_resiliparse),
    Peer("readability-lxml", by_readability),
)
DAYS = (
    Peer(None, lambda: our_day),
    Peer("htmldate", lambda: by_htmldate(extensive=True)),
    Peer("htmldate", lambda: by_htmldate(extensive=False)),
)


def answers(peers: tuple[Peer, ...], pages: list[bytes]) -> Iterator[tuple[str, list[str], float]]:
    """Of each peer its name, what it makes of every page, and milliseconds a page after a warm-up of three."""
    for peer in peers:
        try:
            name, read = peer.told(), peer.make()
        except (PackageNotFoundError, ImportError):
            print(f"{peer.package}: not installed", file=sys.stderr)
            continue
        for page in pages[:3]:
            _safely(read, page)
        began = time.process_time()
        told = [_safely(read, page) for page in pages]
        yield name, told, 1000 * (time.process_time() - began) / len(pages)


def _safely(read: Callable[[bytes], str], page: bytes) -> str:
    try:
        return read(page)
    except Exception:  # noqa: BLE001 - another's program on hostile pages
        return ""


def cleaning(checkout: Path) -> None:
    """A row for each program: F1, precision and recall of bodies, milliseconds."""
    truth = json.loads((checkout / "ground-truth.json").read_text(encoding="utf-8"))
    keys = sorted(truth)
    pages = [gzip.decompress((checkout / "html" / f"{key}.html.gz").read_bytes()) for key in keys]
    print(f"{len(pages)} pages\n| program | F1 | precision | recall | ms a page |\n|---|---|---|---|---|")
    for name, told, spent in answers(BODIES, pages):
        found = [match(truth[key].get("articleBody", ""), body) for key, body in zip(keys, told, strict=True)]
        precision, recall = (_mean([pair[i] for pair in found]) for i in (0, 1))
        f1 = 2 * precision * recall / (precision + recall)
        print(f"| {name} | {f1:.3f} | {precision:.3f} | {recall:.3f} | {spent:.0f} |", flush=True)


def _mean(values: list[float]) -> float:
    told = [value for value in values if value == value]
    return sum(told) / len(told)


def published(checkout: Path) -> None:
    """A row for each program: how many days are right, how many wrong, how many not told, milliseconds."""
    tests = checkout / "tests"
    truth: dict[str, Any] = {}
    for name in ("eval_mediacloud_2020.json", "eval_default.json"):
        truth |= json.loads((tests / name).read_text(encoding="utf-8"))
    laid = [(row["date"], _page_file(tests, row["file"])) for row in truth.values()]
    pages = [(day, path.read_bytes()) for day, path in laid if path is not None]
    print(
        f"{len(pages)} of {len(truth)} pages\n| program | right | wrong | not told | ms a page |\n|---|---|---|---|---|"
    )
    for name, told, spent in answers(DAYS, [page for _, page in pages]):
        right = sum(day == found for (day, _), found in zip(pages, told, strict=True))
        none = sum(not found for found in told)
        count = len(pages)
        print(
            f"| {name} | {right / count:.3f} | {(count - right - none) / count:.3f} | {none / count:.3f} | {spent:.0f} |",
            flush=True,
        )


def _page_file(tests: Path, name: str) -> Path | None:
    places = (tests / folder / name for folder in ("test_set", "cache", "eval"))
    return next((path for path in places if path.is_file()), None)


def coding(shared: Path) -> None:
    """Strict F1 by part and set: this program, and the plain list over the same sentences and trees."""
    print("| set | program |", " | ".join(f"{part} F1 | strict" for part in PARTS), "|")
    print("|---|---|" + "---|---|" * len(PARTS))
    ruler = load_ruler(shared)
    for name in SETS:
        folder = shared / "bench" / name
        rows = {
            "communique": score_set(shared, name, Options()),
            "verb list": ruler.score(folder, plain_records(folder))[0],
        }
        for program, result in rows.items():
            told = (f"{result[part]['f1']:.2f} | {result[part]['strict_f1']:.2f}" for part in PARTS)
            print(f"| {name} | {program} |", " | ".join(told), "|", flush=True)


def reprints(shared: Path, count: int = 600) -> None:
    """A row for each program: pairs of a release and its copy found, by the way the copy was made; milliseconds a text."""
    texts, known = make_reports(shared, count)
    print(
        f"{len(texts)} texts, {len(known)} copies\n| program | precision | recall |", " | ".join(sorted(WAYS)), "| ms |"
    )
    print("|---|---|---|" + "---|" * (len(WAYS) + 1))
    for package, find in ((None, by_house), ("datasketch", by_minhash)):
        try:
            name = Peer(package, lambda: str).told()
            began = time.process_time()
            found = find(texts)
        except (PackageNotFoundError, ImportError):
            print(f"{package}: not installed", file=sys.stderr)
            continue
        spent = 1000 * (time.process_time() - began) / len(texts)
        told = judge(found, known)
        print(f"| {name} | {told.precision:.3f} | {told.recall:.3f} |", " | ".join(ways_told(told)), f"| {spent:.1f} |")


def main() -> int:
    """Print the rows asked for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("what", choices=("cleaning", "published", "coding", "reprints"))
    options.add_argument("folder", type=Path, nargs="?", default=shared_folder(Path(__file__).parents[1]))
    asked = options.parse_args()
    if asked.folder is None:
        print("name the folder that holds the data", file=sys.stderr)
        return 2
    ways = {"cleaning": cleaning, "published": published, "coding": coding, "reprints": reprints}
    ways[asked.what](asked.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
