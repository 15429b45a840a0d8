"""Which engagements are the news of the article and which are its background."""

from collections.abc import Sequence
from datetime import timedelta

from communique.resolve.happenings_clauses import case_of
from communique.resolve.happenings_groups import Group, is_old, overlap
from communique.resolve.happenings_scene import Scene, opening
from communique.values.understood import Telling

_FRESH = 3  # days before the article in which its news lies
_OPENING = 8  # sentences that open the article
_HALF = 18  # sentences in which a report that opens with a scene comes to its news
_NEAR = 3  # words from a verb to its "separately"
_LEADS = (2.0, 1.2, 0.6)  # what the first sentences of the body weigh as news
_MARGINS = {"margin", "margins", "sideline", "sidelines", "fringe", "fringes"}
_BEHIND = {"after", "following", "since", "before", "ahead of", "ahead", "despite"}


def mark_main(scene: Scene, groups: Sequence[Group]) -> list[bool]:
    """For each engagement whether the article reports it as its news."""
    if not groups:
        return []
    leads = _lead_sentences(scene)
    weights = [sum(_weight(scene, told, leads) for told in group.tellings) for group in groups]
    best = max(weights)
    first = groups[weights.index(best)] if best >= 1 else _fresh(scene, groups) or _told_first(scene, groups)
    if first is not None and all(_is_follow_up(scene, told) for told in first.tellings):
        first = next((group for group in groups if group.date and _is_told_now(scene, group)), first)
    if first is None:
        return [False] * len(groups)
    return [
        group is first or _belongs(scene, group, first, weight) for group, weight in zip(groups, weights, strict=True)
    ]


def _fresh(scene: Scene, groups: Sequence[Group]) -> Group | None:
    """The first engagement told in the opening of the body that took place in the days before the article."""
    today = scene.understood.annotated.article.day
    if today is None:
        return None
    since = (today - timedelta(days=_FRESH)).isoformat()
    for group in groups:
        if group.tellings[0].sentence <= _OPENING and group.date and since <= group.date <= today.isoformat():
            return group
    return None


def _told_first(scene: Scene, groups: Sequence[Group]) -> Group | None:
    """What a report that opens with a scene tells first of a meeting held now: in the plain past, far from its first words."""
    if scene.understood.voice:
        return None
    return next((group for group in groups if _is_told_now(scene, group)), None)


def _is_told_now(scene: Scene, group: Group) -> bool:
    """Whether a meeting was held, for all that is told in these days, and the first half of the report tells of it."""
    told = group.tellings[0]
    if group.status != "held" or group.is_trip or told.back or scene.tree.sentences[told.sentence].kind != "B":
        return False
    today = scene.understood.annotated.article.day
    if group.date is not None:
        fresh = today is not None and (today - timedelta(days=_FRESH)).isoformat() <= group.date <= today.isoformat()
        return fresh and told.sentence <= _HALF
    return told.sentence <= (_OPENING if told.loose else _HALF) and not told.also


def _lead_sentences(scene: Scene) -> dict[int, float]:
    """What a sentence weighs as news: the headline and the first sentences of the body most."""
    weights = {s.i: {"H": 2.0, "B": 0.1}.get(s.kind, 0.2) for s in scene.tree.sentences}
    return weights | {s.i: worth for s, worth in zip(opening(scene, len(_LEADS)), _LEADS, strict=False)}


def _weight(scene: Scene, told: Telling, leads: dict[int, float]) -> float:
    weight = leads.get(told.sentence, 0.0)
    if told.back or told.another or (_stands_behind(scene, told) and told.dated_by != "own"):
        return weight * 0.2
    return weight * 0.2 if is_old(scene, told.date) and not scene.understood.voice else weight


def _is_follow_up(scene: Scene, told: Telling) -> bool:
    """Whether a report of the press tells behind its first sentence what is to come of the news."""
    if scene.understood.voice or told.status not in ("planned", "proposed"):
        return False
    first = next(iter(opening(scene, 1)), None)
    return scene.tree.sentences[told.sentence].kind == "B" and first is not None and told.sentence > first.i


def _stands_behind(scene: Scene, told: Telling) -> bool:
    token = scene.tree.tokens[told.token]
    if case_of(scene.tree, token) == "of" and (
        scene.tree.head(token).lower in _MARGINS or scene.tree.head(token).lower == "ahead"
    ):
        return True
    return case_of(scene.tree, token) in _BEHIND or any(
        kid.lower in _BEHIND for kid in scene.tree.children(token, "mark", "case")
    )


def _belongs(scene: Scene, group: Group, first: Group, weight: float) -> bool:
    """Whether an engagement is part of the event reported: the same day and somebody of the same sides."""
    ours, theirs = group.tellings[0], first.tellings[0]
    if ours.token == theirs.token or (ours.also and ours.token in {told.token for told in first.tellings}):
        return True  # told by one word ("met with A; with B; and with C")
    if all(_stands_behind(scene, told) for told in group.tellings):
        return False  # the gathering on whose margins they met
    if not (group.people & first.people or len(group.sides & first.sides) > 1):
        return False
    if group.status != first.status:
        return False
    tour = any(told.rule == "visit" for told in first.tellings) and first.status == "planned"
    if tour and group.people & first.people:
        return True
    day = group.date
    if day and first.date:
        return overlap(day, first.date) or _goes_on(scene, group, first)
    if day and is_old(scene, day):
        return False
    if any(told.back for told in group.tellings):
        return False
    return weight >= 1 or _is_of_plan(scene, first) or _is_beside(scene, group, first)


def _is_of_plan(scene: Scene, first: Group) -> bool:
    """Whether the news is a plan, told by an official page or in the headline, of which more plans are a part."""
    told = scene.understood.voice or any(scene.tree.sentences[t.sentence].kind == "H" for t in first.tellings)
    return first.status == "planned" and bool(told)


def _goes_on(scene: Scene, group: Group, first: Group) -> bool:
    """Whether who met there met again on the days since: the round of talks that the article reports went on."""
    today, day, since = scene.understood.annotated.article.day, group.date or "", first.date or ""
    if (
        today is None
        or group.status != "held"
        or any(told.back for told in group.tellings)
        or not _is_face_to_face(group)
    ):
        return False
    return bool(group.people & first.people) and since.partition("/")[0] < day <= today.isoformat()


def _is_beside(scene: Scene, group: Group, first: Group) -> bool:
    """Whether two of many who met, or one of them apart, met there: in the plain past, no day told."""
    told = group.tellings[0]
    undated = not any(each.date_at for each in group.tellings)
    if group.status != "held" or not undated or told.loose or not _is_face_to_face(group):
        return False
    near = scene.tree.tokens[max(0, told.token - _NEAR) : told.token + _NEAR]
    apart = any(token.lower in ("separate", "separately") for token in near)
    return group.sides < first.sides or (apart and bool(group.people & first.people))


def _is_face_to_face(group: Group) -> bool:
    return not group.is_trip and all(told.format not in ("call", "video") for told in group.tellings)
