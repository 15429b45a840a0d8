"""The sets to train, tune and score on, and their spaCy documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example

from training.silver import mark_silver_names
from training.treebanks import Sentence, find_titles, mark_gum_names, read_sentences, read_splits, read_uner

# The features that reading needs; the others (foreign words, styles, abbreviations) would only multiply the labels.
_FEATURES = frozenset(
    {
        "Case",
        "Degree",
        "Gender",
        "Mood",
        "Number",
        "Person",
        "Polarity",
        "Poss",
        "PronType",
        "Tense",
        "VerbForm",
        "Voice",
    }
)


@dataclass(frozen=True)
class Corpus:
    """Sentences to train on, those of them whose names people marked, some to watch, and by name the sets to score on."""

    train: tuple[Sentence, ...]
    named: tuple[Sentence, ...]
    dev: tuple[Sentence, ...]
    tests: dict[str, tuple[Sentence, ...]]


def read_corpus(treebanks: Path) -> Corpus:
    """Read GUM, EWT and PUD from a folder. PUD, EWT test and GUM's held-apart documents are only in `tests`."""
    gum = _read_gum(treebanks / "gum.conllu.gz")
    splits = read_splits()
    apart = splits["dev"] | splits["test"]
    gum_test = [s for s in gum if s.document in splits["test"]]
    gum_train = [s for s in gum if s.document not in apart]
    ewt_train, ewt_dev = _halve(_read_named(treebanks / "ewt-dev.conllu.gz", treebanks / "uner-ewt-dev.iob2.gz"))
    unmarked = list(read_sentences(treebanks / "ewt-train.conllu.gz"))
    return Corpus(
        train=(*gum_train, *ewt_train, *mark_silver_names(unmarked, [*gum_train, *ewt_train])),
        named=(*gum_train, *ewt_train),
        dev=(*(s for s in gum if s.document in splits["dev"]), *ewt_dev),
        tests={
            "GUM news": tuple(s for s in gum_test if s.document.startswith("GUM_news")),
            "GUM interview": tuple(s for s in gum_test if s.document.startswith("GUM_interview")),
            "GUM test, all genres": tuple(gum_test),
            "EWT test": _read_named(treebanks / "ewt-test.conllu.gz", treebanks / "uner-ewt-test.iob2.gz"),
            "PUD": tuple(read_sentences(treebanks / "pud-test.conllu.gz")),
        },
    )


def _read_gum(path: Path) -> list[Sentence]:
    sentences = list(read_sentences(path))
    titles = find_titles(sentences)
    return [mark_gum_names(sentence, titles) for sentence in sentences]


def _read_named(treebank: Path, names: Path) -> tuple[Sentence, ...]:
    by_id = read_uner(names)
    return tuple(replace(s, names=by_id.get(s.sent_id)) for s in read_sentences(treebank))


def _halve(sentences: Sequence[Sentence]) -> tuple[list[Sentence], list[Sentence]]:
    """The sentences of every other document, and of the rest."""
    documents = list(dict.fromkeys(s.document for s in sentences))
    first = frozenset(documents[::2])
    return [s for s in sentences if s.document in first], [s for s in sentences if s.document not in first]


def make_example(nlp: Language, sentences: Sequence[Sentence]) -> Example:
    """An example of one or more consecutive sentences; the tokens to predict on are our tokenizer's own."""
    reference = make_gold(nlp, sentences)
    return Example(nlp.make_doc(reference.text), reference)


def make_gold(nlp: Language, sentences: Sequence[Sentence]) -> Doc:
    """The document that the treebank's annotation makes of the sentences, joined by spaces."""
    tokens = [token for sentence in sentences for token in sentence.tokens]
    spaces = [token.space for token in tokens]
    ends = list(accumulate(len(sentence.tokens) for sentence in sentences))
    starts = [0, *ends[:-1]]
    for end in ends:
        spaces[end - 1] = end < len(tokens)
    offsets = [start for start, sentence in zip(starts, sentences, strict=True) for _ in sentence.tokens]
    doc = Doc(
        nlp.vocab,
        words=[token.form for token in tokens],
        spaces=spaces,
        tags=[token.xpos for token in tokens],
        pos=[token.upos if token.upos != "_" else "" for token in tokens],
        morphs=[_keep_features(token.feats) for token in tokens],
        lemmas=[token.lemma for token in tokens],
        heads=[offset + t.head - 1 if t.head else i for i, (t, offset) in enumerate(zip(tokens, offsets, strict=True))],
        deps=["ROOT" if not token.head else token.deprel for token in tokens],
    )
    _set_names(doc, sentences, starts)
    return doc


def _set_names(doc: Doc, sentences: Sequence[Sentence], starts: Sequence[int]) -> None:
    pairs = list(zip(sentences, starts, strict=True))
    spans = [
        Span(doc, start + name.start, start + name.end, name.label)
        for sentence, start in pairs
        for name in sentence.names or ()
    ]
    missing = [Span(doc, start, start + len(s.tokens)) for s, start in pairs if s.names is None]
    if len(missing) < len(pairs):
        doc.set_ents(spans, missing=missing, default="outside")


def _keep_features(feats: str) -> str:
    return "|".join(pair for pair in feats.split("|") if pair.split("=")[0] in _FEATURES)


def make_examples(nlp: Language, sentences: Iterable[Sentence]) -> list[Example]:
    """One example a sentence."""
    return [make_example(nlp, [sentence]) for sentence in sentences]
