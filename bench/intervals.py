"""Record score, part scores and fields of the shared sets, each with the interval that its few articles leave open.

    python bench/intervals.py [SET...] [--coded FOLDER]

Every article is scored once by the sets' own score.py; articles are then drawn with replacement 1,000 times (one seed)
and the tallies added up anew. An interval holds the middle 95 % of what came out: it tells how far another draw of
articles of the same kind may lie, not how far articles of another kind may.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from ruler import SETS, kept_codings, score_articles, shared_folder

PARTS = ("engagements", "positions", "incidents", "people")
SHOWN = ("engagements", "main_engagements", "positions", "incidents", "people")
FIELDS = (
    ("engagements", "level"), ("engagements", "participants"), ("engagements", "place"), ("engagements", "date"),
    ("positions", "actors"), ("positions", "act"), ("positions", "speaker"), ("positions", "target"),
    ("positions", "topics"), ("incidents", "kind"), ("incidents", "date"), ("people", "country"), ("people", "post"),
)  # fmt: skip
DRAWS, SEED, MIDDLE = 1000, 20221012, 95
Tally = Mapping[str, float]
Table = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure over all articles with the ends of its interval."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.3f} ({self.low:.2f}–{self.high:.2f})"


def tally_of(result: Mapping[str, Any], body: Mapping[str, int]) -> Tally:
    """What one article adds to every count of its set, won back from its figures of three decimals."""
    counts: dict[str, float] = {**body, "articles": 1, "published": result["published"]}
    for part in SHOWN:
        row = result[part]
        both = row["gold"] + row["coded"]
        found = round(row["recall"] * row["gold"])
        counts[f"{part} both"] = both
        counts[f"{part} found"] = found
        counts[f"{part} f1"] = 2 * found
        counts[f"{part} strict"] = 2 * round(row["strict_f1"] * both / 2)
        counts.update({f"{part} {field}": value * found for field, value in row["fields"].items()})
    return counts


def body_of(folder: Path, name: str, told: str) -> dict[str, int]:
    """Characters of the body by the coding and by the program, as score.py counts them."""
    text = (folder / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    gold = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))["lines"]
    lines = [line for line in text if line.strip()]
    both = list(zip(lines, gold, told.ljust(len(lines), "?"), strict=False))
    return {
        "body both": sum(len(line) * ((g == "B") + (p == "B")) for line, g, p in both),
        "body hit": sum(2 * len(line) * (g == p == "B") for line, g, p in both),
    }


def add_up(tallies: Sequence[Tally]) -> tuple[list[str], Table]:
    """The counts as a table, an article a row."""
    names = sorted({name for tally in tallies for name in tally})
    return names, np.array([[tally.get(name, 0.0) for name in names] for tally in tallies])


def figures(names: Sequence[str], sums: Table) -> dict[str, Table]:
    """Every figure for every row of added-up counts."""
    column = {name: sums[:, i] for i, name in enumerate(names)}

    def share(part: str, whole: str) -> Table:
        nothing = np.ones(len(sums))
        return np.divide(column.get(part, 0 * nothing), column[whole], out=nothing, where=column[whole] > 0)

    found = {"body": share("body hit", "body both"), "published": share("published", "articles")}
    for part in SHOWN:
        found[f"{part} F1"] = share(f"{part} f1", f"{part} both")
        found[f"{part} strict"] = share(f"{part} strict", f"{part} both")
    found |= {f"{part}: {field}": share(f"{part} {field}", f"{part} found") for part, field in FIELDS}
    record = np.mean([found["body"], *(found[f"{part} strict"] for part in PARTS)], axis=0)
    return {"record": record, **found}


def intervals(tallies: Sequence[Tally], draws: int = DRAWS, seed: int = SEED) -> dict[str, Interval]:
    """Each figure over all articles, with the middle of what resampled articles give."""
    names, table = add_up(tallies)
    times = np.random.default_rng(seed).multinomial(len(table), [1 / len(table)] * len(table), size=draws)
    whole, drawn = figures(names, table.sum(axis=0, keepdims=True)), figures(names, times @ table)
    rest = (100 - MIDDLE) / 2
    return {
        name: Interval(float(value[0]), *(float(end) for end in np.percentile(drawn[name], (rest, 100 - rest))))
        for name, value in whole.items()
    }


def measure(shared: Path, name: str, keep: Path | None) -> tuple[int, dict[str, Interval]]:
    """How many articles a set has, and its figures."""
    records, folder = kept_codings(shared, name, keep), shared / "bench" / name
    results = score_articles(shared, name, records)
    tallies = [
        tally_of(result, body_of(folder, article, records.get(article, {}).get("lines", "")))
        for article, result in results.items()
    ]
    return len(tallies), intervals(tallies)


def main() -> int:
    """Print the table, a figure a row. Exit status 1 where the shared folder is missing."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("sets", nargs="*", default=SETS, help="which sets (default: all)")
    options.add_argument("--coded", type=Path, help="a folder that keeps the codings for the next script")
    asked = options.parse_args()
    shared = shared_folder(Path(__file__).parents[1])
    if shared is None:
        print("no ../shared/bench beside this checkout: nothing to measure", file=sys.stderr)
        return 1
    measured = {name: measure(shared, name, asked.coded) for name in asked.sets}
    print("| figure | " + " | ".join(f"{name} ({count})" for name, (count, _) in measured.items()) + " |")
    print("|---|" + "---|" * len(measured))
    for figure in next(iter(measured.values()))[1]:
        print(f"| {figure} | " + " | ".join(str(found[figure]) for _, found in measured.values()) + " |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
