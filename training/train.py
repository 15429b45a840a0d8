"""Trains the language pipeline and puts it where the package loads it from.

    python -m training.train --treebanks DIR --corpus DIR --benchmark DIR --out DIR [--parsed 30000]

One thread, one seed: the same inputs give the same weights. With `--parsed`, so many sentences of releases are parsed by
the accurate parser (`communique[accurate]`) and learned from beside the treebanks.
"""

from __future__ import annotations

import argparse
import json
import shutil
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from spacy.language import Language
from spacy.training import Example
from spacy.training.batchers import minibatch_by_words
from spacy.util import fix_random_seed, load_config, load_model_from_config
from thinc.api import Adam, NumpyOps, Optimizer, set_current_ops

from communique.language.lemmas import Lemmas
from training.augment import augment
from training.corpus import Corpus, make_example, make_examples, read_corpus
from training.lemma_table import learn_lemmas
from training.raw import read_releases
from training.release_names import choose_sentences, mark_release_names
from training.silver_trees import cut_evenly, parse_releases
from training.tokenizer import make_tokenizer, split_beside_dashes
from training.treebanks import Sentence
from training.vectors import add_vectors

CONFIG = Path(__file__).with_name("config.cfg")
_POOL = 30  # batches that are sorted by length together


@dataclass(frozen=True)
class Schedule:
    """How long and how fast to learn. The rate climbs over `warmup` steps and falls in a straight line to nothing."""

    epochs: int = 12
    rate: float = 0.0015
    warmup: int = 200
    dropout: float = 0.1
    batch_words: int = 1000
    name_sentences: int = 8000  # of releases, for the name finder alone
    name_epochs: int = 3
    name_rate: float = 0.001
    name_dropout: float = 0.2
    passes: int = 1  # times that each parsed sentence is seen
    together: float = 0.08  # share of examples made of two or three sentences
    seed: int = 7


def train(corpus: Corpus, lines: list[str], parsed: Sequence[Sentence], schedule: Schedule) -> Language:
    """Train every component.

    `lines` is raw text that, with the training sentences, the word vectors come from; `parsed` are sentences with trees
    that a better parser gave them.
    """
    fix_random_seed(schedule.seed)
    set_current_ops(NumpyOps(use_blis=False))  # numpy's own matrix product trains twice as fast
    nlp = load_model_from_config(load_config(CONFIG), auto_fill=True)
    nlp.tokenizer = make_tokenizer(nlp)
    add_vectors(nlp, [*lines, *(sentence.text for sentence in corpus.train)], schedule.seed)
    sample = make_examples(nlp, corpus.train)
    nlp.initialize(lambda: sample)
    _report(f"{len(sample)} sentences, {len(nlp.vocab.vectors)} vectors")
    optimizer = _learn(nlp, corpus, parsed, schedule)
    with nlp.use_params(optimizer.averages):
        nlp = _freeze(nlp)
    _learn_names(nlp, corpus, lines, schedule)
    split_beside_dashes(nlp)
    lemmas = nlp.add_pipe("communique_lemmas", name="lemmas", after="tagger")
    assert isinstance(lemmas, Lemmas)
    learn_lemmas(corpus.train, lemmas)
    return nlp


def _freeze(nlp: Language) -> Language:
    """A copy that holds the averaged parameters for good."""
    copy = load_model_from_config(nlp.config, auto_fill=True)
    return copy.from_bytes(nlp.to_bytes())


def _learn(nlp: Language, corpus: Corpus, parsed: Sequence[Sentence], schedule: Schedule) -> Optimizer:
    optimizer: Optimizer = Adam(schedule.rate, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    watched = make_examples(nlp, corpus.dev)
    parts = cut_evenly(parsed, max(1, schedule.epochs // schedule.passes))
    words = schedule.epochs * _count(corpus.train) + sum(
        _count(parts[epoch % len(parts)]) for epoch in range(schedule.epochs)
    )
    total = words * (1 + 1.5 * schedule.together)  # groups hold two and a half sentences on average
    random = Random(schedule.seed)
    seen = step = 0
    for epoch in range(schedule.epochs):
        shown = (*corpus.train, *parts[epoch % len(parts)])
        for batch in _make_batches(_shuffle(nlp, shown, schedule, random), schedule.batch_words, random):
            step += 1
            seen += sum(len(example.reference) for example in batch)
            optimizer.learn_rate = schedule.rate * min(1.0, step / schedule.warmup) * max(0.01, 1 - seen / total)
            nlp.update(batch, drop=schedule.dropout, sgd=optimizer)
        with nlp.use_params(optimizer.averages):
            scores = nlp.evaluate(watched)
        names = ("token_acc", "tag_acc", "pos_acc", "dep_uas", "dep_las", "ents_f")
        _report(f"epoch {epoch + 1}: " + " ".join(f"{name} {100 * scores[name]:.2f}" for name in names))
    return optimizer


def _count(sentences: Iterable[Sentence]) -> int:
    return sum(len(sentence.tokens) for sentence in sentences)


def _learn_names(nlp: Language, corpus: Corpus, lines: list[str], schedule: Schedule) -> None:
    """Go on with the name finder alone, the encoder held still, on marked names and on those that releases give away."""
    fix_random_seed(schedule.seed)
    silver = mark_release_names(nlp, choose_sentences(lines, schedule.name_sentences, schedule.seed))
    optimizer = Adam(schedule.name_rate, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    words = sum(len(s.tokens) for s in corpus.named) + sum(len(example.reference) for example in silver)
    random = Random(schedule.seed)
    seen = 0
    with nlp.select_pipes(enable=["tok2vec", "ner"]):
        for _ in range(schedule.name_epochs):
            examples = [*(make_example(nlp, [augment(s, random)]) for s in corpus.named), *silver]
            random.shuffle(examples)
            for batch in minibatch_by_words(examples, schedule.batch_words):
                seen += sum(len(example.reference) for example in batch)
                optimizer.learn_rate = schedule.name_rate * max(0.01, 1 - seen / words / schedule.name_epochs)
                nlp.update(batch, drop=schedule.name_dropout, sgd=optimizer, exclude=["tok2vec"], annotates=["tok2vec"])
        with nlp.use_params(optimizer.averages):
            ner = nlp.get_pipe("ner").to_bytes()
            _report(f"names: {100 * nlp.evaluate(make_examples(nlp, corpus.dev))['ents_f']:.2f}")
    nlp.get_pipe("ner").from_bytes(ner)


def _make_batches(examples: Iterable[Example], words: int, random: Random) -> Iterator[list[Example]]:
    """Batches of sentences of like length, in random order: the parser steps through a batch in lock-step."""
    for pool in minibatch_by_words(examples, words * _POOL):
        pool.sort(key=lambda example: len(example.reference))
        batches = list(minibatch_by_words(pool, words))
        random.shuffle(batches)
        yield from batches


def _shuffle(nlp: Language, sentences: tuple[Sentence, ...], schedule: Schedule, random: Random) -> Iterator[Example]:
    order = list(range(len(sentences)))
    random.shuffle(order)
    for first in order:
        count = random.choice((2, 3)) if random.random() < schedule.together else 1
        group = [s for s in sentences[first : first + count] if s.document == sentences[first].document]
        yield make_example(nlp, [augment(sentence, random) for sentence in group])


def save(nlp: Language, out: Path) -> None:
    """Write the pipeline beside its place first, then put it there in one step; a licence that lies there is kept."""
    new, old = out.with_name(f".{out.name}-new"), out.with_name(f".{out.name}-old")
    for folder in (new, old):
        shutil.rmtree(folder, ignore_errors=True)
    nlp.to_disk(new)
    (new / "vocab" / "strings.json").write_text(json.dumps(_list_strings(nlp)))
    if (licence := out / "LICENSE").exists():
        shutil.copy(licence, new)
    if out.exists():
        out.rename(old)
    new.rename(out)
    shutil.rmtree(old, ignore_errors=True)


def _list_strings(nlp: Language) -> list[str]:
    """The labels: nothing else in the folder spells them out. The words of the training text stay behind."""
    strings: set[str] = set()
    for name in nlp.pipe_names:
        for label in getattr(nlp.get_pipe(name), "labels", ()):
            strings |= {label, *label.split("|"), "|".join(pair for pair in label.split("|") if pair[:4] != "POS=")}
    return sorted(strings | {"ROOT", "dep"})


def _report(line: str) -> None:
    print(time.strftime("%H:%M:%S"), line, flush=True)


def main() -> None:
    """Train on the folders named on the command line."""
    arguments = argparse.ArgumentParser(description="Train the language pipeline.")
    for name in ("treebanks", "corpus", "benchmark", "out"):
        arguments.add_argument(f"--{name}", type=Path, required=True)
    arguments.add_argument("--epochs", type=int, default=Schedule.epochs)
    arguments.add_argument("--seed", type=int, default=Schedule.seed)
    arguments.add_argument("--parsed", type=int, default=0, help="sentences of releases to parse and learn from")
    arguments.add_argument("--passes", type=int, default=Schedule.passes, help="times that each of them is seen")
    chosen = arguments.parse_args()
    lines = [line for release in read_releases(chosen.corpus, chosen.benchmark) for line in release.lines]
    corpus = read_corpus(chosen.treebanks)
    parsed = parse_releases(lines, chosen.parsed, chosen.seed, corpus.train) if chosen.parsed else []
    schedule = replace(Schedule(), epochs=chosen.epochs, seed=chosen.seed, passes=chosen.passes)
    nlp = train(corpus, lines, parsed, schedule)
    nlp.meta.update(
        name="communique",
        version="1.0.0",
        description="Tags, trees, lemmas and names for news of diplomacy.",
        license="CC BY-SA 4.0",
        author="The communique authors",
    )
    save(nlp, chosen.out)


if __name__ == "__main__":
    main()
