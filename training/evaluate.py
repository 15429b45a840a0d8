"""Scores the shipped pipeline on the sets held apart and prints the table of the model card.

    python -m training.evaluate --treebanks DIR [--parser accurate]

Every sentence goes in as raw text, one text a sentence, as at run time; so tokenisation counts. Scores are
the F1 of the CoNLL 2018 shared task: a word is right when its span is ours too and its tag, or its head's
span and its relation (subtypes included), agree. Punctuation counts, save in the columns that say otherwise.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from spacy.tokens import Doc

from communique.language.accurate import ENCODER, load_encoder
from communique.language.model import WEIGHTS, load
from communique.language.parsers import PARSERS, ParserName, parse
from training.corpus import make_gold, read_corpus
from training.treebanks import Sentence

MEASURES = ("tokens", "UPOS", "XPOS", "lemmas", "UAS", "LAS", "UAS no punct.", "LAS no punct.", "names")

Fact = tuple[object, ...]


def score(sentences: Sequence[Sentence], parser: ParserName = "fast") -> dict[str, float]:
    """F1 by measure, in percent, over sentences of a treebank; `names` only where they are marked."""
    nlp = load()
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for sentence, found in zip(sentences, parse([s.text for s in sentences], parser), strict=True):
        ours, gold = set(_list_facts(found)), set(_list_facts(make_gold(nlp, [sentence])))
        if sentence.names is None:
            ours, gold = ({fact for fact in facts if fact[0] != "names"} for facts in (ours, gold))
        total.update(str(fact[0]) for facts in (ours, gold) for fact in facts)
        right.update(str(fact[0]) for fact in ours & gold)
    return {measure: 200 * right[measure] / total[measure] for measure in MEASURES if total[measure]}


def _list_facts(doc: Doc) -> Iterator[Fact]:
    """Everything that is scored, as values that are equal when both sides say the same of the same span."""
    spans = [(token.idx, token.idx + len(token)) for token in doc]
    for token, span in zip(doc, spans, strict=True):
        head = None if token.dep_ == "ROOT" else spans[token.head.i]
        yield "tokens", span
        yield "UPOS", span, token.pos_
        yield "XPOS", span, token.tag_
        yield "lemmas", span, token.lemma_
        yield "UAS", span, head
        yield "LAS", span, head, token.dep_
        if token.dep_ != "punct":
            yield "UAS no punct.", span, head
            yield "LAS no punct.", span, head, token.dep_
    for name in doc.ents:
        yield "names", name.start_char, name.end_char, name.label_


def measure_speed(sentences: Sequence[Sentence], parser: ParserName) -> float:
    """Words parsed in a second of processor time, once the pipeline is warm."""
    texts = [sentence.text for sentence in sentences]
    parse(texts[:100], parser)
    start = time.process_time()
    words = sum(map(len, parse(texts, parser)))
    return words / (time.process_time() - start)


def measure_load(parser: ParserName) -> float:
    """Seconds that the first load takes, spaCy's own import included when this runs first."""
    start = time.perf_counter()
    load()
    if parser == "accurate":
        load_encoder()
    return time.perf_counter() - start


def _folder(parser: ParserName) -> Path:
    return ENCODER if parser == "accurate" else WEIGHTS


def main() -> None:
    """Print the table, the speed, the loading time and the size."""
    arguments = argparse.ArgumentParser(description="Score the language pipeline.")
    arguments.add_argument("--treebanks", type=Path, required=True)
    arguments.add_argument("--parser", choices=PARSERS, default="fast")
    chosen = arguments.parse_args()
    print(f"load {measure_load(chosen.parser):.2f} s")
    tests = read_corpus(chosen.treebanks).tests
    print("| set | words | " + " | ".join(MEASURES) + " |")
    print("|---|---:|" + "---:|" * len(MEASURES))
    for name, sentences in tests.items():
        scores = score(sentences, chosen.parser)
        words = sum(len(sentence.tokens) for sentence in sentences)
        cells = " | ".join(f"{scores[m]:.2f}" if m in scores else "–" for m in MEASURES)
        print(f"| {name} | {words:,} | {cells} |")
    print(f"speed {measure_speed(tests['GUM test, all genres'], chosen.parser):,.0f} words a second of one core")
    size = sum(path.stat().st_size for path in _folder(chosen.parser).rglob("*") if path.is_file())
    print(f"size {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
