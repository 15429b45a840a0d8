"""Reads the run of names, titles and countries that follows or precedes a word, where the tree may be wrong."""

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

_LINKS = {
    "&", "'", "'s", "(", ")", ",", "-", "/", "a", "an", "and", "as", "both", "c", "center", "centre", "from", "her", "his", "its",
    "l", "left", "of", "r", "right", "separately", "the", "their", "well", "–", "’", "’s",
}  # fmt: skip
_NOUNISH = {"NOUN", "PROPN", "ADJ", "DET", "NUM", "PRON", "X"}
_RELATIVE = {"who", "which", "whom", "whose", "that", "where", "when", "while", "as"}
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
_ARTICLES = {"a", "an", "the"}
_RELATIVE_TO_PEOPLE = {"displaced", "fleeing", "living", "studying", "who", "whose", "working"}
_FEW = {"both", "two", "three"}  # "the two Koreans" may be the negotiators named before
_BETWEEN = {",", "and", "(", ")", "left", "right", "center", "centre", "l", "r", "c", "his", "her"}
_DASHES = {"–", "—", "--"}
_COMMON = {"delegation", "government", "party"}
_PHRASE = 4  # nouns of a phrase such as "government trade delegation"
_TITLE = 2  # words back to "vice" in a title
_LISTED = 5  # words that may stand between two names of a list
_LONGEST = 90
_SPELT = 9  # words from a preposition of a long name to its abbreviation
_IN_NAMES = {"and", "for", "in", "of", "on", "the", "&"}


def run_after(scene: Scene, first: int) -> tuple[int, int]:
    """The bounds (last exclusive) of the run of names and titles that begins at a token of the text."""
    tokens, sentence = scene.tree.tokens, scene.tree.tokens[first].sentence
    last, held = first, first
    while (
        last < min(len(tokens), first + _LONGEST)
        and tokens[last].sentence == sentence
        and _continues(scene, tokens, last, first)
    ):
        last += 1
        if tokens[last - 1].lower not in _LINKS:
            held = last
    return first, held


def _continues(scene: Scene, tokens: tuple[Token, ...], at: int, first: int) -> bool:
    token = tokens[at]
    if at in scene.named or at in scene.posts:
        return True
    if token.lower in _RELATIVE:
        return False
    if token.text == ",":
        return _named_soon(scene, tokens, at + 1)
    if token.lower in _ARTICLES and at > first and scene.named.get(at - 1) is not None:
        return False  # "discussed with Minister Soto the budget"
    return (
        token.lower in _LINKS
        or _is_spelt_out(scene, tokens, at)
        or (token.pos in _NOUNISH and token.lower not in ("today", "yesterday", "tomorrow", "tonight"))
    )


def _is_spelt_out(scene: Scene, tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a preposition stands in a long name whose abbreviation follows ("Council for Andean Trade (CAT)")."""
    if tokens[at].pos != "ADP" or at + 1 >= len(tokens):
        return False
    if not (tokens[at - 1].text[0].isupper() and tokens[at + 1].text[0].isupper()):
        return False
    for i in range(at + 1, min(at + _SPELT, len(tokens) - 2)):
        if tokens[i].text == "(":
            return i + 1 in scene.sides and tokens[i + 2].text == ")"
        if not tokens[i].text[0].isupper() and tokens[i].lower not in _IN_NAMES:
            return False
    return False


def _named_soon(scene: Scene, tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a name, title or country comes within three words, no verb or preposition before it."""
    for i in range(at, min(at + 4, len(tokens))):
        if i in scene.named or i in scene.posts:
            return True
        if (tokens[i].pos not in _NOUNISH and tokens[i].lower not in _LINKS) or tokens[i].lower in _RELATIVE:
            return False
    return False


def run_before(scene: Scene, token: Token) -> tuple[int, int]:
    """The bounds of the run that ends before a word, auxiliaries and adverbs between them skipped."""
    tokens, last = scene.tree.tokens, token.i
    while last > 0 and tokens[last - 1].sentence == token.sentence and _skipped(scene, tokens, last - 1):
        last -= 1
    first = last
    while first > 0 and tokens[first - 1].sentence == token.sentence and _lists(scene, tokens, first - 1):
        first -= 1
    return _behind_where(scene, first, last), last


def _behind_where(scene: Scene, first: int, last: int) -> int:
    """Where a run begins behind the seat or state that says where it is ("while in Oslo President Soto")."""
    tokens = scene.tree.tokens
    if first > 0 and first in scene.places and tokens[first - 1].lower in ("from", "into", "to"):
        return last if last < len(tokens) and tokens[last].lower == "to" else first  # "travels to Rome today to attend"
    if first == 0 or tokens[first - 1].lower != "in" or first not in scene.sides:
        return first
    behind = next((i for i in range(first, last) if tokens[i].start >= scene.sides[first].end), last)
    titled = behind in scene.posts or scene.named.get(behind) is not None
    return behind if titled else first


def _skipped(scene: Scene, tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a word between a name and its verb is passed over: adverbs, auxiliaries, the comma after an apposition."""
    token = tokens[at]
    if token.text == ",":
        return at > 0 and (at - 1 in scene.named or at - 1 in scene.posts) and at - 1 not in scene.places
    if token.text in _DASHES:
        return at > 0 and (at - 1 in scene.named or at - 1 in scene.posts)
    return (token.pos in ("AUX", "ADV", "PART") and token.i not in scene.named) or token.lower in (")", "both", "each")


def _lists(scene: Scene, tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a word to the left belongs to the list of names on its right ("A, right, B and C")."""
    if tokens[at].lower not in _BETWEEN:
        return _leans(scene, tokens, at)
    here = at
    while here > 0 and at - here < _LISTED and tokens[here].lower in _BETWEEN:
        here -= 1
    after = next((i for i in range(at + 1, min(at + _LISTED, len(tokens))) if tokens[i].lower not in _BETWEEN), at)
    if here in scene.places and here > 0 and tokens[here - 1].lower in ("at", "from", "in", "near", "to"):
        return False
    of = here in scene.places and _follows_of(scene, here)
    if here in scene.places and not of and (after in scene.posts or scene.named.get(after) is not None):
        return False  # "In Pyongyang, Wang", "In Peru and Chile, the minister"
    told = scene.understood.refer_alone(tokens[here])
    known = here in scene.named or here in scene.posts or (told is not None and bool(told.sides))
    return known and at + 1 < len(tokens) and _named_soon(scene, tokens, at + 1)


def _follows_of(scene: Scene, at: int) -> bool:
    """Whether a country is that of the person named before it ("Prime Minister Haug of the United Kingdom")."""
    first = scene.tree.at(scene.places[at].start)
    before = first.i - 1 if first is not None else at - 1
    before -= before > 0 and scene.tree.tokens[before].lower == "the"
    return before > 1 and scene.tree.tokens[before].lower == "of" and scene.named.get(before - 1) is not None


def run_around(scene: Scene, token: Token, stop: int) -> tuple[int, int]:
    """The bounds of the run that holds a token: its modifiers to the left, its list and titles to the right."""
    tokens = scene.tree.tokens
    first = token.i
    while first > 0 and tokens[first - 1].sentence == token.sentence and _leans(scene, tokens, first - 1):
        first -= 1
    _, last = run_after(scene, token.i)
    return first, min(last, stop) if stop > token.i else last


def _leans(scene: Scene, tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a word to the left belongs to the phrase on its right."""
    token = tokens[at]
    if token.lower in ("and", "of", "for"):
        return (
            at > 0 and (at - 1 in scene.named or at - 1 in scene.posts) and (token.lower != "for" or at in scene.posts)
        )
    if token.text == ")" and at > 1 and at - 1 in scene.named and tokens[at - 2].text == "(":
        return True  # "World Food Programme (WFP) Director"
    if token.text == "," or token.lower in _RELATIVE or token.lower in ("from", "as", "well", ")"):
        return at in scene.posts or at in scene.named
    return at in scene.named or at in scene.posts or token.lower in _LINKS or token.pos in _NOUNISH


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
