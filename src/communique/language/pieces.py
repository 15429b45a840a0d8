"""Splits words into the pieces that the accurate parser's encoder knows (WordPiece), and tells the shape that small letters hide."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path

PAD, UNKNOWN, START, END = "[PAD]", "[UNK]", "[CLS]", "[SEP]"
MOST_PIECES = 12  # of one word: a longer one is cut, its beginning tells enough
_LONGEST = 60  # letters of a word that are looked at
_REMEMBERED = 100_000

# Shapes of a word: none (marks), small letters, Capital, CAPITALS, one capital letter, MiXed, with figures.
SHAPES = 7


class Pieces:
    """Pieces of words by greedy longest match in a list of known ones; what it has once split it remembers."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self.ids = {piece: i for i, piece in enumerate(vocabulary)}
        self.start, self.end = self.ids[START], self.ids[END]
        self._unknown = self.ids[UNKNOWN]
        self._split: dict[str, tuple[int, ...]] = {}

    def split(self, word: str) -> tuple[int, ...]:
        """The numbers of a word's pieces, at least one."""
        found = self._split.get(word)
        if found is None:
            if len(self._split) >= _REMEMBERED:
                self._split.clear()
            found = self._split[word] = self._find(word)
        return found

    def _find(self, word: str) -> tuple[int, ...]:
        pieces = [piece for part in _parts(_plain(word[:_LONGEST])) for piece in self._match(part)]
        return tuple(pieces[:MOST_PIECES]) or (self._unknown,)

    def _match(self, part: str) -> list[int]:
        pieces, start = [], 0
        while start < len(part):
            mark = "##" if start else ""
            for end in range(len(part), start, -1):
                piece = self.ids.get(mark + part[start:end])
                if piece is not None:
                    break
            else:
                return [self._unknown]
            pieces.append(piece)
            start = end
        return pieces


def read_pieces(path: Path) -> Pieces:
    """The pieces of a list, one a line, in the order of the encoder's rows."""
    return Pieces(path.read_text("utf8").split("\n"))


def shape_of(word: str) -> int:
    """The number of a word's shape, see `SHAPES`."""
    letters = [c for c in word if c.isalpha()]
    if any(c.isdigit() for c in word):
        return 6
    if not letters:
        return 0
    capitals = sum(c.isupper() for c in letters)
    if not capitals:
        return 1
    if len(letters) == 1:
        return 4
    if capitals == len(letters):
        return 3
    return 2 if capitals == 1 and letters[0].isupper() else 5


def _plain(word: str) -> str:
    """Small letters without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")


def _parts(word: str) -> list[str]:
    """Runs of letters and figures; every mark stands alone."""
    parts: list[str] = []
    joined = False
    for c in word:
        if c.isspace() or unicodedata.category(c) in ("Cc", "Cf", "Co", "Cs"):
            joined = False
        elif _is_mark(c):
            parts.append(c)
            joined = False
        elif joined:
            parts[-1] += c
        else:
            parts.append(c)
            joined = True
    return parts


def _is_mark(c: str) -> bool:
    return (c.isascii() and not c.isalnum()) or unicodedata.category(c).startswith("P")
