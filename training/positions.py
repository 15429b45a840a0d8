"""Fit the weights by which positions are told from what is none, and write them as the package ships them.

    python training/positions.py FOLDER... [--out FILE] [--folds N]

Each FOLDER holds coded articles (name.txt, name.json). Every candidate that the rules propose is an example: a position
where its text covers a coded one by at least half, with the act coded there. Two log-linear models share the marks of
`extract/positions_features.py`; the threshold is the one with the best strict F1 over articles held out in turn. No
chance enters: folds go by the order of names, and the solvers are exact.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from communique.annotate import annotate_article
from communique.clean import clean_page
from communique.extract.positions_choice import choose
from communique.extract.positions_features import marks_of
from communique.extract.positions_holders import holders_of
from communique.extract.positions_page import Page
from communique.extract.positions_rules import Candidate, propose
from communique.extract.positions_scorer import Weights, from_table, judge
from communique.resolve import resolve_article
from communique.values.article import Page as RawPage
from communique.values.vocabulary import ACTS

OUT = Path(__file__).parents[1] / "src/communique/extract/positions.json"
ARTICLES = 4  # a mark counts when it is seen in so many articles
KEEP, ACT = 0.1, 0.3  # how freely the weights of the two models may grow
STEPS = (0.15, 0.18, 0.2, 0.22, 0.25, 0.28, 0.3, 0.33, 0.36)


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate with its marks, and how much of which coded position its text covers."""

    article: int
    sentence: int
    candidate: Candidate
    text: str
    marks: tuple[str, ...]
    likeness: float
    gold: int


@dataclass(frozen=True, slots=True)
class Coded:
    """An article's page and its coded positions."""

    name: str
    folder: str
    page: Page
    gold: Sequence[dict[str, Any]]


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[a-z0-9]+", text.lower()))


def overlap(one: str, other: str) -> float:
    """Token F1 of two texts."""
    a, b = words(one), words(other)
    shared = sum((a & b).values())
    return 2 * shared / (sum(a.values()) + sum(b.values())) if shared else 0.0


def read(folders: Iterable[Path]) -> list[Coded]:
    """The coded articles of the folders, in the order of their names."""
    found = []
    for folder in folders:
        for path in sorted(folder.glob("*.txt")):
            gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["positions"]
            article = clean_page(RawPage(str(path), path.stem, path.read_bytes(), "text", "utf-8"))
            page = Page.of(resolve_article(annotate_article(article, thorough=True)))
            found.append(Coded(path.stem, folder.name, page, gold))
    return found


def examples_of(number: int, coded: Coded) -> Iterable[Example]:
    """Every candidate of an article as an example."""
    page, text = coded.page, coded.page.understood.annotated.article.text
    for sentence in page.tree.sentences:
        if sentence.kind not in "HBC":
            continue
        beside = propose(page, sentence)
        for c in beside:
            own = text[page.tree.tokens[c.first].start : page.tree.tokens[c.last - 1].end]
            likeness, gold = max(((overlap(q["text"], own), -k) for k, q in enumerate(coded.gold)), default=(0.0, 0))
            yield Example(number, sentence.i, c, own, tuple(marks_of(page, c, beside)), likeness, -gold)


def fit(examples: Sequence[Example], articles: Sequence[Coded], least: float) -> dict[str, Any]:
    """The weights of both models in their JSON form."""
    seen: dict[str, set[int]] = defaultdict(set)
    for example in examples:
        for mark in example.marks:
            seen[mark].add(example.article)
    places = {mark: n for n, mark in enumerate(sorted(m for m in seen if len(seen[m]) >= ARTICLES))}
    told = [e for e in examples if e.likeness >= 0.5]
    keep = LogisticRegression(C=KEEP, solver="liblinear", random_state=0)
    keep.fit(_matrix(examples, places), [e.likeness >= 0.5 for e in examples])
    act = LogisticRegression(C=ACT, max_iter=300, tol=1e-4)
    act.fit(_matrix(told, places), [ACTS.index(articles[e.article].gold[e.gold]["act"]) for e in told])
    return _table(places, keep, act, least)


def _matrix(examples: Sequence[Example], places: dict[str, int]) -> csr_matrix:
    columns, ends = [], [0]
    for example in examples:
        columns.extend(places[m] for m in example.marks if m in places)
        ends.append(len(columns))
    return csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(examples), len(places)))


def _table(places: dict[str, int], keep: LogisticRegression, act: LogisticRegression, least: float) -> dict[str, Any]:
    acts = np.zeros((len(places), len(ACTS)))
    bias = np.full(len(ACTS), -9.0)
    for row, which in enumerate(act.classes_):
        acts[:, which], bias[which] = act.coef_[row], act.intercept_[row]
    marks = {}
    for mark, n in places.items():
        row = [round(float(keep.coef_[0][n]), 3)]
        if np.abs(acts[n]).max() >= 0.02:
            row += [round(float(w), 2) for w in acts[n]]
        if len(row) > 1 or row[0]:
            marks[mark] = row
    return {"least": least, "bias": [round(float(b), 3) for b in (keep.intercept_[0], *bias)], "marks": marks}


def decide(
    examples: Sequence[Example], known: Weights, articles: Sequence[Coded]
) -> dict[int, dict[float, list[dict[str, Any]]]]:
    """What would be coded in the articles of the examples, for each threshold."""
    sentences: dict[tuple[int, int], list[Example]] = defaultdict(list)
    for example in examples:
        sentences[example.article, example.sentence].append(example)
    coded: dict[int, dict[float, list[dict[str, Any]]]] = defaultdict(lambda: {step: [] for step in STEPS})
    for (number, _), group in sorted(sentences.items()):
        judged = [(e.candidate, judge(e.marks, known)) for e in group]
        texts = {id(e.candidate): e.text for e in group}
        for step in STEPS:
            for c, verdict in choose(judged, step):
                actors = holders_of(articles[number].page, c, verdict.act).actors
                if actors:
                    coded[number][step].append({"text": texts[id(c)], "act": verdict.act, "actors": list(actors)})
    return coded


def figures(
    articles: Sequence[tuple[int, Coded]], coded: dict[int, dict[float, list[dict[str, Any]]]], step: float
) -> dict[str, float]:
    """F1 and strict F1 over some articles, as the benchmark counts them."""
    gold = guess = found = strict = 0
    for number, article in articles:
        told = coded[number][step] if number in coded else []
        gold, guess = gold + len(article.gold), guess + len(told)
        for g, p in pairs(article.gold, told):
            found += 1
            strict += (
                g["act"] == p["act"] and set(g["actors"]) == set(p["actors"]) and overlap(g["text"], p["text"]) >= 0.5
            )
    both = max(1, gold + guess)
    return {"gold": gold, "coded": guess, "f1": round(2 * found / both, 3), "strict": round(2 * strict / both, 3)}


def pairs(
    gold: Sequence[dict[str, Any]], told: Sequence[dict[str, Any]]
) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Coded and told positions joined one to one, the most alike first."""
    ranked = sorted(
        ((overlap(g["text"], p["text"]), i, j) for i, g in enumerate(gold) for j, p in enumerate(told)), reverse=True
    )
    taken_i: set[int] = set()
    taken_j: set[int] = set()
    found = []
    for value, i, j in ranked:
        if value >= 0.4 and i not in taken_i and j not in taken_j:
            taken_i.add(i)
            taken_j.add(j)
            found.append((gold[i], told[j]))
    return found


def cross_validate(examples: Sequence[Example], articles: Sequence[Coded], folds: int) -> float:
    """Print figures over held-out articles for each folder and threshold; the threshold with the best mean strict F1."""
    coded: dict[int, dict[float, list[dict[str, Any]]]] = {}
    for fold in range(folds):
        known = from_table(fit([e for e in examples if e.article % folds != fold], articles, 0.2))
        coded.update(decide([e for e in examples if e.article % folds == fold], known, articles))
    folders = sorted({a.folder for a in articles})
    best = (0.0, 0.2)
    for step in STEPS:
        rows = {f: figures([(n, a) for n, a in enumerate(articles) if a.folder == f], coded, step) for f in folders}
        print(step, json.dumps(rows))
        best = max(best, (round(sum(row["strict"] for row in rows.values()) / len(rows), 4), step))
    print("best threshold", best)
    return best[1]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folders", nargs="+", type=Path)
    options.add_argument("--out", type=Path, default=OUT)
    options.add_argument("--folds", type=int, default=8)
    options.add_argument("--least", type=float, help="the threshold, instead of the best one of the folds")
    args = options.parse_args()
    articles = read(args.folders)
    examples = [e for number, coded in enumerate(articles) for e in examples_of(number, coded)]
    print(len(articles), "articles", len(examples), "candidates")
    least = args.least if args.least is not None else cross_validate(examples, articles, args.folds)
    table = fit(examples, articles, least)
    args.out.write_text(
        json.dumps(table, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n", encoding="utf-8"
    )
    print(args.out, args.out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
