"""Finder of places: states, capitals, cities and buildings where something may happen."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from communique.lexicon.sides import (
    borne_names,
    capital_of,
    city_states,
    doubtful_places,
    is_state,
    parts_of_states,
    regions,
)
from communique.lexicon.towns import lands_of_town
from communique.values.annotated import PlaceMention, SideMention
from communique.values.article import Article
from communique.values.syntax import Token, Tree

_LOCATIVE = re.compile(r"\b(?:in|at|to|from|near|outside|for|around|via|of|left|reached|visited)\s+$", re.IGNORECASE)
_STATIC = re.compile(r"\b(?:in|at|near)\s+$", re.IGNORECASE)
_DAYS = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May$|June|July|August"
    r"|(?:Septem|Octo|Novem|Decem)ber|The$"
)
# The Commission's seat is also Belgium's: as a place it lies there.
_SEATS = {"Brussels": "BE", "BRUSSELS": "BE"}


def find_places(article: Article, tree: Tree, sides: tuple[SideMention, ...]) -> tuple[PlaceMention, ...]:
    """Every place named in the text, in order; a capital and a state are places as well as sides."""
    text = article.text
    taken = [(side.start, side.end) for side in sides]
    named = [place for side in sides if (place := _place_of_side(side)) is not None]
    cities = [city for city in _cities(text, tree) if not _covered(taken, city.start, city.end)]
    taken += [(city.start, city.end) for city in cities]
    told = Counter(code for side in sides for code in side.codes)
    others = [place for place in _recognised(text, tree, told) if not _covered(taken, place.start, place.end)]
    return tuple(sorted((*named, *cities, *others), key=lambda place: (place.start, place.end)))


def _recognised(text: str, tree: Tree, told: Mapping[str, int]) -> Iterator[PlaceMention]:
    """Places that no list of ours holds: what the name recogniser takes for one after "in", "at" or "near".

    A town of the world's towns lies in the one state that has it, of several in that which the article names most.
    """
    run: list[Token] = []
    for token in (*tree.tokens, None):
        if token is not None and token.entity == "PLACE" and token.pos == "PROPN" and _follows(run, token):
            run.append(token)
            continue
        name = text[run[0].start : run[-1].end] if run else ""
        if run and name not in regions():
            land = _land(name, told)
            led = _LOCATIVE if land is not None else _STATIC
            if led.search(text, max(0, run[0].start - 9), run[0].start):
                yield PlaceMention(run[0].start, run[-1].end, name, land, True)
        start = token is not None and token.entity == "PLACE" and token.pos == "PROPN" and not _DAYS.match(token.text)
        run = [token] if token is not None and start else []


def _land(name: str, told: Mapping[str, int]) -> str | None:
    lands = lands_of_town(name)
    named = [land for land in lands if land in told]
    return max(named, key=lambda land: told[land]) if named else lands[0] if len(lands) == 1 else None


def _follows(run: Sequence[Token], token: Token) -> bool:
    return bool(run) and token.i == run[-1].i + 1 and token.sentence == run[-1].sentence


def _place_of_side(side: SideMention) -> PlaceMention | None:
    if len(side.codes) != 1 or not is_state(side.codes[0]):
        if side.text in _SEATS:
            return PlaceMention(side.start, side.end, side.text, _SEATS[side.text], True)
        return None
    if side.form == "capital":
        return PlaceMention(side.start, side.end, side.text, side.codes[0], True)
    if side.form in ("name", "abbreviation"):
        return PlaceMention(side.start, side.end, side.text, side.codes[0], False)
    return None


def _covered(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    return any(a < end and start < b for a, b in taken)


@cache
def _automaton() -> tuple[Any, tuple[tuple[str, str], ...]]:
    from ahocorasick_rs import AhoCorasick, Implementation

    names = dict(city_states())
    names |= {city.upper(): side for city, side in names.items() if len(city) > 3 and city not in doubtful_places()}
    return AhoCorasick(list(names), implementation=Implementation.ContiguousNFA), tuple(names.items())


def _cities(text: str, tree: Tree) -> Iterator[PlaceMention]:
    automaton, names = _automaton()
    hits = [
        (start, end, *names[number])
        for number, start, end in automaton.find_matches_as_indexes(text, overlapping=True)
        if _bounded(text, start, end)
    ]
    reached = 0
    for start, end, name, side in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if start < reached or (name in doubtful_places() and not _located(text, start, end, side)):
            continue
        if name in borne_names() and any(token.entity == "PERSON" for token in tree.covering(start, end)):
            continue
        reached = end
        yield PlaceMention(start, end, text[start:end], _lies_in(text, end) or side, True)


def _lies_in(text: str, end: int) -> str | None:
    """The state in which a town lies by the part of it that is named behind ("Portsmouth, New Hampshire")."""
    part = _part_behind().match(text, end)
    return parts_of_states()[part[1]] if part else None


@cache
def _part_behind() -> re.Pattern[str]:
    parts = sorted(parts_of_states(), key=lambda part: (-len(part), part))
    return re.compile(r",\s(" + "|".join(map(re.escape, parts)) + r")\b")


def _bounded(text: str, start: int, end: int) -> bool:
    return not (start and (text[start - 1].isalnum() or text[start - 1] == "-")) and not (
        end < len(text) and text[end].isalnum()
    )


def _located(text: str, start: int, end: int, side: str) -> bool:
    """Whether a preposition stands before a doubtful name, or its state after it."""
    if _LOCATIVE.search(text, max(0, start - 12), start):
        return True
    after = text[end : end + 40]
    return after.startswith(", ") and any(after[2:].startswith(name) for name in capital_of(side))
