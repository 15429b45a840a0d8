"""Mechanisms and forums by name: when each was first named, met, renewed, suspended, by whom, with the sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from communique.analyse.matching import holding, matching_phrases
from communique.errors import NotInArchive
from communique.language.sentences import split_sentences
from communique.lexicon.mechanisms import Mechanism, mechanism_table
from communique.lexicon.sides import is_state, side_names
from communique.store.schema import article
from communique.store.standing import StandingClaim, claims_of, positions_over
from communique.store.working import article_mechanism, link_state, mechanism_note

NOTED = "mechanisms"  # the state of linking that tells how far it wrote mechanisms down, and under which names
_TOLD = ("suspended", "renewed", "launched", "met")  # what is told of a mechanism, the strongest first
_NEAR = 45  # characters on either side of a name in which a word tells what became of it
_PAPER = re.compile(r"\s+(?:resolution|sanction|statement|member|obligation)", re.IGNORECASE)
_WORD = re.compile(r"[\w.’'-]*\w\.?")
_NAME = 4  # words that a state's name has at most
_FEW = 500  # articles that are each asked for their day; of more, the first and the last are looked for by the day
_LAST = "9999"  # in the order of days, what has none comes last
_MOST, _FIRST = 150, 12  # articles read for one mechanism: the latest, the first


@dataclass(frozen=True, slots=True)
class MechanismRow:
    """A mechanism of the archive: in how many articles it is named, first and last."""

    name: str
    sides: tuple[str, ...]
    articles: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class MechanismNote:
    """One sentence that names a mechanism. `what` is named, met, launched, renewed or suspended.

    `mood` tells whether it was so ("told"), was asked for ("asked") or is to come ("planned"); `by` are the sides that
    the claims of the article put into this sentence, or else the states that it names before the mechanism.
    """

    name: str
    date: str | None
    what: str
    mood: str
    by: tuple[str, ...]
    article: int
    start: int
    end: int
    quote: str


class Naming(NamedTuple):
    """A sentence of an article that names a mechanism, by its place, with what it tells and in which mood."""

    article: int
    start: int
    end: int
    what: str
    mood: str


def mechanisms(connection: Connection) -> list[MechanismRow]:
    """The mechanisms that the archive names, those named most first."""
    until = noted_until(connection)
    rows = [_noted_rows(connection)] if until else []
    if (connection.scalar(select(func.max(article.c.id))) or 0) > until:
        rows.append([_row(connection, mechanism, until) for mechanism in mechanism_table().mechanisms])
    told = [_together(same) for same in zip(*rows, strict=True)]
    return sorted((row for row in told if row.articles), key=lambda row: (-row.articles, row.name))


def noted_until(connection: Connection) -> int:
    """The number of the last article of which linking wrote down the mechanisms that it names; 0: they have other names
    now, or none was looked at."""
    told = connection.scalar(select(link_state.c.value).where(link_state.c.name == NOTED))
    mark, _, number = (told or "").partition("/")
    return int(number) if mark == mechanism_table().mark else 0


def _noted_rows(connection: Connection) -> list[MechanismRow]:
    """What linking wrote down, a row for each mechanism."""
    noted = article_mechanism.c
    days = (func.count(), func.min(noted.first), func.max(noted.first))
    told = {row[0]: row[1:] for row in connection.execute(select(noted.mechanism, *days).group_by(noted.mechanism))}
    return [MechanismRow(m.name, m.sides, *told.get(m.name, (0, None, None))) for m in mechanism_table().mechanisms]


def _together(rows: Sequence[MechanismRow]) -> MechanismRow:
    """Rows of one mechanism over different articles as one row."""
    days = [day for row in rows for day in (row.first, row.last) if day]
    count = sum(row.articles for row in rows)
    return replace(rows[0], articles=count, first=min(days, default=None), last=max(days, default=None))


def _row(connection: Connection, mechanism: Mechanism, until: int) -> MechanismRow:
    """A mechanism as the index of words finds it in the articles after one."""
    found = matching_phrases(connection, *mechanism.names, after=until)
    count = connection.scalar(select(func.count()).select_from(found)) or 0
    if count < _FEW:
        days = select(func.min(article.c.first), func.max(article.c.first)).join(found, found.c.key == article.c.id)
        first, last = connection.execute(days).one()
    else:
        told = select(article.c.first).where(article.c.first.is_not(None), holding(connection, found)).limit(1)
        first, last = (connection.scalar(told.order_by(end)) for end in (article.c.first, article.c.first.desc()))
    return MechanismRow(mechanism.name, mechanism.sides, count, first, last)


def find_mechanism(name: str) -> Mechanism:
    """The mechanism of that name, in any of its forms, or with words of its name that no other has; NotInArchive where
    none is followed by it."""
    asked = _plain(name)
    table = mechanism_table().mechanisms
    for mechanism in table:
        if asked in set(map(_plain, mechanism.names)):
            return mechanism
    begun = [one for one in table if any(f" {asked} " in f" {_plain(form)} " for form in one.names)]
    if asked and len(begun) == 1:
        return begun[0]
    known = ", ".join(mechanism.name for mechanism in table)
    raise NotInArchive(f"{name}: not a mechanism that is followed; those are {known}")


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("-", " ").split())


def mechanism_notes(connection: Connection, name: str, limit: int = 100) -> list[MechanismNote]:
    """What is said of a mechanism, in the order of the articles' days; the first naming is always among it.

    Where there is more than `limit`, mere namings are left out first, then the oldest.
    """
    mechanism = find_mechanism(name)
    told = _told_of(connection, mechanism)
    if len(told) > limit:
        more = [one for one in told[1:] if one.what != "named"]
        told = [*told[:1], *more[-(limit - 1) :]]
    notes = _quoted(connection, mechanism, told)
    claims: dict[int, list[_Told]] = {}
    spans: dict[int, list[tuple[int, int]]] = {}
    for note in notes:
        spans.setdefault(note.article, []).append((note.start, note.end))
    for claim in (*claims_of(connection, spans, "engagement"), *positions_over(connection, spans)):
        claims.setdefault(claim.article, []).append(_told(claim))
    doers = [_sides(claims.get(note.article, ()), (note.start, note.end)) for note in notes]
    return [replace(note, by=by or _named_before(mechanism, note)) for note, by in zip(notes, doers, strict=True)]


def _told_of(connection: Connection, mechanism: Mechanism) -> list[Naming]:
    """The sentences that name a mechanism, in the order of their articles' days: linking wrote down where they stand."""
    days = _latest(connection, mechanism)
    until = noted_until(connection)
    noted, new = mechanism_note.c, [key for key in days if key > until]
    columns = (noted.article, noted.start, noted.end, noted.what, noted.mood)
    known = select(*columns).where(noted.mechanism == mechanism.name, noted.article.in_(set(days).difference(new)))
    told = [Naming(*row) for row in connection.execute(known)]
    texts = select(article.c.id, article.c.text).where(article.c.id.in_(new))
    for key, text in connection.execute(texts) if new else ():
        told += namings(mechanism, key, text)
    return sorted(told, key=lambda one: (days[one.article] or _LAST, one.article, one.start))


def _quoted(connection: Connection, mechanism: Mechanism, told: Sequence[Naming]) -> list[MechanismNote]:
    """The same with the words of the articles."""
    texts = select(article.c.id, article.c.published, article.c.text)
    rows = connection.execute(texts.where(article.c.id.in_({one.article for one in told})))
    pages = {row.id: row for row in rows}
    return [
        MechanismNote(
            mechanism.name, pages[one.article].published, one.what, one.mood, (), one.article, one.start, one.end,
            pages[one.article].text[one.start : one.end],
        )
        for one in told
    ]  # fmt: skip


def _latest(connection: Connection, mechanism: Mechanism) -> dict[int, str | None]:
    """The articles that name a mechanism with their days: so many of the latest, and some of the first, where one may
    name another's."""
    until = noted_until(connection)
    found = matching_phrases(connection, *mechanism.names, after=until)
    asked = select(article.c.first, article.c.id).where(article.c.id > until, holding(connection, found))
    noted = article_mechanism.c
    known = select(noted.first, noted.article).where(noted.mechanism == mechanism.name)
    kinds = [(known, noted.first, noted.article)] if until else []
    if (connection.scalar(select(func.max(article.c.id))) or 0) > until:
        kinds.append((asked, article.c.first, article.c.id))
    latest = [query.order_by(day.desc().nulls_last(), key.desc()).limit(_MOST) for query, day, key in kinds]
    first = [query.where(day.is_not(None)).order_by(day, key).limit(_FIRST) for query, day, key in kinds]
    ordered = sorted(((day or "", key) for query in latest for day, key in connection.execute(query)), reverse=True)
    begun = sorted((day, key) for query in first for day, key in connection.execute(query))
    return {key: day or None for day, key in {*ordered[:_MOST], *begun[:_FIRST]}}


def _named_before(mechanism: Mechanism, note: MechanismNote) -> tuple[str, ...]:
    """The states that a sentence names before the mechanism of which it tells that something became: its doers."""
    found = mechanism.pattern.search(note.quote)
    if note.what == "named" or found is None:
        return ()
    return tuple(sorted(set(_states(_WORD.findall(note.quote[: found.start()])))))


def _states(words: Sequence[str]) -> Iterator[str]:
    """The states that words name, the longest name first: South Korea, not Korea."""
    at = 0
    while at < len(words):
        names = ((n, side_names().get(" ".join(words[at : at + n]))) for n in range(_NAME, 0, -1))
        length, side = next(((n, side) for n, side in names if side is not None), (1, None))
        if side and side.form in ("name", "abbreviation") and len(side.codes) == 1 and is_state(side.codes[0]):
            yield side.codes[0]
        at += length


def namings(mechanism: Mechanism, key: int, text: str) -> Iterator[Naming]:
    """The sentences of an article's text that name a mechanism."""
    for offset, line in _lines(text, mechanism.needles):
        if mechanism.pattern.search(line):
            for start, end in split_sentences(line):
                if mechanism.pattern.search(line, start, end):
                    yield Naming(key, offset + start, offset + end, *_told_by(mechanism, line[start:end]))


def _lines(text: str, needles: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines that hold one of these words, in whatever letters, each with its place."""
    low, found = text.lower(), dict[int, str]()
    if len(low) != len(text):
        low, needles = text, ("",)  # places would not be the same: every line is looked at
    for needle in needles:
        at = low.find(needle)
        while at >= 0:
            start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
            found[start] = text[start : end if end >= 0 else len(text)]
            at = low.find(needle, end + 1) if end >= 0 else -1
    yield from sorted(found.items())


def _told_by(mechanism: Mechanism, quote: str) -> tuple[str, str]:
    """What a sentence tells of a mechanism, and in which mood."""
    words = mechanism_table().words
    rest = mechanism.pattern.sub(" ", quote)
    around = [_around(quote, found.span()) for found in mechanism.pattern.finditer(quote)]
    what = next((name for name in _TOLD if any(words[name].search(near) for near in around)), "named")
    return what, next((name for name in ("asked", "planned") if words[name].search(rest)), "told")


def _around(quote: str, span: tuple[int, int]) -> str:
    """The words near a name, without the name; a resolution or statement of the body is no doing of it."""
    if _PAPER.match(quote, span[1]):
        return ""
    return f"{quote[max(0, span[0] - _NEAR) : span[0]]} {quote[span[1] : span[1] + _NEAR]}"


_Told = tuple[list[tuple[int, int]], Sequence[str]]  # where the words of a claim stand, and its sides


def _told(claim: StandingClaim) -> _Told:
    receipts = claim.data.get("receipts", {})
    spans = [(r["start"], r["end"]) for group in ("text", "status", "format") for r in receipts.get(group, ())]
    return spans, claim.data.get("parties") or claim.data.get("actors") or ()


def _sides(claims: Sequence[_Told], span: tuple[int, int]) -> tuple[str, ...]:
    begin, stop = span
    told = (sides for spans, sides in claims if any(start < stop and begin < end for start, end in spans))
    return tuple(sorted({side for sides in told for side in sides}))
