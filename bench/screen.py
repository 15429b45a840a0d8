"""What the screens lose and save: python bench/screen.py [--pages FOLDER]

Over the shared sets: how many of the claims that thorough reading finds are found where only the sentences are parsed that
the screen wants, and how many stand in articles that the screen of articles wants. Then how quick the screen of articles is,
and what it lets through, over general news made by the grammar of `warcs.py` and, with `--pages`, over real pages (a folder
of .html or .html.gz files, such as that of the public article-extraction-benchmark).
"""

import argparse
import gzip
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ruler import SETS, code_set, shared_folder
from warcs import general_page

from communique.annotate.diplomacy import may_tell, tells_of_diplomacy
from communique.clean import clean_page
from communique.errors import SkipArticle
from communique.pipeline import Options
from communique.read import page_of
from communique.values.article import Failure

KINDS = ("engagements", "positions", "incidents", "people")
_GENERAL = 600


def main() -> int:
    """Print the figures. Exit status 1 where the shared folder is missing."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("sets", nargs="*", default=SETS, help="which sets (default: all)")
    options.add_argument("--pages", type=Path, help="a folder of real HTML pages of general news")
    asked = options.parse_args()
    shared = shared_folder(Path(__file__).parents[1])
    if shared is None:
        print("no ../shared/bench beside this checkout: nothing to measure", file=sys.stderr)
        return 1
    total: Counter[str] = Counter()
    for name in asked.sets:
        total += measure_set(shared / "bench" / name, name)
    show("all", total)
    dice = random.Random(1)
    measure_pages("general news of the grammar", [general_page(dice) for _ in range(_GENERAL)])
    if asked.pages:
        found = sorted(path for path in asked.pages.iterdir() if path.name.endswith((".html", ".html.gz")))
        measure_pages(
            "real pages", [gzip.decompress(p.read_bytes()) if p.suffix == ".gz" else p.read_bytes() for p in found]
        )
    return 0


def measure_set(folder: Path, name: str) -> Counter[str]:
    """Print what the screens lose of one set, and count it."""
    full, _ = code_set(folder, Options(thorough=True))
    screened, _ = code_set(folder, Options())
    counts: Counter[str] = Counter()
    for key, row in full.items():
        wanted = tells_of_diplomacy(row["text"]) and may_tell((folder / f"{key}.txt").read_bytes())
        kept = _claims(screened.get(key, {}))
        for kind, own in _claims(row):
            counts[kind] += 1
            counts["claims"] += 1
            counts["sentences"] += (kind, own) in kept
            counts["articles"] += wanted
            counts[f"{kind} kept"] += wanted
        counts["texts"] += 1
        counts["texts kept"] += wanted
    show(name, counts)
    return counts


def _claims(row: dict[str, Any]) -> set[tuple[str, str]]:
    return {(kind, claim["id"]) for kind in KINDS for claim in row.get(kind, ())}


def show(name: str, counts: Counter[str]) -> None:
    """One line of recalls."""
    claims = max(1, counts["claims"])
    kinds = ", ".join(f"{kind} {counts[f'{kind} kept'] / max(1, counts[kind]):.4f}" for kind in KINDS)
    print(
        f"{name:10} {claims:5} claims; sentences keep {counts['sentences'] / claims:.4f}; articles keep "
        f"{counts['articles'] / claims:.4f} ({kinds}), {counts['texts kept']} of {counts['texts']} texts"
    )


def measure_pages(name: str, pages: Sequence[bytes]) -> None:
    """Print how quick both looks are over pages, and what they let through."""
    may_tell(pages[0])
    began = time.process_time()
    raw = [page for page in pages if may_tell(page)]
    spent = time.process_time() - began
    began = time.process_time()
    texts = [text for page in pages if (text := _text(page))]
    cleaned = time.process_time() - began
    began = time.process_time()
    told = sum(map(tells_of_diplomacy, texts))
    quick = time.process_time() - began
    both = sum(tells_of_diplomacy(_text(page)) for page in raw)
    size = sum(map(len, pages)) / len(pages)
    print(
        f"{name}: {len(pages)} pages of {size / 1000:.0f} KB: {len(pages) / spent:.0f} a second by their bytes, "
        f"{len(raw) / len(pages):.1%} let through; {len(texts) / quick:.0f} a second by their text, "
        f"{told / len(pages):.1%} let through, of which the first look kept {both / max(1, told):.1%}; "
        f"cleaning takes {1000 * cleaned / len(pages):.0f} ms a page"
    )


def _text(content: bytes) -> str:
    page = page_of(content, "page", "page")
    if isinstance(page, Failure):
        return ""
    try:
        return clean_page(page).text
    except SkipArticle:
        return ""


if __name__ == "__main__":
    sys.exit(main())
