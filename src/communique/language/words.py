"""Words of a stretch of text with their places, split without a model: for finders that read the surface."""

import re
from dataclasses import dataclass
from functools import lru_cache

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


@lru_cache(maxsize=512)
def split_words(text: str, offset: int = 0) -> tuple[Word, ...]:
    """The words of a text in order; `offset` is added to their places. The possessive "'s" stands alone."""
    return tuple(
        Word(found.start() + offset, found.end() + offset, found[0], found[0].lower().replace("’", "'"))
        for found in _WORD.finditer(text)
    )
