"""What officials of several sides, each by name, did in one town: whatever it was, and what one of them put to another there."""

from dataclasses import replace

from communique.lexicon.engagements import Trigger
from communique.lexicon.sides import is_state
from communique.resolve.happenings_actors import actors_of, fuller
from communique.resolve.happenings_clauses import auxiliaries, is_negated, is_passive, objects, obliques, subjects
from communique.resolve.happenings_groups import is_old
from communique.resolve.happenings_joint_acts import each_by_name, joint_act, officials_by_name
from communique.resolve.happenings_meant import run_meaning
from communique.resolve.happenings_scene import Meaning, Scene, join
from communique.resolve.happenings_spans import run_after, run_around, run_before
from communique.resolve.happenings_triggers import Candidate
from communique.resolve.happenings_when import dated, placed, when_and_where
from communique.resolve.happenings_words import lemma_of
from communique.values.annotated import DateMention, PlaceMention
from communique.values.syntax import Sentence, Token
from communique.values.understood import Telling

_TOLD = {"assure", "inform", "promise", "reassure", "remind", "tell"}
_PUT = {
    "bring", "carry", "explain", "float", "outline", "pitch", "present", "propose", "put", "submit", "suggest",
    "take",
}  # fmt: skip
_APART = {
    "accuse", "appear", "be", "blame", "call", "campaign", "deny", "die", "face", "fight", "have", "live", "lose", "need", "phone", "ring",
    "run", "say", "speak", "stay", "study", "telephone", "vote", "want", "win", "write",
}  # fmt: skip
_WRITTEN = {
    "broadcast", "cable", "interview", "letter", "letters", "message", "note", "phone", "post", "telegram", "telephone", "tweet",
    "twitter", "video", "wrote",
}  # fmt: skip
_TEAMS = {
    "ambassador", "commander", "delegate", "delegation", "diplomat", "envoy", "expert", "general", "leader", "minister",
    "negotiator", "official", "president", "team",
}  # fmt: skip
_SEPARATELY = {"each", "respectively", "separately"}
_FINITE = ("MD", "VBD", "VBP", "VBZ")
_MANY = 6  # sides that may do something together
_LEADING = {"at", "in", "near", "on", "outside"}
_FRONT = 14  # words at the head of a sentence that may tell where and when
_MONTH = len("2031-01")
_DAY = len("2031-01-01")
_TOGETHER = Trigger("mutual", "meeting")


def done_there(scene: Scene) -> list[Telling]:
    """A telling for each past deed of officials of several lands by name in a town, and for what one put to another there."""
    found: list[Telling] = []
    for sentence in scene.tree.sentences:
        words = scene.tree.within(sentence)
        if sentence.kind != "B" or {t.lower for t in words} & _WRITTEN:
            continue
        for verb in words:
            if verb.pos == "VERB" and verb.tag in ("VBD", "VBN") and _is_past(scene, verb):
                found += _told_by(scene, sentence, verb)
    return found


def _is_past(scene: Scene, verb: Token) -> bool:
    """Whether a verb tells what was done, or a passive what was told somebody by one who is named."""
    helpers = set(auxiliaries(scene.tree, verb))
    told_by = lemma_of(verb) in _TOLD and any(case == "by" for case, _ in obliques(scene.tree, verb))
    return helpers <= ({"had", "been", "was", "were"} if told_by else {"had"})


def _told_by(scene: Scene, sentence: Sentence, verb: Token) -> list[Telling]:
    lemma = lemma_of(verb)
    if lemma in _APART or is_negated(scene.tree, verb):
        return []
    if lemma in _PUT and (put := _put_to(scene, sentence, verb)):
        return put
    who = _to_another(scene, verb) if lemma in _TOLD else _together(scene, verb)
    if who is None:
        return []
    place, day = _town(scene, sentence, verb), _day(scene, sentence, verb)
    if place is None or (day is None and lemma not in _TOLD):
        return []
    return [_telling(scene, verb, who, place, day)]


def _together(scene: Scene, verb: Token) -> Meaning | None:
    """Those who act, where each of two lands or more is there by an official who is named."""
    heads = subjects(scene.tree, verb)
    if not heads or any(t.lower in _SEPARATELY for t in scene.tree.children(verb, "advmod")):
        return None
    run = run_before(scene, verb)
    who = fuller(actors_of(scene, verb), run_meaning(scene, run))
    named = any(scene.named.get(i) is not None for i in range(*run)) or any(
        scene.named.get(each.i) is not None for head in heads for each in scene.tree.conjuncts(head)
    )
    who = _without_spots(scene, who, scene.tree.sentences[verb.sentence].first, verb.i)
    teams = not who.people and any(head.tag == "NNS" and lemma_of(head) in _TEAMS for head in heads)
    return who if _are_states(who) and (teams or (named and officials_by_name(scene, who))) else None


def _without_spots(scene: Scene, who: Meaning, first: int, last: int) -> Meaning:
    """The meaning without the land of a town that the tree takes for one who acts ("In Rome on April 10 Haug and Soto")."""
    homes = {scene.understood.side_of_person(key) for key in who.people}
    spots = {place.side for i in range(first, last) if (place := _spot(scene, scene.tree.tokens[i])) is not None}
    return replace(who, sides=tuple(side for side in who.sides if side in homes or side not in spots))


def _are_states(who: Meaning) -> bool:
    return 1 < len(who.sides) <= _MANY and all(map(is_state, who.sides))


def _to_another(scene: Scene, verb: Token) -> Meaning | None:
    """Who told an official of another land by name something."""
    ours = actors_of(scene, verb)
    hearers = [t for t in objects(scene.tree, verb) if scene.named.get(t.i) is not None]
    if len(ours.people) != 1 or len(hearers) != 1:
        return None
    theirs = run_meaning(scene, run_around(scene, hearers[0], 0 if is_passive(scene.tree, verb) else verb.i + 1))
    who = join((ours, theirs))
    two = len(who.people) == len(who.sides) == 2
    return who if two and _are_states(who) and officials_by_name(scene, who) else None


def _put_to(scene: Scene, sentence: Sentence, verb: Token) -> list[Telling]:
    """One telling for each official in a town to whom something was put ("put it to A in Oslo and to B in Lima")."""
    ours = actors_of(scene, verb)
    made: list[Telling] = []
    tokens = scene.tree.tokens
    for at in range(verb.i + 1, sentence.last - 3):
        if tokens[at].tag in _FINITE:
            break
        if tokens[at].lower != "to" or len(ours.people) != 1:
            continue
        first, last = run_after(scene, at + 1)
        who = join((ours, run_meaning(scene, (first, last))))
        spot = last + 1 if last < sentence.last and tokens[last].lower in ("at", "in") else None
        place = scene.places.get(spot) if spot is not None else None
        if place is not None and place.city and len(who.people) == len(who.sides) == 2 and each_by_name(scene, who):
            made.append(_telling(scene, verb, who, place, _day(scene, sentence, verb)))
    return made


def _telling(scene: Scene, verb: Token, who: Meaning, place: PlaceMention, day: DateMention | None) -> Telling:
    made = when_and_where(scene, joint_act(verb, who), Candidate(verb, verb.i, verb.i + 1, _TOGETHER), ())
    made = dated(scene, made, day, "own") if day is not None else made
    return placed(scene, replace(made, weak=not is_old(scene, made.date)), place)


def _town(scene: Scene, sentence: Sentence, verb: Token) -> PlaceMention | None:
    """The town of a clause: the first behind its verb, that of a "where" before it, or that at the head of the sentence."""
    tokens = scene.tree.tokens
    for token in tokens[verb.i + 1 : sentence.last]:
        if token.tag in _FINITE or token.lower == "that":
            break
        if (place := _spot(scene, token)) is not None:
            return place
    where = next((t for t in reversed(tokens[sentence.first : verb.i]) if t.lower == "where"), None)
    if where is not None:
        before = scene.places.get(where.i - 1 - (tokens[where.i - 1].text == ","))
        return before if before is not None and before.city else None
    for token in tokens[sentence.first : min(verb.i, sentence.first + _FRONT)]:
        if token.pos == "VERB" or scene.named.get(token.i) is not None:
            break
        if (place := _spot(scene, token)) is not None:
            return place
    spots = (place for token in tokens[_opens(scene, verb) : verb.i] if (place := _spot(scene, token)) is not None)
    return next(spots, None)


def _opens(scene: Scene, verb: Token) -> int:
    """Where the time and place begin that stand right before those who act ("and in Rome on Friday Haug and Soto agreed")."""
    tokens, start = scene.tree.tokens, scene.tree.sentences[verb.sentence].first
    first = at = run_before(scene, verb)[0]
    while at > start and (at - 1 in scene.dated or at - 1 in scene.places or tokens[at - 1].lower in _LEADING):
        at -= 1
    return at if at > start and tokens[at - 1].lower in ("and", "but", ";") else first


def _spot(scene: Scene, token: Token) -> PlaceMention | None:
    """The town that a word begins, where it is told that something was in it."""
    place = scene.places.get(token.i)
    led = scene.tree.tokens[token.i - 1].lower in ("at", "in", "near", "outside") if token.i else False
    return place if place is not None and place.city and led and token.start == place.start else None


def _day(scene: Scene, sentence: Sentence, verb: Token) -> DateMention | None:
    """The one day or month told in the clause of a verb: behind it, else at the head of the sentence."""
    told = [m for m in scene.dates.get(sentence.i, ()) if m.edtf and len(m.edtf) in (_MONTH, _DAY)]
    ends = (t.start for t in scene.tree.tokens[verb.i + 1 : sentence.last] if t.tag in _FINITE or t.lower == "that")
    end = next(ends, sentence.end)
    behind = [m for m in told if verb.start < m.start < end]
    opens = scene.tree.tokens[_opens(scene, verb)].start
    own = behind or [m for m in told if opens <= m.start < verb.start]
    front = scene.tree.tokens[min(sentence.first + _FRONT, verb.i)].start
    near = own or [m for m in told if m.start < front]
    return near[0] if near else None
