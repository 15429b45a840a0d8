"""Reads CoNLL-U treebanks and the names marked in them into plain values."""

from __future__ import annotations

import gzip
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

SPLITS = Path(__file__).with_name("splits.toml")


class Token(NamedTuple):
    """One syntactic word: the columns of CoNLL-U that are trained on, and whether a space follows."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    misc: str
    space: bool


class Name(NamedTuple):
    """A named entity: token positions, end excluded, and its label."""

    start: int
    end: int
    label: str


@dataclass(frozen=True)
class Sentence:
    """A sentence of a treebank. `names` is None where nobody marked names."""

    document: str
    sent_id: str
    text: str
    tokens: tuple[Token, ...]
    names: tuple[Name, ...] | None = field(default=None)


def read_sentences(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a (gzipped) CoNLL-U file; those whose words do not spell their text are left out."""
    document = ""
    for block in _blocks(path):
        comments = dict(line[2:].split(" = ", 1) for line in block if line.startswith("# ") and " = " in line)
        document = comments.get("newdoc id", document)
        rows = [line.split("\t") for line in block if line[:1].isdigit()]
        tokens = _read_tokens(rows, comments["text"])
        if tokens is not None:
            yield Sentence(document, comments["sent_id"], comments["text"], tokens)


def read_splits() -> dict[str, frozenset[str]]:
    """The documents of GUM that are held apart, by list name ("dev", "test")."""
    return {name: frozenset(ids) for name, ids in tomllib.loads(SPLITS.read_text("utf8")).items()}


def _blocks(path: Path) -> Iterator[list[str]]:
    block: list[str] = []
    with gzip.open(path, "rt", encoding="utf8") if path.suffix == ".gz" else path.open(encoding="utf8") as lines:
        for line in lines:
            if line.strip():
                block.append(line.rstrip("\n"))
            elif block:
                yield block
                block = []
        if block:
            yield block


def _read_tokens(rows: list[list[str]], text: str) -> tuple[Token, ...] | None:
    words = [row for row in rows if row[0].isdigit()]
    spaces = _find_spaces([row[1] for row in words], text)
    if spaces is None:
        return None
    return tuple(
        Token(form, lemma, upos, xpos, "" if feats == "_" else feats, int(head), deprel, misc, space)
        for (_, form, lemma, upos, xpos, feats, head, deprel, _, misc), space in zip(words, spaces, strict=True)
    )


def _find_spaces(forms: list[str], text: str) -> list[bool] | None:
    """Whether a space follows each form in the text; None when the forms do not spell the text."""
    spaces: list[bool] = []
    position = 0
    for form in forms:
        if not text.startswith(form, position):
            return None
        position += len(form)
        gap = len(text) - len(text[position:].lstrip()) - position
        if gap > 1:
            return None
        spaces.append(gap == 1)
        position += gap
    return spaces if position == len(text) else None


# --- names -----------------------------------------------------------------------------------------

_GUM_LABELS = {"person": "PERSON", "organization": "ORG", "place": "LOC"}
_UNER_LABELS = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}
_OTHER_TITLES = frozenset(
    {"chief", "deputy", "petitioner", "petitioners", "prime", "respondent", "respondents", "sheriff", "sir", "vice"}
)
_BRACKET = re.compile(
    r"\((?P<id>\d+)(?:\[\d+/\d+\])?-(?P<type>[a-z]+)[^()]*|(?P<close>\d+)(?:\[\d+/\d+\])?\)|(?P<end>\))"
)
_INSIDE = frozenset({"compound", "flat", "amod", "nummod", "punct", "nmod:poss", "goeswith"})


def find_titles(sentences: Iterable[Sentence]) -> frozenset[str]:
    """Words that stand before a name as its title ("President"): never a name themselves."""
    return _OTHER_TITLES | frozenset(
        token.form.lower()
        for sentence in sentences
        for token in sentence.tokens
        if token.deprel == "nmod:desc" and token.upos in {"PROPN", "NOUN"}
    )


def mark_gum_names(sentence: Sentence, titles: frozenset[str]) -> Sentence:
    """The sentence with the names that GUM's `Entity` annotation holds.

    GUM marks whole noun phrases, pronouns and descriptions included; a name is the proper-noun core
    of a person, organisation or place whose head is a proper noun, without titles and determiners.
    """
    found: dict[int, Name] = {}
    for start, end, kind in sorted(_gum_mentions(sentence), key=lambda m: m[0] - m[1]):
        label = _GUM_LABELS.get(kind)
        core = _find_core(sentence.tokens, start, end) if label else None
        if core and label == "PERSON":
            core = _drop_titles(sentence.tokens, core, titles)
        if label and core and not any(i in found for i in range(*core)):
            found.update((i, Name(*core, label)) for i in range(*core))
    return replace(sentence, names=tuple(sorted(set(found.values()))))


def _gum_mentions(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    open_mentions: list[tuple[str, int, str]] = []
    for position, token in enumerate(sentence.tokens):
        entity = re.search(r"(?:^|\|)Entity=([^|]*)", token.misc)
        for bracket in _BRACKET.finditer(entity[1]) if entity else ():
            if bracket["id"]:
                open_mentions.append((bracket["id"], position, bracket["type"]))
                continue
            if not open_mentions:
                continue
            wanted = bracket["close"] or open_mentions[-1][0]
            index = max((i for i, m in enumerate(open_mentions) if m[0] == wanted), default=None)
            if index is not None:
                _, start, kind = open_mentions.pop(index)
                yield start, position + 1, kind


def _find_core(tokens: tuple[Token, ...], start: int, end: int) -> tuple[int, int] | None:
    """The proper-noun core of the mention tokens[start:end], or None when its head is not a proper noun."""
    heads = [i for i in range(start, end) if not start <= tokens[i].head - 1 < end]
    if len(heads) != 1 or tokens[heads[0]].upos != "PROPN":
        return None
    first = last = heads[0]
    while first > start and _is_name_part(tokens, first - 1):
        first -= 1
    while last + 1 < end and _is_name_part(tokens, last + 1):
        last += 1
    last = _extend_over_of(tokens, last, end)
    while tokens[first].upos == "PUNCT" and first < heads[0]:
        first += 1
    while tokens[last].upos == "PUNCT" and last > heads[0]:
        last -= 1
    return first, last + 1


def _drop_titles(tokens: tuple[Token, ...], core: tuple[int, int], titles: frozenset[str]) -> tuple[int, int] | None:
    """A person's name without the titles before it; None when nothing but a title or a people is left."""
    first, end = core
    while first < end and tokens[first].form.lower() in titles:
        first += 1
    if first == end or tokens[first].form.lower() in {"of", "the"} or tokens[end - 1].xpos == "NNPS":
        return None
    return first, end


def _is_name_part(tokens: tuple[Token, ...], i: int) -> bool:
    token = tokens[i]
    relation = token.deprel
    if token.upos == "PUNCT":
        return token.form in "-–.&'" and token.deprel == "punct"
    if token.upos in {"CCONJ"}:
        return token.form == "&"
    return token.xpos.startswith("NNP") and relation.split(":")[0] in _INSIDE and token.form[:1].isupper()


def _extend_over_of(tokens: tuple[Token, ...], last: int, end: int) -> int:
    """Take in "of [the] X" when X is a proper noun within the same mention ("Republic of Korea")."""
    i = last + 1
    if i >= end or tokens[i].form.lower() != "of":
        return last
    i += 1
    if i < end and tokens[i].form.lower() == "the":
        i += 1
    if i >= end or not tokens[i].xpos.startswith("NNP"):
        return last
    while i + 1 < end and (
        tokens[i + 1].xpos.startswith("NNP") and tokens[i + 1].deprel in {"flat", "compound", "nmod"}
    ):
        i += 1
    return i


def read_uner(path: Path) -> dict[str, tuple[Name, ...]]:
    """Names of a Universal NER file by sentence id."""
    names: dict[str, tuple[Name, ...]] = {}
    for block in _blocks(path):
        sent_id = next(line.split(" = ", 1)[1] for line in block if line.startswith("# sent_id"))
        tags = [line.split("\t")[2] for line in block if line[:1].isdigit()]
        names[sent_id] = tuple(_read_tags(tags))
    return names


def _read_tags(tags: list[str]) -> Iterator[Name]:
    start, label = 0, ""
    for i, tag in enumerate([*tags, "O"]):
        if label and tag != f"I-{label}":
            if label in _UNER_LABELS:
                yield Name(start, i, _UNER_LABELS[label])
            label = ""
        if tag.startswith("B-") or (tag.startswith("I-") and not label):
            start, label = i, tag[2:]
