"""Turns each trigger into tellings: what its own clause says of who met whom, whether, how, when and where."""

import re
from collections.abc import Sequence
from dataclasses import replace

from communique.lexicon.engagements import members_of, verbs, words
from communique.lexicon.sides import is_state
from communique.resolve.happenings_actors import actors_of
from communique.resolve.happenings_apart import gatherings_of, in_several, is_occasion, is_of_round, one_by_one
from communique.resolve.happenings_carriers import carrying_verb
from communique.resolve.happenings_clauses import auxiliaries, case_of, subjects
from communique.resolve.happenings_counterparts import each_with_theirs, of_many
from communique.resolve.happenings_doubts import is_definite, tells_nothing
from communique.resolve.happenings_format import format_of, speaks_of
from communique.resolve.happenings_further import one_after_another
from communique.resolve.happenings_hedged import hedged
from communique.resolve.happenings_hosts import as_visit, is_next
from communique.resolve.happenings_joining import ALSO, ATTENDED, told_with
from communique.resolve.happenings_nouns import is_paid
from communique.resolve.happenings_offers import with_offer
from communique.resolve.happenings_partners import WITH, partner_starts
from communique.resolve.happenings_persons import is_manner, person_by_person
from communique.resolve.happenings_repeated import repeated
from communique.resolve.happenings_scene import Scene, at_margins, level_at
from communique.resolve.happenings_series import as_further
from communique.resolve.happenings_sides import parties_of
from communique.resolve.happenings_spans import run_after
from communique.resolve.happenings_status import is_loose, is_told, status_of
from communique.resolve.happenings_tense import verb_status
from communique.resolve.happenings_things import is_barred_or_home
from communique.resolve.happenings_triggers import Candidate
from communique.resolve.happenings_visits import visits
from communique.resolve.happenings_when import placed, when_and_where
from communique.resolve.happenings_where import nearest_place
from communique.resolve.happenings_words import clause_of, lemma_of
from communique.values.annotated import PlaceMention
from communique.values.claims import Receipt
from communique.values.understood import Telling
from communique.values.vocabulary import Status

_OFF = re.compile(
    r"\b(?:(?:will|would|did|does) not (?:now )?(?:take place|go ahead|happen|materiali[sz]e)"
    r"|won['’]t (?:take place|go ahead|happen)|(?:fell|falls|fallen) through"
    r"|(?:was|were|been|being|is|are) (?:\w+ly )?"
    r"(?:postponed|cancell?ed|called off|scrapped|shelved|put off|put on hold|suspended"
    r"|abandoned|axed|deferred|dropped|pushed back|put back))\b"
)
_ASSEMBLED = {"APEC", "ASEAN", "AU", "Americas", "EU", "G20", "NATO", "SCO"}  # organisations known for their summits
_MEMBERS = ("delegation be comp", "delegation comp", "delegation cons", "delegation incl", "join *", "join h")
_NEAR = 4  # words from the head of a sentence to a meeting's noun
_LISTED = re.compile(r",? ?(?:and )?(?:then )?(?:later )?(?:in |to |at )?(?:the )?")
_OFTEN = re.compile(r"(?: with)? (?:a number of|many|several) times\b")  # "whom I met with several times as minister"


def tellings_of(scene: Scene, found: Candidate, rivals: Sequence[Candidate]) -> list[Telling]:
    """What a candidate tells, one telling for each country of a tour; empty where it tells nothing."""
    status = "cancelled" if _is_off(scene, found, rivals) else _status(scene, found)
    if status is None or (found.trigger.frame == "noun" and found.token.i in scene.posts):
        return []
    if is_manner(scene, found, rivals) or is_of_round(scene, found, rivals):
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
        definite=is_definite(scene, found),
        back=_is_back(scene, found),
        also=_is_also(scene, found),
        weak=found.trigger.frame in ("discuss", "engage") or found.idiom.startswith(_MEMBERS),
    )
    if (added := told_with(scene, found, base)) is not None:
        return added
    if found.trigger.format == "visit" and not is_paid(scene, found.token) and not _is_seeing(scene, found):
        trips = visits(scene, found, base, rivals) if not is_barred_or_home(scene, found) else []
        return repeated(scene, found, _first_since(scene, trips[0], found)) if len(trips) == 1 else trips
    meeting = _meeting(scene, found, base, rivals) if not in_several(scene, found, rivals) else None
    if meeting is None or _is_habit(scene, found, meeting) or is_occasion(scene, found, meeting, rivals):
        return []
    meeting = as_visit(scene, found, with_offer(scene, found, _at_goal(scene, found, meeting)))
    meeting = as_further(scene, found, meeting)
    if found.trigger.frame == "discuss" and len(meeting.subject) > 1:
        again = any(head.tag == "PRP" for head in subjects(scene.tree, found.token))
        meeting = replace(meeting, weak=again and meeting.date is None)  # "They discussed the port of Callao"
        if meeting.date is None:
            meeting = replace(meeting, place=None, place_at=None, place_side=None, city=False)
    if of_many(scene, found, meeting):
        return []
    if several := each_with_theirs(scene, found, meeting):
        return several
    if gatherings := gatherings_of(scene, found, meeting):
        return [_with_member(scene, found, each) for each in gatherings]
    meeting = _with_member(scene, found, meeting)
    meeting, *more = one_after_another(scene, found, meeting)
    if len(times := repeated(scene, found, meeting)) > 1:
        return times + more
    apart = one_by_one(scene, found, meeting) or person_by_person(scene, found, meeting)
    return (apart or _with_hosts(scene, found, meeting)) + more


def _status(scene: Scene, found: Candidate) -> Status | None:
    """The status that a trigger's words give; that of the verb before its name, where the tree hangs it elsewhere."""
    status = hedged(scene, found.token, status_of(scene.tree, found.token))
    if found.trigger.frame != "noun" or status != "held" or scene.tree.head(found.token).pos in ("VERB", "AUX"):
        return status
    verb = carrying_verb(scene, found.token)
    return verb_status(scene.tree, verb) if verb is not None and not is_told(scene.tree, found.token) else status


def _with_member(scene: Scene, found: Candidate, told: Telling) -> Telling:
    """A summit of which only the organisation is told is one of those who speak of it too ("discussed the NATO summit")."""
    if len(told.sides) != 1 or lemma_of(found.token) not in ("meeting", "ministerial", "summit"):
        return told
    home = [side for side in scene.understood.voice if side in members_of(told.sides[0])]
    if len(home) == 1 and len(scene.understood.voice) == 1:
        return replace(told, sides=tuple(sorted({*told.sides, *home})))
    if told.sides[0] not in _ASSEMBLED or (lemma_of(found.token) == "meeting" and not _is_scene(scene, found)):
        return told
    verb = next((here for here in scene.tree.ancestors(found.token) if here.pos == "VERB"), None)
    acting = actors_of(scene, verb) if verb is not None else None
    states = [side for side in acting.sides if is_state(side)] if acting is not None else []
    ours = [side for side in states if side in scene.understood.voice] or states[:1] if len(states) > 1 else states
    if acting is None or not ours:
        return told
    return replace(
        told, sides=tuple(sorted({*told.sides, *ours})), side_receipts=(*told.side_receipts, *acting.receipts)
    )


def _is_scene(scene: Scene, found: Candidate) -> bool:
    """Whether it is at a meeting that somebody does something ("At the meeting of EU ministers in Lima, Haug will propose")."""
    opens = scene.tree.sentences[found.token.sentence].first
    near = scene.tree.tokens[opens : opens + 2]
    return (
        case_of(scene.tree, found.token) == "at"
        and any(t.lower == "at" for t in near)
        and found.token.i - opens <= _NEAR
    )


def _at_goal(scene: Scene, found: Candidate, told: Telling) -> Telling:
    """A meeting that a journey is for takes place where the journey leads ("will stop in Japan to meet officials")."""
    governor = scene.tree.head(found.token)
    trip = verbs().get(lemma_of(governor)) if governor.pos == "VERB" else None
    if told.place is not None or trip is None or trip.frame != "travel" or found.trigger.frame == "noun":
        return told
    place = nearest_place(scene, governor, [])
    return placed(scene, told, place) if place is not None else told


def _has_partners(scene: Scene, found: Candidate) -> bool:
    """Whether the clause is of a meeting with somebody at the place: "held talks in", "met with officials in"."""
    if found.trigger.frame == "noun":
        return carrying_verb(scene, found.token) is not None
    return found.trigger.frame in ("summon", "with") or (
        found.trigger.frame == "mutual" and not _meet_alone(scene, found)
    )


def _meet_alone(scene: Scene, found: Candidate) -> bool:
    """Whether several who are not named meet, and nobody with them ("members of the assembly met in Geneva")."""
    heads = subjects(scene.tree, found.token)
    unnamed = heads and all(t.tag == "NNS" and t.i not in scene.named for t in heads)
    titled = any(t.i in scene.posts and level_at(scene, t.i) != "unknown" for t in heads)
    return bool(unnamed) and not titled and not partner_starts(scene, found.token, found.last, WITH)


def _is_habit(scene: Scene, found: Candidate, told: Telling) -> bool:
    """Whether the body speaks of what is usual ("meets regularly", "has such a dialogue with few")."""
    if scene.tree.sentences[found.token.sentence].kind != "B" or told.date is not None or told.status != "held":
        return False  # "will lead the delegation and meet with officials"
    if len({scene.understood.side_of_person(key) for key in told.people} - {None}) > 1:
        return False  # two by name: "Minister Haug meets with Foreign Minister Soto", as in a schedule
    verb = found.token if found.trigger.frame != "noun" else carrying_verb(scene, found.token)
    return verb is not None and verb.tag in ("VBZ", "VBP") and not auxiliaries(scene.tree, verb)


def _with_hosts(scene: Scene, found: Candidate, told: Telling) -> list[Telling]:
    """One side that "held talks in Moscow and in Washington" met its hosts: a telling for each place."""
    if len(told.sides) != 1 or (told.definite and found.trigger.frame == "noun") or not _has_partners(scene, found):
        return [told]
    if told.place_at is None or told.place_side in told.sides or not is_state(told.place_side or ""):
        return [told]
    if not is_state(told.sides[0]) or _is_named(scene, found):
        return [told]  # an organisation, or who attends a gathering of many, does not meet its host
    return [
        replace(placed(scene, told, place), sides=tuple(sorted({*told.sides, place.side or ""})))
        for place in _listed_places(scene, told.place_at)
        if place.side and place.side not in told.sides
    ] or [told]


def _is_named(scene: Scene, found: Candidate) -> bool:
    """Whether the noun is a gathering with a name of its own that is attended ("the Ocean Council Meeting")."""
    verb = carrying_verb(scene, found.token) if found.trigger.frame == "noun" else None
    named = (
        found.token.text[0].isupper() and found.token.i > 0 and scene.tree.tokens[found.token.i - 1].text[0].isupper()
    )
    return verb is not None and lemma_of(verb) in ATTENDED and (named or not found.trigger.strong)


def _listed_places(scene: Scene, first: Receipt) -> list[PlaceMention]:
    """The place at a receipt and those listed after it ("in Japan and then in the Philippines")."""
    token = scene.tree.at(first.start)
    if token is None:
        return []
    found: list[PlaceMention] = []
    for each in scene.tree.tokens[token.i : scene.tree.sentences[token.sentence].last]:
        place = scene.places.get(each.i)
        if place is None or (
            found and (place == found[-1] or not _LISTED.fullmatch(scene.text, found[-1].end, place.start))
        ):
            continue
        found.append(place)
    return found


def _is_off(scene: Scene, found: Candidate, rivals: Sequence[Candidate]) -> bool:
    """Whether the words after a noun say that it was called off, no other trigger between."""
    if found.trigger.frame != "noun":
        return False
    off = _OFF.search(scene.text, found.token.end, scene.tree.sentences[found.token.sentence].end)
    between = [rival for rival in rivals if off is not None and found.token.end < rival.token.start < off.start()]
    return off is not None and all(at_margins(scene, rival.token) for rival in between)


def _is_seeing(scene: Scene, found: Candidate) -> bool:
    """Whether a visit is to a person ("her visit with the president")."""
    starts = [
        i for i in partner_starts(scene, found.token, found.last, {"with"}) if scene.tree.tokens[i - 1].lower == "with"
    ]
    spans = [run_after(scene, first) for first in starts]
    if found.token.pos == "VERB":  # "had a chance to visit with the minister"
        return starts == [found.last + 1] and any(i in scene.posts for a, b in spans for i in range(a, b))
    return found.token.pos == "NOUN" and any(scene.named.get(i) is not None for a, b in spans for i in range(a, b))


def _meeting(scene: Scene, found: Candidate, base: Telling, rivals: Sequence[Candidate]) -> Telling | None:
    parties = parties_of(scene, found)
    if tells_nothing(scene, found, parties):
        return None
    everyone = parties.all
    rivals = [
        rival for rival in rivals if rival.trigger.frame != "joined"
    ]  # "in the presence of" has no day of its own
    kind, firm = format_of(scene, found, rivals)
    if kind in ("call", "meeting") and not firm and not parties.other.sides and speaks_of(scene, found):
        kind = None  # as they met
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
    return _first_since(scene, when_and_where(scene, told, found, rivals), found)


def _first_since(scene: Scene, told: Telling, found: Candidate) -> Telling:
    """ "The first meeting since May" tells of one held in May."""
    kids = {kid.lower for kid in scene.tree.children(found.token, "amod")}
    if (
        found.trigger.frame != "noun"
        or not kids & {"first", "second", "third"}
        or scene.tree.child(found.token, "cop") is None
    ):
        return told
    for mention in scene.dates.get(told.sentence, ()):
        before = scene.text[max(0, mention.start - len("since ")) : mention.start]
        if before == "since " and mention.edtf is not None and mention.start > told.start:
            at = Receipt.of(scene.text, mention.start, mention.end)
            return replace(
                told,
                status="held",
                loose=False,
                back=True,
                another=told.another or told.rule == "visit",
                date=mention.past or mention.edtf,
                date_at=at,
                dated_by="own",
            )
    return told


def _rule(found: Candidate) -> str:
    if found.idiom and found.trigger.frame == "clause":
        return "by-phone"
    if found.idiom:
        return "met-idiom"
    return "meeting-noun" if found.trigger.frame == "noun" else f"{found.trigger.frame}-verb"


def _is_headed(scene: Scene, found: Candidate) -> bool:
    """Whether a headline has the noun, too: "Calls with A and B", then "she held separate calls with"."""
    word = lemma_of(found.token)
    return any(lemma_of(token) == word for s in scene.tree.sentences if s.kind == "H" for token in scene.tree.within(s))


def _is_spoken(scene: Scene, found: Candidate) -> bool:
    """Whether the sentence before says with whom the calls were ("spoke to A, B and C. In separate calls, ...")."""
    here = scene.tree.sentences[found.token.sentence]
    before = scene.tree.sentences[here.i - 1] if here.i else here
    spoken = any(lemma_of(token) in ("speak", "talk") for token in scene.tree.within(before))
    return found.token.lower == "calls" and before is not here and spoken


def _is_another(scene: Scene, found: Candidate) -> bool:
    kids = {kid.lower for kid in scene.tree.children(found.token, "amod", "det", "advmod", "compound")}
    if found.token.tag == "NNS" and (_is_headed(scene, found) or _is_spoken(scene, found)):
        kids -= {"separate", "separately"}  # "separate calls" are those of the headline, not some more
    since = case_of(scene.tree, found.token) == "since" and found.trigger.frame == "noun"
    series = found.trigger.frame == "noun" and is_next(scene, found.token)
    often = _OFTEN.match(scene.text, scene.tree.tokens[found.last - 1].end) is not None
    return bool(kids & words("another")) or "again" in kids or since or series or often


def _is_also(scene: Scene, found: Candidate) -> bool:
    over = clause_of(scene.tree, found.token)
    return any(kid.lower in ALSO for verb in {found.token, over} for kid in scene.tree.children(verb, "advmod", "cc"))


def _is_back(scene: Scene, found: Candidate) -> bool:
    kids = {kid.lower for kid in scene.tree.children(found.token, "amod", "advmod")}
    return bool(kids & words("before")) or "had" in auxiliaries(scene.tree, found.token)
