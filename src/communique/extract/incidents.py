"""Claims of kind incident: things done in the world that the article tells as facts."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from communique.extract.accounts import account_of
from communique.extract.incidents_facts import Telling
from communique.extract.incidents_marks import marks_of, writer_of
from communique.extract.incidents_merge import Found, merge_tellings
from communique.extract.incidents_scorer import chance_of, trusted, weights
from communique.extract.incidents_tellings import tellings_of
from communique.extract.incidents_triggers import Trigger, verbal
from communique.lexicon.incidents import incident_words
from communique.values.claims import Engagement, Incident, Position, Receipt, claim_id
from communique.values.syntax import Token
from communique.values.understood import Understood


def incident_verb() -> None:
    """A verb such as "fired", "shelled" or "signed" tells as a fact that this was done."""


def incident_carried() -> None:
    """A verb such as "conducted" or "imposed" carries a noun that names the deed, told as a fact."""


def incident_noun() -> None:
    """A noun such as "launch", "invasion" or "coup" names a deed that the sentence takes for a fact."""


_WORD = re.compile(r"[a-z]+")
_WEAPONS = frozenset(
    {"ambush", "blast", "bomb", "bomber", "drone", "explosion", "grenade", "mine", "missile", "rocket", "shell"}
)
_MARGIN = 0.2  # by how much the second kind of deed that a word may tell must be likelier than the first
_SURE = 0.8  # the least chance of an incident in an article without engagements and positions
RULES: Mapping[str, int] = MappingProxyType({"incident-verb": 1, "incident-carried": 1, "incident-noun": 1})


def extract_incidents(understood: Understood) -> tuple[Incident, ...]:
    """The incidents of an article in order of the text, each once; tellings that are no facts are left out."""
    writer, tellings = writer_of(understood), tellings_of(understood)
    least = weights().least[writer]
    by_word: dict[int, list[tuple[float, Telling]]] = {}
    for telling, marks in zip(tellings, marks_of(understood, tellings), strict=True):
        by_word.setdefault(telling.trigger.token.i, []).append((chance_of(marks), telling))
    joined = sum if writer == "news" else max
    surest = [_surest(told) for told in by_word.values() if _likely(told, joined) >= least]
    told = merge_tellings(_read(understood, telling, chance) for chance, telling in surest)
    return tuple(replace(incident, confidence=trusted(incident.confidence)) for incident in told)


def _likely(told: Sequence[tuple[float, Telling]], joined: Callable[[list[float]], float]) -> float:
    """How likely a word tells a deed of any kind: for a verb of the press's that of its kinds together."""
    chances = [chance for chance, _ in told]
    return joined(chances) if verbal(told[0][1].trigger.token) else max(chances)


def _surest(told: Sequence[tuple[float, Telling]]) -> tuple[float, Telling]:
    """The kind of deed that a word tells: the first that its families propose, unless a later one is likelier by far.

    It tells one deed, of one kind.
    """
    first = told[0]
    for other in told[1:]:
        if other[0] > first[0] + _MARGIN:
            first = other
    return first


def answered(
    incidents: tuple[Incident, ...], engagements: tuple[Engagement, ...], positions: tuple[Position, ...]
) -> tuple[Incident, ...]:
    """The incidents that diplomacy may answer: where nobody meets and nobody takes a position, only the surest."""
    if engagements or positions:
        return incidents
    return tuple(incident for incident in incidents if incident.confidence >= trusted(_SURE))


def _read(understood: Understood, telling: Telling, chance: float) -> Found:
    """The incident that a trigger tells."""
    trigger, actors, day = telling.trigger, telling.actors, telling.day
    article = understood.annotated.article
    start, end = telling.words
    told = Receipt.of(article.text, start, end)
    receipts: dict[str, tuple[Receipt, ...]] = {"kind": (_word(article.text, trigger),), "text": (told,)}
    if actors:
        receipts["actors"] = telling.doers
    if day is not None:
        receipts["date"] = (day[1],)
    incident = Incident(
        id=claim_id(article.id, "incident", trigger.token.start, trigger.token.end),
        rule=_rule(trigger),
        confidence=round(chance, 3),
        receipts=receipts,
        according_to=account_of(understood, trigger.head),
        kind=trigger.kind,
        actors=actors,
        date=day[0] if day else None,
        text=told.quote,
    )
    told_apart = (
        verbal(trigger.head) and trigger.head.lemma != "claim"
    )  # who claims a deed tells of the one told before
    clause = _said_with(understood, trigger, end) if told_apart else frozenset()
    return Found(incident, trigger.token.sentence, trigger.token.start, _classes(told.quote), clause, telling.carried)


def _said_with(understood: Understood, trigger: Trigger, end: int) -> frozenset[str]:
    """The verbs and nouns of a clause from the deed on, but for those that name sides, in their plain forms."""
    return frozenset(
        token.lemma.lower()
        for token in understood.annotated.tree.within(understood.annotated.tree.sentences[trigger.head.sentence])
        if token.start < end
        and (token.i >= trigger.head.i or token.lemma.lower() in _WEAPONS)
        and (token is trigger.head or token.pos in ("NOUN", "PROPN"))
        and not _of_a_side(understood, token)
    )


def _of_a_side(understood: Understood, token: Token) -> bool:
    found = understood.refer_alone(token)
    return found is not None and bool(found.sides)


def _classes(words: str) -> frozenset[str]:
    return incident_words().classes & frozenset(_WORD.findall(words.lower()))


def _word(text: str, trigger: Trigger) -> Receipt:
    return Receipt.of(text, trigger.token.start, trigger.token.end)


def _rule(trigger: Trigger) -> str:
    name = "incident-noun"
    if verbal(trigger.token):
        name = "incident-verb"
    elif trigger.carrier is not None:
        name = "incident-carried"
    return f"{name}/{RULES[name]}"
