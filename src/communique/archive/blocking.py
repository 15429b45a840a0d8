"""Blocking a person's name out of words, claims and pages, sign for sign, so that every offset holds."""

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from communique.store.redactions import BLOCK

_GAP = r"(?:[\s\u00a0]|&nbsp;|&#160;|[-‐‑]|<[^<>]{0,200}>)+"  # what may stand between the words of a name
_TAG = re.compile(r"<[^<>]{0,2000}>")
_WORD = re.compile(r"[\w.’']+")
_NAMED = re.compile(r"[^\W\d_][\w’']{2,}")


@dataclass(frozen=True, slots=True)
class Bearer:
    """The person: full names, cut out everywhere; single words of them, cut out where the article means this person."""

    key: str
    full: re.Pattern[str]
    words: frozenset[str]
    own: frozenset[int]  # articles with a claim about the person
    others: Mapping[int, frozenset[str]]  # words of the names of other people there

    def cut(self, words: str, key: int | None = None) -> str:
        """The words with the name blocked out, as long as before. `key` is the article that they stand in."""
        words = self.full.sub(_blocked, words)
        alone = self.words - self.others.get(key, frozenset()) if key in self.own else frozenset()
        if alone and key is not None:
            words = _single(alone).sub(_blocked, words)
        return words

    def cut_deep(self, value: Any, key: int | None) -> Any:
        """Plain data with the name blocked out of every string."""
        if isinstance(value, str):
            return self.cut(value, key)
        if isinstance(value, dict):
            return {name: self.cut_deep(part, key) for name, part in value.items()}
        return [self.cut_deep(part, key) for part in value] if isinstance(value, list) else value

    def cut_page(self, text: str, media: str, key: int | None) -> tuple[bytes, bool] | None:
        """A page with the name blocked out, and whether it had to be emptied; None where the name is not in it."""
        made = self.cut(text, key)
        seen = seen_text(made, media)
        left = self.cut(seen, key) != seen
        if made == text and not left:
            return None
        return (b"" if left else made.encode()), left


def bearer_of(
    key: str, forms: Iterable[str], own: frozenset[int], others: Mapping[int, frozenset[str]] | None = None
) -> Bearer:
    """A person by the forms in which the name is written."""
    forms = sorted(form for form in forms if BLOCK not in form)
    full = [form for form in forms if len(form.split()) > 1] or forms
    words = frozenset(word for form in forms for word in _NAMED.findall(form) if word[0].isupper())
    return Bearer(key, _names(full), words, own, others or {})


def seen_text(text: str, media: str) -> str:
    """What a reader sees of a page: without tags, entities read."""
    return html.unescape(_TAG.sub(" ", text)) if media == "html" else text


def orders_of(form: str) -> set[tuple[str, ...]]:
    """The words of a name as written, and with the family name before or after the rest."""
    order = tuple(_WORD.findall(form))
    return {order, (*order[1:], order[0]), (order[-1], *order[:-1])} if order else set()


def _names(forms: Iterable[str]) -> re.Pattern[str]:
    orders = {order for form in forms for order in orders_of(form)}
    ranked = sorted(orders, key=lambda order: (-len(" ".join(order)), order))
    return re.compile(r"\b(?:" + "|".join(_GAP.join(map(re.escape, order)) for order in ranked) + r")\b", re.IGNORECASE)


def _single(words: frozenset[str]) -> re.Pattern[str]:
    ranked = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(r"\b(?:" + "|".join(f"{re.escape(w)}|{re.escape(w.upper())}" for w in ranked) + r")\b")


def _blocked(found: re.Match[str]) -> str:
    return re.sub(r"\S", BLOCK, found[0])
