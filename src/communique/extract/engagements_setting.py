"""The setting of an engagement: who was its host, in what house it was held, of which series it is."""

import re

from communique.extract.engagements_ties import sentence_of
from communique.values.claims import Receipt
from communique.values.understood import Happening, Understood

_VENUE = re.compile(
    r"\bat (?:the |his |her |their |its )?(?P<what>(?:[^\s,.;()]+ ){0,5}?[^\s,.;()]*"
    r"(?:airport|base|building|castle|cent(?:er|re)|club|department|embassy|guesthouse|hall|headquarters|hotel|house|kremlin|ministry|mission|office|palace|residence|ranch|villa)\b"
    r"(?: of [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)?)",
    re.IGNORECASE,
)
_SERIES = re.compile(
    r"2\+2|\b(?:\w+[- ]party talks|nuclear consultative group|extended deterrence \w+(?: dialogue| group)?|strategic dialogue|"
    r"foreign office consultations|security consultative \w+|strategic stability dialogue)\b",
    re.IGNORECASE,
)


def venue_of(understood: Understood, happening: Happening) -> Receipt | None:
    """The house named in the sentence of a telling ("at the Foreign Ministry"), none for a call."""
    text = understood.annotated.article.text
    for told in happening.tellings:
        found = (
            _VENUE.search(text, told.end, sentence_of(understood, told).end)
            if told.format not in ("call", "video")
            else None
        )
        if found:
            return Receipt.of(text, found.start("what"), found.end("what"))
    return None


def host_of(understood: Understood, happening: Happening) -> tuple[str, Receipt] | None:
    """The party at home: the one that received the other, or in whose country a meeting or visit took place."""
    for told in happening.tellings:
        at_home = (
            told.subject
            if told.rule == "receive-verb"
            else (told.place_side,)
            if told.format not in ("call", "video")
            else ()
        )
        receipt = told.place_at or next(iter(told.side_receipts), None)
        if len(at_home) == 1 and at_home[0] in happening.sides and receipt is not None:
            return at_home[0], receipt
    return None


def series_of(understood: Understood, happening: Happening) -> Receipt | None:
    """The name of the mechanism or forum that it is a session of, where a telling's own words name one."""
    text = understood.annotated.article.text
    for told in happening.tellings:
        sentence = sentence_of(understood, told)
        found = _SERIES.search(text, max(sentence.start, told.start - _BEFORE), min(sentence.end, told.end + _BEHIND))
        if found:
            return Receipt.of(text, found.start(), found.end())
    return None


_BEFORE, _BEHIND = 50, 30  # characters around a trigger in which the name of its series stands
