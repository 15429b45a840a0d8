"""The words of sentences by their places, split as the shipped tokeniser splits them.

The tokeniser splits what stands between two spaces, whatever stands beside it: a few thousand such pieces make most of any
text, and how one is split is asked once.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from communique.language import model

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer

_PIECE = re.compile(r"\S+")
_CLOSING = frozenset(",.;:?!")  # marks that may close a piece
_REMEMBERED = 30_000  # pieces kept between texts, so that a long run does not grow without end


class Splitter:
    """Splits texts into words. Use `load_splitter`."""

    def __init__(self, tokeniser: Tokenizer) -> None:
        self._tokenise = tokeniser
        self._ruled = frozenset(tokeniser.rules)  # "cannot": words that are split though no mark stands in them
        self._known: dict[str, tuple[tuple[int, int], ...]] = {}
        self._parts: dict[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]] = {}  # each held once

    def __call__(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Where each word of a stretch of text begins and ends in the text; spaces are none."""
        known = self._known
        words: list[tuple[int, int]] = []
        for found in _PIECE.finditer(text, start, end):
            piece, at = found[0], found.start()
            parts = known.get(piece)
            if parts is None:
                parts = self._split(piece)
            for first, last in parts:
                words.append((at + first, at + last))
        return words

    def _split(self, piece: str) -> tuple[tuple[int, int], ...]:
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
            self._parts.clear()
        parts = self._plain(piece) or tuple((word.idx, word.idx + len(word)) for word in self._tokenise(piece))
        self._known[piece] = parts = self._parts.setdefault(parts, parts)
        return parts

    def _plain(self, piece: str) -> tuple[tuple[int, int], ...]:
        """The parts of a piece that is all letters but for one mark at its end, as most are; nothing for others.

        So they are told without the tokeniser, which takes thirty times as long to look for marks. It keeps some full
        stops with their words: those that have a rule ("vs.", "Dr."), and those behind a capital ("DoD.").
        """
        mark = piece[-1] if piece[-1] in _CLOSING else ""
        word = piece.removesuffix(mark)
        if not (word.isascii() and word.isalpha()) or word in self._ruled:
            return ()
        if mark and (piece in self._ruled or (mark == "." and not word[-1].islower())):
            return ()
        return ((0, len(word)), (len(word), len(piece)))[: 1 + len(mark)]


@cache
def load_splitter() -> Splitter:
    """The splitter of the weights that ship with communique."""
    return Splitter(model.load().tokenizer)
