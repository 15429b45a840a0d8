"""Stretches of words that name a person, with the evidence for it."""

from collections.abc import Iterator
from dataclasses import dataclass

from communique.annotate.wordlines import WordLine
from communique.lexicon.leaders import leaders_named
from communique.lexicon.names import names
from communique.lexicon.posts import titles
from communique.values.annotated import PostMention

_LONGEST = 7
_THINGS = frozenset({
    "administration", "airport", "arena", "avenue", "award", "awards", "boulevard", "bridge", "building", "center", "centre", "college", "doctrine", "foundation", "fund",
    "garden", "group", "hall", "heights", "highway", "hospital", "hotel", "inc", "institute", "international", "island", "lake", "library", "memorial", "mosque", "museum", "palace",
    "park", "peak", "plan", "plaza", "prize", "river", "road", "scholarship", "school", "square", "stadium", "street", "studios", "theater", "theatre", "tower", "university",
    "village", "news", "times", "post", "media", "ltd", "corp", "llc", "county", "city", "bank", "strait", "sea", "act", "treaty", "accords", "cup",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in a line: words `first` to `last` (exclusive), and whether a title or an honorific stands before it."""

    first: int
    last: int
    titled: bool = False

    @property
    def size(self) -> int:
        return self.last - self.first


def names_in(line: WordLine, posts: tuple[PostMention, ...]) -> Iterator[Name]:
    """The names of a line that its own words vouch for: a title, a given name, an eastern form, the recogniser."""
    taken = _taken(line, posts)
    ends = {post.end for post in posts}
    at = 0
    while at < len(line.words):
        last = _run_end(line, at, taken)
        if last == at:
            at += 1
            continue
        first = at
        at = last
        titled = first > 0 and (line.words[first - 1].end in ends or _honorific(line, first - 1))
        yield from _split(line, first, last, titled)


def _taken(line: WordLine, posts: tuple[PostMention, ...]) -> frozenset[int]:
    """The indexes of words that belong to titles."""
    spans = ((line.index_at(post.start), line.index_at(post.end - 1)) for post in posts)
    return frozenset(i for first, last in spans for i in range(first, last + 1))


def _honorific(line: WordLine, i: int) -> bool:
    known = titles()
    return line.lower(i) in known.honorific and (line.capital(i) or line.lower(i) == "comrade")


def _run_end(line: WordLine, at: int, taken: frozenset[int]) -> int:
    """The end of the run of name words that begins here (`at` itself where none does)."""
    known = names()
    if at in taken or not _starts(line, at):
        return at
    end = at + 1
    while end < len(line.words) and end not in taken and end - at < _LONGEST:
        if line.name_like(end) or _initial(line.text(end)) or (line.text(end) in {"II", "III", "IV", "VI"}):
            end += 1
        elif line.lower(end) in known.particle and _after_particles(line, end, taken):
            end += 1
        elif line.lower(end) in known.suffix or (line.text(end) == "," and line.lower(end + 1) in {"jr", "jr.", "sr."}):
            return end + (2 if line.text(end) == "," else 1)
        else:
            break
    return end


def _starts(line: WordLine, at: int) -> bool:
    if line.name_like(at) or (_initial(line.text(at)) and line.name_like(at + 1)):
        return True
    particle = line.lower(at) in {"al", "el", "de", "van", "von", "bin", "ibn", "di", "del", "da", "le", "la", "el-", "al-"}
    return particle and line.name_like(at + 1) and not line.side_starting(at + 1) and (at == 0 or not line.capital(at - 1))


def _after_particles(line: WordLine, at: int, taken: frozenset[int]) -> bool:
    """Whether a name word follows the particles that begin here."""
    for i in range(at + 1, at + 4):
        if i in taken:
            return False
        if line.name_like(i):
            return True
        if line.lower(i) not in names().particle:
            return False
    return False


def _initial(text: str) -> bool:
    return (len(text) in {2, 4, 6} and text[0].isupper() and text[1] == "." and text.endswith(".")) or (
        len(text) == 1 and text.isupper() and text not in {"I"}
    )


def _split(line: WordLine, first: int, last: int, titled: bool) -> Iterator[Name]:
    """The name of a run, unless nothing vouches for it."""
    while last - first > 1 and (line.text(last - 1) in {"A", "I"} or _honorific(line, first)) and line.lower(first) not in titles().kept:
        if _honorific(line, first):
            first, titled = first + 1, True
        else:
            last -= 1
    if last - first == 1 and (_initial(line.text(first)) or (_honorific(line, first) and not titled)):
        return
    if _thing(line, first, last) and not titled:
        return
    if titled or _vouched(line, first, last):
        yield Name(first, last, titled)


def _thing(line: WordLine, first: int, last: int) -> bool:
    """Whether the run is part of the name of a place, a law, a firm."""
    return line.capital(last) and line.lower(last) in _THINGS


def _vouched(line: WordLine, first: int, last: int) -> bool:
    persons = sum(line.entity(i) == "PERSON" for i in range(first, last))
    others = sum(line.entity(i) in {"ORG", "PLACE"} for i in range(first, last))
    written = " ".join(line.text(i) for i in range(first, last))
    if leaders_named(written):
        return last - first > 1 or persons > 0 or others == 0
    if last - first == 1:
        return persons == 1
    if persons * 2 >= last - first:
        return True
    known = names()
    head = line.lower(first)
    eastern = head in known.first_family and (last - first == 3 or "-" in line.text(first + 1)) and last - first <= 3
    western = head in known.given or (first + 1 < last and _initial(line.text(first + 1)))
    japanese = head in known.family and line.lower(first + 1) in known.given
    return (eastern or western or japanese) and others * 2 <= last - first and last - first <= 4
