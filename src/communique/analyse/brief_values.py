"""What a brief is made of: parts, lines, and where each line comes from."""

from collections.abc import Iterable
from dataclasses import dataclass

from communique.analyse.coverage import Coverage
from communique.lexicon.sides import usual_name


@dataclass(frozen=True, slots=True)
class Note:
    """Where a line comes from: the article's number, and its words with their place."""

    article: int
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a brief; every line that tells of the world has a note. `after` tells what became of it."""

    text: str
    notes: tuple[Note, ...] = ()
    after: tuple["Line", ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a brief; `empty` is what is printed where it has no lines."""

    title: str
    lines: tuple[Line, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class Source:
    """An article that the brief quotes."""

    article: int
    outlet: str | None
    headline: str | None
    published: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief: for which sides and day, its parts, the articles quoted, and what it rests on."""

    sides: tuple[str, str]
    day: str
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    coverage: Coverage


def named_side(code: str) -> str:
    """A side by its usual name; its code where none is known."""
    return usual_name(code) or code


def named_sides(codes: Iterable[str]) -> str:
    """Several sides by name."""
    return ", ".join(named_side(code) for code in codes)


def plain_date(edtf: str | None) -> str:
    """A date as a brief tells it."""
    return edtf.replace("/", " to ") if edtf else "undated"
