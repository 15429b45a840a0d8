"""Sentences of a line of text, with offsets (a first sketch)."""

import re

_END = re.compile(r"(?<=[.!?])[\"”’')]*\s+(?=[A-Z“\"‘(])")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of every sentence of one line."""
    spans, start = [], 0
    for found in _END.finditer(text):
        spans.append((start, found.start()))
        start = found.end()
    if text[start:].strip():
        spans.append((start, len(text)))
    return spans
