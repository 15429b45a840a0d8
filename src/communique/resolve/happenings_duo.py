"""Two officials before the press, before or after they meet: "we" are the two, and what "we" did already was another time."""

import re
from collections.abc import Sequence
from dataclasses import replace

from communique.lexicon.sides import is_state
from communique.resolve.happenings_carriers import carrying_verb
from communique.resolve.happenings_clauses import auxiliaries, series_head, subjects
from communique.resolve.happenings_here import head_place
from communique.resolve.happenings_scene import NOBODY, Meaning, Scene, highest, level_of_person
from communique.resolve.happenings_when import placed
from communique.resolve.happenings_words import lemma_of
from communique.values.annotated import PlaceMention
from communique.values.claims import Receipt
from communique.values.syntax import Token
from communique.values.understood import Telling

_HEADING = re.compile(
    r"\b(?P<when>before|after|prior to|following|at the (?:start|top) of) (?:[A-Za-z]+ ){0,3}(?:meeting|lunch|dinner|talks)\b",
    re.IGNORECASE,
)
_AHEAD = {"before", "prior to", "at the start of", "at the top of"}
_HABIT = {
    "always", "closely", "consistently", "constantly", "frequently", "long", "often", "regularly", "repeatedly", "routinely",
}  # fmt: skip
_HAVE = {"had", "has", "have", "'ve", "’ve"}
_PLEASURES = {"chance", "honor", "honour", "occasion", "opportunity", "pleasure", "privilege"}
_GATHERINGS = {"conference", "council", "ministerial", "summit"}
_WE_HAVE = re.compile(
    r" (?:that )?we(?:[’']re| are| will|[’']ll) (?:be |both )*(?:attend(?:ing)?|hav(?:e|ing)|hold(?:ing)?|host(?:ing)?|join(?:ing)?)\b"
)
_OVER_WEEKS = re.compile(
    r"\b(?:during|in|over|through) (?:the |these )?(?:last |past |recent |several |few )+(?:days|months|weeks)\b"
)
_LAST_TIME = re.compile(r"[A-Z]\w+ was (?:probably |really )?the last time\b")
_MANAGED = {"able", "get", "have", "manage"}


def we_two(scene: Scene, verb: Token) -> Meaning:
    """The two officials of the heading where "we" did something already by the verb's tense; nobody where not."""
    if scene.tree.sentences[verb.sentence].kind != "B" or not any(t.lower == "we" for t in subjects(scene.tree, verb)):
        return NOBODY
    return _two(scene) if _is_past(scene, verb) else NOBODY


def apart_from_news(scene: Scene, tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings; on a page of remarks before a meeting those of an earlier one of the same two are set apart, one undated at most."""
    two, when = _two(scene), _when(scene)
    if not when:
        return _of_this_day(scene, tellings)
    if not two.sides or when not in _AHEAD:
        return list(tellings)
    made: list[Telling] = []
    seen: set[str | None] = set()
    here = head_place(scene)
    for told in tellings:
        if here is not None and _is_elsewhere(scene, told, two, here):
            made.append(replace(told, another=True, back=True))
            continue
        if not _is_earlier(scene, told, two):
            wider = _is_wider(scene, told)
            made.append(_at_gathering(told, two) if wider else _of_today(told, two))
            continue
        last = _last_time(scene, told)
        spent = scene.text.startswith("spen", told.start)
        if last is None and told.date is None and spent and not _is_told_when(scene, told):
            continue  # "we've spent a lot of time together in various parts of the world"
        if told.date is not None or told.format not in seen:
            earlier = replace(told, another=True, back=True, people=two.people)
            made.append(placed(scene, earlier, last) if earlier.place is None else earlier)
            seen |= {told.format} if told.date is None else set()
    return made


def _is_told_when(scene: Scene, told: Telling) -> bool:
    """Whether time that two spent together has a place, or weeks or months in which they were on the phone."""
    if told.format != "call":
        return told.place is not None
    return _OVER_WEEKS.search(scene.text, told.end, scene.tree.sentences[told.sentence].end) is not None


def _is_wider(scene: Scene, told: Telling) -> bool:
    """Whether both go to a gathering of more that day ("the ministerial meeting we’re having a little later today")."""
    noun = scene.tree.tokens[told.token]
    if told.sides or told.rule != "meeting-noun" or told.date is None:
        return False
    kinds = {noun.lower, *(kid.lower for kid in scene.tree.children(noun, "amod", "compound"))}
    return bool(kinds & _GATHERINGS) and _WE_HAVE.match(scene.text, noun.end) is not None


def _at_gathering(told: Telling, two: Meaning) -> Telling:
    return replace(
        told,
        sides=two.sides,
        people=two.people,
        level=two.level,
        status="planned",
        loose=False,
        another=True,
        back=True,
    )


def _of_today(told: Telling, two: Meaning) -> Telling:
    """What the two look forward to speak of is no call ("I look forward to speaking to the minister about that")."""
    open_ = told.status in ("planned", "proposed") and told.format == "call" and not told.firm
    return replace(told, format=None) if open_ and set(told.sides) <= set(two.sides) else told


def _last_time(scene: Scene, told: Telling) -> PlaceMention | None:
    """The place that is said to have been "the last time"."""
    sentence = scene.tree.sentences[told.sentence]
    found = _LAST_TIME.search(scene.text, told.end, sentence.end)
    token = scene.tree.at(found.start()) if found is not None else None
    return scene.places.get(token.i) if token is not None else None


def _is_elsewhere(scene: Scene, told: Telling, two: Meaning, here: PlaceMention) -> bool:
    """Whether one of the two was in the other's land, which is not where they speak ("when we were in Norway last fall")."""
    body = scene.tree.sentences[told.sentence].kind == "B"
    abroad = told.place_side is not None and told.place_side != here.side and told.place_side not in told.subject
    return body and told.rule == "visit" and told.status == "held" and told.sides == two.sides and abroad


def _is_earlier(scene: Scene, told: Telling, two: Meaning) -> bool:
    """Whether what a telling of the two tells was over when they spoke."""
    if told.sides != two.sides or told.status != "held" or told.adds or not set(told.people) <= set(two.people):
        return False
    if scene.tree.sentences[told.sentence].kind != "B" or told.format == "visit":
        return False
    token = scene.tree.tokens[told.token]
    verb = carrying_verb(scene, token) if token.pos in ("NOUN", "PROPN") else token
    if told.rule == "met-idiom" and token.tag == "VB" and not _is_ago(scene, told):
        return False  # "had a chance to spend some time with him" today, maybe
    return verb is not None and _is_past(scene, verb)


def _is_ago(scene: Scene, told: Telling) -> bool:
    """Whether the sentence says how long ago it was, and where."""
    return told.place is not None and " ago" in scene.text[told.end : scene.tree.sentences[told.sentence].end]


def _is_past(scene: Scene, verb: Token) -> bool:
    """Whether a verb tells of something over: a past or perfect tense, or what somebody had a chance or managed to do."""
    if any(kid.lower in _HABIT for kid in scene.tree.children(verb, "advmod")):
        return False
    first = series_head(scene.tree, verb) or verb
    copula = scene.tree.child(verb, "cop")
    if (
        first.tag == "VBD"
        or (copula is not None and copula.tag == "VBD")
        or (first.tag == "VBN" and set(auxiliaries(scene.tree, first)) & _HAVE)
    ):
        return True
    over = scene.tree.head(verb)
    if verb.tag != "VB" or over.i == verb.i:
        return False
    if lemma_of(over) in _PLEASURES:
        over = scene.tree.head(over)
    elif lemma_of(over) not in _MANAGED:
        return False
    return over.tag == "VBD" or (over.tag == "VBN" and bool(set(auxiliaries(scene.tree, over)) & _HAVE))


def _when(scene: Scene) -> str:
    """Whether the heading is of words before a meeting or after one; empty where it is neither."""
    for sentence in scene.tree.sentences:
        if sentence.kind == "H" and (found := _HEADING.search(scene.text, sentence.start, sentence.end)) is not None:
            return found["when"].lower()
    return ""


def _of_this_day(scene: Scene, tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings; where a headline is the names of two who then speak, "this meeting with you" is theirs, and of that day."""
    two, stamp = _named_two(scene), scene.understood.annotated.article.published
    spoke = {scene.understood.speaker_at(s.line) for s in scene.tree.sentences if s.kind == "B"}
    if (
        stamp is None
        or stamp.start is None
        or stamp.end is None
        or len(two.people) != 2
        or not set(two.people) <= spoke
    ):
        return list(tellings)
    at = Receipt.of(scene.text, stamp.start, stamp.end)
    return [
        replace(
            told, sides=two.sides, people=two.people, level=two.level, status="held", loose=False,
            date=stamp.value, date_at=at, dated_by="own",
        )
        if not told.sides and _is_this(scene, told)
        else told
        for told in tellings
    ]  # fmt: skip


def _is_this(scene: Scene, told: Telling) -> bool:
    """Whether a telling is of "this meeting", "our discussion today"."""
    noun = scene.tree.tokens[told.token]
    before = scene.tree.tokens[noun.i - 1].lower if noun.i else ""
    return (
        told.rule == "meeting-noun" and noun.lower in ("discussion", "meeting", "talks") and before in ("our", "this")
    )


def _two(scene: Scene) -> Meaning:
    """The two officials of two states whom a heading names that is of words before or after a meeting."""
    return _named_two(scene) if _when(scene) else NOBODY


def _named_two(scene: Scene) -> Meaning:
    """The two officials of two states whom the heading names; nobody where it names more or fewer."""
    spans = [(s.start, s.end) for s in scene.tree.sentences if s.kind == "H"]
    named = [p for p in scene.understood.people if any(a <= at < b for a, b in spans for at, _ in p.mentions)]
    sides = {person.side for person in named if person.side}
    if len(named) != len(sides) or len(sides) != 2 or not all(is_state(side) for side in sides):
        return NOBODY
    receipts = tuple(Receipt.of(scene.text, p.named_at.start, p.named_at.end) for p in named)
    return Meaning(
        tuple(sorted(sides)), tuple(p.key for p in named), highest(level_of_person(p) for p in named), receipts
    )
