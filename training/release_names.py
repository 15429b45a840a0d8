"""Marks names in releases, so that names are learned from diplomatic prose too, which no treebank holds.

A run of proper nouns (by the pipeline's own tags) is a person after a title, a place where the list of places has it,
an organisation by its last word or as capitals; a person known from a title is one elsewhere as well. A run that
nothing settles is left open: it neither teaches nor forbids a name. All other words are no names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example

from communique.language.sentences import split_sentences
from training.silver import CALENDAR, ORGANISATIONS

_PLACES = frozenset(Path(__file__).with_name("places.txt").read_text("utf8").splitlines())
_TITLES = frozenset(
    {"admiral", "advisor", "adviser", "ambassador", "amb.", "assistant", "captain", "chair", "chairman", "chancellor"}
    | {"chief", "colonel", "commissioner", "congressman", "congresswoman", "counselor", "crown", "defense", "deputy"}
    | {"director", "doctor", "dr.", "emir", "envoy", "finance", "first", "foreign", "gen.", "general", "governor"}
    | {"high", "king", "lady", "lieutenant", "lt.", "madam", "minister", "mr.", "mrs.", "ms.", "premier", "president"}
    | {"prime", "prince", "princess", "professor", "queen", "rep.", "representative", "secretary", "sen.", "senator"}
    | {"sheikh", "speaker", "special", "spokesperson", "sultan", "under", "vice", "mr", "mrs", "ms", "dr", "miss"}
)
# Words that end a title: what follows them is the name itself.
_LAST_OF_TITLE = _TITLES - {"assistant", "crown", "defense", "deputy", "finance", "first", "foreign", "high", "prime"}
_TWICE = 2  # times that a title must vouch for a surname before it is taken alone

Run = tuple[int, int]


def choose_sentences(lines: Sequence[str], count: int, seed: int) -> list[str]:
    """A seeded choice of sentences of eight to forty words."""
    found = [line[start:end] for line in lines for start, end in split_sentences(line)]
    fitting = [sentence for sentence in dict.fromkeys(found) if 8 <= len(sentence.split()) <= 40]
    return Random(seed).sample(fitting, min(count, len(fitting)))


def mark_release_names(nlp: Language, sentences: Sequence[str]) -> list[Example]:
    """Examples for the name finder alone; `nlp` must tag already."""
    with nlp.select_pipes(enable=["tok2vec", "tagger"]):
        tagged = list(nlp.pipe(sentences))
    persons = _find_persons(tagged)
    return [Example(nlp.make_doc(doc.text), _mark(doc, persons)) for doc in tagged]


def _find_runs(doc: Doc) -> Iterator[Run]:
    """Runs of proper nouns, hyphens inside included."""
    start: int | None = None
    for i, token in enumerate(doc):
        proper = token.tag_ in {"NNP", "NNPS"}
        joins = start is not None and token.text == "-" and i + 1 < len(doc) and doc[i + 1].tag_ == "NNP"
        if proper and start is None:
            start = i
        if not proper and not joins and start is not None:
            yield start, i
            start = None
    if start is not None:
        yield start, len(doc)


def _cut_title(doc: Doc, run: Run) -> tuple[Run, bool]:
    """The run without the title at its head, and whether there was one that a name follows."""
    start, end = run
    while start < end and doc[start].lower_ in _TITLES:
        start += 1
    return (start, end), start > run[0] and doc[start - 1].lower_ in _LAST_OF_TITLE


def _find_persons(docs: Sequence[Doc]) -> frozenset[str]:
    """Full names and surnames that titles vouch for."""
    counts: Counter[str] = Counter()
    for doc in docs:
        for run in _find_runs(doc):
            (start, end), titled = _cut_title(doc, run)
            if titled and 0 < end - start <= 4:
                counts.update({doc[start:end].text, doc[end - 1].text})
    return frozenset(name for name, count in counts.items() if count >= _TWICE and name not in _PLACES)


def _mark(doc: Doc, persons: frozenset[str]) -> Doc:
    names, missing = [], []
    for run in _find_runs(doc):
        (start, end), titled = _cut_title(doc, run)
        if start == end:
            continue
        label = _find_label(doc, start, end, titled, persons)
        if label:
            names.append(Span(doc, start, end, label))
        elif label is None:
            missing.append(Span(doc, *run))
    marked = Doc(doc.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])
    spans = [[Span(marked, s.start, s.end, s.label_) for s in group] for group in (names, missing)]
    marked.set_ents(spans[0], missing=spans[1], default="outside")
    return marked


def _find_label(doc: Doc, start: int, end: int, titled: bool, persons: frozenset[str]) -> str | None:
    """A label, "" for what is no name, None in doubt."""
    text = doc[start:end].text.replace("’", "'")
    words = [token.lower_ for token in doc[start:end]]
    if all(word.rstrip(".") in CALENDAR or not word[0].isalpha() for word in words):
        return ""
    if text in _PLACES:
        return "LOC"
    if words[-1] in ORGANISATIONS:
        return "ORG" if end < len(doc) and doc[end].lower_ != "of" else None
    if (titled and end - start <= 4) or text in persons:
        return "PERSON"
    return "ORG" if end - start == 1 and text.isupper() and 2 < len(text) < 7 else None
