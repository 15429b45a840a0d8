"""Who takes part in what a trigger tells: its subjects, objects, obliques, possessors and modifiers."""

from dataclasses import replace
from itertools import pairwise

from communique.lexicon.engagements import words
from communique.resolve.happenings_across import with_facing
from communique.resolve.happenings_actors import Parties, actors_of, around, fuller, met_by, opening_name
from communique.resolve.happenings_both import with_both
from communique.resolve.happenings_clauses import is_passive, objects, obliques, passive_subjects, subjects
from communique.resolve.happenings_duo import we_two
from communique.resolve.happenings_envoys import with_posting
from communique.resolve.happenings_halted import with_breaker
from communique.resolve.happenings_meant import run_meaning
from communique.resolve.happenings_nouns import parties_of_noun
from communique.resolve.happenings_partners import (
    WITH,
    is_official,
    is_somebody,
    is_strange,
    opens_name,
    partner_starts,
)
from communique.resolve.happenings_received import received, received_in
from communique.resolve.happenings_scene import Meaning, Scene, highest, join, meaning
from communique.resolve.happenings_signed import in_presence
from communique.resolve.happenings_spans import run_after, run_before, run_with
from communique.resolve.happenings_triggers import Candidate
from communique.resolve.happenings_words import lemma_of
from communique.values.claims import Receipt
from communique.values.syntax import Token

_COUNTED = 6  # words from "from" to the colon behind those who are counted
_REACH = 8  # words from "welcome" to where
_FACING = (
    "across the table", "appear alongside", "sit across", "sit alongside", "sit beside", "sit next to", "sit opposite", "stand alongside",
    "stand beside", "stand next to",
)  # fmt: skip
_FLANKED = "flank by"  # whose passive subject is one of those who were there
_OPEN_ENDED = (" with", " on", " to", " from", " of", " between", " by")  # idioms behind which somebody is named
_ON_THE_LINE = ("be on the phone", "be on the telephone")
_MORE_CASES = {"speak": frozenset({"to"}), "present": frozenset({"to", "from", "of"})}


def parties_of(scene: Scene, found: Candidate) -> Parties:
    """The parties of a candidate as its own clause tells them."""
    if found.trigger.frame == "noun":
        told = with_breaker(scene, found, with_both(scene, found, parties_of_noun(scene, found)))
        return with_facing(scene, found, told)
    if found.trigger.frame in ("receive", "summon", "see"):
        return with_both(scene, found, with_posting(scene, found, _host_and_guest(scene, found)))
    return with_both(scene, found, _of_verb(scene, found))


def _of_verb(scene: Scene, found: Candidate) -> Parties:
    """Who acts in a verb of meeting, and whom they meet: behind its prepositions or as its objects."""
    subject = _acting(scene, found)
    direct = (
        found.trigger.frame in ("mutual", "phone", "clause", "engage")
        or _convenes(scene, found)
        or _consults(scene, found)
    )
    starts = _partner_starts(scene, found)
    runs = [run_with(scene, first) for first in starts]
    mates = [
        met_by(scene, first) if run == run_after(scene, first) else run_meaning(scene, run)
        for first, run in zip(starts, runs, strict=True)
    ]
    objs = objects(scene.tree, found.token) if direct else []
    objs = [token for token in objs if token.lower not in ("other", "another") and token.i not in starts]
    objs = [token for token in objs if not _is_of_next(scene, found, token)]
    if direct and not objs and not starts and opens_name(scene, found.last):
        starts = [found.last]
        mates = [run_meaning(scene, run_after(scene, found.last))]
    mates += [around(scene, token, 0) for token in objs]
    other = join(mates)
    if not other.sides and not objs and (two := we_two(scene, found.token)).sides:
        subject = two  # "We spoke on the phone"
    stranger = bool(starts or objs) and not other.sides and not _reciprocal(scene, found)
    officials = any(is_official(scene, run) for run in runs)
    officials = officials or (found.trigger.frame == "engage" and any(t.lower in words("officials") for t in objs))
    stranger = stranger and not officials
    stranger = stranger or (not other.people and any(is_strange(scene, run) for run in runs))
    stranger = stranger and not (found.trigger.frame == "clause" and len(subject.sides) > 1)
    stranger = stranger or (not subject.people and not other.people and _of_strangers(scene, found))
    return Parties(subject, other, highest((subject.level, other.level)), stranger, officials)


def _acting(scene: Scene, found: Candidate) -> Meaning:
    """Who acts in a verb, with those whom its frame or idiom puts beside them."""
    frame = found.trigger.frame
    opening = found.token if frame == "clause" else scene.tree.tokens[found.first]
    subject = fuller(actors_of(scene, found.token), run_meaning(scene, run_before(scene, opening)))
    if not subject.sides and found.token.tag in ("VBD", "VBZ", "VBP"):
        subject = opening_name(scene, found.token)
    if found.idiom == _FLANKED:
        subject = join(around(scene, each, found.first) for each in passive_subjects(scene.tree, found.token))
    if not subject.sides and frame in ("present", "phone") and is_passive(scene.tree, found.token):
        subject = _by_far(scene, found)
    if frame == "sign":
        subject = join((subject, _joined_in(scene, found.token), in_presence(scene, found)))
    return subject


def _partner_starts(scene: Scene, found: Candidate) -> list[int]:
    """The words from which those are told whom somebody meets, behind the prepositions of a verb or its idiom."""
    frame = found.trigger.frame
    after = found.token.i + 1 if frame == "clause" else found.last
    starts = partner_starts(scene, found.token, after, WITH | _MORE_CASES.get(frame, frozenset()))
    if found.idiom in _ON_THE_LINE and not starts:
        starts = partner_starts(scene, found.token, after, frozenset({"to"}))
    if found.idiom.endswith(_OPEN_ENDED) and not starts and frame != "sign":  # not "put their names to the pact"
        starts = [found.last]
    if found.idiom in _FACING and not starts:
        starts = [found.last + (scene.tree.tokens[found.last].lower in ("from", "of"))]
    return [_behind_colon(scene, first) for first in starts] if frame == "present" else starts


def _by_far(scene: Scene, found: Candidate) -> Meaning:
    """By whom something was done, told at the end of the clause ("was handed to the envoy at the ministry by the director")."""
    tokens = scene.tree.tokens
    for at in range(found.last, scene.tree.sentences[found.token.sentence].last - 1):
        if tokens[at].tag in ("VBD", "VBZ", "VBP", "MD"):
            return Meaning()
        first = at + 1 + (tokens[at + 1].lower == "the")
        if tokens[at].lower == "by" and (first in scene.posts or first in scene.named):
            return run_meaning(scene, run_after(scene, at + 1))
    return Meaning()


def _behind_colon(scene: Scene, first: int) -> int:
    """Where the names begin of those counted before a colon ("from three new envoys: A of Peru and B of Chile"), else the same word."""
    sentence = scene.tree.sentences[scene.tree.tokens[first].sentence]
    near = scene.tree.tokens[first : min(first + _COUNTED, sentence.last - 1)]
    return next((t.i + 1 for t in near if t.text == ":"), first)


def _is_of_next(scene: Scene, found: Candidate, thing: Token) -> bool:
    """Whether an object is of the next clause, whose verb the tree lost ("meet in Lima, and water heads the list")."""
    between = scene.tree.tokens[found.last : thing.i]
    clause = any(a.text == "," and b.lower in ("and", "but") for a, b in pairwise(between))
    return clause and thing.i not in scene.named and thing.i not in scene.posts


def _joined_in(scene: Scene, verb: Token) -> Meaning:
    """Whom those who sign joined in it ("Minister Soto joined Ambassador Haug in signing the pact")."""
    over = scene.tree.head(verb)
    if verb.tag not in ("VBG", "VB") or lemma_of(over) != "join":
        return Meaning()
    return join(around(scene, token, verb.i) for token in objects(scene.tree, over))


def _consults(scene: Scene, found: Candidate) -> bool:
    """Whether officials are consulted ("consulted her Chilean colleagues"), not a land or a paper."""
    heads = objects(scene.tree, found.token) if lemma_of(found.token) == "consult" else []
    return any(is_somebody(scene, head) or head.lower in words("consulted") for head in heads)


def _of_strangers(scene: Scene, found: Candidate) -> bool:
    """Whether those who act are told by a word for people who are no officials ("Participants exchanged views")."""
    heads = subjects(scene.tree, found.token)
    return bool(heads) and all(head.lower in words("strangers") for head in heads)


def _convenes(scene: Scene, found: Candidate) -> bool:
    """Whether officials are brought together ("convened his counterparts from Peru and Norway")."""
    things = objects(scene.tree, found.token) if found.trigger.frame == "gather" else []
    return any(thing.lower in words("officials") or thing.i in scene.posts for thing in things)


def _reciprocal(scene: Scene, found: Candidate) -> bool:
    tokens = scene.tree.tokens[found.last : found.last + 4]
    return any(token.lower in ("each", "one", "themselves") for token in tokens)


def _around_case(scene: Scene, found: Candidate, cases: set[str]) -> list[Meaning]:
    """Whom the phrases after some prepositions mean ("called in to the Foreign Office")."""
    return [run_meaning(scene, run_after(scene, i)) for i in partner_starts(scene, found.token, found.last, cases)]


def _summoned(scene: Scene, found: Candidate) -> Parties:
    """Who "was summoned to the Foreign Ministry", and whose ministry it is."""
    guest = join(around(scene, token, 0) for token in scene.tree.children(found.token, "nsubj:pass"))
    hosts = [token for case, token in obliques(scene.tree, found.token) if case in ("to", "by", "at")]
    host = join(meaning(scene, token) for token in hosts)
    if not any(case == "by" for case, _ in obliques(scene.tree, found.token)):
        seat = _posted_in(scene, found, guest, right_behind=True)  # "Peru's envoy in Oslo was called to the ministry"
        host = seat if seat.sides else host
    if set(host.sides) <= set(guest.sides):
        host = join(_around_case(scene, found, {"to", "by"}))
    if not host.sides:
        host = _posted_in(scene, found, guest)
    return Parties(host, guest, highest((host.level, guest.level)))


def _called_in(scene: Scene, found: Candidate) -> bool:
    """Whether "It called in Ambassador X" was taken for a passive, no form of "be" in it."""
    passive = scene.tree.child(found.token, "nsubj:pass") is not None
    return found.idiom == "call in" and passive and not scene.tree.children(found.token, "aux")


def _at_embassy(scene: Scene, found: Candidate) -> bool:
    """Whether somebody is welcomed to an embassy, most often his own ("welcome the Minister to Embassy Lima")."""
    after = [t.lower for t in scene.tree.tokens[found.last : found.last + _REACH] if t.sentence == found.token.sentence]
    return any(word in ("consulate", "embassy") and "to" in after[max(0, at - 3) : at] for at, word in enumerate(after))


def _posted_in(scene: Scene, found: Candidate, guest: Meaning, *, right_behind: bool = False) -> Meaning:
    """The state to which a summoned envoy is posted ("Peru's ambassador in Oslo was called in"), if told right behind the title."""
    first = scene.tree.sentences[found.token.sentence].first
    for token in reversed(scene.tree.tokens[first : found.token.i]):
        place = scene.places.get(token.i)
        led = scene.tree.tokens[token.i - 1].lower in ("in", "to") if token.i else False
        led = led and not (right_behind and token.i - 2 not in scene.posts)
        if led and place is not None and place.side is not None and place.side not in guest.sides:
            return Meaning((place.side,), (), "unknown", (Receipt.of(scene.text, place.start, place.end),))
    return Meaning()


def _host_and_guest(scene: Scene, found: Candidate) -> Parties:
    called_in = _called_in(scene, found)
    if found.trigger.frame == "summon" and not called_in and scene.tree.child(found.token, "nsubj:pass") is not None:
        return _summoned(scene, found)
    if found.trigger.frame == "receive" and _at_embassy(scene, found):
        return Parties(Meaning(), Meaning(), "unknown")
    host = fuller(actors_of(scene, found.token), run_meaning(scene, run_before(scene, found.token)))
    if not host.sides and found.trigger.frame == "see":
        host = opening_name(scene, found.token)
    if not host.sides and found.trigger.frame == "summon":
        host = join(_around_case(scene, found, {"to", "by"}))
    told = received(scene, found) or ([] if called_in else objects(scene.tree, found.token))
    guests = [token for token in told if is_somebody(scene, token)]
    guest = join(around(scene, token, 0) for token in guests)
    if (there := received_in(scene, found, guests, guest)) is not None:
        return Parties(there, guest, guest.level)
    if not guest.sides and not objects(scene.tree, found.token) and opens_name(scene, found.last):
        guest = run_meaning(scene, run_after(scene, found.last))
        guest = guest if guest.people or guest.level != "unknown" else Meaning()
        own = {side for key in guest.people if (side := scene.understood.side_of_person(key)) is not None}
        guest = replace(guest, sides=tuple(sorted(own))) if found.idiom and own else guest
    if not guest.sides and found.trigger.frame == "receive" and is_passive(scene.tree, found.token) and host.people:
        named = run_meaning(scene, run_before(scene, found.token))  # "A and B were received one after the other by C"
        guest = named if named.people and not set(named.people) & set(host.people) else guest
    if not guest.sides and found.trigger.frame == "summon" and found.last < len(scene.tree.tokens):
        guest = run_meaning(scene, run_after(scene, found.last))
    return Parties(host, guest, highest((host.level, guest.level)))
