"""Runs the components of the language pipeline over a batch of documents, without the detours of `Language.pipe`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from communique.language.wordvectors import word_vectors

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def run_components(nlp: Language, docs: Sequence[Doc]) -> None:
    """Let every component of the pipeline annotate the documents, all of them at once."""
    vectors = word_vectors(nlp)
    for name, component in nlp.pipeline:
        if vectors is not None and name == "tok2vec":
            component.set_annotations(docs, vectors(docs))
        elif hasattr(component, "transition_states"):
            component.set_annotations(docs, _take_transitions(component, docs))
        elif hasattr(component, "predict"):
            component.set_annotations(docs, component.predict(docs))
        else:
            for doc in docs:
                component(doc)


def _take_transitions(component: Any, docs: Sequence[Doc]) -> Any:
    """The final states of a parser of transitions.

    The same as its `predict`, step by step: its own loop gives up the interpreter's lock and asks for it again at every
    look at a state, which takes twice the time of all the rest.
    """
    model = component.model
    if not any(len(doc) for doc in docs) or model.attrs["unseen_classes"]:
        return component.predict(docs)
    batch = component.moves.init_batch(docs)
    steps, upper = model.predict(docs), model.get_ref("upper")
    weights, bias = upper.get_param("W").T, upper.get_param("b")
    states = [state for state in batch if not state.is_final()]
    while states:
        hidden = steps.state2vec.predict(steps.get_token_ids(states))
        states = component.transition_states(states, hidden @ weights + bias)
    steps.clear_memory()  # a model of steps holds itself: what it computed would stay until a collector comes by
    return batch
