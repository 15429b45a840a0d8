"""Leaders who, each by name, did something together that day: "Today, President A and Prime Minister B announced a task force"."""

from communique.resolve.happenings_actors import actors_of, fuller
from communique.resolve.happenings_clauses import auxiliaries
from communique.resolve.happenings_groups import Group
from communique.resolve.happenings_meant import run_meaning
from communique.resolve.happenings_scene import Meaning, Scene, level_of_person, opening
from communique.resolve.happenings_spans import run_before
from communique.resolve.happenings_words import lemma_of
from communique.values.annotated import DateMention
from communique.values.claims import Receipt
from communique.values.syntax import Token
from communique.values.understood import Telling

_MANY = 5  # sides that may act together by name
_DEEDS = {"announce", "assess", "discuss", "endorse", "inaugurate", "launch", "review", "unveil", "welcome"}
_GOING = {"attend", "inaugurate", "inspect", "open", "tour", "visit"}
_HIGH = {"leader", "minister"}


def acted_together(scene: Scene, groups: list[Group]) -> list[Group]:
    """The meeting of those who act together by name in the first sentence of the body, where no engagement of theirs is told."""
    for sentence in opening(scene, 1):
        today = _today(scene, sentence.i)
        told = (t for t in scene.tree.within(sentence) if _is_deed(scene, t))
        for verb in told if today is not None else ():
            who = fuller(actors_of(scene, verb), run_meaning(scene, run_before(scene, verb)))
            known = any(group.sides >= set(who.sides) for group in groups)
            if today is not None and _are_leaders(scene, who) and not known:
                group = Group()
                group.add(_telling(scene, verb, who, today))
                return [group]
    return []


def _is_deed(scene: Scene, verb: Token) -> bool:
    """Whether a verb tells what some did together, "was announced" apart, or where they will go together."""
    helpers = auxiliaries(scene.tree, verb)
    if verb.tag == "VB":
        return helpers == ["will"] and lemma_of(verb) in _GOING
    return verb.tag in ("VBD", "VBN") and lemma_of(verb) in _DEEDS and not helpers


def _today(scene: Scene, sentence: int) -> DateMention | None:
    """The day of the article where the sentence names it."""
    day = scene.understood.annotated.article.day
    told = (m for m in scene.dates.get(sentence, ()) if day is not None and m.edtf == day.isoformat())
    return next(told, None)


def _are_leaders(scene: Scene, who: Meaning) -> bool:
    """Whether each side is there by a leader or minister who is named."""
    people = [scene.understood.person(key) for key in who.people]
    high = {person.side for person in people if level_of_person(person) in _HIGH}
    return 1 < len(who.sides) <= _MANY and high == set(who.sides)


def _telling(scene: Scene, verb: Token, who: Meaning, today: DateMention) -> Telling:
    return Telling(
        token=verb.i, start=verb.start, end=verb.end, sentence=verb.sentence, rule="joint-act", format=None,
        status="planned" if verb.tag == "VB" else "held",
        sides=who.sides, people=who.people, level=who.level, side_receipts=who.receipts,
        date=today.edtf, date_at=Receipt.of(scene.text, today.start, today.end), dated_by="own",
    )  # fmt: skip
