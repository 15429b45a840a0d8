"""Which articles are worth parsing at all: those whose words may tell of diplomacy.

Two looks over raw words with Aho-Corasick automata, before anything else is made of a page: one at the bytes of a page as
it was fetched (`may_tell`), one at the clean text of an article (`tells_of_diplomacy`). What they lose and save is measured
by `bench/screen.py`.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from communique.lexicon.screen import screen_words
from communique.lexicon.sides import side_names

_ENOUGH = 2.0
_ROOM = 3000  # characters of clean text that ask for one more in weight
_ROOM_OF_PAGE = 6000  # likewise of a page's running text, among which stand menus and teasers
_MOST_ROOM = 3.0
_MOST_SIDES = 3
_MOST_READ = 400_000
_HIDDEN = re.compile(rb"<(script|style|noscript|svg|template|head)\b", re.IGNORECASE)
_INLINE = re.compile(
    rb"</?(?:a|b|i|em|strong|span|u|font|mark|abbr|cite|q|sup|sub|small|time)\b[^<>]{0,2000}>", re.IGNORECASE
)
_RUNNING = re.compile(rb">([^<]{80,})")
_TAGGED = re.compile(rb"<(?:p|div|body|html|br)\b", re.IGNORECASE)
_HEAD = 20_000


def tells_of_diplomacy(text: str) -> bool:
    """Whether a clean text names a side and holds words of diplomacy enough for its length."""
    return _weigh(text[:_MOST_READ], _ROOM)


def may_tell(content: bytes) -> bool:
    """Whether the bytes of a page may hold such a text. Of HTML only running text counts: blocks of 80 signs and more.

    Bytes that are no text in an encoding that extends ASCII (UTF-16) are let through unread.
    """
    if b"\x00" in content[:200]:
        return True
    if not _TAGGED.search(content[:_HEAD]):
        return _weigh(content[:_MOST_READ].decode("utf-8", "replace"), _ROOM_OF_PAGE)
    running = b"\n".join(_RUNNING.findall(_INLINE.sub(b"", _shown(content))))[:_MOST_READ]
    return _weigh(running.decode("utf-8", "replace"), _ROOM_OF_PAGE)


def _shown(content: bytes) -> bytes:
    """A page without its scripts, styles and the like, each from its first tag to the next that closes it."""
    low = content.lower()
    pieces, at = [], 0
    unclosed: set[bytes] = set()
    for tag in _HIDDEN.finditer(low):
        name = tag[1]
        if tag.start() < at or name in unclosed:
            continue
        end = low.find(b"</" + name, tag.end())
        if end < 0:
            unclosed.add(name)
            continue
        pieces.append(content[at : tag.start()])
        at = end
    return b"".join((*pieces, content[at:]))


def _weigh(text: str, room: int) -> bool:
    wanted = _ENOUGH + min(_MOST_ROOM, len(text) / room)
    words = {word for word in _words(text.lower()) if screen_words()[word]}
    weight = sum(screen_words()[word] for word in words)
    if weight + _MOST_SIDES < wanted:
        return False
    sides = _count_sides(text)
    return sides > 0 and weight + sides >= wanted


def _words(text: str) -> Iterator[str]:
    automaton, words = _word_automaton()
    for number, start, end in automaton.find_matches_as_indexes(text):
        if _bounded(text, start, end):
            yield words[number]


def _count_sides(text: str) -> int:
    """How many sides a text names, counted up to three."""
    automaton, codes = _side_automaton()
    found: set[str] = set()
    for number, start, end in automaton.find_matches_as_indexes(text):
        if _bounded(text, start, end):
            found.update(codes[number])
            if len(found) >= _MOST_SIDES:
                return _MOST_SIDES
    return len(found)


def _bounded(text: str, start: int, end: int) -> bool:
    return not (start and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum())


@cache
def _word_automaton() -> tuple[Any, tuple[str, ...]]:
    from ahocorasick_rs import AhoCorasick, MatchKind

    words = tuple(screen_words())
    return AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest), words


@cache
def _side_automaton() -> tuple[Any, tuple[tuple[str, ...], ...]]:
    from ahocorasick_rs import AhoCorasick, MatchKind

    names = {text: name.codes for text, name in side_names().items() if name.codes and len(text) > 1}
    return AhoCorasick(list(names), matchkind=MatchKind.LeftmostLongest), tuple(names.values())
