"""Meetings told by one word that were several: one side with each of its partners, one for each organisation."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, pairwise, takewhile

from communique.lexicon.sides import is_organisation_name
from communique.resolve.happenings_carriers import HYPHENS
from communique.resolve.happenings_clauses import case_of, possessors
from communique.resolve.happenings_scene import Scene
from communique.resolve.happenings_triggers import Candidate
from communique.resolve.happenings_when import dated
from communique.resolve.happenings_words import lemma_of
from communique.values.annotated import SideMention
from communique.values.claims import Receipt
from communique.values.understood import Telling

_APART = {"individually", "separately"}
_SEVERAL = 3  # sides of which one may have met the others apart
_TALKS = {"calls", "conversations", "discussions", "meetings", "phone", "sessions", "talks", "telephone", "video"}
_GATHERINGS = {"meeting", "ministerial", "summit"}
_TITLES = re.compile(r"(?: [A-Z][a-z]+(?:['’]s?)?)* ")  # "NATO Foreign Ministerial meetings"
_AND = re.compile(r",? and (?:the )?|, (?:the )?")
_RIGHT_BEHIND = len("’s ")
_UP = 3  # words over a gathering up to the verb of what was held at it
_BRACKETS = re.compile(r"\([^()]{20,400}\)")
_REACH = 60  # characters from the names of organisations to their meetings

_OF_PEOPLE = {"mutual", "receive", "see", "speak", "with"}  # frames of verbs that have people as their objects


def gatherings_of(scene: Scene, found: Candidate, told: Telling) -> list[Telling]:
    """A telling for each organisation or fixed group whose gatherings one plural noun tells ("the G7 and NATO summits")."""
    noun = found.token
    if found.trigger.frame != "noun" or noun.tag not in ("NNS", "NNPS") or lemma_of(noun) not in _GATHERINGS:
        return []
    near = [m for m in scene.understood.annotated.sides if noun.start - _REACH <= m.start < noun.start]
    listed = _listed(scene.text, near, noun.start)
    if len(listed) < 2 or not all(m.form == "group" or is_organisation_name(m.text) for m in listed):
        return []
    when = (m for m in scene.dates.get(noun.sentence, ()) if m.edtf and 0 <= listed[0].start - m.end <= _RIGHT_BEHIND)
    if told.date is None and (day := next(when, None)) is not None:
        told = dated(scene, told, day, "own")  # "this week's G7 and NATO meetings"
    return [
        replace(
            told,
            sides=mention.codes,
            people=(),
            subject=(),
            side_receipts=(Receipt.of(scene.text, mention.start, mention.end),),
        )
        for mention in listed
    ]


def in_several(scene: Scene, found: Candidate, rivals: Sequence[Candidate]) -> bool:
    """Whether what was discussed was so in several calls or meetings that the clause tells itself ("in separate calls")."""
    if found.trigger.frame != "discuss":
        return False
    apart = (rival.token for rival in rivals if rival.trigger.frame == "noun" and rival.token.tag == "NNS")
    return any(token.head == found.token.i and case_of(scene.tree, token) in ("during", "in") for token in apart)


def is_of_round(scene: Scene, found: Candidate, rivals: Sequence[Candidate]) -> bool:
    """Whether a dialogue is told by its round ("the fifth round of our Strategic Dialogue")."""
    noun, tokens = found.token, scene.tree.tokens
    if found.trigger.frame != "noun" or not noun.text[0].isupper():
        return False
    at = noun.i - 1
    while at > 0 and (tokens[at].text[0].isupper() or tokens[at].text in HYPHENS or tokens[at].lower in ("our", "the")):
        at -= 1
    told = at > 0 and tokens[at].lower == "of" and tokens[at].sentence == noun.sentence
    return told and any(rival.token.i == at - 1 and rival.token.lower == "round" for rival in rivals)


def is_occasion(scene: Scene, found: Candidate, told: Telling, rivals: Sequence[Candidate]) -> bool:
    """Whether a gathering is only where its members held what the clause tells ("discussions held during the Quad Summit")."""
    if found.trigger.frame != "noun" or lemma_of(found.token) not in _GATHERINGS:
        return False
    verb = next((here for here in islice(scene.tree.ancestors(found.token), _UP) if here.pos == "VERB"), None)
    if verb is None or not verb.dep.startswith("acl"):
        return False
    of = next((r.token for r in rivals if r.token.i == verb.head and r.trigger.frame == "noun"), None)
    near = scene.tree.tokens[verb.i : found.token.i]
    if of is None or not told.sides or not any(token.lower in ("at", "during") for token in near):
        return False
    return set(told.sides) <= set(scene.understood.sides_between(of.start, found.token.start))


def _listed(text: str, mentions: list[SideMention], end: int) -> list[SideMention]:
    """The names in one list that ends right before a place of the text."""
    if not mentions or not _TITLES.fullmatch(text, mentions[-1].end, end):
        return []
    found = [mentions[-1]]
    for before, after in pairwise(reversed([None, *mentions])):
        if after is None or before is None or not _AND.fullmatch(text, after.end, before.start):
            break
        found.append(after)
    return found[::-1]


def one_by_one(scene: Scene, found: Candidate, told: Telling) -> list[Telling]:
    """A telling for each partner where one side met several apart ("separate calls with A, B and C", "both by phone")."""
    if len(told.sides) < _SEVERAL or not _is_apart(scene, found):
        return []
    hub = told.subject if len(told.subject) == 1 else _first_side(scene, told)
    first = scene.understood.side_of_person(told.people[0]) if told.people else None
    if len(told.subject) > 1 and first in told.subject and _in_turn(scene, found):
        hub = (first,)  # "its minister, Kari Haug, spoke to both", where "its" was read as of another side
    owner = next(iter(possessors(scene.tree, found.token)), None) if found.trigger.frame == "noun" else None
    if owner is not None and not told.subject and scene.understood.refer_alone(owner) is None:
        hub = scene.understood.voice if len(scene.understood.voice) == 1 else ()  # "the Vice President's meetings with"
    if len(hub) != 1:
        return []
    people = {key: scene.understood.side_of_person(key) for key in told.people}
    return [
        replace(
            told,
            sides=tuple(sorted({*hub, *unit})),
            people=tuple(k for k, of in people.items() if of in hub or of in unit),
        )
        for unit in _units(scene, told, hub)
    ]


def _units(scene: Scene, told: Telling, hub: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The partners met apart, the members of a fixed group together ("meetings with G7 leaders and with NATO")."""
    found: list[tuple[str, ...]] = []
    spans = {(receipt.start, receipt.end) for receipt in told.side_receipts}
    for mention in scene.understood.annotated.sides:
        if mention.form == "group" and mention.series and (mention.start, mention.end) in spans:
            found.append(tuple(side for side in mention.codes if side in told.sides))
    found += [unit for unit in _in_brackets(scene, told) if not set(unit) & set(hub)]
    grouped = {side for unit in found for side in unit}
    return [*found, *((side,) for side in told.sides if side not in hub and side not in grouped)]


def _in_brackets(scene: Scene, told: Telling) -> list[tuple[str, ...]]:
    """Those named in one pair of brackets, who were met together ("the Baltic leaders (A of Estonia, B of Latvia)")."""
    sentence = scene.tree.sentences[told.sentence]
    spans = [(m.start(), m.end()) for m in _BRACKETS.finditer(scene.text, told.end, sentence.end)]
    units = []
    for start, end in spans:
        inside = {side for key in told.people if (side := _side_within(scene, key, start, end))}
        if len(inside) > 1 and inside <= set(told.sides):
            units.append(tuple(sorted(inside)))
    return units


def _side_within(scene: Scene, key: int, start: int, end: int) -> str | None:
    named = any(start <= at < end for at, _ in scene.understood.person(key).mentions)
    return scene.understood.side_of_person(key) if named else None


def _is_apart(scene: Scene, found: Candidate) -> bool:
    tokens = scene.tree.tokens[max(0, found.first - 4) : found.last + 2]
    near = {token.lower for token in tokens if token.sentence == found.token.sentence}
    near |= _manner_behind(scene, found)
    plural = found.token.tag in ("NNS", "NNPS")
    rest = scene.tree.tokens[found.last : scene.tree.sentences[found.token.sentence].last]
    if any(a.lower == "separate" and b.lower in _TALKS for a, b in pairwise(rest)) and found.trigger.frame != "noun":
        return True  # "spoke with her counterparts from Peru and Chile, in separate conversations"
    if _in_turn(scene, found):
        return True
    if found.trigger.frame in ("phone", "present") or (
        found.trigger.frame == "speak" and _tells_of_calls(scene, found)
    ):
        return True  # a telephone has two ends
    if plural and found.token.lower in ("calls", "meetings"):
        return True
    return (
        bool(near & {"individually", "separately", "respectively"})
        or (plural and bool(near & {"separate", "bilateral"}))
        or (found.trigger.frame == "clause" and bool(near & {"both", "each"}))
    )


def _manner_behind(scene: Scene, found: Candidate) -> set[str]:
    """How somebody was met, told behind those who were ("received the two ambassadors separately"), no other verb between."""
    if found.token.pos != "VERB":
        return set()
    behind = scene.tree.tokens[found.last : scene.tree.sentences[found.token.sentence].last]
    return {token.lower for token in takewhile(lambda t: t.pos not in ("AUX", "VERB"), behind)} & _APART


def _in_turn(scene: Scene, found: Candidate) -> bool:
    """Whether a verb is of several, each by himself ("met both A and B", "were received one after the other by C")."""
    if found.trigger.frame not in _OF_PEOPLE:
        return False
    tokens = [t for t in scene.tree.tokens[found.last : found.last + 4] if t.sentence == found.token.sentence]
    both = any(token.lower == "both" and token.dep == "cc:preconj" for token in tokens[:2])
    behind = " ".join(token.lower for token in tokens)
    return both or behind.startswith(("one after the other", "one by one", "one after another", "in turn by"))


def _tells_of_calls(scene: Scene, found: Candidate) -> bool:
    """Whether the heading or the next sentence tells of calls, not of one ("In four separate calls, she ...")."""
    after = scene.tree.sentences[found.token.sentence : found.token.sentence + 2]
    near = [s for s in scene.tree.sentences if s.kind == "H"] + list(after)
    return any(t.lower == "calls" and t.tag == "NNS" for s in near for t in scene.tree.within(s))


def _first_side(scene: Scene, told: Telling) -> tuple[str, ...]:
    """The side named first by the words that name the parties."""
    first = min(told.side_receipts, key=lambda receipt: receipt.start, default=None)
    return scene.understood.sides_between(first.start, first.end) if first else ()
