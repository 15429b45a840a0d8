"""Remarks before a meeting: what the speakers say of "our conversation today" is the meeting of the headline, and it was held."""

import re
from dataclasses import replace

from communique.resolve.happenings_groups import Group
from communique.resolve.happenings_scene import Scene
from communique.values.understood import Telling

_BEFORE = re.compile(
    r"\b(?:before|prior to|at the (?:start|top) of) (?:an? |the )?(?:(?:bilateral|expanded|her|his|their|trilateral|working) )+$",
    re.IGNORECASE,
)
_GREETINGS = ("receive-verb", "see-verb")  # "it is a pleasure to welcome Minister Soto here"
_HERE = re.compile(r"\b(?:(?:am|are|be|come|came|is|['’]re|['’]m) (?:back )?here|presence here)\b")
_SPAN = 40  # characters before a noun of the headline
_OPEN = ("planned", "proposed")


def with_remarks(scene: Scene, groups: list[Group]) -> list[Group]:
    """The engagements of remarks before a meeting: that meeting held, what looks forward to it no other one."""
    main = next((group for group in groups if any(is_ahead(scene, told) for told in group.tellings)), None)
    if main is None:
        return groups
    same = [group for group in groups if group is not main and _is_of_today(scene, group, main)]
    main.tellings = [
        replace(told, status="held", loose=False) if told.status in _OPEN else told for told in main.tellings
    ]
    for group in same:
        for told in group.tellings:
            people = () if told.status == "held" else told.people  # one name may be read in two ways
            main.add(replace(told, status="held", loose=True, people=people))
    return [group for group in groups if group not in same]


def is_ahead(scene: Scene, told: Telling) -> bool:
    """Whether a headline says that what follows was said right before this meeting ("Before Their Meeting")."""
    if scene.tree.sentences[told.sentence].kind != "H" or told.format in ("call", "visit"):
        return False
    return _BEFORE.search(scene.text, max(0, told.start - _SPAN), told.start) is not None


def _is_of_today(scene: Scene, group: Group, main: Group) -> bool:
    """Whether an engagement of the same sides, a greeting or yet to come, has no day or place but that of the meeting."""
    today = scene.understood.annotated.article.day
    greeting = group.tellings[0].rule in _GREETINGS
    greeting = greeting and all(told.status == "held" and not told.back for told in group.tellings)
    if not group.sides <= main.sides or not (greeting or all(told.status in _OPEN for told in group.tellings)):
        return False
    if any(told.another or told.format not in ("meeting", None) for told in group.tellings):
        return False
    days = {told.date for told in group.tellings if told.date}
    plural = scene.tree.tokens[group.tellings[0].token].tag in ("NNS", "NNPS") and not days
    plural = plural and not _is_why_here(scene, group.tellings[0])
    places = {told.place for told in main.tellings if told.place}
    elsewhere = any(told.place and told.place not in places for told in group.tellings)
    return not elsewhere and not plural and days <= ({today.isoformat()} if today else set())


def _is_why_here(scene: Scene, told: Telling) -> bool:
    """Whether it is what a speaker came for ("our presence here is to conduct the discussions", "we are here today for talks")."""
    return _HERE.search(scene.text, scene.tree.sentences[told.sentence].start, told.start) is not None
