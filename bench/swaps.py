"""Consistent swaps of people, countries, cities, dates and outlets in a page, with what its claims must become.

Each maker takes a reading of a page and a source of chance and gives a Swap, or None where the page holds nothing of
its kind that can be swapped without changing what it says.
"""

import random
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path

from communique.annotate import annotate_article
from communique.clean import clean_page
from communique.extract import extract_claims
from communique.lexicon.offices import may_have
from communique.lexicon.outlets import load_outlets
from communique.lexicon.sides import (
    SideName,
    bodies,
    borne_names,
    city_states,
    doubtful_places,
    is_state,
    pairs,
    side_names,
)
from communique.lexicon.women import gender_of
from communique.resolve import resolve_article
from communique.values.article import Article, Page
from communique.values.claims import Record
from communique.values.syntax import Token
from communique.values.understood import PersonEntry, Understood

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
LEAP_CYCLE = 28  # years after which every day falls on the same day of the week
_NAMES = Path(__file__).with_name("swap_words.toml")
_LAND_OF = {"KR": "korean", "KP": "northern", "CN": "chinese", "TW": "chinese", "JP": "japanese"}


@dataclass(frozen=True, slots=True)
class Reading:
    """A page with all that the program makes of it."""

    page: Page
    article: Article
    understood: Understood
    record: Record

    @classmethod
    def of(cls, page: Page) -> "Reading":
        """The reading of a page."""
        article = clean_page(page)
        understood = resolve_article(annotate_article(article))
        return cls(page, article, understood, extract_claims(understood))


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """New words for a span of the article's text."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Swap:
    """A page with words swapped, and how values of the claims change with them."""

    page: Page
    edits: tuple[Edit, ...]
    text: str
    sides: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    shift: Callable[[str], str] = str

    def words(self, start: int, end: int) -> str:
        """What a span of the article's text has become."""
        return rewritten(self.text, self.edits, start, end)


Maker = Callable[[Reading, random.Random], Swap | None]


def plain_page(page: Page) -> Page:
    """The page as plain lines, the shape in which words are swapped."""
    text = "\n".join(line.text for line in clean_page(page).lines)
    return Page(page.source, page.id, text.encode(), "text", "utf-8")


def rewritten(text: str, edits: Iterable[Edit], start: int, end: int) -> str:
    """A span of a text with the edits that touch it carried out."""
    parts, place = [], start
    for edit in edits:
        if edit.end <= start or edit.start >= end:
            continue
        parts += [text[place : edit.start], edit.new]
        place = edit.end
    return "".join([*parts, text[place:end]])


def make_swap(reading: Reading, edits: Iterable[Edit], **become: Mapping[str, str] | Callable[[str], str]) -> Swap:
    """The swap that carries out the edits, furniture rewritten in the same words."""
    article, done = reading.article, tuple(_apart(sorted(set(edits))))
    spoken = {article.text[edit.start : edit.end]: edit.new for edit in done}
    lines = [
        rewritten(article.text, done, line.start, line.start + len(line.text))
        if line.start is not None
        else _respoken(line.text, spoken)
        for line in article.lines
    ]
    page = Page(reading.page.source, reading.page.id, "\n".join(lines).encode(), "text", "utf-8")
    return Swap(page, done, article.text, **become)  # type: ignore[arg-type]


def _apart(edits: Iterable[Edit]) -> Iterator[Edit]:
    end = 0
    for edit in edits:
        if edit.start >= end:
            yield edit
            end = edit.end


def _respoken(line: str, spoken: Mapping[str, str]) -> str:
    if not spoken:
        return line
    return _any_of(spoken).sub(lambda found: spoken[found[0]], line)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(words, key=lambda w: (-len(w), w))))})(?!\w)")


def _as_written(old: str, new: str) -> str:
    return new.upper() if old.isupper() and len(old) > 3 else new


# people


@dataclass(frozen=True, slots=True)
class NewName:
    """What a person is called after the swap."""

    given: str
    family: str
    family_first: bool

    @property
    def full(self) -> str:
        """The whole name in its order."""
        return f"{self.family} {self.given}" if self.family_first else f"{self.given} {self.family}"


@cache
def _pools() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    table = tomllib.loads(_NAMES.read_text(encoding="utf-8"))
    return {land: {key: tuple(words) for key, words in pool.items()} for land, pool in table.items()}


class _Casting:
    """Gives every surname and every given name of an article its new one, each the same wherever it stands."""

    def __init__(self, text: str, chance: random.Random) -> None:
        self.text, self.chance = text, chance
        self.known: dict[tuple[str, str], str] = {}

    def cast(self, entry: PersonEntry, *, at_home: bool) -> NewName:
        words = entry.name.split()
        land = _land_of(entry) if at_home else "west"
        first = land != "west" and len(words) > 1 and words[0] == entry.surname.split()[0]
        given = " ".join(word for word in words if word not in entry.surname.split())
        pool = "women" if gender_of(entry.name, entry.post.text if entry.post else "") == "she" else "men"
        return NewName(self._new(given, land, pool), self._new(entry.surname, land, "family"), first)

    def _new(self, old: str, land: str, pool: str) -> str:
        if (old, land) not in self.known:
            fresh = [w for w in _pools()[land][pool] if w not in self.text and w not in self.known.values()]
            self.known[old, land] = self.chance.choice(fresh or _pools()[land][pool])
        return self.known[old, land]


def _land_of(entry: PersonEntry) -> str:
    land = _LAND_OF.get(entry.side or "", "west")
    three_apart = len(entry.name.split()) == 3 and "-" not in entry.name
    return "northern" if land == "korean" and three_apart else land


def swap_people(reading: Reading, chance: random.Random) -> Swap | None:
    """Everybody is given another name of the same land, order and shape."""
    return _swap_names(reading, chance, at_home=True)


def make_anonymous(reading: Reading, chance: random.Random) -> Swap | None:
    """Everybody is given a name of no land in particular: what is known of the person and of the name's land is gone."""
    return _swap_names(reading, chance, at_home=False)


def _swap_names(reading: Reading, chance: random.Random, *, at_home: bool) -> Swap | None:
    text, casting = reading.article.text, _Casting(reading.article.text, chance)
    people = reading.understood.people
    cast = {entry.key: casting.cast(entry, at_home=at_home) for entry in people}
    edits = [
        Edit(start, end, _mentioned(text[start:end], entry, cast[entry.key]))
        for entry in people
        for start, end in entry.mentions
    ]
    taken = [(edit.start, edit.end) for edit in edits]
    alone = {entry.surname: cast[entry.key].family for entry in people if entry.surname not in side_names()}
    alone |= {surname.upper(): family.upper() for surname, family in alone.items() if len(surname) > 3}
    edits += [
        Edit(found.start(), found.end(), alone[found[0]])
        for found in (_any_of(alone).finditer(text) if alone else ())
        if not any(start < found.end() and found.start() < end for start, end in taken)
    ]
    if not edits:
        return None
    names = {entry.name: _mentioned(entry.name, entry, cast[entry.key]) for entry in people}
    return make_swap(reading, edits, names=names)


def _mentioned(old: str, entry: PersonEntry, new: NewName) -> str:
    words, surname = {word.lower().rstrip(",") for word in old.split()}, entry.surname.split()[-1].lower().rstrip(",")
    if surname not in words:
        return _as_written(old, new.given)
    return _as_written(old, new.family if len(words) <= len(entry.surname.split()) else new.full)


# countries


@dataclass(frozen=True, slots=True)
class Country:
    """The words for a state that may stand in for another's."""

    code: str
    name: str
    adjective: str
    people: str
    capital: str


@cache
def countries() -> tuple[Country, ...]:
    """States whose words each have one meaning and ask for no article."""
    words: dict[str, dict[str, list[str]]] = {}
    for text, entry in side_names().items():
        if len(entry.codes) == 1 and is_state(entry.codes[0]) and text == entry.text:
            words.setdefault(entry.codes[0], {}).setdefault(entry.form, []).append(text)
    found = [country for code, forms in sorted(words.items()) if (country := _country(code, forms)) is not None]
    return tuple(country for country in found if not set(country.name.split()) & _doubted())


def _country(code: str, forms: Mapping[str, list[str]]) -> Country | None:
    names, demonyms, capitals = (forms.get(form, []) for form in ("name", "demonym", "capital"))
    if not (names and demonyms and capitals) or capitals[0] in {*names, *_doubted()} or len(names[0].split()) > 1:
        return None
    if names[0].endswith("s") or code in ("KP", "KR", "US", "GB", "RU", "CN", "JP", "NU"):  # NU: no member of the UN
        return None
    people = next((word for word in demonyms if word.endswith("s")), demonyms[0])
    return Country(code, names[0], demonyms[0], people, capitals[0])


@cache
def _doubted() -> frozenset[str]:
    return borne_names() | doubtful_places() | {pair.name for pair in pairs()}


@cache
def _side_pattern() -> re.Pattern[str]:
    return _any_of(side_names())


# Words that the two Koreas share: where one stands, both stay as they are.
_HALF = re.compile(r"(?<!North )(?<!South )(?<!Republic of )\bKorea(?:n?s?)\b|inter-Korean")


def swap_countries(reading: Reading, chance: random.Random) -> Swap | None:
    """Every state that can be is made another one: names, adjectives, capitals, houses; fixed groups stay."""
    text = reading.article.text
    found = [(hit, side_names()[hit[0]]) for hit in _side_pattern().finditer(text)]
    chosen = _chosen(reading, [entry for _, entry in found], chance)
    if not chosen:
        return None
    towns = _towns(text, chosen)
    shouted = towns | {old.upper(): new.upper() for old, new in towns.items() if len(old) > 3}
    edits = [
        _side_edit(reading, hit, entry, chosen[entry.codes[0]])
        for hit, entry in found
        if len(entry.codes) == 1 and entry.codes[0] in chosen and not _in_name(reading, hit.start())
    ]
    edits += [
        Edit(hit.start(), hit.end(), shouted[hit[0]]) for hit in (_any_of(shouted).finditer(text) if towns else ())
    ]
    sides = {code: country.code for code, country in chosen.items()}
    places = {entry.text: chosen[entry.codes[0]].capital for _, entry in found if _is_capital(entry, chosen)}
    return make_swap(reading, edits, sides=sides, places=places | towns)


def _towns(text: str, chosen: Mapping[str, Country]) -> dict[str, str]:
    """The towns of the states chosen, each with a town of the new state."""
    towns: dict[str, str] = {}
    for code, country in chosen.items():
        towns.update(zip(_towns_in(text, code), _spare_towns(text, country.code), strict=False))
    return towns


def _towns_in(text: str, code: str) -> list[str]:
    return [town for town, side in city_states().items() if side == code and town in text and town not in side_names()]


def _spare_towns(text: str, code: str) -> list[str]:
    return [town for town, side in city_states().items() if side == code and _plain_city(town) and town not in text]


def _is_capital(entry: SideName, chosen: Mapping[str, Country]) -> bool:
    return entry.form == "capital" and entry.codes[0] in chosen


def _chosen(reading: Reading, entries: list[SideName], chance: random.Random) -> dict[str, Country]:
    text = "\n".join(line.text for line in reading.article.lines)
    bound = {code for entry in entries if len(entry.codes) > 1 or entry.text.endswith("-") for code in entry.codes}
    bound |= {"KR", "KP"} if _HALF.search(text) else set()
    bound |= {code for title, code in _own_titles() if title in text.lower()}
    bound |= {side for outlet, side in bodies().homes.items() if outlet not in side_names() and outlet in text}
    outlet_told = reading.article.outlet.value.lower() if reading.article.outlet else ""
    bound |= {
        side for outlet, side in bodies().homes.items() if outlet.lower() in outlet_told
    }  # the page stays at home
    free = sorted({e.codes[0] for e in entries if len(e.codes) == 1 and is_state(e.codes[0])} - bound)
    fresh = [c for c in countries() if c.name not in text and c.capital not in text and c.adjective not in text]
    chosen: dict[str, Country] = {}
    for code in free:
        towns, titles = len(_towns_in(text, code)), _titles_of(reading, code)
        able = [
            country
            for country in fresh
            if country not in chosen.values()
            and len(_spare_towns(text, country.code)) >= towns
            and all(may_have(country.code, title) for title in titles)
        ]
        if able:
            chosen[code] = chance.choice(able)
    return chosen


def _titles_of(reading: Reading, code: str) -> list[str]:
    """The offices that a state's officials bear in the article: it becomes no state without them (a kingdom's president)."""
    return [entry.post.text for entry in reading.understood.people if entry.post is not None and entry.side == code]


@cache
def _own_titles() -> tuple[tuple[str, str], ...]:
    """Titles that one state or a few have ("chief cabinet secretary"): a state whose title is told stays as it is."""
    table = tomllib.loads(files("communique.lexicon").joinpath("posts.toml").read_text(encoding="utf-8"))
    sides = (table["side"], table["side_if_named"])
    return tuple((title, code) for side in sides for code, titles in side.items() for title in titles)


def _in_name(reading: Reading, offset: int) -> bool:
    return reading.understood.person_at(offset) is not None


def _side_edit(reading: Reading, hit: re.Match[str], entry: SideName, country: Country) -> Edit:
    text, start, end = reading.article.text, hit.start(), hit.end()
    new = _side_words(reading, hit, entry, country)
    before = text[max(0, start - 4) : start]
    if new == country.name and before.lower() == "the ":
        start -= 4
    if article := re.search(r"\b([Aa])n? $", text[max(0, start - 3) : start]):
        start -= len(article[0])
        new = f"{article[1]}{'n' if new[0] in 'AEIOU' else ''} {new}"
    stop = "." if hit[0].endswith(".") and re.match(r"$|\n|[\"”]", text[end : end + 1]) else ""
    return Edit(start, end, (new if entry.form == "abbreviation" else _as_written(hit[0], new)) + stop)


def _side_words(reading: Reading, hit: re.Match[str], entry: SideName, country: Country) -> str:
    if entry.form == "capital":
        return country.capital
    if entry.form == "demonym":
        return country.people if entry.plural else country.adjective
    if entry.form == "institution":
        the = (
            "" if reading.article.text[: hit.start()].lower().endswith("the ") or _attributive(reading, hit) else "the "
        )
        return f"{the}{country.adjective} foreign ministry"
    if entry.form == "abbreviation" and _attributive(reading, hit):
        return country.adjective
    return country.name


def _attributive(reading: Reading, hit: re.Match[str]) -> bool:
    """Whether a name of a state stands before the noun that it describes ("U.S. envoy")."""
    tree = reading.understood.annotated.tree
    tokens: tuple[Token, ...] = tree.covering(hit.start(), hit.end())
    if not tokens:
        return bool(re.match(r" [A-Z]?[a-z]+", reading.article.text[hit.end() :]))
    head = tree.head(tokens[-1])
    return head.i > tokens[-1].i and tokens[-1].relation in ("compound", "amod", "nmod", "flat")


# cities, outlets


def swap_cities(reading: Reading, chance: random.Random) -> Swap | None:
    """Every city that is no capital is made another city of the same state."""
    text = reading.article.text
    places: dict[str, str] = {}
    for place in sorted({mention.text for mention in reading.understood.annotated.places if mention.city}):
        side = city_states().get(place)
        others = [c for c, s in city_states().items() if s == side and c not in text and _plain_city(c)]
        if side and _plain_city(place) and others:
            places[place] = chance.choice([c for c in others if c not in places.values()] or others)
    return _swap_words(reading, places, places=places)


def _plain_city(name: str) -> bool:
    return name not in side_names() and name not in _doubted() and " " not in name and name.isascii()


def swap_outlets(reading: Reading, chance: random.Random) -> Swap | None:
    """Every outlet named is made another outlet of the same home."""
    text = "\n".join(line.text for line in reading.article.lines)
    usual = set(load_outlets().names.values())
    homes = bodies().homes
    named = {found[0] for found in _any_of(usual).finditer(text)}
    new: dict[str, str] = {}
    for outlet in sorted(named - set(side_names())):
        others = [
            o for o in sorted(usual) if homes.get(o) == homes.get(outlet) and o not in text and o not in new.values()
        ]
        if others:
            new[outlet] = chance.choice(others)
    return _swap_words(reading, new)


def _swap_words(reading: Reading, new: Mapping[str, str], **become: Mapping[str, str]) -> Swap | None:
    if not new:
        return None
    shouted = {old.upper(): word.upper() for old, word in new.items() if len(old) > 3}
    table = shouted | dict(new)
    pattern = _any_of({*table, *(name for name in side_names() if any(old in name for old in new))})
    hits = [hit for hit in pattern.finditer(reading.article.text) if hit[0] in table]
    edits = [Edit(hit.start(), hit.end(), table[hit[0]]) for hit in hits if not _in_name(reading, hit.start())]
    return make_swap(reading, edits, **become) if edits else None


# dates


_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = re.compile(
    rf"\b(?:{_MONTH}\s(?P<day>\d\d?)(?P<th>st|nd|rd|th)?(?:,?\s(?P<year>(?:19|20)\d\d))?"
    rf"|(?<![:.\d])(?P<day_>\d\d?)(?P<th_>st|nd|rd|th)?\s{_MONTH.replace('<month>', '<month_>')}(?:,?\s(?P<year_>(?:19|20)\d\d))?"
    r"|(?P<iso>(?:19|20)\d\d([-./])\d\d\1?[-./]\d\d))(?![\d,]\d)(?!\w)"
)
_OPEN = re.compile(
    r"\b\d\d?\s?(?:[-–]|and|to|or)\s?$|^\s?(?:[-–]|and|to|or)\s?\d|^\s?(?:[-–]|and|to|or)\s?(?:\d\d?\s)?"
    + _MONTH.replace("?P<month>", "?:")
)
_BARE_DAY = re.compile(r"\bthe \d\d?(?:st|nd|rd|th)\b(?! (?:[a-z]+|[A-Z]))|\b\d\d?/\d\d?/\d{2,4}\b")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def swap_weeks(reading: Reading, chance: random.Random) -> Swap | None:
    """Every day told is moved by whole weeks, the day of publication within its month; weekdays stay."""
    day, text = _told_day(reading), "\n".join(line.text for line in reading.article.lines)
    if day is None or _BARE_DAY.search(text):
        return None
    weeks = [n for n in (-3, -2, -1, 1, 2, 3) if (day + timedelta(weeks=n)).month == day.month]
    if not weeks:
        return None
    step = timedelta(weeks=chance.choice(weeks))
    edits = []
    for hit in _DAY.finditer(reading.article.text):
        around = (
            reading.article.text[max(0, hit.start() - 8) : hit.start()],
            reading.article.text[hit.end() : hit.end() + 16],
        )
        moved = _moved(hit, day, step)
        if moved is None or _OPEN.search(around[0]) or _OPEN.search(around[1]):
            return None
        edits.append(Edit(hit.start(), hit.end(), moved))
    return make_swap(reading, edits, shift=lambda told: _shifted(told, step)) if edits else None


def _told_day(reading: Reading) -> date | None:
    """The day of publication where the page itself tells its year (not where known events give it away)."""
    told = reading.article.published
    return reading.article.day if told is not None and str(told.value)[:4] in told.quote else None


def _moved(hit: re.Match[str], written: date, step: timedelta) -> str | None:
    """A day as written, moved; None where it is no day, or where the move would leave its year untold."""
    if hit["iso"]:
        mark = hit["iso"][4]
        year, month, day = (int(part) for part in re.split(r"[-./]", hit["iso"]))
    else:
        year, day = int(hit["year"] or hit["year_"] or written.year), int(hit["day"] or hit["day_"])
        month = 1 + next(i for i, name in enumerate(MONTHS) if name.startswith((hit["month"] or hit["month_"])[:3]))
    try:
        new = date(year, month, day) + step
    except ValueError:
        return None
    if hit["iso"]:
        return f"{new.year}{mark}{new.month:02d}{mark}{new.day:02d}"
    return None if new.year != year else _spelt(hit, new)


def _spelt(hit: re.Match[str], new: date) -> str:
    after = "_" if hit["day_"] else ""
    old, year, th = hit[f"month{after}"], hit[f"year{after}"], hit[f"th{after}"] or ""
    month = MONTHS[new.month - 1]
    if old.rstrip(".") not in MONTHS and len(month) > 4:
        month = month[:3] + ("." if old.endswith(".") else "")
    day = f"{new.day}{_ordinal(new.day) if th else ''}"
    told = f"{day} {month}" if after else f"{month} {day}"
    return told + (hit[0][re.search(r",?\s\d{4}$", hit[0]).start() : -4] + str(new.year) if year else "")  # type: ignore[union-attr]


def _ordinal(day: int) -> str:
    return "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _shifted(told: str, step: timedelta) -> str:
    """Days and weeks move; what is told by the month or the year stays."""
    ends = told.split("/")
    if not all(_ISO_DAY.fullmatch(end) for end in ends) or (len(ends) == 2 and ends[0][-2:] in ("01", "11", "21")):
        return told
    return "/".join((date.fromisoformat(end) + step).isoformat() for end in ends)


_YEAR = re.compile(
    r"(?<![\d$.,€£])(?<![Rr]esolution )(?<![Rr]esolutions )\b(?:19[5-9]|20[0-4])\d\b"
    r"(?!s|,\d|\.\d(?!\d?\.)| (?:troops|people|soldiers))"
)


def swap_years(reading: Reading, chance: random.Random) -> Swap | None:
    """Every year told becomes the one 28 years before, in which each day falls on the same day of the week."""
    text = reading.article.text
    if _told_day(reading) is None or re.search(r"\b(?:19|20)\d0s\b|'\d\d\b|\d/\d\d?/\d\d", text):
        return None
    edits = [Edit(hit.start(), hit.end(), str(int(hit[0]) - LEAP_CYCLE)) for hit in _YEAR.finditer(text)]
    return make_swap(reading, edits, shift=_years_before) if edits else None


def _years_before(told: str) -> str:
    return re.sub(r"\b\d{4}\b", lambda year: str(int(year[0]) - LEAP_CYCLE), told)
