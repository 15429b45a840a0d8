"""Words of a stretch of text with their places, split without a model: for finders that read the surface."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

_WORD = re.compile(
    r"(?:[^\W\d_]\.)+(?:-[^\W\d_]\.)*"  # U.S., P.J., J.-M.
    r"|(?:Lt|Maj|Brig|Gen|Adm|Col|Capt|Sen|Rep|Gov|Amb|Dr|Mr|Mrs|Ms|Prof|Hon|Rev|Jr|Sr|St|No|Md|Mohd|Sgt|Cmdr|Gens|Sens|Reps)\."
    r"|(?:(?<=Jong )(?:Un|Il)|(?<=Il )Sung|HE)(?=[A-Z]?[a-z]{2})"  # names printed without the space after them
    r"|(?:from|to|by|of|with|and|for)(?=[A-Z][a-z]{2})"
    r"|(?!Mac|Mc|De|La|Le|Di|Du|Van|Fitz)[A-Z][a-z]{3,}(?=[A-Z][a-z]{2})"  # ... or before them: PresidentKim
    r"|\w+(?:[-\u2010\u2011\u2060]+\w+|['’ʼ‘`](?!s\b)\w+)*"
    r"|['’]s\b"
    r"|[^\w\s]"
)

_PARTED = re.compile("Jong (?:Un|Il)|Il Sung")  # where it hangs on the word before how one is split
_PIECE = re.compile(r"\S+")
_KEPT = 16_384  # pieces whose words are kept

_Part = tuple[int, int, str, str]  # start and end, the word, and the word in small letters, apostrophes straightened


@dataclass(slots=True, unsafe_hash=True)  # not frozen: hundreds are made an article
class Word:
    """One word or mark, never changed once made: `text` is `source[start:end]`."""

    start: int
    end: int
    text: str
    lower: str

    @property
    def capital(self) -> bool:
        """Whether the word begins with a capital letter."""
        return self.text[0].isupper()


def split_words(text: str, offset: int = 0) -> tuple[Word, ...]:
    """The words of a text in order; `offset` is added to their places. The possessive "'s" stands alone."""
    if _PARTED.search(text):
        return tuple([Word(start + offset, end + offset, *told) for start, end, *told in _parts(text)])
    pieces, words = _pieces(), []
    for found in _PIECE.finditer(text):
        at = found.start() + offset
        for start, end, word, lower in pieces[found[0]]:
            words.append(Word(at + start, at + end, word, lower))
    return tuple(words)


def _parts(text: str) -> Iterator[_Part]:
    for found in _WORD.finditer(text):
        yield *found.span(), found[0], found[0].lower().replace("’", "'")


class _Pieces(dict[str, tuple[_Part, ...]]):
    """The words of what stands between two spaces; a few thousand such pieces make most of any text. Kept up to a bound."""

    def __missing__(self, piece: str) -> tuple[_Part, ...]:
        if len(self) >= _KEPT:
            self.clear()
        found = self[piece] = tuple(_parts(piece))
        return found


@cache
def _pieces() -> _Pieces:
    return _Pieces()
