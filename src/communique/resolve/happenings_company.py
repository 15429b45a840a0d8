"""Officials who were together by what they did: with a guest or host by name, or as several who agreed in a town on a day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from communique.lexicon.engagements import Trigger
from communique.lexicon.sides import is_state
from communique.resolve.happenings_actors import actors_of, fuller
from communique.resolve.happenings_clauses import auxiliaries, case_of, subjects
from communique.resolve.happenings_contact import in_contact
from communique.resolve.happenings_deeds import done_there
from communique.resolve.happenings_invited import invited_there
from communique.resolve.happenings_meant import run_meaning
from communique.resolve.happenings_scene import NOBODY, Meaning, Scene, highest, join, opening
from communique.resolve.happenings_signed import signed_there
from communique.resolve.happenings_spans import run_after, run_before
from communique.resolve.happenings_town import in_town
from communique.resolve.happenings_triggers import Candidate
from communique.resolve.happenings_when import dated, placed, when_and_where
from communique.resolve.happenings_words import lemma_of
from communique.values.claims import Receipt
from communique.values.syntax import Token
from communique.values.understood import Telling

_GUESTS = {"guest", "host", "visitor"}  # words that say of somebody that he was there
_PEERS = {"colleague", "counterpart", "number"}
_OWN = {"his", "her", "its", "their"}
_TOWARDS = {"by", "for", "from", "of", "to", "with"}
_SHARED = {
    "afternoon", "briefing", "conference", "day", "evening", "flight", "hour", "inspection", "morning", "review", "ride",
    "stroll", "tour", "walk", "weekend",
}  # fmt: skip
_AGREED = {"agree", "announce", "initial", "pledge", "resolve", "settle", "sign"}
_SAID = {"confirm", "declare", "say", "tell"}
_LEAD = 2  # sentences of the body that open the news
_MANY = 5  # sides that may agree together
_RECENT = timedelta(days=7)
_NEAR = 24  # characters behind a verb in which its day stands
_ANEW = {"MD", "VB", "VBD", "VBP", "VBZ"}
_DAY = len("2031-01-01")
_TOGETHER = Trigger("mutual", "meeting")


def with_company(scene: Scene, told: Sequence[Telling]) -> list[Telling]:
    """The tellings and, where a sentence has none of two sides, those who were together by what it says they did."""
    known = {each.sentence for each in told if len(each.sides) > 1 or each.adds}
    more = [
        made
        for made in (
            *_beside_guests(scene),
            *_agreed_there(scene),
            *signed_there(scene),
            *in_town(scene),
            *done_there(scene),
            *in_contact(scene),
        )
        if made.sentence not in known
    ]
    named = {(each.sentence, frozenset(each.sides)) for each in told if each.status != "held"}
    more += [made for made in invited_there(scene) if (made.sentence, frozenset(made.sides)) not in named]
    return sorted([*told, *more], key=lambda each: each.start)


def _beside_guests(scene: Scene) -> list[Telling]:
    """A telling for each guest, host or colleague who is named beside somebody of another side."""
    found = (t for t in scene.tree.tokens if t.lower in _GUESTS or t.lower in _PEERS)
    return [made for word in found if (made := _beside(scene, word)) is not None]


def _beside(scene: Scene, word: Token) -> Telling | None:
    tokens, sentence = scene.tree.tokens, scene.tree.sentences[word.sentence]
    own = next((i for i in range(word.i - 1, max(sentence.first, word.i - 4), -1) if tokens[i].lower in _OWN), None)
    if sentence.kind not in "BC" or own is None or own <= sentence.first + 1 or word.i + 2 >= sentence.last:
        return None
    verb = next((here for here in scene.tree.ancestors(word) if here.pos == "VERB"), None)
    theirs = _theirs(scene, own, word)
    if verb is None or not theirs.people:
        return None
    ours = _company(scene, word, tokens[own - 1], verb)
    sides = {*ours.sides, *theirs.sides}
    apart = len(ours.sides) == 1 and len(theirs.sides) == 1 and len(sides) == 2
    return _telling(scene, verb, join((ours, theirs))) if apart and ours.people else None


def _theirs(scene: Scene, own: int, word: Token) -> Meaning:
    """Who is named behind "his guest", of the land that stands before the word where the name tells none."""
    behind = word.i + 1 + (scene.tree.tokens[word.i + 1].text == ",")
    named = run_meaning(scene, run_after(scene, behind))
    before = [scene.sides[i] for i in range(own + 1, word.i) if i in scene.sides]
    if named.sides or len(before) != 1:
        return named
    return replace(named, sides=before[0].codes, receipts=(Receipt.of(scene.text, before[0].start, before[0].end),))


def _company(scene: Scene, word: Token, before: Token, verb: Token) -> Meaning:
    """In whose company somebody is by the word before "his guest": "and" joins those who act, "to" leads from who acts."""
    guest = word.lower in _GUESTS
    if before.lower == "and":
        acts = lemma_of(verb) in _AGREED or (guest and verb.tag in ("VBD", "VBN"))
        return run_meaning(scene, run_before(scene, before)) if acts else NOBODY
    shared = before.lower == "with" and lemma_of(scene.tree.tokens[before.i - 1]) in _SHARED
    if shared or (guest and (before.lower in _TOWARDS or before is verb)):
        return fuller(actors_of(scene, verb), run_meaning(scene, run_before(scene, verb)))
    return NOBODY


def _agreed_there(scene: Scene) -> list[Telling]:
    """A telling for those of several sides who open the news by what they agreed or told in a town on a day just past."""
    verbs = (t for sentence in opening(scene, _LEAD) for t in scene.tree.within(sentence) if t.tag in ("VBD", "VBN"))
    made = (_agreed(scene, verb) for verb in verbs if lemma_of(verb) in _AGREED | _SAID)
    return [each for each in made if each is not None][:1]


def _agreed(scene: Scene, verb: Token) -> Telling | None:
    run = run_before(scene, verb)
    who = fuller(actors_of(scene, verb), run_meaning(scene, run))
    if not 1 < len(who.sides) <= _MANY or not all(map(is_state, who.sides)) or auxiliaries(scene.tree, verb):
        return None
    heads = [*subjects(scene.tree, verb), *scene.tree.tokens[slice(*run)]]
    several = any(t.tag in ("NNS", "NNPS") and t.i not in scene.sides for t in heads)
    told = _there(scene, _telling(scene, verb, who))
    firm = who.level in ("leader", "minister") and (several or len(who.people) > 1)
    if not (firm or lemma_of(verb) == "agree") or not _is_recent(scene, told.date):
        return None
    if told.city or _in_capital(scene, verb):
        return told
    return replace(told, format=None) if firm and several and lemma_of(verb) in _AGREED - _SAID - {"announce"} else None


def _there(scene: Scene, told: Telling) -> Telling:
    """The telling on the day right behind its verb and in the first town of its clause, however the tree hangs them."""
    last = _clause_end(scene, told.token)
    days = [m for m in scene.dates.get(told.sentence, ()) if m.edtf and len(m.edtf) == _DAY]
    near = [m for m in days if told.end < m.start < told.end + _NEAR]
    if near or (told.date is None and len(days) == 1):
        told = _past(scene, dated(scene, told, (near or days)[0], "clause"))
    if told.place is not None:
        return told
    spots = (place for i in range(told.token + 1, last) if (place := scene.places.get(i)) is not None)
    town = next((p for p in spots if p.city and scene.text[: p.start].endswith((" in ", " at "))), None)
    return placed(scene, told, town) if town is not None else told


def _clause_end(scene: Scene, verb: int) -> int:
    """Where what a verb governs goes on with what is to be done or was said ("agreed in Quito to open a bridge in Lima")."""
    last = scene.tree.sentences[scene.tree.tokens[verb].sentence].last
    ends = (t.i for t in scene.tree.tokens[verb + 1 : last] if t.tag in _ANEW or t.lower == "that")
    return next(ends, last)


def _in_capital(scene: Scene, verb: Token) -> bool:
    """Whether it was in a land's capital that something was agreed ("agreed on Monday in the Peruvian capital")."""
    behind = scene.tree.tokens[verb.i : scene.tree.sentences[verb.sentence].last]
    return any(t.lower == "capital" and case_of(scene.tree, t) == "in" for t in behind)


def _is_recent(scene: Scene, edtf: str | None) -> bool:
    """Whether a day is that of the article or one of the week before."""
    today = scene.understood.annotated.article.day
    if today is None or edtf is None or len(edtf) != _DAY:
        return False
    return today - _RECENT <= date.fromisoformat(edtf) <= today


def _telling(scene: Scene, verb: Token, who: Meaning) -> Telling:
    made = Telling(
        token=verb.i, start=verb.start, end=verb.end, sentence=verb.sentence, rule="joint-act", weak=True, format="meeting",
        sides=tuple(sorted(who.sides)), people=who.people, level=highest((who.level,)), side_receipts=who.receipts,
        definite=True,
    )  # fmt: skip
    return _past(scene, when_and_where(scene, made, Candidate(verb, verb.i, verb.i + 1, _TOGETHER), ()))


def _past(scene: Scene, told: Telling) -> Telling:
    """The telling on the last such day where its weekday was read as one to come: what was done there is over."""
    at = told.date_at
    day = next((m for m in scene.dates.get(told.sentence, ()) if at is not None and m.start == at.start), None)
    return replace(told, date=day.past) if day is not None and day.past and told.dated_by != "offset" else told
