"""The article-extraction benchmark: python bench/extraction.py CHECKOUT [--worst N]

CHECKOUT is a checkout of scrapinghub/article-extraction-benchmark (html/*.html.gz, ground-truth.json). Prints F1,
precision and recall of the body lines over shingles of four words, as that benchmark measures them, and the speed.
"""

import argparse
import gzip
import json
import re
import time
from collections import Counter
from pathlib import Path

from communique.clean import clean_page
from communique.errors import SkipArticle
from communique.read import page_of
from communique.read.limits import Limits
from communique.values.article import Failure

_WORD = re.compile(r"\w+")
_SHINGLE = 4


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words of a text, counted; a shorter text is one run."""
    words = _WORD.findall(text)
    count = max(1, len(words) - _SHINGLE + 1)
    return Counter(run for i in range(count) if (run := tuple(words[i : i + _SHINGLE])))


def match(gold: str, told: str) -> tuple[float, float]:
    """Precision and recall of one page; NaN where one of them does not apply."""
    one, two = shingles(gold), shingles(told)
    hits = sum((one & two).values())
    precision = hits / two.total() if two else float("nan")
    recall = hits / one.total() if one else float("nan")
    return precision, recall


def body_of(path: Path) -> str:
    """The body lines that the clean stage finds in a page of the benchmark."""
    page = page_of(
        gzip.decompress(path.read_bytes()), path.name.removesuffix(".gz"), path.name, Limits(english_only=False)
    )
    if isinstance(page, Failure):
        return ""
    try:
        article = clean_page(page)
    except SkipArticle:
        return ""
    return "\n".join(line.text for line in article.lines if line.kind == "B")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("checkout", type=Path)
    options.add_argument("--worst", type=int, default=0, help="list the pages that lose most")
    args = options.parse_args()
    truth = json.loads((args.checkout / "ground-truth.json").read_text(encoding="utf-8"))
    start, rows = time.process_time(), []
    for key, gold in sorted(truth.items()):
        told = body_of(args.checkout / "html" / f"{key}.html.gz")
        rows.append((*match(gold.get("articleBody", ""), told), key, gold.get("url", "")))
    spent = time.process_time() - start
    precisions = [p for p, _, _, _ in rows if p == p]
    recalls = [r for _, r, _, _ in rows if r == r]
    precision, recall = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    f1 = 2 * precision * recall / (precision + recall)
    print(
        f"{len(rows)} pages  F1 {f1:.3f}  precision {precision:.3f}  recall {recall:.3f}  {1000 * spent / len(rows):.0f} ms a page"
    )
    for p, r, key, url in sorted(rows, key=lambda row: (row[0] if row[0] == row[0] else 0) + row[1])[: args.worst]:
        print(f"  precision {p:.2f} recall {r:.2f} {key[:10]} {url}")


if __name__ == "__main__":
    main()
