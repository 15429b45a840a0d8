"""Who takes part in what a trigger tells: its subjects, objects, obliques, possessors and modifiers."""

from collections.abc import Iterable
from dataclasses import dataclass

from communique.lexicon.engagements import light_verbs
from communique.resolve.happenings_clauses import case_of, objects, obliques, subjects
from communique.resolve.happenings_scene import Meaning, Scene, highest, join, level_of_rank, meaning
from communique.resolve.happenings_triggers import Candidate, lemma_of
from communique.values.claims import Receipt
from communique.values.syntax import Token
from communique.values.vocabulary import Level

_WITH = {"with", "together with", "along with", "alongside", "between", "among", "amongst", "opposite", "against", "including"}
_OF_NOUN = _WITH | {"of", "by", "from", "involving", "for"}
_LEVEL_WORDS: dict[str, Level] = {
    "summit": "leader", "leaders": "leader", "leader": "leader", "ministers": "minister", "ministerial": "minister",
    "vice-ministerial": "senior", "vice-minister": "senior", "senior": "senior", "high-level": "unknown", "director-general": "senior",
    "working-level": "working", "expert": "working", "experts": "working", "envoys": "senior", "ambassadors": "senior", "2+2": "minister",
    "director-general-level": "senior", "presidential": "leader",
}  # fmt: skip
_GUEST = {"delegation", "visitor", "guest", "team", "mission", "party", "envoy", "visitors", "guests", "counterpart", "colleague"}
_ACTING = ("obj", "obl", "nsubj", "xcomp")


@dataclass(frozen=True, slots=True)
class Parties:
    """Who takes part by the words of one clause. `stranger` is True where the other side is told and is no official."""

    subject: Meaning = Meaning()
    other: Meaning = Meaning()
    level: Level = "unknown"
    stranger: bool = False

    @property
    def all(self) -> Meaning:
        return join((self.subject, self.other))


def parties_of(scene: Scene, found: Candidate) -> Parties:
    """The parties of a candidate as its own clause tells them."""
    if found.trigger.frame == "noun":
        return _of_noun(scene, found.token)
    if found.trigger.frame in ("receive", "summon"):
        return _host_and_guest(scene, found.token)
    return _of_verb(scene, found)


def _of_verb(scene: Scene, found: Candidate) -> Parties:
    verb = found.token
    subject = join(meaning(scene, token) for token in subjects(scene.tree, verb))
    mates = _mates(scene, found)
    if found.trigger.frame in ("mutual", "phone", "call-on"):
        mates += [token for token in objects(scene.tree, verb) if token.lower not in ("other", "another")]
    told = [meaning(scene, token) for token in mates]
    other = join(told)
    stranger = bool(mates) and not other.sides and not _empty(mates)
    return Parties(subject, other, highest((subject.level, other.level)), stranger)


def _empty(tokens: Iterable[Token]) -> bool:
    """Whether none of the phrases is a person or body ("met the standard")."""
    return all(token.lower in ("other", "another", "themselves") for token in tokens)


def _mates(scene: Scene, found: Candidate) -> list[Token]:
    """Those named with "with", "between" ... on the verb; where the tree has none, after the next "with" of the text."""
    cases = _WITH | ({"to"} if found.trigger.frame == "speak" else set())
    mates = [token for case, token in obliques(scene.tree, found.token) if case in cases]
    for token in objects(scene.tree, found.token):
        mates.extend(inner for case, inner in obliques(scene.tree, token) if case in ("with", "between"))
    return mates or _after_with(scene, found.last)


def _after_with(scene: Scene, first: int) -> list[Token]:
    """The head of the phrase after a "with" that stands at most six words behind a trigger."""
    tokens = scene.tree.tokens
    for i in range(first, min(first + 7, len(tokens))):
        if tokens[i].sentence != tokens[first - 1].sentence or tokens[i].pos == "VERB" or tokens[i].lower == ",":
            return []
        if tokens[i].lower == "with":
            head = scene.tree.head(tokens[i])
            return [head] if head.i != i else []
    return []


def _host_and_guest(scene: Scene, verb: Token) -> Parties:
    host = join(meaning(scene, token) for token in subjects(scene.tree, verb))
    guests = [token for token in objects(scene.tree, verb) if is_somebody(scene, token)]
    guest = join(meaning(scene, token) for token in guests)
    return Parties(host, guest, highest((host.level, guest.level)))


def is_somebody(scene: Scene, token: Token) -> bool:
    """Whether a phrase means people, not a thing or a country."""
    told = meaning(scene, token)
    return bool(told.people) or token.i in scene.posts or lemma_of(token) in _GUEST or token.tag in ("PRP", "WP")


def _of_noun(scene: Scene, noun: Token) -> Parties:
    own = join((_modifiers(scene, noun), *(meaning(scene, token) for token in _partners(scene, noun))))
    level = highest((own.level, level_by_words(scene, noun)))
    carrier = carrying_verb(scene, noun)
    if carrier is None:
        return Parties(Meaning(), own, level)
    subject = join(meaning(scene, token) for token in subjects(scene.tree, carrier))
    mates = join(meaning(scene, token) for case, token in obliques(scene.tree, carrier) if case in _WITH)
    return Parties(subject, join((own, mates)), highest((level, subject.level, mates.level)))


def _partners(scene: Scene, noun: Token) -> list[Token]:
    """Those named on the noun itself: "talks with X", "meeting of A and B", "involving C", "his call"."""
    found = [token for case, token in obliques(scene.tree, noun) if case in _OF_NOUN]
    found.extend(scene.tree.children(noun, "nmod:poss"))
    for clause in scene.tree.children(noun, "acl"):
        if lemma_of(clause) in ("involve", "include", "bring", "host", "attend", "hold", "convene"):
            found.extend(objects(scene.tree, clause) if clause.tag == "VBG" else [])
            found.extend(token for case, token in obliques(scene.tree, clause) if case in ("by", "between", "with", "among"))
    outer = scene.tree.head(noun)
    if case_of(scene.tree, noun) == "of" and outer.i != noun.i and outer.pos in ("NOUN", "PROPN"):
        found.extend(token for case, token in obliques(scene.tree, outer) if case in _WITH)
        found.extend(scene.tree.children(outer, "nmod:poss"))
    return [token for token in found if token.i != noun.i]


def _modifiers(scene: Scene, noun: Token) -> Meaning:
    """What stands before the noun in its phrase: "the Kim-Putin talks", "a U.S.-Japan summit", "Quad"."""
    start = min((t.start for t in scene.tree.children(noun, "compound", "amod", "nmod", "flat") if t.i < noun.i), default=noun.start)
    if start == noun.start:
        return Meaning()
    annotated = scene.understood.annotated
    sides = [m for m in annotated.sides if start <= m.start and m.end <= noun.start]
    people = [entry for entry in scene.understood.people if any(start <= s and e <= noun.start for s, e in entry.mentions)]
    receipts = tuple(Receipt.of(scene.text, m.start, m.end) for m in sides)
    codes = {code for m in sides for code in m.codes} | {p.side for p in people if p.side}
    return Meaning(
        tuple(sorted(codes)), tuple(p.key for p in people), highest(level_of_rank(p.rank) for p in people), receipts
    )


def level_by_words(scene: Scene, noun: Token) -> Level:
    """The level that the noun and its modifiers tell: a summit, foreign ministers' talks, a working-level session."""
    near = [noun, *(t for t in scene.tree.subtree(noun, "acl", "nmod", "appos", "conj") if t.i < noun.i)]
    near += scene.tree.children(noun, "nmod:poss")
    levels = [_LEVEL_WORDS.get(t.lower, "unknown") for t in near]
    levels += [level_of_rank(scene.posts[t.i].rank) for t in near if t.i in scene.posts]
    return highest(levels)


def carrying_verb(scene: Scene, noun: Token) -> Token | None:
    """The verb whose subjects take part in what the noun tells ("held talks", "attended the meeting"), if any."""
    head, here = scene.tree.head(noun), noun
    while here.dep in ("conj", "nmod") and head.i != here.i and head.pos in ("NOUN", "PROPN") and _carried(scene, here):
        here, head = head, scene.tree.head(head)
    if head.i == here.i or head.pos not in ("VERB", "AUX") or here.dep.partition(":")[0] not in _ACTING:
        return None
    if lemma_of(head) not in light_verbs() or (here.dep.startswith("nsubj") and "pass" not in here.dep):
        return None
    case = case_of(scene.tree, here)
    return head if case in ("", "in", "at", "for", "to", "with", "into", "on") else None


def _carried(scene: Scene, token: Token) -> bool:
    return token.dep == "conj" or case_of(scene.tree, token) == "of"
