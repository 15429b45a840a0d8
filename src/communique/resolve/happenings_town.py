"""What officials of several sides did in a town on a day: agreed or settled something there, told a colleague, stood in a picture."""

from communique.lexicon.engagements import Trigger
from communique.lexicon.sides import is_state
from communique.resolve.happenings_actors import actors_of, fuller
from communique.resolve.happenings_clauses import auxiliaries, is_negated, is_passive, objects, subjects
from communique.resolve.happenings_meant import run_meaning
from communique.resolve.happenings_scene import Meaning, Scene, join, opening
from communique.resolve.happenings_spans import run_after, run_around, run_before
from communique.resolve.happenings_triggers import Candidate
from communique.resolve.happenings_when import dated, placed, when_and_where
from communique.resolve.happenings_words import lemma_of
from communique.values.annotated import DateMention, PlaceMention
from communique.values.syntax import Token
from communique.values.understood import Telling

_SETTLED = {"agree", "initial", "settle"}
_PEERS = {"colleague", "counterpart"}
_PRESS = {"conference", "journalists", "media", "press", "reporters"}
_OVER = {"had", "been", "has", "have", "was", "were"}
_FIRM = {"leader", "minister"}
_OFFICIALS = {"leader", "minister", "senior"}
_WRITTEN = {"call", "cable", "interview", "letter", "message", "note", "phone", "post", "telephone", "video", "wrote"}
_LEAD = 3  # sentences of the body that open the news
_MANY = 5  # sides that may settle something together
_MONTH = len("2031-01")
_DAY = len("2031-01-01")
_TOGETHER = Trigger("mutual", "meeting")


def in_town(scene: Scene) -> list[Telling]:
    """A telling for each clause of the body or picture by which officials of several sides were in one town on a day."""
    found: list[Telling | None] = []
    for sentence in scene.tree.sentences:
        words = scene.tree.within(sentence)
        if sentence.kind == "C":
            found += [_pictured(scene, token) for token in words if token.lower == "with"]
        elif sentence.kind == "B":
            found += [_settled(scene, verb) for verb in words if verb.pos == "VERB" and lemma_of(verb) in _SETTLED]
            found += [_told(scene, verb) for verb in words if verb.tag == "VBD" and verb.lower == "told"]
    return [made for made in found if made is not None]


def _settled(scene: Scene, verb: Token) -> Telling | None:
    """Ministers who "agreed in Lima on October 30" to something, or by whom it "had been settled" there."""
    helpers = set(auxiliaries(scene.tree, verb))
    passive = is_passive(scene.tree, verb)
    if verb.tag not in ("VBD", "VBN") or helpers - _OVER or (helpers and not passive) or is_negated(scene.tree, verb):
        return None
    run = run_before(scene, verb)
    who = actors_of(scene, verb)
    who = who if passive else fuller(who, run_meaning(scene, run))
    heads = [*subjects(scene.tree, verb), *(() if passive else scene.tree.tokens[slice(*run)])]
    several = len(who.people) > 1 or any(t.tag in ("NNS", "NNPS") and t.i not in scene.sides for t in heads)
    homes = {scene.understood.side_of_person(key) for key in who.people}
    if who.level not in _FIRM or not several or (who.people and len(homes) < len(who.sides)):
        return None
    return _there(scene, verb, who)


def _told(scene: Scene, verb: Token) -> Telling | None:
    """A minister who "told her Peruvian counterpart in Lima yesterday that" something is so."""
    hearers = objects(scene.tree, verb)
    ours = actors_of(scene, verb)
    if any(t.lower in _PRESS for t in hearers):
        return _before_press(scene, verb, fuller(ours, run_meaning(scene, run_before(scene, verb))))
    if (faced := _to_an_official(scene, verb, ours, hearers)) is not None:
        return faced
    peers = [t for t in hearers if lemma_of(t) in _PEERS]
    if not peers or not ours.people or len(ours.sides) != 1 or auxiliaries(scene.tree, verb):
        return None
    theirs = join(run_meaning(scene, run_around(scene, peer, 0)) for peer in peers)
    return _there(scene, verb, join((ours, theirs)))


def _to_an_official(scene: Scene, verb: Token, ours: Meaning, hearers: list[Token]) -> Telling | None:
    """Who opens the news by what he told an official of another side by name and title ("told State Councillor Li that")."""
    named = [t for t in hearers if scene.named.get(t.i) is not None]
    if len(ours.people) != 1 or len(ours.sides) != 1 or len(named) != 1 or auxiliaries(scene.tree, verb):
        return None
    theirs = run_meaning(scene, run_around(scene, named[0], verb.i + 1))
    sentence = scene.tree.sentences[verb.sentence]
    words = {t.lower for t in scene.tree.within(sentence)}
    if len(theirs.people) != 1 or len(theirs.sides) != 1 or theirs.sides == ours.sides or words & _WRITTEN:
        return None
    officials = ours.level in _OFFICIALS and theirs.level in _OFFICIALS
    if not officials or sentence not in opening(scene, _LEAD):
        return None
    who = join((ours, theirs))
    return when_and_where(scene, _joint(verb, who), Candidate(verb, verb.i, verb.i + 1, _TOGETHER), ())


def _before_press(scene: Scene, verb: Token, who: Meaning) -> Telling | None:
    """Ministers of two sides by name who "told a press conference in Lima at the weekend" something."""
    homes = {scene.understood.side_of_person(key) for key in who.people} - {None}
    if len(who.sides) != len(homes) or who.level not in _FIRM or auxiliaries(scene.tree, verb):
        return None
    return _there(scene, verb, who)


def _pictured(scene: Scene, word: Token) -> Telling | None:
    """Two officials in a picture, no verb told: "Minister Haug with her Peruvian counterpart in Lima on Sunday"."""
    sentence = scene.tree.sentences[word.sentence]
    before = scene.tree.tokens[sentence.first : word.i]
    if any(token.tag in ("MD", "VB", "VBD", "VBP", "VBZ") for token in before) or word.i + 1 >= sentence.last:
        return None
    ours, theirs = run_meaning(scene, run_before(scene, word)), run_meaning(scene, run_after(scene, word.i + 1))
    named = ours.people and (theirs.people or theirs.level != "unknown")
    if not named or len(ours.sides) != 1 or len(theirs.sides) != 1 or ours.sides == theirs.sides:
        return None
    return _there(scene, word, join((ours, theirs)))


def _there(scene: Scene, word: Token, who: Meaning) -> Telling | None:
    """The telling of several states in the town and on the day or in the month behind a word; None where either is untold."""
    if not 1 < len(who.sides) <= _MANY or not all(map(is_state, who.sides)):
        return None
    place, day = _town_behind(scene, word), _day_near(scene, word)
    if place is None or day is None:
        return None
    made = when_and_where(scene, _joint(word, who), Candidate(word, word.i, word.i + 1, _TOGETHER), ())
    return placed(scene, dated(scene, made, day, "own"), place)


def _joint(word: Token, who: Meaning) -> Telling:
    """A telling of several officials together, as yet without day and place."""
    return Telling(
        token=word.i, start=word.start, end=word.end, sentence=word.sentence, rule="joint-act", weak=True, format="meeting",
        sides=who.sides, people=who.people, level=who.level, side_receipts=who.receipts, definite=True,
    )  # fmt: skip


def _town_behind(scene: Scene, word: Token) -> PlaceMention | None:
    """The first town behind a word in its clause ("in Lima")."""
    sentence = scene.tree.sentences[word.sentence]
    for token in scene.tree.tokens[word.i + 1 : sentence.last]:
        if token.tag in ("MD", "VB", "VBD", "VBP", "VBZ") or token.lower == "that":
            return None
        place = scene.places.get(token.i)
        if place is not None and place.city and scene.tree.tokens[token.i - 1].lower in ("at", "in", "near"):
            return place
    return None


def _is_short(scene: Scene, day: DateMention) -> bool:
    """Whether a date is a day, a month or a weekend."""
    return len(day.edtf or "") in (_MONTH, _DAY) or scene.text[day.start : day.end].lower().endswith("weekend")


def _day_near(scene: Scene, word: Token) -> DateMention | None:
    """The one day or month that the clause of a word tells."""
    sentence = scene.tree.sentences[word.sentence]
    ends = (
        t.start for t in scene.tree.tokens[word.i + 1 : sentence.last] if t.tag in ("MD", "VB", "VBD", "VBP", "VBZ")
    )
    end = next(ends, sentence.end)
    told = [m for m in scene.dates.get(word.sentence, ()) if m.edtf and _is_short(scene, m)]
    behind = [m for m in told if word.start < m.start < end]
    return behind[0] if behind else None
