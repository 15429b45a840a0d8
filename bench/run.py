"""make bench: the score of every shared set in one table, then articles a second and peak memory."""

import argparse
import contextlib
import gzip
import html
import json
import os
import re
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruler import OURS, SETS, score_set, shared_folder

from communique.compiled import OFF, state
from communique.errors import SkipArticle
from communique.language.parsers import DEFAULT_PARSER, PARSERS
from communique.pipeline import Options, code_page, spare_collector
from communique.values.article import Page

PARTS = ("engagements", "main_engagements", "positions", "incidents", "people")
WORDS = 350
PASSES = 3
MET, READ = 220, 200  # articles read before those that are timed once, and those


def main() -> int:
    """Print the tables. Exit status 1 where the shared folder is missing."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("sets", nargs="*", default=(*SETS, *OURS), help="which sets (default: all)")
    options.add_argument("--thorough", action="store_true", help="parse every sentence")
    options.add_argument("--parser", choices=PARSERS, default=DEFAULT_PARSER, help="which parser")
    options.add_argument("--articles", type=int, default=150, help="how many texts of the State corpus are timed")
    options.add_argument("--json", type=Path, help="also write the figures to this file")
    asked = options.parse_args()
    shared = shared_folder(Path(__file__).parents[1])
    if shared is None:
        print("no ../shared/bench beside this checkout: nothing to measure", file=sys.stderr)
        return 1
    results = {
        name: score_set(shared, name, Options(thorough=asked.thorough, parser=asked.parser)) for name in asked.sets
    }
    print_scores(results)
    ways = {mode: Options(thorough=mode == "all sentences", parser=asked.parser) for mode in MODES}
    speed = {mode: time_corpus(shared, asked.articles, way) for mode, way in ways.items()}
    for mode, rate in speed.items():
        print(f"{mode}: {rate:.1f} articles of {WORDS} words a second, one process, start-up excluded")
    once = time_once(shared, ways[MODES[0]])
    print(f"{MODES[0]}, each article read once: {once:.1f} a second, after {MET} others")
    print(f"compiled modules: {f'not used, {OFF} is set' if os.environ.get(OFF) else state() or 'used'}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory: {peak:.0f} MB")
    if asked.json:
        asked.json.write_text(json.dumps({"scores": results, "speed": speed, "once": once, "peak_mb": peak}, indent=1))
    return 0


MODES = ("sentences that matter", "all sentences")


def print_scores(results: dict[str, dict[str, Any]]) -> None:
    """One row a set: record score, body, published, strict F1 by part, then the fields by part."""
    print(f"{'set':10}{'record':>8}{'body':>7}{'lines':>7}{'publ.':>7}" + "".join(f"{p[:10]:>12}" for p in PARTS))
    for name, row in results.items():
        cleaning = row["cleaning"]
        print(
            f"{name:10}{row['record_score']:8.3f}{cleaning['body_f1']:7.3f}{cleaning['line_accuracy']:7.3f}"
            f"{row['published']:7.3f}" + "".join(f"{row[part]['strict_f1']:12.3f}" for part in PARTS)
        )
    for name, row in results.items():
        print(f"\n{name}: false alarms on {row['false_alarms']}; {len(row['failures'])} not coded")
        for part in PARTS:
            found = row[part]
            fields = " ".join(f"{key} {value:.2f}" for key, value in found["fields"].items())
            print(f"  {part:17}P {found['precision']:.3f} R {found['recall']:.3f} F1 {found['f1']:.3f}  {fields}")


def time_corpus(shared: Path, count: int, options: Options) -> float:
    """Articles a second over texts of the State corpus cut to 350 words, after a warm-up of ten.

    The best of three passes: on a shared machine the least disturbed one says most of the program.
    """
    spare_collector()  # as the command line does
    pages = list(corpus_pages(shared, count + 10))
    for page in pages[:10]:
        _code(page, options)
    return max(_pass(pages[10:], options) for _ in range(PASSES))


def time_once(shared: Path, options: Options) -> float:
    """Articles a second over texts of the State corpus that were not read before, as a long run meets them."""
    spare_collector()
    pages = list(corpus_pages(shared, MET + READ))
    _pass(pages[:MET], options)
    return _pass(pages[MET:], options)


def _pass(pages: list[Page], options: Options) -> float:
    began = time.process_time()
    for page in pages:
        _code(page, options)
    return len(pages) / (time.process_time() - began)


def _code(page: Page, options: Options) -> None:
    with contextlib.suppress(SkipArticle):
        code_page(page, options)


def corpus_pages(shared: Path, count: int) -> Iterator[Page]:
    """The first texts of the State corpus that hold at least 350 words, cut to them, as pages of lines."""
    with gzip.open(shared / "corpus" / "state-2021-2022.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            row = json.loads(line)
            text = html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"</p>|<br ?/?>", "\n", row["html"])))
            words = list(re.finditer(r"\S+", text))
            if len(words) < WORDS:
                continue
            body = f"{row['title']}\n{row['published']}\n{text[: words[WORDS - 1].end()]}"
            yield Page(row["url"], f"state-{number}", body.encode(), "text", "utf-8")
            count -= 1
            if not count:
                return


if __name__ == "__main__":
    sys.exit(main())
