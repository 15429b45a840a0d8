"""What the annotate stage adds to an article: its tree and its typed phrases, each read on its own."""

from dataclasses import dataclass
from typing import Literal

from communique.values.article import Article
from communique.values.syntax import Tree

SideForm = Literal["name", "demonym", "metonym", "capital", "abbreviation", "institution", "group"]


@dataclass(frozen=True, slots=True)
class SideMention:
    """A phrase that stands for states or organisations: "Seoul", "South Korean", "the North", "E3", "NATO".

    `codes` are the sides it stands for by itself, sorted (a fixed group gives its members). A capital may also be
    meant as a place: `form` is then "capital" and the reader of the phrase decides from the syntax.
    """

    start: int
    end: int
    text: str
    codes: tuple[str, ...]
    form: SideForm
    series: str | None = None  # "six-party talks", "Quad" ... where the phrase names a forum


@dataclass(frozen=True, slots=True)
class PostMention:
    """A title of office: "First Vice Foreign Minister", "special representative for North Korea policy".

    `rank` is a value of the vocabulary; `side` the code it is tied to by its own words ("Japanese Foreign Minister"
    -> JP; the adjective lies outside `text`), None where nothing tells. `former` for "ex-", "former", "late".
    """

    start: int
    end: int
    text: str
    rank: str
    side: str | None = None
    organisation: str | None = None
    former: bool = False
    plural: bool = False
    private: bool = False  # of a firm, a club, a school: no office of state


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A name of a person as it stands here, full or surname alone, with the post that stands beside it."""

    start: int
    end: int
    text: str
    post: PostMention | None = None
    side: str | None = None  # told beside the name ("Japan's Funakoshi", "(D-NJ)")
    reporter: bool = False  # a byline, a photographer


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place: city, building or country where something may happen. `side` is the state it lies in."""

    start: int
    end: int
    text: str
    side: str | None
    city: bool


@dataclass(frozen=True, slots=True)
class DateMention:
    """An expression of time. `edtf` is None where it names no day that can be told (it may still order events).

    `anchored` is False for expressions that count from the event just named ("the previous day", "two days later"):
    `offset` is then that count in days and the resolve stage fills the day in. `step` is the count with its unit
    ((-2, "month") for "two months earlier"). `past` and `future` are the readings for something that has happened and
    for something to come; `edtf` is the one that the verb beside it, or the distance in time, makes the likelier.
    """

    start: int
    end: int
    text: str
    edtf: str | None
    anchored: bool = True
    offset: int | None = None
    rule: str = ""
    past: str | None = None
    future: str | None = None
    step: tuple[int, str] | None = None


@dataclass(frozen=True, slots=True)
class QuoteMention:
    """Words in quotation marks; `start` and `end` leave the marks out."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with its tree and typed phrases, each tuple sorted by place in the text."""

    article: Article
    tree: Tree
    sides: tuple[SideMention, ...] = ()
    posts: tuple[PostMention, ...] = ()
    people: tuple[PersonMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quotes: tuple[QuoteMention, ...] = ()
