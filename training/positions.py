"""Fit the weights by which positions are told from what is none, and write them as the package ships them.

    python training/positions.py FOLDER... [--out FOLDER] [--folds N] [--writer side|press]

Each FOLDER holds coded articles (name.txt, name.json); the pages of our own in positions_examples.txt are learnt from
as well, and never scored, and so are the news in training/news and the coded releases of `training/coded.py`, which
are scored too. Every candidate that the rules propose is an example: a position where its text covers a coded one by
at least half and as well as any other candidate does (but for a little), with the act coded there. Log-linear models
weigh the marks of `extract/positions_features.py` and, for actors, speaker and target, those of
`extract/positions_options.py`; the threshold is the one with the best F1 and strict F1, halved, over articles held
out in turn. No chance enters: folds go by the order of names, and the solvers are exact.
"""

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from communique.annotate import annotate_article
from communique.clean import clean_page
from communique.extract.positions import judge_sentence, sense_of, written_by
from communique.extract.positions_choice import Judged, choose
from communique.extract.positions_features import Scene, marks_of, names_of
from communique.extract.positions_holders import speaker_of, target_of
from communique.extract.positions_options import actor_options, marks_of_options, speaker_options, target_options
from communique.extract.positions_page import Page
from communique.extract.positions_rules import Candidate, propose
from communique.extract.positions_scorer import Weights, Writer, from_table, weights
from communique.extract.positions_sense import SURROUNDINGS, Sense, Senses
from communique.extract.positions_voices import voices_of
from communique.language.meanings import width
from communique.resolve import resolve_article
from communique.values.article import Page as RawPage
from communique.values.vocabulary import ACTS

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))

from calibration import bins  # the bins of confidence, as bench/calibration.py prints them

from training.coded import coded_releases

OWN = Path(__file__).with_name("positions_examples.txt")
NEWS = Path(__file__).with_name("news")
OWN_FOLDER, CORPUS_FOLDER = "own", "corpus"
OPEN = ("pages", "readouts", "seeds", "written")
# what an article counts beside one of the coded releases, by whose pages the weights are for
WEIGHT: Mapping[Writer, Mapping[str, float]] = {
    "side": {"releases": 4.0, **dict.fromkeys(OPEN, 8.0)},
    "press": {"releases": 2.0, "news": 20.0, "own": 3.0, **dict.fromkeys(OPEN, 24.0), "pages": 60.0, "seeds": 48.0},
}
_MARKED = re.compile(r"\[(\w+) ([A-Za-z,]+)(?: > ([A-Za-z,]+))?(?: @([^:\]]+))?: ([^\]]+)\]")
OUT = Path(__file__).parents[1] / "src/communique/extract"
FILES: Mapping[Writer, str] = {"side": "positions.json", "press": "positions_press.json"}
FOLDERS = ("releases", "written", "readouts", "pages", "seeds")  # as the weights are fitted on them, in this order
FOLDS = 5
ARTICLES = 4  # a mark counts when it is seen in so many articles
KEEP, ACT = 0.03, 0.1  # how freely the weights of the models may grow
SENSE_KEEP, SENSE_ACT = 4.0, 2.5  # how much sooner the meaning of words is believed than a mark
CHOICE = {"actors": 0.1, "speaker": 0.06, "target": 0.03}  # and those that choose among options
TRUST = 3.0  # how much sooner the act that the rule proposes is believed than any other mark
AS_WELL = 0.1  # a candidate this much less like a coded text than the best one is as good
LEAST_ACT, LEAST_KEEP, LEAST_CHOICE = 0.06, 0.0075, 0.0125  # smaller weights are left out
OWN_ACT = ("act=", "rule+act=")
OF_PAGE = (
    "abroad", "alone", "at-home", "back", "density", "far=", "first", "foreign", "genre=", "issued", "land=", "line", "meetings", "met",
    "office", "own=", "page-", "reported",
    "rule+abroad", "rule+genre", "rule+headline", "rule+meetings", "rule+page", "rule+reported", "rule+we", "rule+words",
    "sentence", "share", "sides", "start", "we=", "words",
)  # fmt: skip
FIELDS = ("actors", "speaker", "target")
STEPS = (0.12, 0.15, 0.18, 0.21, 0.24, 0.27, 0.3, 0.33, 0.36)


@dataclass(frozen=True, slots=True)
class Choice:
    """The marks of each option of a field, and which of them are right."""

    marks: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate's marks, the coded position that its text is most like, and its options where they are the same."""

    article: int
    sentence: int
    marks: tuple[str, ...]
    likeness: float
    coded: Mapping[str, Any]
    choices: Mapping[str, Choice]
    sense: np.ndarray
    weight: float = 1.0


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
            found.append(_coded(RawPage(str(path), path.stem, path.read_bytes(), "text", "utf-8"), folder.name, gold))
    return found


def own_pages(path: Path = OWN) -> list[Coded]:
    """The pages of our own, which are learnt from and never scored."""
    found = []
    for number, block in enumerate(path.read_text(encoding="utf-8").split("\n=== ")[1:]):
        _, _, marked = block.partition("\n")
        gold = [_own_position(*told.groups()) for told in _MARKED.finditer(marked)]
        text = _MARKED.sub(lambda told: told[5], marked)
        found.append(_coded(RawPage(str(path), f"own-{number:03}", text.encode(), "text", "utf-8"), OWN_FOLDER, gold))
    return found


def learned() -> list[Coded]:
    """What is learnt from beside the open sets: news of our own, coded releases, pages of our own."""
    return read([NEWS]) + releases() + own_pages()


def releases() -> list[Coded]:
    """The coded releases of the corpora; none where the corpora are not at hand."""
    return [
        _coded(RawPage(name, name, text.encode(), "text", "utf-8"), CORPUS_FOLDER, record["positions"])
        for name, text, record in coded_releases()
    ]


def _own_position(act: str, actors: str, target: str | None, speaker: str | None, text: str) -> dict[str, Any]:
    one = target if target is not None and "," not in target else None
    return {"act": act, "actors": sorted(actors.split(",")), "target": one, "speaker": speaker, "text": text}


def _coded(raw: RawPage, folder: str, gold: Sequence[dict[str, Any]]) -> Coded:
    page = Page.of(resolve_article(annotate_article(clean_page(raw), thorough=True)))
    page.voices.update(voices_of(page))
    return Coded(raw.id, folder, page, gold)


@cache
def plain_senses() -> Senses:
    return Senses.plain()


def examples_of(number: int, coded: Coded) -> Iterable[Example]:
    """Every candidate of an article as an example."""
    page, text = coded.page, coded.page.understood.annotated.article.text
    sense = Sense.of(page, plain_senses())
    for sentence in page.tree.sentences:
        beside = propose(page, sentence) if sentence.kind == "B" else []
        scene = Scene.of(page, sentence, beside)
        for c in beside:
            own = text[page.tree.tokens[c.first].start : page.tree.tokens[c.last - 1].end]
            likeness, best = max(((overlap(q["text"], own), -k) for k, q in enumerate(coded.gold)), default=(0.0, 0))
            gold = coded.gold[-best] if coded.gold else {}
            choices = choices_of(page, c, gold) if likeness >= 0.5 else {}
            meant = sense.whole(c, sentence).astype(np.float32)
            marks = tuple(names_of(marks_of(page, c, scene)))
            yield Example(number, sentence.i, marks, likeness, gold, choices, meant)


def all_examples(articles: Sequence[Coded]) -> list[Example]:
    """Every candidate of some articles; one that covers a coded text less well than another candidate does is none."""
    found = [e for number, coded in enumerate(articles) for e in examples_of(number, coded)]
    best: dict[tuple[int, int], float] = defaultdict(float)
    for e in found:
        best[e.article, id(e.coded)] = max(best[e.article, id(e.coded)], e.likeness)
    return [
        e if e.likeness < 0.5 or e.likeness >= best[e.article, id(e.coded)] - AS_WELL else replace(e, likeness=0.49)
        for e in found
    ]


def weighed(examples: Sequence[Example], articles: Sequence[Coded], writer: Writer) -> list[Example]:
    """The examples, each with what its article counts for pages of this writer."""
    counts = [WEIGHT[writer].get(article.folder, 1.0) for article in articles]
    return [replace(e, weight=counts[e.article]) for e in examples]


def choices_of(page: Page, c: Candidate, gold: Mapping[str, Any]) -> dict[str, Choice]:
    """What the text offers for each field, with what is right by the coding."""
    actors = tuple(gold["actors"])
    offers = {
        "actors": (actor_options(page, c), lambda value: set(value) == set(actors)),
        "speaker": (speaker_options(page, c), lambda value: _is_speaker(page, value, gold["speaker"])),
        "target": (
            target_options(page, c, actors),
            lambda value: value == ((gold["target"],) if gold["target"] else ()),
        ),
    }
    return {
        field: Choice(
            tuple(tuple(marks.names()) for marks in marks_of_options(page, c, gold["act"], options)),
            tuple(right(o.value) for o in options),
        )
        for field, (options, right) in offers.items()
    }


def _is_speaker(page: Page, value: tuple[str, ...], gold: str | None) -> bool:
    if not gold or not value:
        return not gold and not value
    one, two = sorted((set(words(gold)), set(words(page.understood.person(int(value[0])).name))), key=len)
    return one == two or (len(one) >= 2 and one <= two)


def fit(examples: Sequence[Example], least: float) -> dict[str, Any]:
    """The weights of all models in their JSON form."""
    places = _places((e.marks, e.article) for e in examples)
    told = [e for e in examples if e.likeness >= 0.5]
    keep = LogisticRegression(C=KEEP, solver="liblinear", random_state=0)
    keep.fit(
        _with_sense(examples, _matrix([e.marks for e in examples], places), SENSE_KEEP),
        [e.likeness >= 0.5 for e in examples],
        [e.weight for e in examples],
    )
    act = LogisticRegression(C=ACT, max_iter=120, tol=1e-3)
    act.fit(
        _with_sense(told, _matrix([e.marks for e in told], _telling(places), TRUST), SENSE_ACT),
        [ACTS.index(e.coded["act"]) for e in told],
        [e.weight for e in told],
    )
    table = _table(places, keep, act, least)
    return table | {
        field: fit_choice([e.choices[field] for e in told], [e.article for e in told], CHOICE[field])
        for field in FIELDS
    }


def _places(marked: Iterable[tuple[Iterable[str], int]]) -> dict[str, int]:
    """A column for every mark that enough articles show."""
    seen: dict[str, set[int]] = defaultdict(set)
    for marks, article in marked:
        for mark in marks:
            seen[mark].add(article)
    return {mark: n for n, mark in enumerate(sorted(m for m in seen if len(seen[m]) >= ARTICLES))}


def _telling(places: dict[str, int]) -> dict[str, int]:
    """The columns of the marks that may tell an act: not those of the page and of the place in it."""
    return {mark: n for mark, n in places.items() if not mark.startswith(OF_PAGE)}


def _matrix(rows: Sequence[Sequence[str]], places: dict[str, int], trust: float = 1.0) -> csr_matrix:
    columns: list[int] = []
    values: list[float] = []
    ends = [0]
    for marks in rows:
        known = [m for m in marks if m in places]
        columns.extend(places[m] for m in known)
        values.extend(trust if m.startswith(OWN_ACT) else 1.0 for m in known)
        ends.append(len(columns))
    return csr_matrix((values, columns, ends), shape=(len(rows), max(places.values(), default=-1) + 1))


def _with_sense(examples: Sequence[Example], marks: csr_matrix, scale: float) -> csr_matrix:
    return hstack([marks, scale * np.array([e.sense for e in examples])]).tocsr()


def _senses(keep: LogisticRegression, act: LogisticRegression) -> dict[str, list[list[float]]]:
    """The weights of meanings in each surrounding: for each number of a vector that of keeping, then those of the acts."""
    size = len(SURROUNDINGS) * width()
    table = np.zeros((size, 1 + len(ACTS)))
    table[:, 0] = keep.coef_[0][-size:] * SENSE_KEEP
    for row, which in enumerate(act.classes_):
        table[:, 1 + which] = act.coef_[row][-size:] * SENSE_ACT
    parts = np.split(table, len(SURROUNDINGS))
    return {
        name: [[round(float(x), 2) for x in row] for row in part]
        for name, part in zip(SURROUNDINGS, parts, strict=True)
    }


def _table(places: dict[str, int], keep: LogisticRegression, act: LogisticRegression, least: float) -> dict[str, Any]:
    acts = np.zeros((len(places), len(ACTS)))
    bias = np.full(len(ACTS), -9.0)
    known = act.coef_.shape[1] - len(SURROUNDINGS) * width()
    for row, which in enumerate(act.classes_):
        acts[:known, which], bias[which] = act.coef_[row][:known], act.intercept_[row]
    marks = {}
    for mark, n in places.items():
        weight = acts[n] * (TRUST if mark.startswith(OWN_ACT) else 1.0)
        row = [round(float(keep.coef_[0][n]), 3)]
        if np.abs(weight).max() >= LEAST_ACT:
            row += [round(float(w), 2) for w in weight]
        if len(row) > 1 or abs(row[0]) >= LEAST_KEEP:
            marks[mark] = row
    return {
        "least": least,
        "senses": _senses(keep, act),
        "bias": [round(float(b), 3) for b in (keep.intercept_[0], *bias)],
        "marks": marks,
    }


def fit_choice(choices: Sequence[Choice], articles: Sequence[int], free: float) -> dict[str, float]:
    """Weights under which the right one of several options is the likeliest (a conditional logit)."""
    useful = [(c, a) for c, a in zip(choices, articles, strict=True) if any(c.right) and not all(c.right)]
    places = _places((marks, a) for c, a in useful for marks in c.marks)
    x = _matrix([marks for c, _ in useful for marks in c.marks], places)
    right = np.array([r for c, _ in useful for r in c.right], dtype=float)
    sizes = np.array([len(c.right) for c, _ in useful])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    group = np.repeat(np.arange(len(sizes)), sizes)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        sums = x @ w
        parts = np.exp(sums - np.maximum.reduceat(sums, starts)[group])
        whole, good = np.add.reduceat(parts, starts), np.add.reduceat(parts * right, starts)
        slope = x.T @ (parts / whole[group] - parts * right / good[group])
        return float(-np.log(good / whole).sum() * free + 0.5 * w @ w), slope * free + w

    found = minimize(loss, np.zeros(len(places)), jac=True, method="L-BFGS-B", options={"maxiter": 150}).x
    return {mark: round(float(found[n]), 3) for mark, n in places.items() if abs(found[n]) >= LEAST_CHOICE}


Coding = dict[int, dict[float, list[dict[str, Any]]]]


def decide(examples: Sequence[Example], known: Weights, articles: Sequence[Coded]) -> Coding:
    """What would be coded in the articles of the examples, for each threshold."""
    coded: Coding = defaultdict(lambda: {step: [] for step in STEPS})
    lenient = replace(known, least=STEPS[0])
    senses = {number: sense_of(articles[number].page, known) for number in {e.article for e in examples}}
    for number, sentence in sorted({(e.article, e.sentence) for e in examples}):
        page = articles[number].page
        judged = judge_sentence(page, page.tree.sentences[sentence], lenient, senses[number])
        for step in STEPS:
            for one in choose(judged, step):
                coded[number][step].append(_as_coded(page, one, known))
    return coded


def _as_coded(page: Page, one: Judged, known: Weights) -> dict[str, Any]:
    c, tokens = one.candidate, page.tree.tokens
    text = page.understood.annotated.article.text[tokens[c.first].start : tokens[c.last - 1].end]
    speaker, _ = speaker_of(page, c, one.act, known)
    target, _ = target_of(page, c, one.act, one.holders.actors, known)
    name = page.understood.person(speaker).name if speaker is not None else None
    return {
        "text": text,
        "act": one.act,
        "actors": list(one.holders.actors),
        "speaker": name,
        "target": target,
        "promise": one.chance,
    }


def figures(articles: Sequence[tuple[int, Coded]], coded: Coding, step: float) -> dict[str, float]:
    """F1 and strict F1 over some articles, as the benchmark counts them, and the share of each field that is right."""
    gold = guess = 0
    found: list[tuple[dict[str, Any], dict[str, Any]]] = []
    for number, article in articles:
        told = coded[number][step] if number in coded else []
        gold, guess = gold + len(article.gold), guess + len(told)
        found += pairs(article.gold, told)
    strict = sum(is_right(g, p) for g, p in found)
    both = max(1, gold + guess)
    row = {"gold": gold, "coded": guess, "f1": round(2 * len(found) / both, 3), "strict": round(2 * strict / both, 3)}
    return row | {f: round(sum(g[f] == p[f] for g, p in found) / max(1, len(found)), 2) for f in ("act", *FIELDS)}


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


def is_right(gold: Mapping[str, Any], told: Mapping[str, Any]) -> bool:
    """Whether a told position is the coded one: same act and sides, and words that are the same by half at least."""
    same = gold["act"] == told["act"] and set(gold["actors"]) == set(told["actors"])
    return same and overlap(gold["text"], told["text"]) >= 0.5


def cross_validate(examples: Sequence[Example], articles: Sequence[Coded], folds: int) -> Coding:
    """What would be coded in each article by weights that were fitted without it and its fold."""
    coded: Coding = {}
    for fold in range(folds):
        apart = {n for n, a in enumerate(articles) if n % folds == fold and a.folder != OWN_FOLDER}
        known = from_table(fit([e for e in examples if e.article not in apart], 0.2))
        coded.update(decide([e for e in examples if e.article in apart], known, articles))
    return coded


def best_threshold(articles: Sequence[Coded], coded: Coding) -> float:
    """Print figures for each folder and threshold; the threshold around which F1 and strict F1 are best over all coded.

    Around: the mean of a threshold and of those beside it, since a single one is best by chance.
    """
    scored = [(n, a) for n, a in enumerate(articles) if n in coded]
    folders = sorted({a.folder for _, a in scored})
    strict = []
    for step in STEPS:
        rows = {f: figures([(n, a) for n, a in scored if a.folder == f], coded, step) for f in folders}
        print(step, json.dumps(rows))
        found = figures(scored, coded, step)
        strict.append((found["f1"] + found["strict"]) / 2)
    score, best = max((round(sum(strict[k - 1 : k + 2]) / 3, 4), STEPS[k]) for k in range(1, len(STEPS) - 1))
    print("best threshold", best, score)
    return best


def promises(articles: Sequence[Coded], coded: Coding, step: float) -> list[tuple[int, float, bool]]:
    """For each position told over held-out articles: its article, what it promised, and whether it was right."""
    found = []
    for number, by_step in sorted(coded.items()):
        told = by_step[step]
        right = {id(p) for g, p in pairs(articles[number].gold, told) if is_right(g, p)}
        found += [(number, float(p["promise"]), id(p) in right) for p in told]
    return found


def trust(told: Sequence[tuple[int, float, bool]]) -> tuple[float, float]:
    """Slope and shift by which the logit of a promise becomes that of being right (Platt scaling)."""
    model = LogisticRegression(C=1e6).fit([[_logit(p)] for _, p, _ in told], [right for *_, right in told])
    return round(float(model.coef_[0][0]), 3), round(float(model.intercept_[0]), 3)


def _logit(promise: float) -> float:
    inside = min(0.9999, max(0.0001, promise))
    return float(np.log(inside / (1 - inside)))


def calibrated(told: Sequence[tuple[int, float, bool]], folds: int) -> list[tuple[float, bool]]:
    """Confidence and truth of each told position, the confidence fitted without the fold of its article."""
    found = []
    for fold in range(folds):
        slope, shift = trust([row for row in told if row[0] % folds != fold])
        found += [
            (float(1 / (1 + np.exp(-slope * _logit(p) - shift))), right) for n, p, right in told if n % folds == fold
        ]
    return found


def held_out_confidence(folders: Iterable[Path], folds: int = FOLDS) -> list[tuple[float, bool]]:
    """Confidence and truth of each position told by weights that never saw its article, at the threshold as shipped."""
    articles = read(folders) + learned()
    examples = all_examples(articles)
    found: list[tuple[float, bool]] = []
    for writer in FILES:
        coded = written(cross_validate(weighed(examples, articles, writer), articles, folds), articles, writer)
        found += calibrated(promises(articles, coded, weights(writer).least), folds)
    return found


def written(coded: Coding, articles: Sequence[Coded], writer: Writer) -> Coding:
    """What would be coded on the pages of a writer alone."""
    return {n: told for n, told in coded.items() if written_by(articles[n].page.understood) == writer}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folders", nargs="+", type=Path)
    options.add_argument("--out", type=Path, default=OUT, help="the folder that the files of weights are written to")
    options.add_argument("--folds", type=int, default=FOLDS)
    options.add_argument("--writer", choices=FILES, action="append", help="only the weights for pages of this writer")
    args = options.parse_args()
    articles = read(args.folders) + learned()
    examples = all_examples(articles)
    print(len(articles), "articles", len(examples), "candidates")
    for writer in args.writer or FILES:
        write(fit_for(writer, examples, articles, args.folds), args.out / FILES[writer])


def fit_for(writer: Writer, examples: Sequence[Example], articles: Sequence[Coded], folds: int) -> dict[str, Any]:
    """The weights for pages of a writer in their JSON form; threshold and trust by such pages over articles left out."""
    told_for = weighed(examples, articles, writer)
    coded = written(cross_validate(told_for, articles, folds), articles, writer)
    print(f"pages of a {writer}: {len(coded)}")
    least = best_threshold(articles, coded)
    told = promises(articles, coded, least)
    for low, high, count, claimed, true in bins(calibrated(told, folds)):
        print(f"confidence {low:.2f}-{high:.2f}: {count} told, {claimed:.3f} claimed, {true:.3f} right")
    return fit(told_for, least) | {"trust": trust(told)}


def write(table: Mapping[str, Any], path: Path) -> None:
    """Write weights as the package ships them."""
    path.write_text(
        json.dumps(table, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n", encoding="utf-8"
    )
    print(path, path.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
