"""A summary of two or three sentences, each as the article has it, with its place in the text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from communique.language.sentences import split_sentences

_LONG = 60  # words from which a sentence is thought too long to sum up anything
_WORTH = {"engagement": 3.0, "incident": 1.5, "position": 2.0, "person": 0.3}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the summary: `text[start:end] == quote`."""

    start: int
    end: int
    quote: str


def summarise(text: str, kinds: str, claims: Sequence[Mapping[str, Any]], most: int = 3) -> tuple[Sentence, ...]:
    """The sentences that tell most of what was coded, in the order of the text.

    `kinds` has a letter for each line of the page (see the manual); only lines of the body count. A claim counts for
    the sentence that its first words stand in, the main engagement doubly; of sentences that tell alike the first wins.
    """
    sentences = list(_body(text, kinds))
    worth = _worth(sentences, claims)
    if not sentences:
        return ()
    ranked = sorted(
        range(len(sentences)), key=lambda i: (-worth[i] - (1.5 if i == 0 else 0) + _too_long(text, sentences[i]), i)
    )
    chosen = sorted(i for i in ranked[:most] if i == 0 or worth[i] > 0) or [0]
    return tuple(Sentence(*sentences[i], text[slice(*sentences[i])]) for i in chosen)


def _body(text: str, kinds: str) -> Iterator[tuple[int, int]]:
    lines = text.split("\n")
    kept = [kind for kind in kinds if kind != "F"]
    marks = kept if len(kept) == len(lines) else ["B"] * len(lines)
    offset = 0
    for line, kind in zip(lines, marks, strict=True):
        if kind == "B":
            yield from ((offset + start, offset + end) for start, end in split_sentences(line))
        offset += len(line) + 1


def _worth(sentences: Sequence[tuple[int, int]], claims: Sequence[Mapping[str, Any]]) -> dict[int, float]:
    worth: dict[int, float] = dict.fromkeys(range(len(sentences)), 0.0)
    for told in claims:
        spans = [r for group in ("text", "status", "format", "name") for r in told.get("receipts", {}).get(group, ())]
        first = min((r["start"] for r in spans), default=-1)
        home = next((i for i, (start, end) in enumerate(sentences) if start <= first < end), None)
        if home is not None:
            worth[home] += _WORTH.get(str(told.get("kind_of")), 1.0) * (2.0 if told.get("main") else 1.0)
    return worth


def _too_long(text: str, span: tuple[int, int]) -> float:
    return max(0, len(text[slice(*span)].split()) - _LONG) / 10
