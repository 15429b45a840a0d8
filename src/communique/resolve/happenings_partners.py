"""Where the other side is named: after "with" and the like, by the tree or by the text, and whether it is official."""

from communique.lexicon.engagements import nouns, words
from communique.resolve.happenings_clauses import obliques
from communique.resolve.happenings_scene import Scene, level_at
from communique.resolve.happenings_words import leads_people, lemma_of
from communique.values.syntax import Token

WITH = frozenset(
    {"with", "together with", "along with", "alongside", "between", "among", "amongst", "opposite", "including"}
)
_GUEST = {
    "delegation",
    "visitor",
    "guest",
    "team",
    "mission",
    "party",
    "envoy",
    "visitors",
    "guests",
    "counterpart",
    "colleague",
}
_IN_WHICH = {"accordance", "connection", "keeping", "line"}
_BEFORE_TO = {  # "for close to an hour", "talked face to face"
    "close", "face", "next", "owing", "prior", "thanks", "up",
}  # fmt: skip
_REACH = 12  # words in which a "with" may follow a trigger
_PARTICLES = {"again", "back", "down", "first", "next", "off", "on", "out", "over", "straight", "then", "up"}
_ENDS = {";", ":", ".", "that", "who", "which", "while", "as"}


def partner_starts(scene: Scene, token: Token, last: int, cases: frozenset[str] | set[str]) -> list[int]:
    """Where the phrases begin that name the partners: after "with", "between" ... by the tree, else by the text."""
    starts = []
    for case, mate in obliques(scene.tree, token):
        if case in cases and not (case == "including" and not _is_whom(scene, mate)):
            marks = [kid.i for kid in scene.tree.children(mate, "case") if kid.i < mate.i]
            first = max(marks) + 1 if marks else mate.i
            before = scene.tree.tokens[first - 2].lower if first > 1 else ""
            if before not in _IN_WHICH and not (case == "to" and before in _BEFORE_TO):  # "in accordance with"
                starts.append(first)
    starts = [first for first in starts if first not in scene.dated]
    return starts or _by_text(scene, last, cases)


def _by_text(scene: Scene, first: int, cases: frozenset[str] | set[str]) -> list[int]:
    """The word after the next preposition of a kind, no verb and no other clause between."""
    tokens = scene.tree.tokens
    while first in scene.dated or (first < len(tokens) and tokens[first].lower in ("today", "yesterday")):
        first += 1
    for i in range(first, min(first + _REACH, len(tokens) - 1)):
        if tokens[i].lower == "involving" and "involving" in cases and tokens[i].sentence == tokens[first - 1].sentence:
            return [i + 1]
        if tokens[i].sentence != tokens[first - 1].sentence or tokens[i].text in _ENDS or _stops(tokens, i):
            return []
        if lemma_of(tokens[i]) in nouns() and tokens[i].pos in ("NOUN", "PROPN"):
            return []
        if tokens[i].lower in _PARTICLES and i == first and tokens[i].lower not in cases:
            first += 1
            continue
        if tokens[i].lower in _IN_WHICH and tokens[i - 1].lower == "in":
            return []  # "in accordance with"
        if tokens[i].lower == "including" and not _is_whom(scene, scene.tree.head(tokens[i])):
            return []  # "sessions, including on trade", "issues, including Peru's debts"
        if tokens[i].lower == "between" and any(t.lower in ("about", "on") for t in tokens[first:i]):
            return []  # "talked about the ties between Peru and Chile"
        if tokens[i].lower in cases and i + 1 not in scene.dated and (i == first or tokens[i].lower in WITH):
            return [i + 1] if tokens[i + 1].sentence == tokens[i].sentence else []
    return []


def _is_whom(scene: Scene, token: Token) -> bool:
    """Whether what is included is somebody: an official, a side, not a thing of theirs."""
    return token.i in scene.named or token.i in scene.posts or token.lower in words("officials")


def _stops(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a verb ends the phrase; a gerund after a preposition does not ("a meeting on ending the war with")."""
    token = tokens[at]
    return token.pos in ("VERB", "AUX") and not (token.tag == "VBG" and tokens[at - 1].pos in ("ADP", "SCONJ"))


def is_official(scene: Scene, run: tuple[int, int]) -> bool:
    """Whether a run without names is of officials all the same ("with senior officials", "with counterparts")."""
    return any(t.lower in words("officials") for t in scene.tree.tokens[run[0] : run[1]])


def is_strange(scene: Scene, run: tuple[int, int]) -> bool:
    """Whether the people of a run are no officials ("with pro-democracy activists")."""
    tokens = scene.tree.tokens[run[0] : run[1]]
    officials = any(
        (t.i in scene.posts and level_at(scene, t.i) != "unknown")
        or (t.lower in words("officials") and t.lower != "leaders")
        for t in tokens
    )
    strange = (
        t.lower in words("strangers") or (t.lower == "leaders" and leads_people(tokens, at))
        for at, t in enumerate(tokens)
        if t.i not in scene.sides  # "the Economic Community of West African States"
    )
    return any(strange) and not officials


def opens_name(scene: Scene, at: int) -> bool:
    tokens = scene.tree.tokens
    first = at + 1 if at + 1 < len(tokens) and tokens[at].lower == "the" else at
    here = first < len(tokens) and tokens[first].sentence == tokens[at - 1].sentence
    return here and (first in scene.named or first in scene.posts)


def is_somebody(scene: Scene, token: Token) -> bool:
    """Whether a phrase means people, not a thing or a country."""
    if token.i in scene.posts or scene.named.get(token.i) is not None or lemma_of(token) in _GUEST:
        return True
    return token.tag in ("PRP", "WP") and token.lower != "it"
