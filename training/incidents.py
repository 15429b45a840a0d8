"""Fits the weights that tell incidents told as facts from words that only sound like one.

    python -m training.incidents ../shared/bench/{releases,written,readouts,pages,seeds} [--out PATH]

Every trigger of the coded articles, of the news in training/news and of the coded releases of `training/coded.py` is
a row; it is right where it stands inside the words of a coded incident of its kind, and half right where it tells one
again: same kind, doers and day. A log-linear model with an L2 penalty is fitted over the marks of
`extract.incidents_marks`; those seen in fewer than three rows are left out. Cross-validated figures, articles kept
whole, are printed before the weights of all rows are written. The same input gives the same file. Needs scikit-learn,
which the package itself does not.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, vstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from communique.annotate import annotate_article
from communique.clean import clean_page
from communique.extract.incidents import extract_incidents
from communique.extract.incidents_facts import Telling
from communique.extract.incidents_marks import marks_of
from communique.extract.incidents_scorer import Weights
from communique.extract.incidents_tellings import tellings_of
from communique.extract.incidents_triggers import Trigger
from communique.resolve import resolve_article
from communique.values.article import Article, Line, Page, Told
from communique.values.understood import Understood

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))

from calibration import bins  # the bins of confidence, as bench/calibration.py prints them
from ruler import load_ruler

from training.coded import CORPORA, coded_releases

OUT = Path(__file__).parents[1] / "src/communique/extract/incidents.json"
NEWS = Path(__file__).with_name("news")
EXAMPLES = Path(__file__).with_name("incidents_examples.txt")
SCENE = "Envoys of Japan and South Korea met in Geneva on Thursday, the foreign ministry said."
Rows = tuple[list[dict[str, float]], list[float]]
FOLDS = 5
SEEN = 3  # rows in which a feature must stand to be given a weight
STRENGTH = 0.1  # inverse of the L2 penalty
AGAIN = 0.5  # how right a telling is that tells a coded incident again
LEAST = {"release": 0.31, "agency": 0.27, "news": 0.43}  # the least chance worth coding, by who writes


@dataclass(frozen=True, slots=True)
class Coded:
    """An article, its coded incidents, and the features and truth of its triggers."""

    name: str
    understood: Understood
    gold: Sequence[Mapping[str, Any]]
    rows: Rows


def read(folders: Iterable[Path]) -> list[Coded]:
    """The coded articles of some folders."""
    found = []
    for path in (path for folder in folders for path in sorted(folder.glob("*.json"))):
        gold = json.loads(path.read_text(encoding="utf-8"))
        page = Page(str(path), gold["id"], path.with_suffix(".txt").read_bytes(), "text", "utf-8")
        found.append(_coded(page, gold["incidents"]))
    return found


def learned() -> list[Coded]:
    """What is learnt from beside the open sets: news of our own and coded releases."""
    return read([NEWS]) + releases()


def releases() -> list[Coded]:
    """The coded releases of the corpora; none where the corpora are not at hand."""
    return [
        _coded(Page(name, name, text.encode(), "text", "utf-8"), gold["incidents"])
        for name, text, gold in coded_releases()
    ]


def _coded(page: Page, gold: Sequence[Mapping[str, Any]]) -> Coded:
    understood = resolve_article(annotate_article(clean_page(page)))
    spans = [_span(understood.annotated.article.text, incident["text"]) for incident in gold]
    told = tellings_of(understood)
    truth = [1.0 if _within(telling, gold, spans) else AGAIN * _again(telling, gold) for telling in told]
    return Coded(page.id, understood, gold, (marks_of(understood, told), truth))


def _within(telling: Telling, gold: Sequence[Mapping[str, Any]], spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a trigger stands in the words of a coded incident of its kind."""
    coded = zip(gold, spans, strict=True)
    return any(_inside(telling.trigger, span) and one["kind"] == telling.trigger.kind for one, span in coded)


def _again(telling: Telling, gold: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a telling whose doers are known tells a coded incident again: coders keep one of several tellings."""
    day = telling.day[0] if telling.day else None
    told = {"kind": telling.trigger.kind, "actors": telling.actors, "date": day}
    return bool(telling.actors) and any(_right(one, told, _ruler()) for one in gold)


@cache
def _ruler() -> Any:
    return load_ruler(CORPORA.parent)


def examples() -> Iterator[tuple[str, dict[str, float], float]]:
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
        told = tellings_of(understood)
        for telling, marks in zip(told, marks_of(understood, told), strict=True):
            if telling.trigger.token.start == place:
                yield article.id, marks, float(line[0] == "+" and not telling.trigger.rank)


def _span(text: str, words: str) -> tuple[int, int]:
    start = text.find(words)
    return (start, start + len(words)) if start >= 0 else (0, 0)


def _inside(trigger: Trigger, span: tuple[int, int]) -> bool:
    return any(span[0] <= token.start < span[1] for token in (trigger.token, trigger.head))


def common(rows: Sequence[Mapping[str, float]]) -> frozenset[str]:
    """The features that stand in enough rows."""
    counts = Counter(name for row in rows for name in row)
    return frozenset(name for name, count in counts.items() if count >= SEEN)


def fit(rows: Sequence[Mapping[str, float]], truth: Sequence[float]) -> tuple[dict[str, float], float]:
    """Weights by feature, and the bias; a row that is half right counts half as right and half as wrong."""
    kept = common(rows)
    vectorizer = DictVectorizer()
    table = vectorizer.fit_transform([{k: v for k, v in row.items() if k in kept} for row in rows])
    model = logistic(table, np.array(truth), STRENGTH)
    named = zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True)
    return {str(name): round(float(weight), 4) for name, weight in named}, round(float(model.intercept_[0]), 4)


def logistic(table: Any, truth: np.ndarray, strength: float) -> LogisticRegression:
    """A logistic model of what is right to some part, 0 to 1."""
    twice = vstack([table, table], format="csr")
    right = np.concatenate([np.ones(len(truth)), np.zeros(len(truth))])
    share = np.concatenate([truth, 1 - truth])
    counts = share > 0
    model = LogisticRegression(C=strength, max_iter=1000)
    return model.fit(twice[counts], right[counts], sample_weight=share[counts])


def log_odds(weights: Mapping[str, float], bias: float, rows: Sequence[Mapping[str, float]]) -> np.ndarray:
    """The log-odds of each row under some weights."""
    return np.array([bias + sum(weights.get(name, 0.0) * value for name, value in row.items()) for row in rows])


def cross_validate(
    names: Sequence[str], rows: Sequence[Mapping[str, float]], truth: Sequence[float], own: Rows
) -> np.ndarray:
    """The log-odds of each row from weights fitted without its article; the sentences of our own always help."""
    found = np.zeros(len(rows))
    for train, test in GroupKFold(5).split(rows, groups=names):
        weights, bias = fit([rows[i] for i in train] + own[0], [truth[i] for i in train] + own[1])
        found[test] = log_odds(weights, bias, [rows[i] for i in test])
    return found


def calibrate(odds: np.ndarray, truth: np.ndarray) -> tuple[float, float]:
    """Slope and shift by which log-odds become chances that come true as often as they say (Platt's method)."""
    model = logistic(csr_matrix(odds.reshape(-1, 1)), truth.astype(float), 1000.0)
    return float(model.coef_[0][0]), float(model.intercept_[0])


def weigh(articles: Sequence[Coded], own: Rows) -> Weights:
    """Weights fitted on some articles and the sentences of our own, the chances calibrated over articles left out."""
    rows, truth = _joined(articles)
    names = [article.name for article in articles for _ in article.rows[0]]
    slope, shift = calibrate(cross_validate(names, rows, truth, own), np.array(truth))
    weights, bias = fit(rows + own[0], truth + own[1])
    scaled = {name: round(slope * weight, 4) for name, weight in sorted(weights.items())}
    return Weights(scaled, round(slope * bias + shift, 4), LEAST)


def _joined(articles: Sequence[Coded]) -> Rows:
    return [row for a in articles for row in a.rows[0]], [right for a in articles for right in a.rows[1]]


def told_of(article: Coded, known: Weights) -> list[dict[str, Any]]:
    """The incidents that some weights tell of an article, as plain data."""
    with (
        patch("communique.extract.incidents.weights", return_value=known),
        patch("communique.extract.incidents_scorer.weights", return_value=known),
    ):
        found = extract_incidents(article.understood)
    fields = ("kind", "actors", "date", "text", "confidence")
    return [{name: getattr(incident, name) for name in fields} for incident in found]


def promises(articles: Sequence[Coded], own: Rows, ruler: Any) -> list[tuple[int, float, bool]]:
    """Of each incident told over articles left out: its fold, its chance, and whether it is right throughout."""
    found, all_told, hits = [], 0, 0
    for fold, (train, test) in enumerate(GroupKFold(FOLDS).split(articles, groups=[a.name for a in articles])):
        known = weigh([articles[i] for i in train], own)
        for article in (articles[i] for i in test):
            told = told_of(article, known)
            pairs = ruler.pair_up(article.gold, told, ruler.like_incident, 0.45)
            right = {id(p) for g, p in pairs if _right(g, p, ruler)}
            found += [(fold, p["confidence"], id(p) in right) for p in told]
            all_told, hits = all_told + len(article.gold) + len(told), hits + len(pairs)
    strict = sum(right for *_, right in found)
    print(f"{FOLDS} folds: F1 {2 * hits / all_told:.3f}, strict {2 * strict / all_told:.3f}")
    return found


def _right(gold: Mapping[str, Any], told: Mapping[str, Any], ruler: Any) -> bool:
    same = gold["kind"] == told["kind"] and set(gold["actors"]) == set(told["actors"])
    return same and ruler.same_date(gold["date"], told["date"]) >= 0.5


def trust(told: Sequence[tuple[int, float, bool]]) -> tuple[float, float, float]:
    """Slope, shift and ceiling by which the log-odds of a telling become the chance of being right throughout.

    The ceiling is there as the surest telling may still have the wrong doers or day; all three by the greatest likelihood.
    """
    odds, right = np.array([_odds(chance) for _, chance, _ in told]), np.array([r for *_, r in told])

    def surprise(fit: np.ndarray) -> float:
        chances = _trusted(odds, *fit)
        return float(-np.mean(np.log(np.where(right, chances, 1 - chances))))

    slope, shift, most = minimize(surprise, (1.0, 0.0, 0.9), bounds=((0.1, 5), (-5, 5), (0.5, 0.999))).x
    return round(float(slope), 3), round(float(shift), 3), round(float(most), 3)


def _trusted(odds: np.ndarray, slope: float, shift: float, most: float) -> np.ndarray:
    return np.asarray(most / (1 + np.exp(-slope * odds - shift)))


def _odds(chance: float) -> float:
    inside = min(0.9999, max(0.0001, chance))
    return float(np.log(inside / (1 - inside)))


def calibrated(told: Sequence[tuple[int, float, bool]]) -> list[tuple[float, bool]]:
    """Confidence and truth of each incident told, the confidence fitted without the fold of its article."""
    found = []
    for fold in range(FOLDS):
        fitted = trust([row for row in told if row[0] != fold])
        found += [(float(_trusted(np.array(_odds(c)), *fitted)), r) for n, c, r in told if n == fold]
    return found


def held_out_confidence(folders: Iterable[Path], shared: Path) -> list[tuple[float, bool]]:
    """Confidence and truth of each incident told by weights that never saw its article."""
    return calibrated(promises(read(folders) + learned(), own_rows(), load_ruler(shared)))


def own_rows() -> Rows:
    """Features and truth of the sentences of our own."""
    ours = list(examples())
    return [row[1] for row in ours], [row[2] for row in ours]


def main() -> None:
    """Read, cross-validate, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    articles, own = read(options.folders) + learned(), own_rows()
    rows, truth = _joined(articles)
    print(f"{len(articles)} articles, {len(rows)} triggers, {sum(truth):g} right")
    told = promises(articles, own, load_ruler(options.folders[0].resolve().parents[1]))
    for low, high, count, claimed, true in bins(calibrated(told)):
        print(f"confidence {low:.2f}-{high:.2f}: {count} told, {claimed:.3f} claimed, {true:.3f} right")
    known = weigh(articles, own)
    table = {"bias": known.bias, "least": LEAST, "trust": trust(told), "features": known.features}
    options.out.write_text(json.dumps(table, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
