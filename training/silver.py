"""Marks names in treebank sentences that nobody marked, only where their parts of speech leave no doubt."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from training.treebanks import Name, Sentence

CALENDAR = frozenset(
    {
        "apr",
        "april",
        "aug",
        "august",
        "christmas",
        "dec",
        "december",
        "easter",
        "feb",
        "february",
        "friday",
        "jan",
        "january",
        "jul",
        "july",
        "jun",
        "june",
        "mar",
        "march",
        "may",
        "monday",
        "nov",
        "november",
        "oct",
        "october",
        "ramadan",
        "saturday",
        "sep",
        "sept",
        "september",
        "sunday",
        "thursday",
        "tuesday",
        "wednesday",
    }
)
_PERSON_TITLES = frozenset(
    {
        "ayatollah",
        "dr",
        "dr.",
        "gen.",
        "mr",
        "mr.",
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "president",
        "sen.",
        "senator",
        "shaikh",
    }
)
ORGANISATIONS = frozenset(
    {
        "agency",
        "association",
        "bank",
        "commission",
        "committee",
        "company",
        "congress",
        "corp.",
        "corporation",
        "council",
        "court",
        "department",
        "foundation",
        "group",
        "inc.",
        "institute",
        "ministry",
        "organization",
        "party",
        "senate",
        "union",
        "university",
    }
)
_SURE = 0.8  # share of a name's marks that must agree before it is taken elsewhere


def mark_silver_names(unmarked: Iterable[Sentence], marked: Iterable[Sentence]) -> list[Sentence]:
    """Mark runs of proper nouns that `marked` or their words settle; one doubtful run leaves a sentence unmarked."""
    known = _count_names(marked)
    return [_mark(sentence, known) for sentence in unmarked]


def _count_names(marked: Iterable[Sentence]) -> dict[str, str]:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for sentence in marked:
        for start, end, label in sentence.names or ():
            counts[" ".join(token.form for token in sentence.tokens[start:end])][label] += 1
    best = {text: labels.most_common(1)[0] for text, labels in counts.items()}
    return {text: label for text, (label, count) in best.items() if count >= _SURE * counts[text].total()}


def _mark(sentence: Sentence, known: dict[str, str]) -> Sentence:
    names = []
    for start, end in _find_runs(sentence):
        label = _find_label(sentence, start, end, known)
        if label is None:
            return sentence
        if label:
            names.append(Name(start, end, label))
    return replace(sentence, names=tuple(names))


def _find_runs(sentence: Sentence) -> list[tuple[int, int]]:
    """Runs of proper nouns, titles cut off; hyphens inside belong to the run."""
    proper = [token.xpos.startswith("NNP") for token in sentence.tokens]
    inner = [
        token.form == "-" and 0 < i < len(proper) - 1 and proper[i - 1] and proper[i + 1]
        for i, token in enumerate(sentence.tokens)
    ]
    runs: list[tuple[int, int]] = []
    start = 0
    for i in range(len(proper) + 1):
        inside = i < len(proper) and (proper[i] or inner[i])
        if inside and not (i and (proper[i - 1] or inner[i - 1])):
            start = i
        if not inside and i and (proper[i - 1] or inner[i - 1]):
            runs.append((start, i))
    return [_cut_title(sentence, *run) for run in runs]


def _cut_title(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    while start < end - 1 and sentence.tokens[start].form.lower() in _PERSON_TITLES:
        start += 1
    return start, end


def _find_label(sentence: Sentence, start: int, end: int, known: dict[str, str]) -> str | None:
    """A label, "" for what is no name (days, months, a bare title), None in doubt."""
    forms = [token.form for token in sentence.tokens[start:end]]
    lowered = {form.lower().rstrip(".") for form in forms}
    if lowered <= CALENDAR or (len(forms) == 1 and forms[0].lower() in _PERSON_TITLES):
        return ""
    if " ".join(forms) in known:
        return known[" ".join(forms)]
    if start and sentence.tokens[start - 1].form.lower() in _PERSON_TITLES:
        return "PERSON"
    if forms[-1].lower() in ORGANISATIONS and len(forms) > 1:
        return "ORG"
    return None
