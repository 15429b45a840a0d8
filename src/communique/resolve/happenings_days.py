"""The days of engagements that are told elsewhere than beside the trigger: "the previous day", the lead's weekday."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from communique.lexicon.engagements import nouns
from communique.resolve.happenings_actors import actors_of
from communique.resolve.happenings_clauses import auxiliaries, case_of, objects, obliques
from communique.resolve.happenings_groups import Group
from communique.resolve.happenings_scene import Scene, at_margins, join, meaning, opening
from communique.resolve.happenings_story import past_day
from communique.resolve.happenings_when import at_place_of
from communique.resolve.happenings_words import clause_of, lemma_of
from communique.values.annotated import DateMention
from communique.values.claims import Receipt
from communique.values.syntax import Token
from communique.values.understood import Telling

_NEAR = 500  # characters
_LEAD = 4  # sentences of the body in which the day of the news may stand
_HOUSES = {"department", "hall", "house", "kremlin", "ministry", "palace", "residence"}
_NAME = 6  # words between "at" and the end of a house's name
_SAME_DAY = {"afterward", "afterwards", "earlier", "later", "then"}
_OPENS = re.compile(
    r"(?:In the (?:morning|afternoon|evening)|That (?:morning|afternoon|evening)"
    r"|(?:Earlier|Later) (?:in the day|that day|the same day)|(?:On )?[Tt]he same day"
    r"|(?:Before|After|Following|Ahead of) the (?:ceremony|meeting|session|summit|talks)"
    r"|Before that|Afterwards?|On the (?:sidelines|margins))\b"
)
_HELD = {"convene", "hold", "host", "meet", "speak"}
_RIGHT_AFTER = {"after", "following"}
_NOT_WHEN = {"since", "until", "till", "before", "after", "by", "from", "of", "than"}


def fill_days(scene: Scene, groups: Sequence[Group], news: Sequence[bool]) -> None:
    """Give a day to the tellings that count from another event, and to the news where only the lead tells it."""
    for group in groups:
        _count_back(scene, groups, group)
    _same_day_at_margins(scene, groups)
    _same_day_apart(scene, groups, news)
    _right_after(scene, groups)
    _same_place_apart(scene, groups, news)
    for group, main in zip(groups, news, strict=True):
        placed = main and (_from_head(scene, group) or any(told.place for told in group.tellings))
        if main and not placed and not _place_from_lead(scene, group):
            _from_dateline(scene, group)
        if main and group.tellings[0].status == "held" and not any(told.date for told in group.tellings):
            _from_lead(scene, group)


def _same_day_at_margins(scene: Scene, groups: Sequence[Group]) -> None:
    """A gathering "on the margins of" which others met was held when and where they did, its own day untold."""
    for group in groups:
        first = group.tellings[0]
        aside = at_margins(scene, scene.tree.tokens[first.token])
        if not aside or any(told.date for told in group.tellings):
            continue
        others = [told for each in groups if each is not group for told in each.tellings]
        held = next((told for told in others if told.sentence == first.sentence and told.date), None)
        if held is None or held.status != "held" or held.format in ("call", "video"):
            continue
        day = replace(first, date=held.date, date_at=held.date_at, dated_by="lead")
        where = held.place is not None and not any(told.place for told in group.tellings)
        group.tellings[0] = at_place_of(day, held) if where else day


def _same_day_apart(scene: Scene, groups: Sequence[Group], news: Sequence[bool]) -> None:
    """An engagement held "separately", "afterwards" or "earlier", its day untold, was held on the day of the news."""
    main = next((group for group, is_main in zip(groups, news, strict=True) if is_main), None)
    day = next((told for told in main.tellings if told.date), None) if main is not None else None
    for group in groups:
        first = group.tellings[0]
        if day is None or main is None or group is main or any(told.date for told in group.tellings):
            continue
        if first.status == "held" and group.sides & main.sides and _is_apart(scene, first):
            group.tellings[0] = replace(first, date=day.date, date_at=day.date_at, dated_by="lead")


def _right_after(scene: Scene, groups: Sequence[Group]) -> None:
    """An engagement held "immediately after" another, its day untold, was held on the day of that."""
    for group in groups:
        if group.status != "held" or any(told.date for told in group.tellings):
            continue
        after = next((told for told in group.tellings if _is_right_after(scene, told)), None)
        others = [told for each in groups if each is not group for told in each.tellings]
        earlier = [t for t in others if after is not None and t.date and t.status == "held" and t.start < after.start]
        if earlier:
            over = max(earlier, key=lambda told: told.start)
            group.tellings[0] = replace(group.tellings[0], date=over.date, date_at=over.date_at, dated_by="lead")


def _is_right_after(scene: Scene, told: Telling) -> bool:
    """Whether a telling's verb stands behind "after the meeting", "following the summit"."""
    behind = (t for case, t in obliques(scene.tree, scene.tree.tokens[told.token]) if case in _RIGHT_AFTER)
    return any(token.lower in nouns() for token in behind)


def _same_place_apart(scene: Scene, groups: Sequence[Group], news: Sequence[bool]) -> None:
    """An engagement held "separately" or "afterwards", its place untold, was held where the news was."""
    main = next((group for group, is_main in zip(groups, news, strict=True) if is_main), None)
    where = next((told for told in main.tellings if told.place), None) if main is not None else None
    for group in groups:
        first = group.tellings[0]
        if where is None or group is main or any(told.place for told in group.tellings) or not _is_apart(scene, first):
            continue
        if main is not None and group.date is not None and group.date == main.date:
            group.tellings[0] = replace(first, place=where.place, place_at=where.place_at, place_side=where.place_side)


def _from_head(scene: Scene, group: Group) -> bool:
    """The place at the head of a page of remarks: what the speakers say of other places does not move it."""
    first = group.tellings[0]
    if scene.tree.sentences[first.sentence].kind != "H" or first.dated_by != "own":
        return False
    heads = {line.start for line in scene.understood.annotated.article.lines if line.kind == "M"}
    place = next((place for place in scene.understood.annotated.places if place.start in heads), None)
    if place is not None:
        at = Receipt.of(scene.text, place.start, place.end)
        told = replace(first, place=place.text, place_at=at, place_side=place.side, city=place.city)
        group.tellings[0] = told
    return place is not None


def _from_dateline(scene: Scene, group: Group) -> None:
    """The dateline's place where the text says "here", or names a house of state."""
    here = any(token.lower == "here" for s in opening(scene, 2) for token in scene.tree.within(s)) or _in_a_house(scene)
    line = scene.understood.annotated.article.dateline
    if not here or line is None or line.start is None or line.end is None:
        return
    at = Receipt.of(scene.text, line.start, line.end)
    group.tellings[0] = replace(group.tellings[0], place=line.value, place_at=at)


def _place_from_lead(scene: Scene, group: Group) -> bool:
    """The city in which the parties are said to have acted together in the opening ("agreed in Tokyo on Tuesday")."""
    for sentence in opening(scene, _LEAD):
        for place in scene.understood.annotated.places:
            if not place.city or not sentence.start <= place.start < sentence.end:
                continue
            top = scene.tree.top(place.start, place.end)
            if top is None or case_of(scene.tree, top) != "in" or scene.tree.head(top).pos != "VERB":
                continue
            if set(actors_of(scene, scene.tree.head(top)).sides) == group.sides:
                at = Receipt.of(scene.text, place.start, place.end)
                told = replace(group.tellings[0], place=place.text, place_at=at, place_side=place.side, city=True)
                group.tellings[0] = told
                return True
    return False


def _in_a_house(scene: Scene) -> bool:
    """Whether the opening names a house of state where it was held ("at the Foreign Ministry")."""
    words = [token.lower for sentence in opening(scene, _LEAD) for token in scene.tree.within(sentence)]
    return any(word in _HOUSES and "at" in words[max(0, at - _NAME) : at] for at, word in enumerate(words))


def _is_apart(scene: Scene, told: Telling) -> bool:
    token = scene.tree.tokens[told.token]
    if {"has", "have"} & {*auxiliaries(scene.tree, clause_of(scene.tree, token))}:
        return False  # "has also held talks in Lima"
    if told.also and told.people:
        return True
    sentence = scene.tree.sentences[told.sentence]
    if _OPENS.match(scene.text, sentence.start, sentence.end) is not None:
        return True
    near = scene.tree.tokens[max(0, told.token - 3) : told.token + 2]
    kids = scene.tree.children(token, "advmod")
    return any(t.lower in ("separate", "separately") for t in near) or any(kid.lower in _SAME_DAY for kid in kids)


def _count_back(scene: Scene, groups: Sequence[Group], group: Group) -> None:
    for at, told in enumerate(group.tellings):
        if told.dated_by == "offset" and told.date is None and told.date_at is not None:
            count = _offset_at(scene, told.date_at)
            turned = told.start > told.date_at.end and told.date_at.quote.lower().endswith(" after")
            if count is not None and turned:
                count = -count  # "a day after the two had met": the meeting was the day before
            same = _day_before(scene, told.date_at) if count == 0 else None
            beside = _beside(groups, group, told) if turned else None
            base = same or beside or _event_before(scene, groups, group, told)
            if base is not None and count is not None:
                group.tellings[at] = replace(told, date=(base + timedelta(days=count)).isoformat())


def _beside(groups: Sequence[Group], group: Group, told: Telling) -> date | None:
    """The day of another engagement told in the same sentence."""
    others = (
        each for each in groups if each is not group and any(other.sentence == told.sentence for other in each.tellings)
    )
    return next((day for each in others if (day := _day_of(each)) is not None), None)


def _day_before(scene: Scene, at: Receipt) -> date | None:
    """The day told last before "that day", "hours later", at most some sentences back."""
    last = _last_day(scene, at)
    return last[1] if last is not None else None


def _last_day(scene: Scene, at: Receipt) -> tuple[int, date] | None:
    """Where the day told last before a place stands, and the day, at most some sentences back."""
    mentions = (mention for found in scene.dates.values() for mention in found)
    told = [(m.start, day) for m in mentions if m.start < at.start and (day := _single(m.edtf)) is not None]
    last = max(told, default=None)
    return last if last is not None and at.start - last[0] < _NEAR else None


def _event_before(scene: Scene, groups: Sequence[Group], group: Group, told: Telling) -> date | None:
    """The day of the engagement or other event named last before this one, else the article's own."""
    days = [
        (other.start, day)
        for each in groups
        if each is not group
        for other in each.tellings
        if other.start < told.start
        and (other.status == "held" or told.status != "held")
        and (day := _day_of(each)) is not None
    ]
    last, today = (
        _last_day(scene, told.date_at) if told.date_at is not None else None,
        scene.understood.annotated.article.day,
    )
    if last is not None and (told.status != "held" or today is None or last[1] <= today):
        days.append(last)
    return max(days)[1] if days else scene.understood.annotated.article.day


def _day_of(group: Group) -> date | None:
    return next((day for told in group.tellings if (day := _single(told.date)) is not None), None)


def _offset_at(scene: Scene, at: Receipt) -> int | None:
    dates = (mention for found in scene.dates.values() for mention in found)
    return next((mention.offset for mention in dates if mention.start == at.start), None)


def _from_lead(scene: Scene, group: Group) -> None:
    """The day of a lead sentence whose actors are the parties."""
    mention = _lead_date(scene, group)
    first = group.tellings[0]
    if mention is not None:
        at = Receipt.of(scene.text, mention.start, mention.end)
        group.tellings[0] = replace(first, date=past_day(scene, mention), date_at=at, dated_by="lead")


def _lead_date(scene: Scene, group: Group) -> DateMention | None:
    for sentence in opening(scene, _LEAD):
        for mention in scene.dates.get(sentence.i, ()):
            top = scene.tree.top(mention.start, mention.end)
            if (
                top is None
                or mention.edtf is None
                or len(mention.edtf) < len("2020-01-01")
                or case_of(scene.tree, top) in _NOT_WHEN
            ):
                continue
            verb = next((here for here in scene.tree.ancestors(top) if here.pos == "VERB"), None)
            if verb is None or "had" in auxiliaries(scene.tree, verb):
                continue
            if set(actors_of(scene, verb).sides) == group.sides or _is_to_other(scene, verb, group):
                return mention
            if sentence == opening(scene, 1)[0] and _is_host(scene, verb, group):
                return mention
    return None


def _is_host(scene: Scene, verb: Token, group: Group) -> bool:
    """Whether the first sentence tells only who held it, the rest named in a list ("held a call with leaders today")."""
    acting = actors_of(scene, verb)
    listed = any(told.adds for told in group.tellings)
    return listed and lemma_of(verb) in _HELD and bool(acting.people) and set(acting.sides) < group.sides


def _is_to_other(scene: Scene, verb: Token, group: Group) -> bool:
    """Whether one who took part did something to the other by name ("congratulated Minister Haug today", "reached out to me tonight")."""
    others = [*objects(scene.tree, verb), *(token for case, token in obliques(scene.tree, verb) if case == "to")]
    acting, done_to = actors_of(scene, verb), join(meaning(scene, token) for token in others)
    both = {*acting.people, *done_to.people}
    return (
        bool(acting.people and done_to.people)
        and both <= (group.people or both)
        and {*acting.sides, *done_to.sides} == group.sides
    )


def _single(edtf: str | None) -> date | None:
    return date.fromisoformat(edtf) if edtf and len(edtf) == len("2020-01-01") else None
