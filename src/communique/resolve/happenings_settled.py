"""Whether an engagement lies ahead or is over, by its day and by the schedule that it stands in."""

import re
from dataclasses import replace
from datetime import date

from communique.resolve.happenings_clauses import auxiliaries
from communique.resolve.happenings_scene import Scene
from communique.values.claims import Receipt
from communique.values.understood import Telling

_CLOCK = re.compile(r"\(?\d{1,2}[:.]\d{2}\s?(?:[ap]\.?\s?m\.?|hrs|hours|h)\b", re.IGNORECASE)
_SCHEDULE = re.compile(r"(?:public|daily|weekly)\s+(?:schedule|guidance)\b", re.IGNORECASE)
_OVER = {"had", "has", "have", "was", "were"}
_LATER = re.compile(r"(?:later (?:this|in)|next|this coming|the coming)\b", re.IGNORECASE)


def settle_status(scene: Scene, telling: Telling) -> Telling:
    """A telling in the present or past tense with a day yet to come is of a planned engagement."""
    today = scene.understood.annotated.article.day
    if _is_scheduled(scene, telling):
        telling = _on_the_day(scene, replace(telling, status="planned", loose=False))
    first = _first_day(telling.date)
    if today is None or first is None:
        return telling
    last = (telling.date or "").rpartition("/")[2]
    now = today.isoformat()[: len(last)]
    token = scene.tree.tokens[telling.token]
    past = token.tag == "VBD" or bool(_OVER & {*auxiliaries(scene.tree, token)})  # "has been in Lima this week"
    yet = first > today or (telling.format == "visit" and last > now and not past) or _is_coming(scene, telling)
    if telling.status == "held" and yet:
        return replace(telling, status="planned", loose=False)
    over = telling.rule == "meeting-noun" and telling.dated_by == "own" and last < now
    if over and telling.status in ("planned", "proposed"):
        return replace(telling, status="held")
    if over and telling.status == "held":
        telling = replace(telling, loose=False)  # "at the Andean summit in April": what is over leaves nothing open
    if telling.status == "planned" and telling.dated_by == "clause" and last < now:
        return replace(telling, date=None, date_at=None, dated_by="")
    return telling


def _is_coming(scene: Scene, telling: Telling) -> bool:
    """Whether a present tense stands with days that are still to come ("travels to Lima later this month")."""
    present = scene.tree.tokens[telling.token].tag in ("VBZ", "VBP")
    return present and telling.date_at is not None and _LATER.match(telling.date_at.quote) is not None


def _is_scheduled(scene: Scene, telling: Telling) -> bool:
    """Whether it is an entry of a day's schedule: told in the present behind a clock, or on a page that is one.

    "10:00 a.m. Minister Haug meets with ..."; "Public Schedule" and "Minister Haug is on travel to Lima, May 3-5".
    """
    token = scene.tree.tokens[telling.token]
    if telling.status != "held" or any(t.tag == "VBD" for t in scene.tree.within(scene.tree.sentences[token.sentence])):
        return False
    line = scene.text[scene.text.rfind("\n", 0, token.start) + 1 : token.start]
    clock = token.tag in ("VBZ", "VBP") and _CLOCK.match(line) is not None
    return clock or _SCHEDULE.match(scene.text) is not None


def _on_the_day(scene: Scene, telling: Telling) -> Telling:
    """A telling without a day on that of the schedule's heading ("Public Schedule: March 9, 2031")."""
    head, stamp = scene.text.find("\n"), scene.understood.annotated.article.published
    told = [(m.edtf, m.start, m.end) for m in scene.understood.annotated.dates if m.end <= head]
    if stamp is not None and stamp.start is not None and stamp.end is not None and stamp.end <= head:
        told.append((stamp.value, stamp.start, stamp.end))
    day = next(((edtf, start, end) for edtf, start, end in told if len(edtf or "") == len("2031-03-09")), None)
    if day is None or telling.date is not None:
        return telling
    return replace(telling, date=day[0], date_at=Receipt.of(scene.text, day[1], day[2]), dated_by="own")


def _first_day(edtf: str | None) -> date | None:
    """The first day of a date, of its first month or of its first year."""
    first, size = (edtf or "").partition("/")[0], len("2031-01-01")
    whole = first + "-01-01"[len(first) - size :] if len(first) < size else first
    return date.fromisoformat(whole) if len(whole) == size else None
