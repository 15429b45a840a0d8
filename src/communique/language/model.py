"""Loads the language pipeline that ships with communique, once, and only when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from communique.language.components import run_components

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from threadpoolctl import ThreadpoolController

WEIGHTS = Path(__file__).with_name("weights")

_WITHIN = np.uint64(2**64 - 1)  # -1, as the parser reads it: a sentence begins not here

# Sentences a batch: larger ones gain nothing measurable and hold more memory.
BATCH = 256


@cache
def load() -> Language:
    """The pipeline: tokens, tags (PTB), parts of speech and features (UD), trees (UD), lemmas, names.

    Names carry PERSON, ORG or LOC. Read from the weights beside this file; nothing is downloaded.
    """
    import spacy
    from thinc.api import NumpyOps

    import communique.language.lemmas  # noqa: F401 (registers the component that the weights name)

    nlp = spacy.load(WEIGHTS)
    ops = NumpyOps(use_blis=False)  # numpy's own matrix product takes two thirds of the time
    for _, component in nlp.pipeline:
        if hasattr(component, "model"):
            component.model._to_ops(ops)
    return nlp


def parse(sentences: Sequence[str]) -> list[Doc]:
    """Parse texts that are one sentence each: a document for each, in order, with exactly one tree.

    Offsets point into the sentence as given: nothing is stripped or replaced. The same sentences give
    the same documents. Which sentences are parsed together may tip a decision that hangs on the last digit.
    """
    return _parse_docs(tokenise(sentences))


def passing_words() -> AbstractContextManager[object]:
    """Within it, the words that are met for the first time are kept only to its end, so that a long run does not grow.

    No document made within may be looked at afterwards, and no other thread may parse meanwhile.
    """
    words: AbstractContextManager[object] = load().memory_zone()
    return words


@cache
def _threads() -> ThreadpoolController:
    """Keeps the matrix library to one thread: for matrices this small a second one only waits, at full heat."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def one_thread() -> AbstractContextManager[object]:
    """Within it the matrix library keeps to one thread."""
    limits: AbstractContextManager[object] = _threads().limit(limits=1, user_api="blas")
    return limits


def tokenise(sentences: Iterable[str]) -> list[Doc]:
    """The words of texts that are one sentence each, not parsed."""
    nlp = load()
    return [nlp.make_doc(sentence) for sentence in sentences]


def parse_words(sentences: Iterable[Sequence[str]]) -> list[Doc]:
    """Parse sentences given as words: a document for each, in order, with exactly one tree."""
    from spacy.tokens import Doc as Made

    nlp = load()
    return _parse_docs([Made(nlp.vocab, words=list(words)) for words in sentences])


def _parse_docs(docs: list[Doc]) -> list[Doc]:
    """Parse tokenised documents in which no token but the first may begin a sentence."""
    nlp = load()
    for doc in docs:
        starts = np.full((len(doc), 1), _WITHIN, dtype=np.uint64)
        starts[:1] = 0
        doc.from_array(["SENT_START"], starts)
    with one_thread():
        for first in range(0, len(docs), BATCH):
            run_components(nlp, docs[first : first + BATCH])
    return docs
