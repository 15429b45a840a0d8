"""Whom a run of names, titles and countries means: its people, its sides, and at what level they stand."""

import re
from collections.abc import Sequence
from itertools import pairwise

from communique.lexicon.engagements import words
from communique.resolve.happenings_scene import Meaning, Scene, highest, level_at, level_of_person
from communique.resolve.happenings_words import leads_state
from communique.resolve.references_joint import JOINT_BODIES, joint_body
from communique.values.annotated import SideMention
from communique.values.claims import Receipt
from communique.values.syntax import Token
from communique.values.vocabulary import Level

_AIM = {"to", "on", "toward", "towards", "against", "over", "about", "regarding", "for"}
_MEMBERS = re.compile(
    r"(?:['’]s?)?(?: Security Council['’]s)?(?: [a-z]+){0,2} (?:flank|member|participating)(?:s| states| countries)?\b"
)
_THEY = frozenset({"they", "them", "both"})
_BY_WORD: dict[str, Level] = {
    "ambassadors": "senior", "diplomats": "senior", "envoys": "senior", "experts": "working", "leaders": "leader", "ministers": "minister",
    "negotiators": "senior", "presidents": "leader", "premiers": "leader",
}  # fmt: skip
_AGAINST = re.compile(r"(?:\bD|against|anti|counter|defeat)[- ]$", re.IGNORECASE)
_PREFIX = 9  # characters before a name in which it may stand
_RELATIVE_TO_PEOPLE = {"displaced", "fleeing", "living", "studying", "who", "whose", "working"}
_FEW = {"both", "two", "three"}  # "the two Koreans" may be the negotiators named before
_COMMON = {"delegation", "government", "party"}
_PHRASE = 4  # nouns of a phrase such as "government trade delegation"
_TITLE = 2  # words back to "vice" in a title
_LISTED = 5  # words before one that may belong to its phrase


def run_meaning(scene: Scene, bounds: tuple[int, int]) -> Meaning:
    """Whom a run of words means: its people with their sides, its bare countries, its pronouns and plural titles."""
    first, last = bounds
    tokens = scene.tree.tokens[first:last]
    people = tuple(dict.fromkeys(key for t in tokens for key in _people_of(scene, t)))
    persons = [scene.understood.person(key) for key in people]
    sides = {p.side for p in persons if p.side}
    receipts = [Receipt.of(scene.text, p.named_at.start, p.named_at.end) for p in persons]
    for token in tokens:
        for code, receipt in _other_sides(scene, token, first):
            sides.add(code)
            receipts.append(receipt)
    level = highest([*(level_of_person(p) for p in persons), *_levels(scene, tokens)])
    return Meaning(tuple(sorted(sides)), people, level, tuple(dict.fromkeys(receipts)))


def _people_of(scene: Scene, token: Token) -> tuple[int, ...]:
    """The person whose name a word is part of, or those whom "they" or "the two leaders" are."""
    named = scene.named.get(token.i)
    if named is not None:
        return (named,)
    if token.i in scene.named or not (token.lower in _THEY or (token.tag == "NNS" and token.lower in _BY_WORD)):
        return ()
    found = scene.understood.refer_alone(token)
    return found.people if found is not None and len(found.people) > 1 else ()


def _levels(scene: Scene, tokens: Sequence[Token]) -> list[Level]:
    """The levels that titles and plural nouns of a run tell ("senior diplomats", "foreign ministers")."""
    told = [level_at(scene, t.i) for t in tokens if t.i in scene.posts]
    told += [
        _BY_WORD[t.lower]
        for at, t in enumerate(tokens)
        if t.lower in _BY_WORD
        and not _is_vice(tokens, t)
        and not _is_by_proxy(tokens, at)
        and (t.lower != "leaders" or (leads_state(tokens, at) and tokens[at - 1].lower != "senior"))
    ]
    told += ["senior" for t in tokens if t.lower == "ministers" and _is_vice(tokens, t)]
    senior = [t for before, t in pairwise(tokens) if before.lower in ("senior", "top") and t.tag in ("NNS", "NNPS")]
    return told + ["senior"] * len(senior)


def _is_by_proxy(tokens: Sequence[Token], at: int) -> bool:
    """Whether those named are only represented ("representatives of the ministers")."""
    before = [t.lower for t in tokens[max(0, at - _TITLE - 1) : at]]
    return "of" in before and bool({"delegates", "officials", "representatives"} & set(before))


def _is_vice(tokens: Sequence[Token], token: Token) -> bool:
    """Whether plural ministers are deputies ("the two vice foreign ministers")."""
    return any(t.lower in ("vice", "deputy") and 0 < token.i - t.i <= _TITLE for t in tokens)


def _other_sides(scene: Scene, token: Token, first: int) -> list[tuple[str, Receipt]]:
    """The sides that a word stands for, names of people apart: a country, a demonym, "them", "his counterpart"."""
    if token.i in scene.named and scene.named[token.i] is not None:
        return []
    if token.i in scene.own:
        return [(code, scene.own[token.i]) for code in scene.understood.voice]
    if token.lower in JOINT_BODIES and (told := joint_body(scene.understood, token)) is not None:
        return [(code, told.source[0]) for code in told.sides]
    mention = scene.sides.get(token.i)
    if token.lower in _COMMON and token.pos == "NOUN" and _is_of_land(scene, token):
        return []
    if mention is not None:
        if token.i in scene.posts and scene.posts[token.i].private:
            return []
        if token.start != mention.start or _aimed(scene, token, first) or _of_members(scene, mention.end):
            return []
        if _is_origin(scene, token, mention) or stands_against(scene, mention) or _are_private(scene, token, mention):
            return []
        return [(code, Receipt.of(scene.text, mention.start, mention.end)) for code in mention.codes]
    found = scene.understood.refer_alone(token)
    if found is None or token.pos not in ("PRON", "NOUN") or _are_more(scene, token, first):
        return []
    return [(code, Receipt.of(scene.text, found.start, found.end)) for code in found.sides]


def _are_more(scene: Scene, token: Token, first: int) -> bool:
    """Whether a noun ends a list with more of those named before ("President Soto and other cabinet members")."""
    before = [t.lower for t in scene.tree.tokens[max(first, token.i - _LISTED) : token.i]]
    return any(b == "other" and a in ("and", "as", ",") for a, b in pairwise(before))


def _is_of_land(scene: Scene, token: Token) -> bool:
    """Whether a common noun is of the state named behind it ("a government delegation of Peru")."""
    tokens = scene.tree.tokens
    at = token.i + 1
    while at < len(tokens) and at - token.i < _PHRASE and tokens[at].pos == "NOUN" and at not in scene.posts:
        at += 1
    if at + 1 >= len(tokens) or tokens[at].lower != "of" or tokens[at].sentence != token.sentence:
        return False
    first = at + 2 if tokens[at + 1].lower == "the" and at + 2 < len(tokens) else at + 1
    return first in scene.sides


def _of_members(scene: Scene, end: int) -> bool:
    """Whether an organisation is named only for its members ("the Security Council's five permanent members")."""
    return _MEMBERS.match(scene.text, end) is not None


def stands_against(scene: Scene, mention: SideMention) -> bool:
    """Whether a side is what a gathering or body stands against ("the Counter-ISIS ministerial", "Coalition to Defeat ISIS")."""
    return _AGAINST.search(scene.text, max(0, mention.start - _PREFIX), mention.start) is not None


def _is_origin(scene: Scene, token: Token, mention: SideMention) -> bool:
    """Whether a state behind a name is only where an official of another side is from ("OECD Secretary General Haug of Norway")."""
    if token.i < 2 or scene.tree.tokens[token.i - 1].lower != "of":
        return False
    key = scene.named.get(token.i - 2)
    side = scene.understood.side_of_person(key) if key is not None else None
    return side is not None and side not in mention.codes


def _are_private(scene: Scene, token: Token, mention: SideMention) -> bool:
    """Whether a plural name of a people is of some of them, no side: "displaced Peruvians", "Peruvians who work here"."""
    if mention.form != "demonym":
        return False
    tokens = scene.tree.tokens
    if token.tag not in ("NNS", "NNPS") or not token.text.endswith("s"):
        return any(t.lower in words("strangers") for t in tokens[token.i + 1 : token.i + 2])  # "Peruvian children"
    after = tokens[token.i + 1].lower if token.i + 1 < len(tokens) else ""
    before = tokens[token.i - 1] if token.i else token
    if before.sentence == token.sentence and before.i not in scene.named and before.pos in ("ADJ", "NUM", "VERB"):
        return not (before.pos == "NUM" and before.lower in _FEW)
    return after in _RELATIVE_TO_PEOPLE and before.lower != "the"


def lives(scene: Scene, at: int) -> bool:
    """Whether people who live in a country are told of ("Peruvians in Norway", "Chilean residents in Peru")."""
    token = scene.tree.tokens[at]
    return token.lower in ("residents", "nationals", "citizens") or (at in scene.sides and token.tag in ("NNS", "NNPS"))


def _aimed(scene: Scene, token: Token, first: int) -> bool:
    """Whether a country is what a title is about or accredited to ("ambassador to Japan", "talks on Syria")."""
    at = token.i - 1
    while at >= first and scene.tree.tokens[at].lower in ("the", "south", "north"):
        at -= 1
    if at > first and scene.tree.tokens[at].lower == "in" and lives(scene, at - 1):
        return True
    if at >= first and scene.tree.tokens[at].lower in _AIM:
        return True
    of = at >= first and scene.tree.tokens[at].lower == "of"  # "the President of Palau" is Palau's
    of = of or (at > first and scene.tree.tokens[at].lower in ("and", ",") and at - 1 in scene.sides)
    of = of and not any(t.text == "-" for t in scene.tree.tokens[token.i + 1 : token.i + 2])
    return token.i in scene.posts and token.i > first and (token.i - 1) in scene.posts and not of


def is_aimed(scene: Scene, token: Token) -> bool:
    """Whether a country is what a title is about or accredited to, wherever its phrase begins."""
    return _aimed(scene, token, max(0, token.i - _LISTED))
