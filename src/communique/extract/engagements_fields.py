"""The fields of an engagement, each chosen from all that the article tells of it, with the words it was read from."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from communique.language.edtf import contains
from communique.lexicon.posts import level_of as level_of_rank
from communique.lexicon.topics import topics_of
from communique.values.claims import Receipt
from communique.values.understood import Happening, Telling, Understood
from communique.values.vocabulary import LEVELS, Format, Level, Status, Topic

T = TypeVar("T")
_FIRMEST: tuple[Format, ...] = ("video", "call", "meeting", "visit")
_LOW: tuple[Level, ...] = LEVELS[::-1]


@dataclass(frozen=True, slots=True)
class Field(Generic[T]):
    """A value with the words it was read from."""

    value: T
    receipts: tuple[Receipt, ...] = ()


def _words(understood: Understood, told: Telling) -> Receipt:
    return Receipt.of(understood.annotated.article.text, told.start, told.end)


def _kind(understood: Understood, told: Telling) -> str:
    return understood.annotated.tree.sentences[told.sentence].kind


def _full(happening: Happening) -> list[Telling]:
    """The tellings in which the parties are named, then those that only look back ("the talks")."""
    named = [told for told in happening.tellings if len(told.sides) > 1]
    return named + [told for told in happening.tellings if len(told.sides) < 2]


def status_of(understood: Understood, happening: Happening) -> Field[Status]:
    """The status that the body tells first; the headline's only where nothing else tells of it."""
    off = next((told for told in happening.tellings if told.status == "cancelled" and not told.loose), None)
    if off is not None:
        return Field("cancelled", (_words(understood, off),))
    told = min(
        happening.tellings,
        key=lambda t: (len(t.sides) < 2, t.loose, t.format == "visit", _kind(understood, t) != "B", t.start),
    )
    return Field(told.status, (_words(understood, told),))


def format_of(understood: Understood, happening: Happening) -> Field[Format]:
    """The most specific format told: a video conference or call before a meeting, a meeting before a visit."""
    face = any(_is_called_meeting(understood, told) for told in happening.tellings)
    tellings = [t for t in happening.tellings if not (face and t.rule == "speak-verb" and not t.firm)]
    for kind in _FIRMEST:
        told = next((t for t in tellings if (t.format or ("" if t.adds else "meeting")) == kind), None)
        if told is not None:
            return Field(kind, (_words(understood, told),))
    return Field("meeting", (_words(understood, happening.tellings[0]),))


def _is_called_meeting(understood: Understood, told: Telling) -> bool:
    """Whether the headline calls it a meeting, so that those who "spoke" there did so face to face."""
    noun = understood.annotated.tree.tokens[told.token]
    return told.rule == "meeting-noun" and noun.lower in ("meeting", "meetings") and _kind(understood, told) == "H"


def level_of(understood: Understood, happening: Happening) -> Field[Level]:
    """The level of the highest official named; where none is named, of the titles told."""
    best: Level = "unknown"
    receipts: tuple[Receipt, ...] = ()
    for key in happening.people:
        person = understood.person(key)
        level = level_of_rank(person.rank, person.post.text if person.post else None)
        if _LOW.index(level) > _LOW.index(best):
            best, receipts = level, (person.post_at or person.named_at,)
    named = best != "unknown" and {understood.side_of_person(key) for key in happening.people} >= set(happening.sides)
    body = [t for t in happening.tellings if _kind(understood, t) == "B" and len(t.sides) > 1 and t.level != "unknown"]
    # where the body names all sides, a title cut short in the headline tells no more
    told = max(
        body if named and body else happening.tellings, key=lambda t: _LOW.index(t.level) if len(t.sides) > 1 else 0
    )
    if _LOW.index(told.level) > _LOW.index(best):
        return Field(told.level, (_words(understood, told),))
    return Field(best, receipts)


def date_of(understood: Understood, happening: Happening) -> Field[str | None]:
    """The day that stands nearest to a telling; one in its own clause before one in the clause around it."""
    ranked = [
        t for how in ("own", "offset", "clause", "lead") for t in _full(happening) if t.dated_by == how and t.date
    ]
    if not ranked:
        return Field(None)
    first = ranked[0].date or ""
    told = next((t for t in ranked if t.date != first and contains(first, t.date or "")), ranked[0])
    return Field(told.date, (told.date_at,) if told.date_at else ())


def place_of(understood: Understood, happening: Happening) -> Field[str | None]:
    """The city told, else the country; none for a call or video conference."""
    if format_of(understood, happening).value in ("call", "video"):
        return Field(None)
    placed = [told for told in _full(happening) if told.place]
    if not placed:
        return Field(None)
    town = next((told for told in placed if told.city and told.place_side == placed[0].place_side), placed[0])
    return Field(town.place, (town.place_at,) if town.place_at else ())


def about_of(understood: Understood, happening: Happening) -> Field[tuple[Topic, ...]]:
    """The topics of the sentences that tell of it."""
    tree, text = understood.annotated.tree, understood.annotated.article.text
    spans = dict.fromkeys(
        (tree.sentences[t.sentence].start, tree.sentences[t.sentence].end) for t in happening.tellings
    )
    if not happening.main:
        return Field(())
    told = tuple(Receipt.of(text, start, end) for start, end in spans)
    topics = tuple(topic for topic in topics_of(" ".join(r.quote for r in told), 4) if topic != "other")
    return Field(topics, told[:1]) if topics else Field(())
