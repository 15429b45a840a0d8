"""What only the press of a land tells bare: its small towns and palaces, its money, a title that no other land has."""

import re
from collections.abc import Iterator
from functools import cache

from communique.lexicon.homes import load_homes
from communique.lexicon.sides import city_states
from communique.values.annotated import Annotated

Sign = tuple[str, str, tuple[int, int] | None]  # a land, the kind of sign, where it stands in the text

_CAPITAL = re.compile(r"(?<![\w’'-])[^\W\d_a-z][\w’'-]*")
_GOES_ON = re.compile(r"[^\W\d_a-z][\w-]* $")  # a name that goes on ("New Zealand")
_REST = re.compile(r"\w|-[^\W\d_a-z]")  # of a longer name ("Porto-Novo")
_OWNED = re.compile(r"['’]s?$")
_BEFORE = 20
_LONG = 300  # characters from which a line of furniture is no list of headlines


def local_signs(annotated: Annotated) -> Iterator[Sign]:
    """What the page names as the press of one land does; what stands in its furniture has no place in the text."""
    yield from _names(annotated)
    yield from _sums(annotated)
    for post in annotated.posts:
        land = load_homes().land_of_title(post.text)
        if land is not None:
            yield land, "title", (post.start, post.end)
            return


def _lines(annotated: Annotated) -> Iterator[tuple[str, int | None]]:
    for line in annotated.article.lines:
        if line.start is not None or len(line.text) < _LONG:
            yield line.text, line.start


def _names(annotated: Annotated) -> Iterator[Sign]:
    """Names of one land, each once, that are neither towns which are known abroad nor people's."""
    towns = {place.start for place in annotated.places if place.city and place.text in city_states()}
    seen = {word for person in annotated.people for word in person.text.split()}
    for line, start in _lines(annotated):
        for name, land, at in _in_line(line):
            place = None if start is None else start + at
            if not {name, name.split()[0]} & seen and place not in towns:
                seen.add(name)
                yield land, "local", None if place is None else (place, place + len(name))


def _in_line(line: str) -> Iterator[tuple[str, str, int]]:
    local = load_homes().local
    for word in _CAPITAL.finditer(line):
        known = local.get(word[0]) or local.get(_OWNED.sub("", word[0])) or ()
        for name, land in known:
            if line.startswith(name, word.start()) and not _REST.match(line, word.start() + len(name)):
                if not _GOES_ON.search(line, max(0, word.start() - _BEFORE), word.start()):
                    yield name, land, word.start()
                break


def _sums(annotated: Annotated) -> Iterator[Sign]:
    """Sums and words of money, each of its lands once."""
    seen: set[tuple[str, ...]] = set()
    for line, start in _lines(annotated):
        for lands, first, last in _in_sums(line):
            if lands not in seen:
                seen.add(lands)
                span = None if start is None else (start + first, start + last)
                yield from ((land, "money" if len(lands) == 1 else "coin", span) for land in lands)


def _in_sums(line: str) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """The lands of each sum and word of money of a line, and where it stands; a word with a capital only as the first."""
    homes, low = load_homes(), line.lower()
    for found in _signs().finditer(line):
        yield homes.signs[found[1]], *found.span()
    for word in (word for word in homes.money if word in low):
        for found in re.finditer(rf"\b{re.escape(word)}\b", low):
            if not found.start() or line[found.start()].islower():
                yield homes.money[word], *found.span()


@cache
def _signs() -> re.Pattern[str]:
    signs = "|".join(re.escape(sign) for sign in sorted(load_homes().signs, key=lambda sign: (-len(sign), sign)))
    return re.compile(rf"(?<![\w$])({signs})\s?\d[\d,.]*(?:\s?(?:bn|k|m|billion|million|trillion)\b|(?=,?\s|$))")
