"""What engagements were about: the topics of the positions voiced at them, and of what the sentence says was discussed."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from communique.lexicon.topics import discussion, topic_weights
from communique.values.claims import Engagement, Position, Receipt
from communique.values.understood import Happening, Understood
from communique.values.vocabulary import TOPICS, Topic

_MOST = 4  # topics of an engagement, by the manual
_LATER, _WORDS, _DISCUSSED = 0.6, 0.5, 0.7  # weight of a position's further topics, of its words, of what was discussed
_SHARE, _LEAST = 0.2, 0.5  # what a further topic needs of the first one's weight, and any topic at all
_GENERAL: tuple[Topic, ...] = ("ties", "dialogue")  # topics of nearly every meeting: told last where others are
_SOFTER, _SEVERAL = 0.6, 2


def with_topics(
    understood: Understood, engagements: Sequence[Engagement], positions: Sequence[Position]
) -> tuple[Engagement, ...]:
    """The engagements with `about` filled in, at most four topics each and the weightiest first.

    They stand in the order of the table of happenings that they were made from.
    """
    pairs = zip_longest(engagements, understood.happenings[: len(engagements)])
    return tuple(
        _with_topics(one, _voiced(one, engagements, positions), _discussed(understood, happening))
        for one, happening in pairs
    )


def _with_topics(one: Engagement, voiced: Sequence[Position], told: tuple[Receipt, ...]) -> Engagement:
    weights: dict[str, float] = {}
    for position in voiced:
        for place, topic in enumerate(position.topics):
            weights[topic] = weights.get(topic, 0.0) + (_LATER if place else 1.0)
        _add(weights, position.text, _WORDS)
    for receipt in told:
        _add(weights, receipt.quote, _DISCUSSED)
    about = _ranked(weights)
    rest = {name: found for name, found in one.receipts.items() if name != "about"}
    receipts = (*told, *(receipt for position in voiced for receipt in position.receipts.get("text", ())))
    return replace(one, about=about, receipts=rest | ({"about": receipts} if about else {}))


def _add(weights: dict[str, float], text: str, worth: float) -> None:
    for topic, weight in topic_weights(text).items():
        weights[topic] = weights.get(topic, 0.0) + worth * min(weight, 1.0)


def _voiced(one: Engagement, engagements: Sequence[Engagement], positions: Sequence[Position]) -> list[Position]:
    """The positions voiced at an engagement; those voiced at none belong to the news."""
    own = [position for position in positions if position.engagement == one.id]
    if own or not one.main:
        return own
    shared = sum(other.main for other in engagements) > 1
    return [position for position in positions if shared or position.engagement is None]


def _discussed(understood: Understood, happening: Happening | None) -> tuple[Receipt, ...]:
    """What the sentences that tell of an engagement say was discussed, from "discussed" or "talks on" to their end."""
    if happening is None:
        return ()
    tree, article = understood.annotated.tree, understood.annotated.article
    last = {telling.sentence: telling.start for telling in sorted(happening.tellings, key=lambda t: t.start)}
    found = []
    for number, start in sorted(last.items()):
        told = discussion().search(article.text, start, tree.sentences[number].end)
        if told is not None:
            found.append(Receipt.of(article.text, told.start(), told.end()))
    return tuple(found)


def _ranked(weights: dict[str, float]) -> tuple[Topic, ...]:
    told = {topic: weights[topic] for topic in TOPICS if topic in weights and topic != "other"}
    if len(told) > _SEVERAL:
        told |= {topic: told[topic] * _SOFTER for topic in _GENERAL if topic in told}
    ranked = sorted(told, key=lambda topic: (-told[topic], TOPICS.index(topic)))
    least = max(_LEAST, _SHARE * told[ranked[0]]) if ranked else _LEAST
    return tuple(topic for topic in ranked[:_MOST] if told[topic] >= least)
