"""An article made into another one: people's names, sides and years swapped in its text and in its claims alike.

Nothing is coded again: the words are swapped and every offset is moved with them, so that a grown article holds all
that a coded one holds, and every receipt quotes the new text.
"""

import hashlib
import random
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Any

from swaps import Country, countries

from communique.archive.coding import Coded
from communique.lexicon.sides import city_states, side_names
from communique.store.articles import NewArticle
from communique.store.bounds import bounds
from communique.values.article import Page

_FAMILY_FIRST = frozenset({"CN", "HK", "HU", "JP", "KH", "KP", "KR", "MO", "SG", "TW", "VN"})
_WORD = re.compile(r"[^\W\d_][\w’'-]+")
_YEAR = re.compile(r"(?<![\d$.,€£])\b(?:19[5-9]|20[0-4])\d\b(?!s|,\d)")
_EDTF_YEAR = re.compile(r"\b\d{4}(?=-|/|$)")
_LEAP_DAY = re.compile(r"\b(\d{4})-02-29\b")
_IDS = ("engagement", "margins_of")


@dataclass(frozen=True, slots=True)
class Seed:
    """A coded article as the archive holds it."""

    number: int
    source: str
    article: NewArticle
    record: Mapping[str, Sequence[Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class Words:
    """What one copy of the corpora calls its people and sides: words old to new, codes old to new, years forward."""

    copy: int
    names: Mapping[str, str]
    sides: Mapping[str, str]
    codes: Mapping[str, str]
    years: int
    pattern: re.Pattern[str]  # finds the words of sides


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    new: str


class _Rewritten:
    """A text with spans replaced, and where each old place has come to."""

    def __init__(self, text: str, spans: Sequence[_Span]) -> None:
        self._starts = [span.start for span in spans]
        self._spans = spans
        self._grown = [0, *accumulate(len(span.new) - (span.end - span.start) for span in spans)]
        parts, place = [], 0
        for span in spans:
            parts += [text[place : span.start], span.new]
            place = span.end
        self.text = "".join([*parts, text[place:]])

    def start(self, old: int) -> int:
        """The new place of a beginning; one within a replaced span is where the span begins."""
        i = bisect_right(self._starts, old)
        inside = i and old < self._spans[i - 1].end
        return (self._spans[i - 1].start + self._grown[i - 1]) if inside else old + self._grown[i]

    def end(self, old: int) -> int:
        """The new place of an end; one within a replaced span is where the span ends."""
        i = bisect_right(self._starts, old - 1)
        inside = i and old < self._spans[i - 1].end
        return (self._spans[i - 1].end + self._grown[i]) if inside else old + self._grown[i]


def words_of_copy(seeds: Iterable[Mapping[str, str | None]], copy: int, seed: int) -> Words:
    """The words of one copy: names are dealt out anew among the people of the corpora, sides among states.

    `seeds` are the (name, country) pairs of the corpora. Copy `n` lies `n` years before the corpora.
    """
    chance = random.Random(f"{seed}/{copy}")
    states = countries()
    dealt = dict(zip(states, _moved(list(states), chance), strict=True))
    sides = _loud({old: new for one, other in dealt.items() for old, new in _spoken(one, other)})
    codes = {one.code: other.code for one, other in dealt.items()}
    told = "|".join(map(re.escape, sorted(sides, key=lambda word: (-len(word), word))))
    return Words(copy, _names(seeds, chance), sides, codes, -copy, re.compile(rf"\b(?:{told})\b"))


def _spoken(one: Country, other: Country) -> Iterator[tuple[str, str]]:
    yield from ((getattr(one, form), getattr(other, form)) for form in ("people", "adjective", "capital", "name"))


def _names(seeds: Iterable[Mapping[str, str | None]], chance: random.Random) -> dict[str, str]:
    """Each word of a name has a new one, of its land's order and its place in the name."""
    kinds: dict[tuple[bool, bool], set[str]] = {}
    for told in seeds:
        words = _WORD.findall(str(told["name"]))
        for i, word in enumerate(words):
            if word[0].isupper() and word not in _closed():
                family = i == (0 if told["country"] in _FAMILY_FIRST and len(words) > 1 else len(words) - 1)
                kinds.setdefault((told["country"] in _FAMILY_FIRST, family), set()).add(word)
    names: dict[str, str] = {}
    for kind in sorted(kinds):
        free = sorted(kinds[kind] - set(names))
        names.update(zip(free, _moved(free, chance), strict=True))
    return names


@cache
def _closed() -> frozenset[str]:
    """Words that tell of places and sides: they are no one's name here."""
    return frozenset(word for name in (*side_names(), *city_states()) for word in _WORD.findall(name))


def _moved(things: list[Any], chance: random.Random) -> list[Any]:
    """The things in another order, none at its own place."""
    order = list(range(len(things)))
    chance.shuffle(order)
    new = list(things)
    for at, to in zip(order, order[1:] + order[:1], strict=True):
        new[at] = things[to]
    return new


def grow(seed: Seed, words: Words) -> Coded:
    """The article in the words of a copy, with its claims."""
    told = {
        word
        for group in seed.record.values()
        for data in group
        for name in _named(data)
        for word in _WORD.findall(name)
    }
    speak = _Speech(words, _loud({word: words.names[word] for word in sorted(told) if word in words.names}))
    done = _Rewritten(seed.article.text, list(speak.spans(seed.article.text)))
    article = _article(seed.article, done, speak)
    ids = _new_ids(seed, done, words.copy)
    record = {kind: [_claim(data, done, speak, ids) for data in group] for kind, group in seed.record.items()}
    page = Page(f"{seed.source}#{words.copy}", article.slug, article.text.encode(), "text", "utf-8")
    return Coded(page, article, record)


def _named(data: Mapping[str, Any]) -> Iterator[str]:
    yield from data.get("participants", ())
    yield from (data[name] for name in ("name", "speaker") if data.get(name))


def _loud(words: Mapping[str, str]) -> dict[str, str]:
    """The words, and the same in capitals."""
    return {old.upper(): new.upper() for old, new in words.items() if len(old) > 3} | dict(words)


@dataclass(frozen=True, slots=True)
class _Speech:
    """The swap for one article: sides and years of the copy, names of those the article tells of."""

    words: Words
    names: Mapping[str, str]

    def spans(self, text: str) -> Iterator[_Span]:
        """What is replaced in a text."""
        sides = self.words.sides
        found = [_Span(hit.start(), hit.end(), sides[hit[0]]) for hit in self.words.pattern.finditer(text)]
        found += [
            _Span(hit.start(), hit.end(), self.names[hit[0]]) for hit in _WORD.finditer(text) if hit[0] in self.names
        ]
        found += [_Span(hit.start(), hit.end(), self._year(hit)) for hit in _YEAR.finditer(text)]
        end = 0
        for span in sorted(found, key=lambda span: (span.start, -span.end)):
            if span.start >= end:
                yield span
                end = span.end

    def said(self, told: str) -> str:
        """Words that stand outside the text: values of claims, headlines."""
        return _Rewritten(told, list(self.spans(told))).text

    def _year(self, hit: re.Match[str]) -> str:
        return str(int(hit[0]) + self.words.years)

    def day(self, edtf: str) -> str:
        """A day of the copy's years; the 29th of February is the day before in years that have none."""
        return _LEAP_DAY.sub(r"\1-02-28", _EDTF_YEAR.sub(self._year, edtf))

    def side(self, code: str) -> str:
        """The side that another has become."""
        return self.words.codes.get(code, code)


def _article(old: NewArticle, done: _Rewritten, speak: _Speech) -> NewArticle:
    published = speak.day(old.published) if old.published else None
    first, last = bounds(published)
    told = {name: _told(value, name, done, speak) for name, value in old.details.get("told", {}).items()}
    return NewArticle(
        slug=f"{old.slug}-{speak.words.copy}", outlet=old.outlet, headline=speak.said(old.headline or "") or None,
        published=published, first=first, last=last, mark=old.mark, kinds=old.kinds, text=done.text,
        cleaner=old.cleaner, details={**old.details, "told": told},
    )  # fmt: skip


def _told(told: Mapping[str, Any], name: str, done: _Rewritten, speak: _Speech) -> dict[str, Any]:
    value = speak.day(told["value"]) if name in ("published", "updated") else speak.said(told["value"])
    if told["start"] is None:
        return {**told, "value": value, "quote": speak.said(told["quote"])}
    return {**told, "value": value, **_moved_span(told, done)}


def _moved_span(span: Mapping[str, Any], done: _Rewritten) -> dict[str, Any]:
    start, end = done.start(span["start"]), done.end(span["end"])
    return {"start": start, "end": end, "quote": done.text[start:end]}


def _new_ids(seed: Seed, done: _Rewritten, copy: int) -> dict[str, str]:
    digest = hashlib.sha256(done.text.encode()).hexdigest()
    return {
        data["id"]: hashlib.sha256(f"{digest}/{copy}/{data['id']}".encode()).hexdigest()[:16]
        for group in seed.record.values()
        for data in group
    }


def _claim(old: Mapping[str, Any], done: _Rewritten, speak: _Speech, ids: Mapping[str, str]) -> dict[str, Any]:
    new = dict(old)
    new["id"] = ids[old["id"]]
    new["receipts"] = {name: [_moved_span(span, done) for span in group] for name, group in old["receipts"].items()}
    for name in ("parties", "actors"):
        if name in old:
            new[name] = sorted({speak.side(side) for side in old[name]})
    for name in ("target", "host", "country"):
        if old.get(name):
            new[name] = speak.side(old[name])
    for name in ("place", "venue", "speaker", "name", "post", "organisation"):
        if old.get(name):
            new[name] = speak.said(old[name])
    if "participants" in old:
        new["participants"] = [speak.said(name) for name in old["participants"]]
    if old.get("date"):
        new["date"] = speak.day(old["date"])
    if "text" in old:
        own = new["receipts"].get("text")
        new["text"] = own[0]["quote"] if own else speak.said(old["text"])
    if "quoted" in old:
        new["quoted"] = [_moved_span(span, done) for span in old["quoted"]]
    if "answers" in old:
        new["answers"] = [ids.get(told, told) for told in old["answers"]]
    for name in _IDS:
        if old.get(name):
            new[name] = ids.get(old[name], old[name])
    if old.get("according_to"):
        new["according_to"] = _account(old["according_to"], done, speak)
    return new


def _account(old: Mapping[str, Any], done: _Rewritten, speak: _Speech) -> dict[str, Any]:
    new = dict(old)
    new["side"] = speak.side(old["side"]) if old.get("side") else None
    new["person"] = speak.said(old["person"]) if old.get("person") else None
    new["receipt"] = _moved_span(old["receipt"], done) if old.get("receipt") else None
    return new
