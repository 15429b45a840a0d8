"""Names and offices written in capitals, as turns of transcripts and lists of delegates do, written as elsewhere."""

import re
from dataclasses import replace

from communique.lexicon.everyday import is_everyday
from communique.lexicon.names import names
from communique.lexicon.posts import titles
from communique.values.annotated import PostMention

_NUMBERS = frozenset({"II", "III", "IV", "VI"})
_SMALL = frozenset({"and", "at", "for", "in", "of", "on", "the", "to", "with"})
_BETWEEN = frozenset({"bin", "bint", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "ibn", "van", "von"})
_PART = re.compile(r"[^\W\d_]+")
_SHORT = 2  # letters of initials ("JD", "KP"), and of a few names
_LONGEST_ACRONYM = 5


def without_capitals(name: str, text: str) -> str:
    """A name with its words in capitals written as the text writes them elsewhere, else with one capital each."""
    if not any(word.isupper() and len(word) > 1 for word in name.split()):
        return name
    words = name.split()
    return " ".join(_name_word(word, i, text) if _shouted(word) else word for i, word in enumerate(words))


def office_without_capitals(post: PostMention | None) -> PostMention | None:
    """A title in capitals with one capital for each word that is no acronym ("UNDER SECRETARY", not "PM")."""
    if post is None or not post.text.isupper():
        return post
    body = post.organisation
    told = _office(body) if body is not None and body.isupper() else body
    return replace(post, text=_office(post.text), organisation=told)


def _shouted(word: str) -> bool:
    """Whether a word is one of a name in capitals, neither a number nor initials."""
    if not word.isupper() or word in _NUMBERS or "." in word:
        return False
    known = names()
    lower = word.lower()
    return len(word) > _SHORT or lower in _BETWEEN or (lower in known.first_family and len(word) == _SHORT)


def _name_word(word: str, i: int, text: str) -> str:
    found = re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE)
    elsewhere = next((m[0] for m in found if m[0][0].isupper() and not m[0].isupper()), None)
    if elsewhere is not None:
        return elsewhere
    return word.lower() if i and word.lower() in _BETWEEN else _PART.sub(_capital, word)


def _capital(part: re.Match[str]) -> str:
    word = part[0]
    return f"Mc{word[2:].capitalize()}" if word.startswith("MC") and len(word) > _SHORT + 1 else word.capitalize()


def _office(text: str) -> str:
    return " ".join(_office_word(word, i) for i, word in enumerate(text.split()))


def _office_word(word: str, i: int) -> str:
    lower, known = word.lower(), titles()
    bare = lower.strip(",")
    if i and bare in _SMALL:
        return lower
    lists = (known.single, known.before, known.portfolio, known.institution, known.former)
    told = is_everyday(bare) or any(bare in words for words in lists) or len(bare) > _LONGEST_ACRONYM
    return _PART.sub(_capital, word) if told and len(bare) > _SHORT + 1 else word
