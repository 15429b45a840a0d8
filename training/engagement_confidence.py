"""Fits the weights by which an engagement's confidence is told, and says how well they are calibrated.

    python -m training.engagement_confidence [../shared/bench] [--out PATH]

Every engagement that the program finds in the open sets, the news in training/news and the coded releases of
`training/coded.py` is a row, right when score.py calls it a strict hit. A log-linear model with an L2 penalty is fitted
over the marks of `engagements_marks.py`; those seen in fewer than three rows are left out. Figures over articles left
out are printed before the weights of all rows are written. The same input gives the same file. Needs scikit-learn.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from communique.annotate import annotate_article
from communique.clean import clean_page
from communique.extract.engagements import extract_engagements
from communique.extract.engagements_marks import marks_of
from communique.resolve import resolve_article
from communique.values.article import Page

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))

from calibration import expected_error
from ruler import load_ruler

from training.coded import CORPORA, coded_releases

SETS = ("pages", "readouts", "releases", "seeds", "written")
NEWS = Path(__file__).with_name("news")
OUT = Path(__file__).parents[1] / "src/communique/extract/engagements_confidence.json"
FOLDS = 5
SEEN = 3  # rows in which a mark must stand to be given a weight
STRENGTH = 0.08  # inverse of the L2 penalty
LEAST = 0.5  # what the surest engagement of a page must reach: as likely right as wrong


@dataclass(frozen=True, slots=True)
class Row:
    """An engagement found: its article and set, how many the coder saw in the article, its marks, found, right."""

    article: str
    set: str
    coded: int
    marks: frozenset[str]
    found: bool
    right: bool


def rows_of(bench: Path) -> list[Row]:
    """Every engagement found in the texts to learn from."""
    ruler = load_ruler(bench.parent)
    folders = [(name, bench / name) for name in SETS] + [("news", NEWS)]
    pages = [
        (name, path.stem, path.read_text(encoding="utf-8"), json.loads(path.with_suffix(".json").read_text("utf-8")))
        for name, folder in folders
        for path in sorted(folder.glob("*.txt"))
    ]
    pages += [("coded releases", name, text, gold) for name, text, gold in coded_releases(CORPORA)]
    return [row for page in pages for row in _rows(ruler, *page)]


def _rows(ruler: Any, name: str, article: str, text: str, gold: dict[str, Any]) -> Iterator[Row]:
    page = Page(article, article, text.encode(), "text", "utf-8")
    understood = resolve_article(annotate_article(clean_page(page)))
    coded = gold["engagements"]
    claims = [_plain(claim) for claim in extract_engagements(understood, ())]
    known = {id(guess): one for one, guess in ruler.pair_up(coded, claims, ruler.like_engagement, 0.45)}
    for claim, happening in zip(claims, understood.happenings, strict=True):
        one = known.get(id(claim))
        right = one is not None and _strict(ruler, one, claim)
        yield Row(article, name, len(coded), marks_of(understood, happening), one is not None, right)


def _plain(claim: Any) -> dict[str, Any]:
    fields = ("parties", "status", "format", "date", "participants")
    return {name: list(value) if isinstance(value := getattr(claim, name), tuple) else value for name in fields}


def _strict(ruler: Any, known: dict[str, Any], guess: dict[str, Any]) -> bool:
    same = all(known[name] == guess[name] for name in ("parties", "status", "format"))
    return same and ruler.same_date(known["date"], guess["date"]) >= 0.5


def fit(rows: Sequence[Row]) -> tuple[dict[str, float], float]:
    """A weight for each mark, and the bias."""
    counts = Counter(mark for row in rows for mark in row.marks)
    words = sorted(mark for mark, count in counts.items() if count >= SEEN)
    table = CountVectorizer(analyzer=lambda row: row.marks, vocabulary=words).transform(rows)
    model = LogisticRegression(C=STRENGTH, max_iter=3000).fit(table, np.array([float(row.right) for row in rows]))
    found = {mark: round(float(weight), 3) for mark, weight in zip(words, model.coef_[0], strict=True)}
    return {mark: weight for mark, weight in found.items() if weight}, round(float(model.intercept_[0]), 3)


def chances(marks: dict[str, float], bias: float, rows: Sequence[Row]) -> np.ndarray:
    """The chance of each row under some weights."""
    odds = np.array([bias + sum(marks.get(mark, 0.0) for mark in row.marks) for row in rows])
    return 1 / (1 + np.exp(-odds))


def left_out(rows: Sequence[Row]) -> np.ndarray:
    """The chance of each row from weights fitted without its article."""
    told = np.zeros(len(rows))
    for learn, test in GroupKFold(FOLDS).split(rows, groups=[row.article for row in rows]):
        told[test] = chances(*fit([rows[i] for i in learn]), [rows[i] for i in test])
    return told


def held_out_confidence(bench: Path) -> list[tuple[float, bool]]:
    """Confidence of each engagement by weights that never saw its article, and whether it is right."""
    rows = rows_of(bench)
    return [(float(chance), row.right) for row, chance in zip(rows, left_out(rows), strict=True)]


def report(rows: Sequence[Row], told: np.ndarray) -> None:
    """Area under the curve and calibration error by set, and what leaving doubted pages out does."""
    for name in (*dict.fromkeys(row.set for row in rows), "all"):
        own = [(row, chance) for row, chance in zip(rows, told, strict=True) if name in ("all", row.set)]
        truth = [row.right for row, _ in own]
        area = roc_auc_score(truth, [chance for _, chance in own]) if len(set(truth)) > 1 else float("nan")
        surest: dict[str, float] = {}
        for row, chance in own:
            surest[row.article] = max(chance, surest.get(row.article, 0.0))
        gone = [row for row, _ in own if surest[row.article] < LEAST]
        error = expected_error([(float(chance), row.right) for row, chance in own])
        print(
            f"{name:16}{len(own):6} claims, {np.mean(truth):.3f} right, area {area:.3f}, calibration error {error:.3f}; "
            f"doubted {len(gone)}, of them found {sum(row.found for row in gone)}, right {sum(row.right for row in gone)}, "
            f"alarms {len({row.article for row in gone if not row.coded})}"
        )


def main() -> None:
    """Fit, print the figures over articles left out, write the weights."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("bench", type=Path, nargs="?", default=CORPORA.parent / "bench")
    options.add_argument("--out", type=Path, default=OUT)
    asked = options.parse_args()
    rows = rows_of(asked.bench)
    report(rows, left_out(rows))
    marks, bias = fit(rows)
    table = {"bias": bias, "least": LEAST, "marks": marks}
    asked.out.write_text(json.dumps(table, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
