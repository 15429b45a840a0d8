"""Loads the language pipeline that ships with communique, once, and only when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from threadpoolctl import ThreadpoolController

WEIGHTS = Path(__file__).with_name("weights")


@cache
def load() -> Language:
    """The pipeline: tokens, tags (PTB), parts of speech and features (UD), trees (UD), lemmas, names.

    Names carry PERSON, ORG or LOC. Read from the weights beside this file; nothing is downloaded.
    """
    import spacy
    from spacy.attrs import IS_SPACE, LOWER, NORM, PREFIX, SHAPE, SUFFIX
    from thinc.api import NumpyOps

    import communique.language.lemmas  # noqa: F401 (registers the component that the weights name)

    nlp = spacy.load(WEIGHTS)
    told = nlp.vocab.lex_attr_getters
    nlp.vocab.lex_attr_getters = {
        attribute: told[attribute] for attribute in (LOWER, NORM, PREFIX, SUFFIX, SHAPE, IS_SPACE)
    }
    ops = NumpyOps(use_blis=False)  # numpy's own matrix product takes two thirds of the time
    for _, component in nlp.pipeline:
        if hasattr(component, "model"):
            component.model._to_ops(ops)
    return nlp


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
