"""Names in releases for the accurate parser: those that `training.release_names` marks, as plain values."""

from __future__ import annotations

from collections.abc import Sequence

from communique.language.model import load
from training.encoder_data import Marked
from training.release_names import choose_sentences, mark_release_names
from training.treebanks import Name


def mark_releases(lines: Sequence[str], count: int, seed: int) -> list[Marked]:
    """Sentences of releases whose names a title, a list of places or their last word gives away."""
    return [_read(example.reference) for example in mark_release_names(load(), choose_sentences(lines, count, seed))]


def _read(doc: object) -> Marked:
    from spacy.tokens import Doc

    assert isinstance(doc, Doc)
    words = [(i, word) for i, word in enumerate(doc) if not word.is_space]
    places = {i: new for new, (i, _) in enumerate(words)}
    names = tuple(Name(places[s.start], places[s.end - 1] + 1, s.label_) for s in doc.ents)
    hidden = frozenset(places[i] for i, word in words if word.ent_iob == 0)
    return Marked(tuple(word.text for _, word in words), names, hidden)
