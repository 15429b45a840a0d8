"""Reads the run of names, titles and countries that follows or precedes a word, where the tree may be wrong."""

from communique.resolve.happenings_scene import Scene
from communique.values.syntax import Token

_LINKS = {
    "&", "'", "'s", "(", ")", ",", "-", "/", "a", "an", "and", "as", "both", "c", "center", "centre", "from", "her", "his", "its",
    "l", "left", "of", "r", "right", "separately", "the", "their", "well", "–", "’", "’s",
}  # fmt: skip
_NOUNISH = {"NOUN", "PROPN", "ADJ", "DET", "NUM", "PRON", "X"}
_RELATIVE = {"who", "which", "whom", "whose", "that", "where", "when", "while", "as"}
_ARTICLES = {"a", "an", "the"}
_BETWEEN = {",", "and", "(", ")", "left", "right", "center", "centre", "l", "r", "c", "his", "her"}
_DASHES = {"–", "—", "--"}
_LISTED = 5  # words that may stand between two names of a list
_LONGEST = 90
_SPELT = 9  # words from a preposition of a long name to its abbreviation
_IN_NAMES = {"and", "for", "in", "of", "on", "the", "&"}


def run_after(scene: Scene, first: int) -> tuple[int, int]:
    """The bounds (last exclusive) of the run of names and titles that begins at a token of the text."""
    tokens, sentence = scene.tree.tokens, scene.tree.tokens[first].sentence
    if tokens[first].lower == "her" and tokens[first].tag == "PRP":
        return first, first + 1  # "spoke to her by telephone"
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


def run_with(scene: Scene, first: int) -> tuple[int, int]:
    """The run behind a preposition; of "President Soto, with whom she spoke" the one before it."""
    tokens = scene.tree.tokens
    if tokens[first].lower == "whom" and first > 1:
        return run_before(scene, tokens[first - 1 - (tokens[first - 2].text == ",")])
    return run_after(scene, first)


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
        who = next((i for i in range(first, last) if tokens[i].start >= scene.places[first].end), last)
        if who < last and tokens[who].lower == "the" and tokens[first - 1].lower == "from":
            return who  # "From Santiago the Norwegian president continues to Lima"
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
    if first > 0 and tokens[first - 1].lower == "from":
        first = _behind_where(scene, first, token.i + 1)
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
