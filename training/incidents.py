"""Fits the weights that tell incidents told as facts from words that only sound like one.

    python -m training.incidents ../shared/bench/{releases,written,readouts,pages,seeds} [--out PATH]

Every trigger of the coded articles is a row; it is right where it stands inside the words of a coded incident. A
log-linear model with an L2 penalty is fitted over the features of `extract.incidents_facts`; features seen in fewer
than three rows are left out. Cross-validated figures, articles kept whole, are printed before the weights of all rows
are written. The same input gives the same file. Needs scikit-learn, which the package itself does not.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from communique.annotate import annotate_article
from communique.clean import clean_page
from communique.extract.incidents_doers import actors_of
from communique.extract.incidents_facts import Telling, features, unreal
from communique.extract.incidents_parts import date_of
from communique.extract.incidents_triggers import Trigger, find_triggers
from communique.resolve import resolve_article
from communique.values.article import Article, Line, Page, Told
from communique.values.understood import Understood

OUT = Path(__file__).parents[1] / "src/communique/extract/incidents.json"
EXAMPLES = Path(__file__).with_name("incidents_examples.txt")
SCENE = "Envoys of Japan and South Korea met in Geneva on Thursday, the foreign ministry said."
Rows = tuple[list[dict[str, float]], list[int]]
SEEN = 3  # rows in which a feature must stand to be given a weight
STRENGTH = 0.3  # inverse of the L2 penalty
LEAST = 0.38  # the least chance worth coding


def rows_of(folder: Path) -> Iterator[tuple[str, dict[str, float], int]]:
    """Article, features and truth of every trigger in a folder of coded articles."""
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        content = path.with_suffix(".txt").read_bytes()
        article = clean_page(Page(str(path), gold["id"], content, "text", "utf-8"))
        understood = resolve_article(annotate_article(article))
        spans = [_span(article.text, incident["text"]) for incident in gold["incidents"]]
        for trigger in find_triggers(understood.annotated.tree):
            if unreal(understood.annotated.tree, trigger):
                continue
            yield gold["id"], _features(understood, trigger), int(any(_inside(trigger, span) for span in spans))


def examples() -> Iterator[tuple[str, dict[str, float], int]]:
    """Rows of the sentences of our own, each in an article that tells of a meeting."""
    for number, line in enumerate(EXAMPLES.read_text(encoding="utf-8").splitlines()):
        if line[:2] not in ("+ ", "- "):
            continue
        before, word, after = line[2:].split("*")
        text = f"{SCENE}\n{before}{word}{after}"
        lines = (Line("B", SCENE, 0), Line("B", text[len(SCENE) + 1 :], len(SCENE) + 1))
        article = Article(f"example-{number}", "", text, lines, "", published=Told("2031-03-14", "", ""))
        understood = resolve_article(annotate_article(article))
        place = len(SCENE) + 1 + len(before)
        for trigger in find_triggers(understood.annotated.tree):
            if trigger.token.start == place and not unreal(understood.annotated.tree, trigger):
                yield article.id, _features(understood, trigger), int(line[0] == "+")


def _features(understood: Understood, trigger: Trigger) -> dict[str, float]:
    actors, _ = actors_of(understood, trigger)
    return features(understood, Telling(trigger, actors, date_of(understood, trigger)))


def _span(text: str, words: str) -> tuple[int, int]:
    start = text.find(words)
    return (start, start + len(words)) if start >= 0 else (0, 0)


def _inside(trigger: Trigger, span: tuple[int, int]) -> bool:
    return any(span[0] <= token.start < span[1] for token in (trigger.token, trigger.head))


def common(rows: Sequence[Mapping[str, float]]) -> frozenset[str]:
    """The features that stand in enough rows."""
    counts = Counter(name for row in rows for name in row)
    return frozenset(name for name, count in counts.items() if count >= SEEN)


def fit(rows: Sequence[Mapping[str, float]], truth: Sequence[int]) -> tuple[dict[str, float], float]:
    """Weights by feature, and the bias."""
    kept = common(rows)
    vectorizer = DictVectorizer()
    table = vectorizer.fit_transform([{k: v for k, v in row.items() if k in kept} for row in rows])
    model = LogisticRegression(C=STRENGTH, max_iter=1000).fit(table, truth)
    named = zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True)
    return {str(name): round(float(weight), 4) for name, weight in named}, round(float(model.intercept_[0]), 4)


def log_odds(weights: Mapping[str, float], bias: float, rows: Sequence[Mapping[str, float]]) -> np.ndarray:
    """The log-odds of each row under some weights."""
    return np.array([bias + sum(weights.get(name, 0.0) * value for name, value in row.items()) for row in rows])


def cross_validate(
    names: Sequence[str], rows: Sequence[Mapping[str, float]], truth: Sequence[int], own: Rows
) -> np.ndarray:
    """The log-odds of each row from weights fitted without its article; the sentences of our own always help."""
    found = np.zeros(len(rows))
    for train, test in GroupKFold(8).split(rows, groups=names):
        weights, bias = fit([rows[i] for i in train] + own[0], [truth[i] for i in train] + own[1])
        found[test] = log_odds(weights, bias, [rows[i] for i in test])
    return found


def calibrate(odds: np.ndarray, truth: np.ndarray) -> tuple[float, float]:
    """Slope and shift by which log-odds become chances that come true as often as they say (Platt's method)."""
    model = LogisticRegression(C=1000.0).fit(odds.reshape(-1, 1), truth)
    return float(model.coef_[0][0]), float(model.intercept_[0])


def report(chances: np.ndarray, truth: np.ndarray) -> None:
    """Print precision and recall at the least chance coded, and how often chances come true."""
    kept = chances >= LEAST
    print(f"{len(truth)} triggers, {truth.sum()} right; at {LEAST}: precision {truth[kept].mean():.3f}, "
          f"recall {kept[truth == 1].mean():.3f}")  # fmt: skip
    for low in np.arange(0, 1, 0.2):
        here = (chances >= low) & (chances < low + 0.2)
        print(f"  {low:.1f} to {low + 0.2:.1f}: {here.sum()} triggers, right {truth[here].mean():.2f}")


def main() -> None:
    """Read, cross-validate, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    read = [row for folder in options.folders for row in rows_of(folder)]
    names, rows, truth = [r[0] for r in read], [r[1] for r in read], [r[2] for r in read]
    ours = list(examples())
    own = [row[1] for row in ours], [row[2] for row in ours]
    odds = cross_validate(names, rows, truth, own)
    slope, shift = calibrate(odds, np.array(truth))
    report(1 / (1 + np.exp(-(slope * odds + shift))), np.array(truth))
    weights, bias = fit(rows + own[0], truth + own[1])
    scaled = {name: round(slope * weight, 4) for name, weight in sorted(weights.items())}
    table = {"bias": round(slope * bias + shift, 4), "least": LEAST, "features": scaled}
    options.out.write_text(json.dumps(table, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
