"""The honest baseline: a spaCy pipeline and a plain list of verbs, as somebody would write it in an afternoon.

It gets what the house has ready: the day and the body as the clean stage tells them, the house's own small spaCy pipeline
for sentences, trees and names, and its table of countries. It knows no coreference, no dates but the day of
publication, no posts, and no rule beyond the lists below.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Token

from communique.annotate.sides import find_sides
from communique.clean import clean_page
from communique.language.parsers import parse
from communique.language.sentences import split_sentences
from communique.values.article import Article, Page
from communique.values.syntax import Tree

MEETINGS = {"meet": "meeting", "talk": "meeting", "hold": "meeting", "visit": "visit", "phone": "call", "call": "call"}
CONTACTS = frozenset({"meeting", "talk", "talks", "summit", "visit", "call"})
ACTS = {
    "agree": "agree", "reaffirm": "reaffirm", "reiterate": "reaffirm", "condemn": "condemn", "denounce": "condemn",
    "urge": "urge", "call": "urge", "demand": "urge", "express": "concern", "pledge": "pledge", "vow": "pledge",
    "threaten": "threaten", "warn": "threaten", "welcome": "welcome", "reject": "reject", "deny": "reject",
    "say": "assess", "note": "assess", "discuss": "discuss",
}  # fmt: skip
INCIDENTS = {
    "launch": "missile-launch", "fire": "missile-launch", "test": "nuclear-test", "attack": "attack",
    "strike": "attack", "invade": "attack", "sanction": "sanction", "detain": "detention", "arrest": "detention",
    "hack": "cyber", "exercise": "exercise", "drill": "exercise",
}  # fmt: skip
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})

Sides = list[tuple[int, int, str]]


def plain_records(folder: Path) -> dict[str, dict[str, Any]]:
    """What the list makes of every text of a set, by id."""
    return {path.stem: plain_record(path) for path in sorted(folder.glob("*.txt"))}


def plain_record(path: Path) -> dict[str, Any]:
    """One article, coded clause by clause."""
    article = clean_page(Page(str(path), path.stem, path.read_bytes(), "text", "utf-8"))
    day = article.published.value if article.published is not None else None
    record: dict[str, Any] = {"lines": article.kinds, "published": day, "engagements": [], "positions": []}
    record |= {"incidents": [], "people": []}
    sides = _sides(article)
    spans = list(_sentences(article))
    for (start, _), doc in zip(spans, parse([article.text[a:b] for a, b in spans]), strict=True):
        here = [(a - start, b - start, code) for a, b, code in sides if start <= a < start + len(doc.text)]
        for verb in (token for token in doc if token.pos_ == "VERB"):
            _code(verb, here, day, record)
        _people(doc, record)
    return record


def _sides(article: Article) -> Sides:
    found = find_sides(article, Tree((), ()))
    return [(side.start, side.end, code) for side in found for code in side.codes]


def _sentences(article: Article) -> Iterator[tuple[int, int]]:
    for line in article.lines:
        if line.start is not None and line.kind in "HB":
            for start, end in split_sentences(line.text):
                yield line.start + start, line.start + end


def _code(verb: Token, sides: Sides, day: str | None, record: dict[str, Any]) -> None:
    doers = sorted({code for child in verb.children if child.dep_ in SUBJECTS for code in _within(child, sides)})
    both = sorted(set(_within(verb, sides)))
    objects = {child.lemma_ for child in verb.children if child.dep_ == "obj"}
    met = verb.lemma_ in MEETINGS and (verb.lemma_ not in ("hold", "call") or objects & CONTACTS)
    if met and len(both) > 1:
        told = {"parties": both, "status": "held", "format": MEETINGS[verb.lemma_], "date": day, "main": True}
        if told not in record["engagements"]:
            record["engagements"].append(
                told | {"level": "unknown", "place": None, "participants": [], "about": []},
            )
    elif verb.lemma_ in INCIDENTS and doers:
        record["incidents"].append(
            {"kind": INCIDENTS[verb.lemma_], "actors": doers, "date": day, "text": _words(verb)},
        )
    elif verb.lemma_ in ACTS and any(child.dep_ in SUBJECTS for child in verb.children):
        said = next((child for child in verb.children if child.dep_ in ("ccomp", "xcomp", "obj", "obl")), verb)
        record["positions"].append(
            {
                "actors": doers,
                "act": ACTS[verb.lemma_],
                "text": _words(said),
                "speaker": None,
                "target": None,
                "topics": [],
            }
        )


def _within(token: Token, sides: Sides) -> Iterator[str]:
    start, end = token.left_edge.idx, token.right_edge.idx + len(token.right_edge)
    return (code for a, b, code in sides if start <= a and b <= end)


def _words(token: Token) -> str:
    return str(token.doc[token.left_edge.i : token.right_edge.i + 1].text)


def _people(doc: Doc, record: dict[str, Any]) -> None:
    known = {person["name"] for person in record["people"]}
    for name in doc.ents:
        if name.label_ == "PERSON" and " " in name.text and name.text not in known:
            known.add(name.text)
            record["people"].append({"name": name.text, "country": None, "post": None})
