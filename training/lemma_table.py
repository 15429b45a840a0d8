"""Counts from the treebanks how endings change from a form to its lemma."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import takewhile

from communique.language.lemmas import LONGEST_ENDING, Lemmas
from training.treebanks import Sentence

Change = tuple[int, str]


def learn_lemmas(sentences: Iterable[Sentence], component: Lemmas) -> None:
    """Fill the component: endings by majority of word types, then the words that they get wrong."""
    lemmas = _count_lemmas(sentences)
    component.words = {}
    component.endings = {tag: _learn_endings(words) for tag, words in sorted(lemmas.items())}
    wrong = {
        tag: {form: lemma for form, lemma in sorted(words.items()) if component.find_lemma(form, tag) != lemma}
        for tag, words in sorted(lemmas.items())
    }
    component.words = {tag: words for tag, words in wrong.items() if words}


def _count_lemmas(sentences: Iterable[Sentence]) -> dict[str, dict[str, str]]:
    """The commonest lemma of each tag and form; ties go to the first in the alphabet."""
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for token in sentence.tokens:
            form = token.form.replace("’", "'")
            if token.xpos != "NNP":  # a proper noun is its own lemma
                counts[token.xpos, form if token.xpos == "NNPS" else form.lower()][token.lemma] += 1
    lemmas: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for (tag, form), found in counts.items():
        lemmas[tag][form] = min(found, key=lambda lemma: (-found[lemma], lemma))
    return lemmas


def _learn_endings(words: dict[str, str]) -> dict[str, Change]:
    votes: defaultdict[str, Counter[Change]] = defaultdict(Counter)
    for form, lemma in words.items():
        kept = _count_shared(form, lemma)
        change = (len(form) - kept, lemma[kept:])
        for length in range(max(change[0], 0), min(LONGEST_ENDING, len(form) - 1) + 1):
            votes[form[len(form) - length :]][change] += 1
    endings: dict[str, Change] = {}
    for ending in sorted(votes, key=lambda e: (len(e), e)):
        best = min(votes[ending], key=lambda c: (-votes[ending][c], c))
        if best != _shorter(endings, ending):
            endings[ending] = best
    return endings


def _count_shared(form: str, lemma: str) -> int:
    """How many letters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(form, lemma, strict=False)))


def _shorter(endings: dict[str, Change], ending: str) -> Change | None:
    return next((endings[ending[i:]] for i in range(1, len(ending) + 1) if ending[i:] in endings), None)
