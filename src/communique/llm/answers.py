"""A model's answer becomes claims: only values of the manual whose quotes stand in the article; the rest is dropped and counted."""

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from communique.language.edtf import bounds
from communique.values.article import Article
from communique.values.claims import Engagement, Incident, Person, Position, Receipt, claim_id
from communique.values.vocabulary import ACTS, FORMATS, INCIDENT_KINDS, LEVELS, STATUSES, TOPICS

_MOST = 120  # claims of a kind, values of a list
_SIDE = re.compile(r"[A-Z]{2}|[A-Z][A-Za-z0-9+ -]{1,30}")
_UNSURE = 0.5  # a model tells no probability of its own
NO_OBJECT = "the answer is no JSON object"
_C = TypeVar("_C", Engagement, Position, Incident, Person)


@dataclass(slots=True)
class Claims:
    """The claims of an answer. `dropped` counts what was thrown away, by reason."""

    engagements: list[Engagement] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)
    incidents: list[Incident] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)


def read_answer(text: str, article: Article, rule: str) -> Claims:
    """The claims that an answer holds about this article. Whatever the answer is, nothing is raised."""
    reading, claims = _Reading(article, rule), Claims()
    told = _json(text)
    if told is None:
        claims.dropped[NO_OBJECT] += 1
        return claims
    claims.engagements = reading.all(told, "engagements", reading.engagement)
    claims.positions = reading.all(told, "positions", reading.position)
    claims.incidents = reading.all(told, "incidents", reading.incident)
    claims.people = reading.all(told, "people", reading.person)
    claims.dropped = reading.dropped
    return claims


def _json(text: str) -> dict[str, Any] | None:
    """The object of an answer, also where a model put it between fences."""
    begin, end = text.find("{"), text.rfind("}")
    if begin < 0 or end < begin:
        return None
    try:
        told = json.loads(text[begin : end + 1])
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) else None


class _Reading:
    """Reads the claims of one answer against one article."""

    def __init__(self, article: Article, rule: str) -> None:
        self.article = article
        self.rule = rule
        self.dropped: Counter[str] = Counter()

    def all(self, told: Mapping[str, Any], name: str, read: Callable[[Mapping[str, Any]], _C | None]) -> list[_C]:
        """All claims of a kind, each once, in the order of the text."""
        listed = told.get(name)
        entries = listed if isinstance(listed, list) else []
        if len(entries) > _MOST:
            self.dropped["more claims than an article holds"] += len(entries) - _MOST
        found: dict[str, _C] = {}
        for entry in entries[:_MOST]:
            made = read(entry) if isinstance(entry, dict) else None
            if made is None:
                self.dropped[f"{name}: not a claim without its chief values"] += 1
            elif made.id in found:
                self.dropped[f"{name}: told twice"] += 1
            else:
                found[made.id] = made
        return sorted(found.values(), key=_place)

    def engagement(self, told: Mapping[str, Any]) -> Engagement | None:
        status, format = self._value(told, "status", STATUSES), self._value(told, "format", FORMATS)
        parties = self._values(told, "parties", _is_side)
        if status is None or format is None or len({value for value, _ in parties}) < 2:
            return None
        level = self._value(told, "level", LEVELS)
        date, place = self._value(told, "date", _is_date), self._words(told, "place")
        participants, about = self._values(told, "participants", self._stands), self._values(told, "about", TOPICS)
        single = {"status": status, "format": format, "level": level, "date": date, "place": place}
        several = {"parties": parties, "participants": participants, "about": about}
        return Engagement(
            **self._own("engagement", single, several),
            status=cast(Any, status[0]), format=cast(Any, format[0]), level=cast(Any, level[0] if level else "unknown"),
            parties=tuple(sorted({value for value, _ in parties})), participants=_once(participants),
            date=date[0] if date else None, place=place[0] if place else None, about=_once(about),
            main=told.get("main") is True,
        )  # fmt: skip

    def position(self, told: Mapping[str, Any]) -> Position | None:
        act, text = self._value(told, "act", ACTS), self._text(told)
        actors = self._values(told, "actors", _is_side)
        if act is None or text is None or not actors:
            return None
        speaker, target = self._words(told, "speaker"), self._value(told, "target", _is_side)
        topics = self._values(told, "topics", TOPICS)
        single = {"text": text, "act": act, "speaker": speaker, "target": target}
        return Position(
            **self._own("position", single, {"actors": actors, "topics": topics}),
            act=cast(Any, act[0]), actors=tuple(sorted({value for value, _ in actors})), text=text[0],
            speaker=speaker[0] if speaker else None, target=target[0] if target else None, topics=_once(topics),
        )  # fmt: skip

    def incident(self, told: Mapping[str, Any]) -> Incident | None:
        kind, text = self._value(told, "kind", INCIDENT_KINDS), self._text(told)
        if kind is None or text is None:
            return None
        actors, date = self._values(told, "actors", _is_side), self._value(told, "date", _is_date)
        single = {"text": text, "kind": kind, "date": date}
        return Incident(
            **self._own("incident", single, {"actors": actors}),
            kind=cast(Any, kind[0]), actors=tuple(sorted({value for value, _ in actors})), text=text[0],
            date=date[0] if date else None,
        )  # fmt: skip

    def person(self, told: Mapping[str, Any]) -> Person | None:
        name = self._words(told, "name")
        if name is None:
            return None
        country, post = self._value(told, "country", _is_side), self._words(told, "post")
        return Person(
            **self._own("person", {"name": name, "country": country, "post": post}, {}),
            name=name[0], country=country[0] if country else None, post=post[0] if post else None,
        )  # fmt: skip

    def _own(self, kind: str, single: Mapping[str, Any], several: Mapping[str, Any]) -> dict[str, Any]:
        """What every claim carries: its receipts, and the id of its first span."""
        receipts = {name: (told[1],) for name, told in single.items() if told is not None}
        receipts |= {name: tuple(receipt for _, receipt in told) for name, told in several.items() if told}
        first = receipts.get("text") or receipts.get("name") or min(receipts.values())
        start, end = first[0].start, first[0].end
        made = claim_id(self.article.id, kind, start, end)
        return {"id": made, "rule": self.rule, "confidence": _UNSURE, "receipts": receipts}

    def _value(self, told: Mapping[str, Any], name: str, fits: Any) -> tuple[str, Receipt] | None:
        entry = told.get(name)
        return self._one(name, entry, fits) if entry is not None else None

    def _values(self, told: Mapping[str, Any], name: str, fits: Any) -> list[tuple[str, Receipt]]:
        listed = told.get(name)
        entries = listed[:_MOST] if isinstance(listed, list) else []
        return [made for entry in entries if (made := self._one(name, entry, fits)) is not None]

    def _words(self, told: Mapping[str, Any], name: str) -> tuple[str, Receipt] | None:
        """A value that is itself words of the article: a name, a post, a place."""
        return self._value(told, name, self._stands)

    def _text(self, told: Mapping[str, Any]) -> tuple[str, Receipt] | None:
        words = told.get("text")
        receipt = self._receipt("text", words)
        return (receipt.quote, receipt) if receipt is not None else None

    def _one(self, name: str, entry: Any, fits: Any) -> tuple[str, Receipt] | None:
        value = entry.get("value") if isinstance(entry, dict) else None
        if not isinstance(value, str) or not (value in fits if isinstance(fits, tuple) else fits(value)):
            self.dropped[f"{name}: not a value of the manual"] += 1
            return None
        receipt = self._receipt(name, entry.get("quote"))
        return (value, receipt) if receipt is not None else None

    def _receipt(self, name: str, quote: Any) -> Receipt | None:
        """The words in the article, exactly; None, and counted, where they do not stand there."""
        if isinstance(quote, str) and quote.strip():
            start = self.article.text.find(quote)
            if start >= 0:
                return Receipt.of(self.article.text, start, start + len(quote))
        self.dropped[f"{name}: its quote does not stand in the article"] += 1
        return None

    def _stands(self, value: str) -> bool:
        return bool(value.strip()) and value in self.article.text


def _is_side(value: str) -> bool:
    return _SIDE.fullmatch(value) is not None


def _is_date(value: str) -> bool:
    return bounds(value) is not None


def _once(told: Sequence[tuple[str, Receipt]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value, _ in told))


def _place(claim: Engagement | Position | Incident | Person) -> tuple[int, str]:
    return min(receipt.start for receipts in claim.receipts.values() for receipt in receipts), claim.id
