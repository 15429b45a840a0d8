"""Trains the line tagger of the clean stage: a linear-chain conditional random field over the features of lines.

    python -m training.pages CHECKOUT /tmp/pages.json     (once; see there)
    python -m training.lines SHARED --pages /tmp/pages.json [--cross] [--out FILE]

SHARED holds bench/ with the coded sets and corpus/pages, whose kinds stand in page_lines.toml. The pages of the public
extraction benchmark tell body lines from the rest and, by their markup, some of the other kinds; where several kinds
are possible they are summed over. `--cross` prints accuracy over articles left out of training in turn. Nothing of the
texts enters the weights but how often their lines have the features of communique.clean.features.
"""

import argparse
import json
import random
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from communique.clean.cues import read_cues
from communique.clean.features import page_features
from communique.clean.normalise import page_lines
from communique.clean.settle import settle_kinds
from communique.values.vocabulary import LINE_KINDS, LineKind

KINDS = "HMBCF"
WEIGHTS = {"seeds": 1.5, "written": 1.5, "pages": 1.5, "readouts": 0.5, "releases": 0.4}


@dataclass
class Doc:
    """One page: its features, the kinds allowed for each line, its weight and where it comes from."""

    name: str
    group: str
    features: list[list[str]]
    allowed: np.ndarray  # lines x kinds, True where a kind is possible
    weight: float
    sizes: list[int]
    lines: list[str]
    labels: list[str]  # the kinds that each line may have, as letters; "?" for any


def make_doc(name: str, group: str, lines: Sequence[str], labels: Sequence[str], weight: float) -> Doc:
    """A page of lines with the kinds that each may have."""
    allowed = np.array([[label == "?" or kind in label for kind in KINDS] for label in labels])
    features = page_features([read_cues(line) for line in lines])
    return Doc(name, group, features, allowed, weight, [len(line) for line in lines], list(lines), list(labels))


def coded_docs(shared: Path, sets: Iterable[str]) -> list[Doc]:
    """The coded articles of the sets named."""
    docs = []
    for name in sets:
        for path in sorted((shared / "bench" / name).glob("*.txt")):
            gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["lines"]
            docs.append(make_doc(path.stem, name, page_lines(path.read_text(encoding="utf-8")), gold, WEIGHTS[name]))
    return docs


def labelled_docs(shared: Path, weight: float = 1.0) -> list[Doc]:
    """The uncoded pages of the corpus whose lines were told by hand (page_lines.toml)."""
    told = tomllib.loads(Path(__file__).with_name("page_lines.toml").read_text(encoding="utf-8"))
    docs = []
    for stem, kinds in told.items():
        text = (shared / "corpus" / "pages" / f"{stem}.txt").read_text(encoding="utf-8")
        docs.append(make_doc(stem, "labelled", page_lines(text), kinds, weight))
    return docs


def benchmark_docs(dump: Path, weight: float = 0.15) -> list[Doc]:
    """Pages of the extraction benchmark as training/pages.py dumps them."""
    rows = json.loads(dump.read_text(encoding="utf-8"))
    return [make_doc(row["id"], "html", row["lines"], row["labels"], weight) for row in rows]


def note_docs(docs: Sequence[Doc], weight: float = 0.15, seed: int = 7) -> list[Doc]:
    """Bare notes out of coded pages: a few paragraphs with or without their headline, as users paste them."""
    chance = random.Random(seed)
    notes = []
    for doc in docs:
        body = [line for line, label in zip(doc.lines, doc.labels, strict=True) if label == "B"]
        head = [line for line, label in zip(doc.lines, doc.labels, strict=True) if label == "H"][:1]
        if doc.group == "html" or not body:
            continue
        head = head if chance.random() < 0.4 else []
        body = body[: chance.choice([1, 1, 2, 3, 5, 40])]
        notes.append(make_doc(f"{doc.name}-", "note", head + body, ["H"] * len(head) + ["B"] * len(body), weight))
    return notes


class Field:
    """The random field: weights of features by kind, of kind after kind, of the first kind."""

    def __init__(self, names: Sequence[str]) -> None:
        self.index = {name: i for i, name in enumerate(names)}
        self.size = len(names)
        self.theta = np.zeros((self.size + len(KINDS) + 1) * len(KINDS))

    def matrix(self, docs: Sequence[Doc]) -> csr_matrix:
        """One row a line of all docs, one column a feature; the last column is the bias."""
        flat, cuts = [], [0]
        for doc in docs:
            for row in doc.features:
                flat.extend(self.index[name] for name in row if name in self.index)
                flat.append(self.size - 1)
                cuts.append(len(flat))
        return csr_matrix((np.ones(len(flat)), np.array(flat), np.array(cuts)), shape=(len(cuts) - 1, self.size))

    def split(self, theta: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        table = theta.reshape(-1, len(KINDS))
        return table[: self.size], table[self.size : self.size + len(KINDS)], table[-1]


class Batch:
    """Docs laid side by side, padded, so that every step of the recursions serves all of them at once."""

    def __init__(self, docs: Sequence[Doc]) -> None:
        self.lengths = np.array([len(doc.features) for doc in docs])
        self.width, self.count = int(self.lengths.max()), len(docs)
        self.where = (
            np.repeat(np.arange(self.count), self.lengths),
            np.concatenate([np.arange(n) for n in self.lengths]),
        )
        self.mask = np.zeros((self.count, self.width))
        self.mask[self.where] = 1.0
        self.allowed = self.lay(np.concatenate([doc.allowed for doc in docs]).astype(float), 1.0)
        self.weights = np.array([doc.weight for doc in docs])

    def lay(self, rows: np.ndarray, fill: float) -> np.ndarray:
        out = np.full((self.count, self.width, len(KINDS)), fill)
        out[self.where] = rows
        return out

    def marginals(
        self, potentials: np.ndarray, shift: np.ndarray, trans: np.ndarray, start: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Log partition by doc, marginals of kinds by line, weighted expected counts of transitions."""
        t, n = np.exp(trans), self.width
        alpha, beta, scale = np.empty_like(potentials), np.ones_like(potentials), np.ones((self.count, n))
        row = potentials[:, 0] * np.exp(start)
        scale[:, 0] = row.sum(1)
        alpha[:, 0] = row / scale[:, 0, None]
        for i in range(1, n):
            row = potentials[:, i] * (alpha[:, i - 1] @ t)
            live = self.mask[:, i]
            scale[:, i] = np.where(live, row.sum(1), 1.0)
            alpha[:, i] = np.where(live[:, None], row / scale[:, i, None], alpha[:, i - 1])
        for i in range(n - 2, -1, -1):
            step = (potentials[:, i + 1] * beta[:, i + 1]) @ t.T / scale[:, i + 1, None]
            beta[:, i] = np.where(self.mask[:, i + 1, None], step, 1.0)
        right = (
            potentials[:, 1:]
            * beta[:, 1:]
            / scale[:, 1:, None]
            * (self.mask[:, 1:] * self.weights[:, None])[:, :, None]
        )
        pairs = np.einsum("dik,dil->kl", alpha[:, :-1], right) * t
        return np.log(scale).sum(1) + shift.sum(1), alpha * beta, pairs


def train(docs: Sequence[Doc], penalty: float = 0.6, least: int = 3, rounds: int = 120) -> Field:
    """The field fitted to the docs by L-BFGS; where a line allows several kinds, they are summed over."""
    counts = Counter(name for doc in docs for row in doc.features for name in set(row))
    field = Field([*sorted(name for name, count in counts.items() if count >= least), "bias"])
    matrix, batch = field.matrix(docs), Batch(docs)
    turned = matrix.T.tocsr()

    def loss(theta: np.ndarray) -> tuple[float, np.ndarray]:
        emits, trans, first = field.split(theta)
        emit = matrix @ emits
        shift = np.zeros((batch.count, batch.width))
        shift[batch.where] = emit.max(axis=1)
        potentials = batch.lay(np.exp(emit - emit.max(axis=1, keepdims=True)), 1.0)
        free, p, pairs = batch.marginals(potentials, shift, trans, first)
        held, q, held_pairs = batch.marginals(potentials * np.maximum(batch.allowed, 1e-12), shift, trans, first)
        diff = (p - q) * batch.weights[:, None, None]
        grad = np.concatenate([turned @ diff[batch.where], pairs - held_pairs, diff[:, 0].sum(0)[None]])
        total = float(batch.weights @ (free - held)) + penalty / 2 * float(theta @ theta)
        return total, grad.ravel() + penalty * theta

    field.theta = minimize(loss, field.theta, jac=True, method="L-BFGS-B", options={"maxiter": rounds}).x
    return field


def decode(field: Field, doc: Doc) -> str:
    """The likeliest kinds of a page's lines."""
    emits, trans, first = field.split(field.theta)
    emit = field.matrix([doc]) @ emits
    best, back = emit[0] + first, []
    for row in emit[1:]:
        paths = best[:, None] + trans
        back.append(paths.argmax(axis=0))
        best = paths.max(axis=0) + row
    kinds = [int(best.argmax())]
    for step in reversed(back):
        kinds.append(int(step[kinds[-1]]))
    return "".join(KINDS[k] for k in reversed(kinds))


def report(docs: Sequence[Doc], told: Sequence[str]) -> None:
    """Line accuracy and body F1 by set."""
    for group in dict.fromkeys(doc.group for doc in docs):
        right = total = hit = gold = guess = 0
        for doc, kinds in zip(docs, told, strict=True):
            if doc.group != group:
                continue
            for allowed, kind, size in zip(doc.allowed, kinds, doc.sizes, strict=True):
                if allowed.all():
                    continue
                body = bool(allowed[KINDS.index("B")])
                right += bool(allowed[KINDS.index(kind)])
                total += 1
                gold, guess, hit = gold + size * body, guess + size * (kind == "B"), hit + size * (body and kind == "B")
        print(
            f"{group:10} lines {right / total:.4f} ({total - right} wrong of {total})  body F1 {2 * hit / (gold + guess):.4f}"
        )


def settle(doc: Doc, told: str) -> str:
    """The kinds after the rules that follow the tagger in the clean stage."""
    kinds: list[LineKind] = [kind for letter in told for kind in LINE_KINDS if kind == letter]
    return "".join(settle_kinds([read_cues(line) for line in doc.lines], kinds))


def cross(docs: Sequence[Doc], extra: Sequence[Doc], folds: int = 5, **options: float) -> list[str]:
    """Kinds told for each doc by a field trained without it."""
    told: list[str] = [""] * len(docs)
    for fold in range(folds):
        known = [doc for i, doc in enumerate(docs) if i % folds != fold] + list(extra)
        field = train(known + note_docs(known), **options)
        for i, doc in enumerate(docs):
            if i % folds == fold:
                told[i] = settle(doc, decode(field, doc))
    return told


def save(field: Field, path: Path) -> None:
    """The weights as JSON, features that weigh next to nothing left out."""
    emits, trans, first = field.split(field.theta)
    rows = {name: [round(float(w), 3) for w in emits[i]] for name, i in field.index.items()}
    kept = {name: row for name, row in sorted(rows.items()) if name == "bias" or max(map(abs, row)) >= 0.02}
    body = ",\n".join(f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(row)}" for name, row in kept.items())
    after = json.dumps([[round(float(w), 3) for w in row] for row in trans])
    head = json.dumps([round(float(w), 3) for w in first])
    path.write_text(
        f'{{"kinds": "{KINDS}", "first": {head}, "after": {after},\n"features": {{\n{body}\n}}}}\n', encoding="utf-8"
    )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("shared", type=Path)
    options.add_argument("--pages", type=Path, help="what training.pages wrote")
    options.add_argument("--cross", action="store_true", help="accuracy over articles left out in turn, no weights")
    options.add_argument("--out", type=Path, default=Path("src/communique/clean/lines.json"))
    args = options.parse_args()
    docs = coded_docs(args.shared, WEIGHTS) + labelled_docs(args.shared)
    extra = benchmark_docs(args.pages) if args.pages else []
    if args.cross:
        report(docs, cross(docs, extra))
        return
    field = train(docs + extra + note_docs(docs))
    save(field, args.out)
    print(f"{field.size} features of {len(docs) + len(extra)} pages -> {args.out}")


if __name__ == "__main__":
    main()
