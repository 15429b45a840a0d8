"""The topics of a stretch of text, from the words and phrases of `topics.toml`."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import sqrt
from typing import Any

from communique.values.vocabulary import TOPICS, Topic

_FOLDED = re.compile(r"[a-z0-9][a-z0-9'*]*")
_WEIGHT = {"strong": 1.0, "plain": 0.5, "weak": 0.2, "phrases": 0.0}
_SECOND = 0.6  # a further topic needs this share of the first one's weight
_LEAST = 0.35  # and a topic that is told at all this much
_NAMELESS = 0.25  # what `other` weighs where no word names a topic
_AROUND = 0.5  # what the paragraph weighs beside the clause
_BODY, _HEADLINE = 2.0, 0.3  # what the whole article weighs beside the clause; best by cross-validation
_WORDS = 16384  # words whose phrases are kept
_KEY = 3  # letters of a phrase's first word under which it is filed


@dataclass(frozen=True, slots=True, eq=False)
class _Phrase:
    """Words that speak for a topic; a word that ends in a star stands for any ending. No topic: names nothing.

    There is one phrase for the same words and topic, `rest` holds its words but the first. What stands there for the first
    of these begins with `second`.
    """

    words: tuple[str, ...]
    rest: tuple[str, ...]
    second: str
    topic: Topic | None
    weight: float

    @property
    def order(self) -> tuple[int, int, int, tuple[str, ...], str]:
        """Longer phrases come first; among them those filed under fewer letters, then those of more letters."""
        key = self.words[0].rstrip("*")[:_KEY]
        return -len(self.words), len(key), -len("".join(self.words)), self.words, self.topic or ""


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads((resources.files("communique.lexicon") / "topics.toml").read_text(encoding="utf-8"))


@cache
def _worth() -> Mapping[str, float]:
    """What each topic counts for, where it is not 1."""
    worth: Mapping[str, float] = _table()["worth"]
    return worth


@cache
def _phrases() -> Mapping[str, tuple[_Phrase, ...]]:
    filed: dict[str, dict[tuple[tuple[str, ...], Topic | None], _Phrase]] = {}
    for name, grades in _table().items():
        if name == "worth":
            continue
        topic = next((t for t in TOPICS if t == name), None)
        for grade, phrases in grades.items():
            for phrase in phrases:
                words = tuple(_fold(phrase))
                second = words[1].rstrip("*") if len(words) > 1 else ""
                filed.setdefault(words[0].rstrip("*"), {}).setdefault(
                    (words, topic), _Phrase(words, words[1:], second, topic, _WEIGHT[grade])
                )
    return {key: tuple(sorted(group.values(), key=lambda p: p.order)) for key, group in filed.items()}


def _fold(text: str) -> list[str]:
    return _FOLDED.findall(text.lower().replace("’", "'"))


def _fits(words: Sequence[str], at: int, phrase: tuple[str, ...]) -> bool:
    if at + len(phrase) > len(words):
        return False
    for want in phrase:
        word = words[at]
        if word != want and word != want + "'s" and not (want[-1] == "*" and word.startswith(want[:-1])):
            return False
        at += 1
    return True


class _Openings(dict[str, tuple[_Phrase, ...]]):
    """The phrases that may begin with a word, the longest first; words asked for are kept, up to a bound."""

    def __missing__(self, word: str) -> tuple[_Phrase, ...]:
        filed = _phrases()
        keys = (word[:size] for size in range(1, len(word) + 1))
        found = [p for key in keys if key in filed for p in filed[key] if _fits((word,), 0, p.words[:1])]
        if len(self) >= _WORDS:
            self.clear()
        self[word] = tuple(sorted(found, key=lambda p: p.order)) if len(found) > 1 else tuple(found)
        return self[word]


@cache
def _openings() -> _Openings:
    return _Openings()


def _hits(words: Sequence[str]) -> Iterator[_Phrase]:
    """The phrases found, the longest at each place; several topics may own the same phrase."""
    free = 0
    for at, opening in enumerate(map(_openings().__getitem__, words)):
        if not opening or at < free:
            continue
        length = 1
        following = words[at + 1] if at + 1 < len(words) else ""
        for phrase in opening:
            if len(phrase.words) < length:
                break
            if not phrase.rest or (following.startswith(phrase.second) and _fits(words, at + 1, phrase.rest)):
                length = len(phrase.words)
                yield phrase
        free = at + length


def topic_weights(text: str) -> dict[Topic, float]:
    """What the phrases of a text weigh for each topic that has any; a phrase said twice counts once."""
    weights: dict[Topic, float] = {}
    for hit in dict.fromkeys(_hits(_fold(text))):
        if hit.topic is not None:
            weights[hit.topic] = weights.get(hit.topic, 0.0) + hit.weight
    return weights


def background_topics(headline: str, body: str) -> Mapping[Topic, float]:
    """What an article as a whole speaks of: the share of each topic in its body, and its headline's besides.

    Made once an article and handed to `topics_of` in a `Setting`, which lets it decide where a clause alone says little.
    """
    blend: dict[Topic, float] = {}
    for text, worth in ((body, _BODY), (headline, _HEADLINE)):
        weights = _said_often(text)
        total = sum(weights.values())
        for topic, weight in weights.items():
            blend[topic] = blend.get(topic, 0.0) + worth * weight / total
    return blend


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a clause stands: what the article as a whole speaks of (see `background_topics`), and the text of its paragraph."""

    background: Mapping[Topic, float]
    around: str

    def beside(self, own: Mapping[Topic, float]) -> dict[Topic, float]:
        """The weights of a clause with those of its setting, each topic by its worth."""
        around = topic_weights(self.around)
        total = sum(around.values())
        worth = _worth()
        return {
            topic: worth.get(topic, 1.0)
            * (
                own.get(topic, 0.0)
                + self.background.get(topic, 0.0)
                + (_AROUND * around.get(topic, 0.0) / total if total else 0.0)
            )
            for topic in dict.fromkeys((*self.background, *own, *around))
        }


def _said_often(text: str) -> dict[Topic, float]:
    """What the phrases of a text weigh for each topic, where one said four times counts for two."""
    weights: dict[Topic, float] = {}
    for hit, times in Counter(_hits(_fold(text))).items():
        if hit.topic is not None and hit.weight:
            weights[hit.topic] = weights.get(hit.topic, 0.0) + hit.weight * sqrt(times)
    return weights


def topics_of(text: str, limit: int = 3, setting: Setting | None = None) -> tuple[Topic, ...]:
    """One to `limit` topics of the text, the weightiest first; `other` where its words name none.

    With its `setting`, what the paragraph and the whole article are about counts too, also for words that name no topic by
    themselves ("a claim that it rejects"), and each topic counts by its worth.
    """
    weights = topic_weights(text)
    if setting is not None:
        weights = setting.beside(weights)
    weights["other"] = max(weights.get("other", 0.0), _NAMELESS)
    ranked = sorted(weights, key=lambda topic: (-weights[topic], TOPICS.index(topic)))
    told = [t for t in ranked[1:] if weights[t] >= max(_LEAST, _SECOND * weights[ranked[0]])]
    return (ranked[0], *told[: limit - 1])


@cache
def discussion() -> re.Pattern[str]:
    """The words after which a sentence tells what was discussed, with the rest of the sentence."""
    table = tomllib.loads((resources.files("communique.lexicon") / "discussion.toml").read_text(encoding="utf-8"))
    phrases = sorted(table["phrases"], key=lambda phrase: (-len(phrase), phrase))
    words = "|".join(
        r"\s+".join(re.escape(word).replace(r"\*", r"\w*") for word in phrase.split()) for phrase in phrases
    )
    return re.compile(rf"\b(?:{words})\b[^.]*", re.IGNORECASE)
