"""Gives each word its lemma from a table of endings: no network, one look-up a word."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import ensure_path

LONGEST_ENDING = 6
_REMEMBERED = 200_000  # forms kept between documents, so that a long run does not grow without end
_CASED = frozenset({"NNP", "NNPS"})


class Lemmas:
    """A pipeline component that sets the lemma of every token from its form and its XPOS tag.

    `words` holds the forms that the endings get wrong (tag -> lower-case form -> lemma); `endings`
    says for a tag how many letters an ending loses and what it gains (tag -> ending -> [cut, added]).
    Both are counted from the treebanks by `training/lemma_table.py`. Proper nouns keep their case.
    """

    def __init__(self) -> None:
        self.words: dict[str, dict[str, str]] = {}
        self.endings: dict[str, dict[str, tuple[int, str]]] = {}
        self._known: dict[tuple[str, str], str] = {}  # by form and tag

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemmas of a tagged document."""
        words = [token.text for token in doc]
        for token, lemma in zip(doc, self.of(words, [token.tag_ for token in doc]), strict=True):
            token.lemma_ = lemma
        return doc

    def of(self, words: Iterable[str], tags: Iterable[str]) -> list[str]:
        """The lemma of each word under the tag beside it."""
        known = self._known
        if len(known) > _REMEMBERED:
            known.clear()
        found = []
        for key in zip(words, tags, strict=True):
            lemma = known.get(key)
            if lemma is None:
                lemma = known[key] = self.find_lemma(*key) or key[0].lower()
            found.append(lemma)
        return found

    def find_lemma(self, form: str, tag: str) -> str:
        """The lemma of a form under a PTB tag; the form itself where nothing is known of it."""
        plain = form.replace("’", "'")
        word = plain if tag in _CASED else plain.lower()
        known = self.words.get(tag, {}).get(word)
        if known is not None:
            return known
        endings = self.endings.get(tag, {})
        for length in range(min(LONGEST_ENDING, len(word) - 1), -1, -1):
            rule = endings.get(word[len(word) - length :])
            if rule is not None:
                return word[: len(word) - rule[0]] + rule[1]
        return word

    def to_disk(self, path: str | Path, **_: Any) -> None:
        """Write both tables as one JSON file."""
        tables = {"words": self.words, "endings": self.endings}
        text = json.dumps(tables, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        ensure_path(path).write_text(text, encoding="utf8")

    def from_disk(self, path: str | Path, **_: Any) -> Lemmas:
        """Read both tables."""
        tables = json.loads(ensure_path(path).read_text(encoding="utf8"))
        self.words = tables["words"]
        self.endings = {
            tag: {ending: (cut, added) for ending, (cut, added) in rules.items()}
            for tag, rules in tables["endings"].items()
        }
        self._known = {}
        return self


@Language.factory("communique_lemmas", assigns=["token.lemma"], requires=["token.tag"])  # type: ignore[untyped-decorator,unused-ignore]
def make_lemmas(nlp: Language, name: str) -> Lemmas:
    """The component without tables; they come with the weights."""
    return Lemmas()
