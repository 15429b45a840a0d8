"""Names told after a comma behind a title: "Peru's ambassador in Lisbon, Alden Zanoni, said"."""

from collections.abc import Collection, Iterator

from communique.annotate.nameruns import honorific_words, past_honours
from communique.annotate.wordlines import WordLine
from communique.lexicon.names import names
from communique.lexicon.posts import titles

_STATES_TOLD = frozenset(
    {"countries", "nations", "sides", "states", "governments", "allies", "neighbours", "neighbors"}
)
_PLACED = frozenset({"in", "to", "at", "from"})
_FARTHEST = 4  # words of "in New York City"
_CLOSING = frozenset({",", ".", ";", ":", ")", "(", "–", "—", "and", "who", "as", ""})


def title_ends(line: WordLine, comma: int, ends: Collection[int]) -> Iterator[int]:
    """The word before a comma that ends a title, "of the two countries" or "in Lisbon" between passed over.

    `ends` are the places in the text where titles end.
    """
    for i in (comma - 1, _before_states(line, comma), _before_place(line, comma)):
        if i is not None and i >= 0 and line.words[i].end in ends:
            yield i


def _before_states(line: WordLine, comma: int) -> int | None:
    """The word before "of the two countries"."""
    words = [line.lower(i) for i in range(comma - 4, comma)]
    stands = words[:2] == ["of", "the"] and words[2] in {"two", "three", "four"} and words[3] in _STATES_TOLD
    return comma - 5 if stands else None


def _before_place(line: WordLine, comma: int) -> int | None:
    """The word before "in Lisbon", "to the United Nations"."""
    at = comma - 1
    while at > comma - 1 - _FARTHEST and (line.capital(at) or line.within_side(at) or line.lower(at) == "the"):
        at -= 1
    return at - 1 if at < comma - 1 and line.lower(at) in _PLACED else None


def named_after_title(line: WordLine, first: int, last: int, ends: Collection[int]) -> bool:
    """Whether a name of two words or more stands between commas, or before a verb, right behind a title and a comma."""
    begin = first
    while (width := honorific_words(line, begin - 1)) or (line.lower(begin - 1) == "." and begin < first):
        begin -= width or 1
    if last - first < 2 or line.titled or line.text(begin - 1) != ",":
        return False
    if not any(True for _ in title_ends(line, begin - 1, ends)) or any(_of_a_body(line, i) for i in range(first, last)):
        return False
    last = past_honours(line, last)
    if line.lower(last) == "and" and line.capital(last + 1):
        return False  # "the Ministry of Fisheries, Seed Potatoes and Forests"
    return (
        line.lower(last) in _CLOSING or line.lower(last) in names().speech or line.pos(last) in {"VERB", "AUX", "ADP"}
    )


def _of_a_body(line: WordLine, i: int) -> bool:
    """Whether a word belongs to the name of a body or a thing rather than a person's."""
    word = line.lower(i)
    return (
        word in titles().institution or word in titles().portfolio or word in names().thing or line.entity(i) == "ORG"
    )
