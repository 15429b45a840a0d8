"""Turns each trigger into tellings: what its own clause says of who met whom, whether, how, when and where."""

import re
from collections.abc import Sequence
from dataclasses import replace

from communique.language.dates import weighed
from communique.lexicon.engagements import words
from communique.resolve.happenings_clauses import auxiliaries, case_of, objects, obliques, passive_subjects, subjects
from communique.resolve.happenings_scene import Meaning, Scene, join, meaning
from communique.resolve.happenings_sides import Parties, carrying_verb, fuller, is_paid, joined, parties_of, partner_starts
from communique.resolve.happenings_spans import run_after, run_before, run_meaning
from communique.resolve.happenings_status import is_loose, status_of, verb_status
from communique.resolve.happenings_time import nearest_date, nearest_place
from communique.resolve.happenings_triggers import Candidate
from communique.resolve.happenings_words import clause_of, lemma_of
from communique.values.annotated import DateMention, PlaceMention
from communique.values.claims import Receipt
from communique.values.syntax import Token
from communique.values.understood import Telling
from communique.values.vocabulary import Format

_DEFINITE = {"the", "this", "that", "these", "those", "their", "his", "her", "its", "both", "they", "our"}
_TO_PLACE = frozenset({"to", "in", "into", "for", "at", "back to", "on to", "onto", "through"})
_BEFORE = {"before", "ahead of", "prior to"}
_OFF = re.compile(
    r"\b(?:was|were|been|being|is|are) (?:\w+ly )?(?:postponed|cancell?ed|called off|scrapped|shelved|put off|put on hold|suspended)\b"
)
_LISTED = re.compile(r",? ?(?:and )?(?:then )?(?:later )?(?:in |to |at )?(?:the )?")
_UNIONS = {"AU", "EU", "UN"}  # organisations written like states: nobody travels to them
_ALSO = {"also", "well", "too", "separately", "afterwards", "afterward", "later"}
_CALLED = {".", ",", "after", "and", "earlier", "following", "from", "in", "late", "on", "to"}
_HEARERS = {"reporter", "reporters", "journalist", "journalists", "press", "media", "audience", "crowd", "correspondents", "newsmen", "newspaper",
    "parliament", "lawmakers", "students", "television", "agency", "broadcaster"}  # fmt: skip


def tellings_of(scene: Scene, found: Candidate, rivals: Sequence[Candidate]) -> list[Telling]:
    """What a candidate tells, one telling for each country of a tour; empty where it tells nothing."""
    status = "cancelled" if _is_off(scene, found, rivals) else status_of(scene.tree, found.token)
    if status is None or found.trigger.frame == "noun" and found.token.i in scene.posts:
        return []
    base = Telling(
        token=found.token.i,
        start=scene.tree.tokens[found.first].start,
        end=scene.tree.tokens[found.last - 1].end,
        sentence=found.token.sentence,
        rule="",
        status=status,
        loose=is_loose(scene.tree, found.token),
        another=_is_another(scene, found),
        definite=_is_definite(scene, found),
        back=_is_back(scene, found),
        also=_is_also(scene, found),
    )
    if found.trigger.frame == "joined":
        others = joined(scene, found)
        sides = {side for key in others.people if (side := scene.understood.side_of_person(key))}
        told = replace(base, rule="joined", adds=True, sides=tuple(sorted(sides)), people=others.people)
        return [told] if others.people else []
    if found.trigger.format == "visit" and not is_paid(scene, found.token) and not _is_seeing(scene, found):
        return _visits(scene, found, base, rivals)
    told = _meeting(scene, found, base, rivals)
    if told is None or _is_habit(scene, found, told):
        return []
    return _with_hosts(scene, found, told)


def _has_partners(scene: Scene, found: Candidate) -> bool:
    """Whether the clause is of a meeting with somebody at the place: "held talks in", "met with officials in"."""
    if found.trigger.frame == "noun":
        return carrying_verb(scene, found.token) is not None
    return found.trigger.frame in ("mutual", "summon", "with")


def _is_habit(scene: Scene, found: Candidate, told: Telling) -> bool:
    """Whether the body speaks of what is usual ("meets regularly", "has such a dialogue with few")."""
    if scene.tree.sentences[found.token.sentence].kind != "B" or told.date is not None:
        return False
    verb = found.token if found.trigger.frame != "noun" else carrying_verb(scene, found.token)
    return verb is not None and verb.tag in ("VBZ", "VBP") and not auxiliaries(scene.tree, verb)


def _with_hosts(scene: Scene, found: Candidate, told: Telling) -> list[Telling]:
    """One side that "held talks in Moscow and in Washington" met its hosts: a telling for each place."""
    if len(told.sides) != 1 or told.definite and found.trigger.frame == "noun" or not _has_partners(scene, found):
        return [told]
    if told.place_at is None or told.place_side in told.sides or told.place_side is None:
        return [told]
    return [
        replace(_placed(scene, told, place), sides=tuple(sorted({*told.sides, place.side or ""})))
        for place in _listed_places(scene, told.place_at)
        if place.side and place.side not in told.sides
    ] or [told]


def _listed_places(scene: Scene, first: Receipt) -> list[PlaceMention]:
    """The place at a receipt and those listed after it ("in Japan and then in the Philippines")."""
    token = scene.tree.at(first.start)
    if token is None:
        return []
    found: list[PlaceMention] = []
    for each in scene.tree.tokens[token.i : scene.tree.sentences[token.sentence].last]:
        place = scene.places.get(each.i)
        if place is None or found and (place == found[-1] or not _LISTED.fullmatch(scene.text, found[-1].end, place.start)):
            continue
        found.append(place)
    return found


def _is_off(scene: Scene, found: Candidate, rivals: Sequence[Candidate]) -> bool:
    """Whether the words after a noun say that it was called off, no other trigger between."""
    if found.trigger.frame != "noun":
        return False
    off = _OFF.search(scene.text, found.token.end, scene.tree.sentences[found.token.sentence].end)
    return off is not None and not any(found.token.end < rival.token.start < off.start() for rival in rivals)


def _is_seeing(scene: Scene, found: Candidate) -> bool:
    """Whether a visit is to a person ("her visit with the president")."""
    starts = [i for i in partner_starts(scene, found.token, found.last, {"with"}) if scene.tree.tokens[i - 1].lower == "with"]
    spans = [run_after(scene, first) for first in starts]
    return found.token.pos == "NOUN" and any(scene.named.get(i) is not None for a, b in spans for i in range(a, b))


def _meeting(scene: Scene, found: Candidate, base: Telling, rivals: Sequence[Candidate]) -> Telling | None:
    parties = parties_of(scene, found)
    if _tells_nothing(scene, found, parties):
        return None
    everyone = parties.all
    kind, firm = _format(scene, found, rivals)
    told = replace(
        base,
        rule=_rule(found),
        format=kind,
        firm=firm,
        sides=everyone.sides,
        people=everyone.people,
        level=parties.level,
        subject=parties.subject.sides,
        side_receipts=everyone.receipts,
    )
    return _when_and_where(scene, told, found, rivals)


def _rule(found: Candidate) -> str:
    if found.idiom and found.trigger.frame == "clause":
        return "by-phone"
    if found.idiom:
        return "met-idiom"
    return "meeting-noun" if found.trigger.frame == "noun" else f"{found.trigger.frame}-verb"


def _tells_nothing(scene: Scene, found: Candidate, parties: Parties) -> bool:
    frame = found.trigger.frame
    if parties.stranger or _to_hearers(scene, found):
        return True
    if frame == "mutual" and passive_subjects(scene.tree, found.token) and not _has_agent(scene, found.token):
        return not found.token.dep.startswith("acl")
    if frame == "speak":
        return len(parties.all.sides) < 2 or not (parties.other.sides or len(parties.subject.sides) > 1)
    if frame in ("with", "present", "clause"):
        return len(parties.all.sides) < 2 and not parties.officials
    if frame == "call-on" and _asks(scene, found) or lemma_of(found.token) in ("call", "ring") and _names(scene, found):
        return True
    if frame in ("receive", "call-on", "phone", "see"):
        return not (parties.other.sides and (parties.other.people or parties.other.level != "unknown"))
    if frame == "summon":
        return not parties.other.sides
    if frame == "sign":
        return len(parties.all.sides) < 2 or not _signs_pact(scene, found)
    if not found.trigger.strong:
        return not parties.all.sides and not _is_definite(scene, found)
    return False


def _has_agent(scene: Scene, verb: Token) -> bool:
    return any(case == "by" for case, _ in obliques(scene.tree, verb))


def _asks(scene: Scene, found: Candidate) -> bool:
    """Whether "called on the minister" goes on with what he is asked to do."""
    _, last = run_after(scene, found.last)
    after = scene.tree.tokens[last : last + 1]
    return any(token.lower in ("to", "for", "not") for token in after) or found.last == last


def _names(scene: Scene, found: Candidate) -> bool:
    """Whether "call" is of naming or asking ("called him a liar"), not of telephoning ("called Wang on Monday")."""
    if found.trigger.frame != "phone":
        return False
    _, last = run_after(scene, found.last)
    after = scene.tree.tokens[last : last + 1]
    return last == found.last or not any(t.lower in _CALLED or t.i in scene.dated for t in after)


def _signs_pact(scene: Scene, found: Candidate) -> bool:
    things = [t for obj in objects(scene.tree, found.token) for t in scene.tree.conjuncts(obj)]
    return any(thing.lower in words("pacts") for thing in things)


def _to_hearers(scene: Scene, found: Candidate) -> bool:
    near = [token for _, token in obliques(scene.tree, found.token)] + objects(scene.tree, found.token)
    return any(lemma_of(token) in _HEARERS or token.lower in _HEARERS for token in near)


def _format(scene: Scene, found: Candidate, rivals: Sequence[Candidate]) -> tuple[Format | None, bool]:
    if found.trigger.frame == "clause":
        return found.trigger.format, True
    sentence = scene.tree.sentences[found.token.sentence]
    low = scene.text[sentence.start : sentence.end].lower()
    for kind in ("video", "call"):
        for phrase in words(kind):
            at = low.find(phrase)
            while at >= 0:
                if _belongs(found, rivals, sentence.start + at, scene):
                    return kind, True  # type: ignore[return-value]
                at = low.find(phrase, at + 1)
    if lemma_of(found.token) == "speak" and scene.tree.sentences[found.token.sentence].kind != "C":
        return "call", False
    paid = found.trigger.frame == "noun" and is_paid(scene, found.token)
    return "meeting" if paid or found.trigger.format == "visit" else found.trigger.format, False


def _belongs(found: Candidate, rivals: Sequence[Candidate], place: int, scene: Scene) -> bool:
    """Whether a phrase at a place of the text belongs to this trigger: near, and no other trigger nearer."""
    own = min(abs(found.token.start - place), abs(found.token.end - place))
    others = [min(abs(r.token.start - place), abs(r.token.end - place)) for r in rivals]
    return own <= 90 and all(own <= other for other in others)


def _is_definite(scene: Scene, found: Candidate) -> bool:
    if found.trigger.frame != "noun":
        return any(t.tag == "PRP" for t in subjects(scene.tree, found.token))
    kids = scene.tree.children(found.token, "det", "nmod:poss")
    if any(kid.lower in _DEFINITE for kid in kids):
        return True
    bare = not kids and found.token.dep.startswith("nsubj")
    return bare or not kids and scene.tree.sentences[found.token.sentence].kind == "H"


def _is_another(scene: Scene, found: Candidate) -> bool:
    kids = {kid.lower for kid in scene.tree.children(found.token, "amod", "det", "advmod", "compound")}
    return bool(kids & words("another"))


def _is_also(scene: Scene, found: Candidate) -> bool:
    over = clause_of(scene.tree, found.token)
    return any(kid.lower in _ALSO for verb in {found.token, over} for kid in scene.tree.children(verb, "advmod", "cc"))


def _is_back(scene: Scene, found: Candidate) -> bool:
    kids = {kid.lower for kid in scene.tree.children(found.token, "amod", "advmod")}
    return bool(kids & words("before")) or "had" in auxiliaries(scene.tree, found.token)


def _when_and_where(scene: Scene, told: Telling, found: Candidate, rivals: Sequence[Candidate]) -> Telling:
    others = [r.token for r in rivals]
    date, how = nearest_date(scene, found.token, others)
    place = nearest_place(scene, found.token, others)
    told = _remarks(scene, told, found)
    return _there(scene, _placed(scene, _dated(scene, told, date, how), place), found)


def _dated(scene: Scene, told: Telling, date: DateMention | None, how: str) -> Telling:
    if date is None:
        return told
    at = Receipt.of(scene.text, date.start, date.end)
    if scene.tree.sentences[told.sentence].kind == "H":
        how = "clause"
    today = scene.understood.annotated.article.day
    edtf = date.edtf if told.status == "held" else weighed(date, "future", today) or date.edtf
    return replace(told, date=edtf, date_at=at, dated_by=how if date.anchored else "offset")


def _remarks(scene: Scene, told: Telling, found: Candidate) -> Telling:
    """Remarks "before their meeting" were made on the day of the page, where its head says."""
    published = scene.understood.annotated.article.published
    heading = scene.tree.sentences[told.sentence].kind == "H" and case_of(scene.tree, found.token) in _BEFORE
    if not heading or published is None or published.start is None or published.end is None or told.date is not None:
        return told
    at = Receipt.of(scene.text, published.start, published.end)
    return replace(told, date=published.value, date_at=at, dated_by="own", status="held", loose=False)


def _there(scene: Scene, told: Telling, found: Candidate) -> Telling:
    """The place and day of the sentence before, where a telling says "there" and names none."""
    over = clause_of(scene.tree, found.token)
    near = [kid for token in {found.token, over} for kid in scene.tree.children(token, "advmod")]
    if told.sentence == 0 or not any(kid.lower == "there" for kid in near):
        return told
    before = scene.tree.within(scene.tree.sentences[told.sentence - 1])
    places = [scene.places[t.i] for t in before if t.i in scene.places]
    dates = [mention for mention in scene.dates.get(told.sentence - 1, ()) if mention.edtf or mention.offset]
    if told.place is None and places:
        told = _placed(scene, told, places[-1])
    return _dated(scene, told, dates[-1], "clause") if told.date_at is None and dates else told


def _placed(scene: Scene, told: Telling, place: PlaceMention | None) -> Telling:
    if place is None:
        return told
    return replace(told, place=place.text, place_at=Receipt.of(scene.text, place.start, place.end), place_side=place.side, city=place.city)


def _visits(scene: Scene, found: Candidate, base: Telling, rivals: Sequence[Candidate]) -> list[Telling]:
    """A visit for each country that the trip is to."""
    goals = _goals(scene, found)
    guest = _traveller(scene, found)
    if not goals or len(guest.sides) != 1 or _is_private(scene, found, guest):
        return []
    made: list[Telling] = []
    for goal in goals:
        place = scene.places.get(goal.i)
        named = scene.sides.get(goal.i)
        sides = (place.side,) if place and place.side else named.codes if named else meaning(scene, goal).sides
        if len(sides) != 1 or len(sides[0]) != len("KR") or sides[0] in _UNIONS or sides[0] in guest.sides or sides[0] in {told.place_side for told in made}:
            continue
        spot = place or named or goal
        at = Receipt.of(scene.text, spot.start, spot.end)
        told = replace(
            base, rule="visit", format="visit", sides=tuple(sorted({*guest.sides, *sides})), people=guest.people, level=guest.level,
            subject=guest.sides, city=bool(place and place.city), place=at.quote, place_at=at, place_side=sides[0], side_receipts=(*guest.receipts, at),
        )  # fmt: skip
        date, how = nearest_date(scene, found.token, [r.token for r in rivals])
        made.append(_dated(scene, told, date, how))
    return made


def _is_private(scene: Scene, found: Candidate, guest: Meaning) -> bool:
    """Whether a journey is not an official one: for treatment or a match, or by somebody who holds no office."""
    sentence = scene.tree.within(scene.tree.sentences[found.token.sentence])
    if any(token.lower in words("private") for token in sentence):
        return True
    return any(not scene.understood.person(key).official for key in guest.people)


def _goals(scene: Scene, found: Candidate) -> list[Token]:
    """The places that a journey is to, each by its first word ("to Kenya, South Africa and Ethiopia")."""
    token = found.token
    starts = partner_starts(scene, token, found.last, _TO_PLACE)
    if found.idiom:
        starts = [found.last]
    if lemma_of(token) in ("visit", "tour") and token.pos == "VERB":
        starts = [found.last] if not objects(scene.tree, token) else [_left_edge(scene, each) for each in objects(scene.tree, token)]
    if token.pos != "VERB" and not starts and scene.tree.head(token).pos == "VERB":
        starts = partner_starts(scene, scene.tree.head(token), found.last, {"to"})
    spans = [run_after(scene, first) for first in starts if first < len(scene.tree.tokens)]
    places = [scene.places.get(i) or scene.sides.get(i) for first, last in spans for i in range(first, last)]
    firsts = [scene.tree.at(place.start) for place in dict.fromkeys(places) if place is not None]
    return [first for first in firsts if first is not None]


def _left_edge(scene: Scene, token: Token) -> int:
    return min((kid.i for kid in scene.tree.children(token, "det", "compound", "amod", "flat")), default=token.i)


def _traveller(scene: Scene, found: Candidate) -> Meaning:
    tree, token = scene.tree, found.token
    if token.pos == "VERB":
        by_text = run_meaning(scene, run_before(scene, tree.tokens[found.first]))
        return fuller(join(meaning(scene, each) for each in subjects(tree, token)), by_text)
    owners = tree.children(token, "nmod:poss") + [t for case, t in obliques(tree, token) if case in ("by", "of")]
    if not owners:
        head = tree.head(token)
        owners = subjects(tree, head) if head.pos == "VERB" and verb_status(tree, head) is not None else []
    return join(meaning(scene, each) for each in owners)
