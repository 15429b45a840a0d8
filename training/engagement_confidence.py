"""Fits the weights by which an engagement's confidence is told, and says how well they are calibrated.

Run from the project's root: `.venv/bin/python -m training.engagement_confidence ../shared/bench`. Logistic regression
with an L2 penalty over the traits of `engagements_confidence.py`; a claim is right when score.py calls it a strict
hit. The same input gives the same weights.
"""

import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

from communique.annotate import annotate_article
from communique.clean import clean_page
from communique.extract.engagements import extract_engagements
from communique.extract.engagements_confidence import traits_of
from communique.resolve import resolve_article
from communique.values.article import Page

SETS = ("pages", "readouts", "releases", "seeds", "written")
WEIGHTS = Path("src/communique/extract/engagements_confidence.json")
FOLDS, ROUNDS, RATE, PENALTY = 5, 4000, 0.5, 0.01


def main(bench: Path) -> None:
    """Fit, print the calibration by cross-validation, write the weights."""
    rows = [row for name in SETS for path in sorted((bench / name).glob("*.txt")) for row in _claims(bench, path)]
    names = list(rows[0][0])
    told = np.array([[float(traits[name]) for name in names] for traits, _ in rows])
    right = np.array([float(hit) for _, hit in rows])
    print(f"{len(rows)} claims, {right.mean():.3f} right, calibration error {_calibration(told, right):.3f}")
    weights = dict(zip(names, (round(float(w), 3) for w in _fit(told, right)), strict=True))
    WEIGHTS.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


def _claims(bench: Path, path: Path) -> list[tuple[dict[str, bool], bool]]:
    """The traits of every engagement that the program finds in a text, and whether it is right."""
    ruler = _ruler(bench)
    gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["engagements"]
    page = Page(str(path), path.stem, path.read_bytes(), "text", "utf-8")
    understood = resolve_article(annotate_article(clean_page(page)))
    claims = [_plain(claim) for claim in extract_engagements(understood, ())]
    pairs = ruler.pair_up(gold, claims, ruler.like_engagement, 0.45)
    hits = {id(guess) for known, guess in pairs if _strict(ruler, known, guess)}
    traits = [dict(traits_of(understood, happening)) for happening in understood.happenings]
    return [(trait, id(claim) in hits) for trait, claim in zip(traits, claims, strict=True)]


def _plain(claim: Any) -> dict[str, Any]:
    fields = ("parties", "status", "format", "date", "participants")
    return {name: list(value) if isinstance(value := getattr(claim, name), tuple) else value for name in fields}


def _strict(ruler: Any, known: dict[str, Any], guess: dict[str, Any]) -> bool:
    same = all(known[name] == guess[name] for name in ("parties", "status", "format"))
    return same and ruler.same_date(known["date"], guess["date"]) >= 0.5


def _ruler(bench: Path) -> Any:
    spec = importlib.util.spec_from_file_location("ruler", bench / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _fit(told: np.ndarray, right: np.ndarray) -> np.ndarray:
    weights = np.zeros(told.shape[1])
    for _ in range(ROUNDS):
        error = 1 / (1 + np.exp(-told @ weights)) - right
        weights -= RATE * (told.T @ error / len(right) + PENALTY * weights)
    return weights


def _calibration(told: np.ndarray, right: np.ndarray, least: int = 50) -> float:
    """Expected calibration error by cross-validation, in bins of at least `least` claims."""
    fold = np.arange(len(right)) % FOLDS
    guess = np.zeros(len(right))
    for part in range(FOLDS):
        guess[fold == part] = 1 / (1 + np.exp(-told[fold == part] @ _fit(told[fold != part], right[fold != part])))
    order = np.argsort(guess, kind="stable")
    bins = np.array_split(order, max(1, len(order) // least))
    return float(sum(len(b) * abs(guess[b].mean() - right[b].mean()) for b in bins) / len(order))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
