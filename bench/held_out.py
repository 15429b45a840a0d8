"""Scores of each coded set by weights that were fitted on the other sets alone: `python bench/held_out.py [SET...]`.

With `--parser accurate` all trees, those that the weights are fitted on too, are the accurate parser's.

The scorers of positions and of incidents are fitted anew without the set that is then coded (as training/positions.py
and training/incidents.py fit them, with the news in training/news and the coded releases of training/coded.py,
thresholds as shipped); all else, rules and words among it, is as shipped. Needs scikit-learn. The line tagger has its
own figures over articles left out: `python -m training.lines SHARED --cross`.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

from ruler import score_set, shared_folder

from communique.annotate.syntax import parse_article
from communique.extract import incidents_scorer, positions_scorer
from communique.language.parsers import DEFAULT_PARSER, PARSERS
from communique.pipeline import Options
from communique.values.article import Article
from communique.values.syntax import Tree

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from training import incidents, positions  # noqa: E402 - the scripts that fit lie beside the package, not in it

SETS = ("seeds", "written", "readouts", "pages", "releases")
PARTS = ("engagements", "positions", "incidents", "people")


def positions_without(name: str, articles: list[Any], examples: list[Any]) -> dict[str, positions_scorer.Weights]:
    """The scorers of positions, one for each writer, fitted without a set."""
    found = {}
    for writer in positions.FILES:
        told_for = positions.weighed(examples, articles, writer)
        known = [example for example in told_for if articles[example.article].folder != name]
        found[writer] = positions_scorer.from_table(positions.fit(known, positions_scorer.weights(writer).least))
    return found


def incidents_without(name: str, articles: dict[str, list[incidents.Coded]]) -> incidents_scorer.Weights:
    """The scorer of incidents fitted, and its chances calibrated, without a set."""
    known = [article for other, found in articles.items() if other != name for article in found]
    return incidents.weigh(known, incidents.own_rows())


def score_with(
    shared: Path, name: str, told: dict[str, positions_scorer.Weights], done: incidents_scorer.Weights
) -> dict[str, Any]:
    """score.py's result for a set coded with other weights than those shipped."""
    with (
        patch("communique.extract.positions.weights", told.__getitem__),
        patch("communique.extract.incidents.weights", return_value=done),
        patch("communique.extract.incidents_scorer.weights", return_value=done),
    ):
        return score_set(shared, name, Options())


def main() -> int:
    """Print a row a set: record and strict scores with all weights, and with those that never saw the set."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("sets", nargs="*", default=SETS)
    options.add_argument("--parser", choices=PARSERS, default=DEFAULT_PARSER)
    asked = options.parse_args()
    shared = shared_folder(ROOT)
    if shared is None:
        print("no ../shared/bench beside this checkout: nothing to measure", file=sys.stderr)
        return 1

    def parse(article: Article, *, thorough: bool = False, **_: Any) -> Tree:
        return parse_article(article, thorough=thorough, parser=asked.parser)

    with patch("communique.annotate.annotate.parse_article", parse):
        print_rows(shared, asked.sets)
    return 0


def print_rows(shared: Path, sets: Sequence[str]) -> None:
    """The table of the sets named."""
    articles = positions.read(shared / "bench" / name for name in SETS) + positions.learned()
    examples = positions.all_examples(articles)
    rows = {name: incidents.read([shared / "bench" / name]) for name in SETS}
    rows["learned beside"] = incidents.learned()
    print("| set | record | record, set held out | " + " | ".join(f"{p} | {p}, held out" for p in PARTS[1:3]) + " |")
    print("|---|" + "---|" * 6)
    for name in sets:
        whole = score_set(shared, name, Options())
        told, done = positions_without(name, articles, examples), incidents_without(name, rows)
        held = score_with(shared, name, told, done)
        cells = [f"{row['record_score']:.3f}" for row in (whole, held)]
        cells += [f"{row[part]['strict_f1']:.3f}" for part in PARTS[1:3] for row in (whole, held)]
        print(f"| {name} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    sys.exit(main())
