"""The day on which a story goes on: what is told in the plain past after a day was on that day, until another is told."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from communique.resolve.happenings_carriers import carrying_verb
from communique.resolve.happenings_clauses import auxiliaries, case_of
from communique.resolve.happenings_groups import Group
from communique.resolve.happenings_scene import Scene
from communique.resolve.happenings_words import lemma_of
from communique.values.annotated import DateMention
from communique.values.claims import Receipt
from communique.values.syntax import Token
from communique.values.understood import Telling

_FRESH = 4  # days before the article that its story may tell of
_EARLIER = {"had", "has", "have", "having", "'d", "’d", "'ve", "’ve"}
_NOT_WHEN = {"since", "until", "till", "before", "after", "by", "from", "of", "than", "for"}
_TO_COME = {"will", "would", "to", "'ll", "’ll"}
_AFTER = {"after", "following"}
_SAID = {
    "add", "agree", "announce", "ask", "assure", "declare", "inform", "promise", "say", "state", "tell", "urge",
    "warn",
}  # fmt: skip
_ON_THE_LINE = ("conj", "parataxis")


def fill_story_days(scene: Scene, groups: Sequence[Group]) -> None:
    """Give the day of the story to what was held in the plain past and tells no day of its own."""
    undated = [group for group in groups if _is_open(group)]
    days = _days_told(scene) if undated else []
    for group in undated:
        for at, told in enumerate(group.tellings):
            day = _day_of_story(scene, days, told) if _goes_on(scene, told) else None
            if day is not None:
                receipt = Receipt.of(scene.text, day.start, day.end)
                group.tellings[at] = replace(told, date=past_day(scene, day), date_at=receipt, dated_by="lead")
                break


def _is_open(group: Group) -> bool:
    """Whether a meeting or call was held and nothing tells when."""
    return group.status == "held" and not group.is_trip and not any(told.date_at for told in group.tellings)


def _days_told(scene: Scene) -> list[DateMention]:
    """The days shortly before the article that the main clauses of its body tell in the plain past."""
    today = scene.understood.annotated.article.day
    if today is None:
        return []
    fresh = {(today - timedelta(days=back)).isoformat() for back in range(_FRESH + 1)}
    told = (mention for each in scene.dates.values() for mention in each if past_day(scene, mention) in fresh)
    return sorted((mention for mention in told if _is_of_story(scene, mention)), key=lambda mention: mention.start)


def past_day(scene: Scene, mention: DateMention) -> str | None:
    """The day of something over: a bare weekday is the last one."""
    today = scene.understood.annotated.article.day
    ahead = today is not None and (mention.edtf or "") > today.isoformat()
    return mention.past if ahead and mention.past else mention.edtf


def _is_of_story(scene: Scene, mention: DateMention) -> bool:
    top = scene.tree.top(mention.start, mention.end)
    if top is None or scene.tree.sentences[top.sentence].kind != "B" or case_of(scene.tree, top) in _NOT_WHEN:
        return False
    over = (here for here in scene.tree.ancestors(top) if here.pos in ("VERB", "AUX") or scene.tree.child(here, "cop"))
    verb = next(over, None)
    if verb is None or not _is_plain_past(scene, verb):
        return False
    between = scene.tree.tokens[verb.i + 1 : top.i]
    return not any(token.lower in _TO_COME for token in between)


def _is_plain_past(scene: Scene, verb: Token) -> bool:
    """Whether a main clause is in the simple past, no "had" or "has" before its verb."""
    auxes = set(auxiliaries(scene.tree, verb))
    copula = scene.tree.child(verb, "cop")
    forms = {"was", "were"} & {*auxes, *([copula.lower] if copula is not None else [])}
    past = verb.tag == "VBD" or "did" in auxes or (bool(forms) and (verb.tag in ("VBG", "VBN") or copula is not None))
    if not past or auxes & _EARLIER:
        return False
    here = verb
    while here.dep.partition(":")[0] in _ON_THE_LINE and here.head != here.i:
        here = scene.tree.head(here)
    return here.head == here.i or here.dep == "root"


def _goes_on(scene: Scene, told: Telling) -> bool:
    """Whether a telling goes on with the story: the plain past of a main clause of the body."""
    if scene.tree.sentences[told.sentence].kind != "B" or told.back or told.format == "visit":
        return False
    token = scene.tree.tokens[told.token]
    if told.loose:
        verb = scene.tree.head(token) if _is_behind_words(scene, token) else None
    else:
        verb = token if token.pos in ("VERB", "AUX") else carrying_verb(scene, token)
    return verb is not None and _is_plain_past(scene, verb)


def _is_behind_words(scene: Scene, noun: Token) -> bool:
    """Whether somebody said something right after a meeting ("told reporters after talks with the president")."""
    return case_of(scene.tree, noun) in _AFTER and lemma_of(scene.tree.head(noun)) in _SAID


def _day_of_story(scene: Scene, days: Sequence[DateMention], told: Telling) -> DateMention | None:
    """The last day of the story before a telling, where its paragraph tells no other time since."""
    before = [mention for mention in days if mention.start < told.start]
    if not before:
        return None
    line = scene.tree.sentences[told.sentence].line
    since = (
        mention
        for sentence, found in scene.dates.items()
        if sentence <= told.sentence and scene.tree.sentences[sentence].line == line
        for mention in found
        if mention.start > before[-1].end and (sentence == told.sentence or mention.start < told.start)
    )
    return before[-1] if not any(_is_other_time(scene, mention, told) for mention in since) else None


def _is_other_time(scene: Scene, mention: DateMention, told: Telling) -> bool:
    """Whether an expression of time moves the story away: nothing to come, said, or in another sentence a mere bound."""
    top, today = scene.tree.top(mention.start, mention.end), scene.understood.annotated.article.day
    if top is None or (today is not None and (mention.edtf or "") > today.isoformat()):
        return False
    if any(here.dep == "ccomp" for here in scene.tree.ancestors(top)):
        return False
    return top.sentence == told.sentence or case_of(scene.tree, top) not in _NOT_WHEN
