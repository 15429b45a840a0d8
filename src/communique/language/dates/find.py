"""The finder of dates: every expression of time in a text, resolved against the day the text came out."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from communique.language import edtf as days
from communique.language.dates import counted, deictic, explicit, holidays, months, vague, weekdays, years
from communique.language.dates.join import join_expressions, widen_expressions
from communique.language.dates.length import lengthen
from communique.language.dates.reading import DateExpression, Reading, Rule
from communique.language.dates.tense import guess_tense
from communique.language.dates.weigh import weighed

VERSION = "1"
_REACH = 60
_AHEAD = 110
_FIRST_YEAR, _LAST_YEAR = 1500, 2999  # a day of publication outside is a slip
_AT_HAND = 80
_YEARLESS = ("month", "month-day", "day-month", "two-month-days", "season", "feast")
_WORDS = re.compile(r"[A-Za-z]+|\d+")
_ROOMS = (explicit, holidays, weekdays, months, counted, deictic, years, vague)


@cache
def _triggers() -> dict[str, tuple[Rule, ...]]:
    """The rules to try at each word that may stand in a date."""
    found: dict[str, list[Rule]] = {}
    for room in _ROOMS:
        for rule in room.RULES:
            for word in rule.triggers:
                found.setdefault(word, []).append(rule)
    return {word: tuple(rules) for word, rules in found.items()}


def find_date_expressions(text: str, published: date | str | None = None) -> list[DateExpression]:
    """Every expression of time in a text, in its order.

    `published` is the day the text came out, or an EDTF string; where that is an interval, only what means the same
    from its first day as from its last is resolved; where it is None, only what the text tells in full, a day without
    a year taking that of the year told beside it.
    """
    span = (published, published) if isinstance(published, date) else days.bounds(published) if published else None
    if span is not None and not _FIRST_YEAR <= span[0].year <= span[1].year <= _LAST_YEAR:
        span = None
    if span is None or span[0] == span[1]:
        return _find(text, span[0] if span else None)
    return _agreed(_find(text, span[0]), _find(text, span[1]))


def _find(text: str, today: date | None) -> list[DateExpression]:
    found: list[DateExpression] = []
    done = 0
    for start, rules in _candidates(text):
        while done <= start and (best := _best(text, today, rules, (done, start))) is not None:
            found.append(best)
            done = best.end
    if today is None:
        found = [_dated_by_neighbour(text, found, place) for place in range(len(found))]
    return [lengthen(text, item) for item in widen_expressions(text, join_expressions(text, found))]


def _dated_by_neighbour(text: str, found: list[DateExpression], place: int) -> DateExpression:
    """In a text of unknown day: a day or month without a year takes that of the last year told, or of the next at hand.

    The list is filled from the left, so that what has been found a year for dates what follows.
    """
    item = found[place]
    if item.edtf is not None or not item.anchored or item.rule.split("/")[1] not in _YEARLESS:
        return item
    told = _told_beside(found, place)
    if told is None:
        return item
    rules = tuple(rule for room in _ROOMS for rule in room.RULES if rule.name == item.rule.split("/")[1])
    again = _best(text, told[0], rules, (item.start, item.start))
    if again is None or again.end != item.end or again.future is None:
        return item
    edtf = again.future if (told[1] - told[0]).days > 300 else _sooner(again, told[0])
    found[place] = replace(again, edtf=edtf, past=edtf, future=edtf)
    return found[place]


def _sooner(item: DateExpression, told: date) -> str | None:
    """The reading that a narrative is likelier to go on to: ahead, or back by less than half as many days."""
    back, ahead = days.bounds(item.past or ""), days.bounds(item.future or "")
    if back is None or ahead is None:
        return item.future
    return item.past if (told - back[1]).days * 2 < (ahead[0] - told).days else item.future


def _told_beside(found: list[DateExpression], place: int) -> days.Bounds | None:
    """The last days told before, else those of the year told right behind."""
    for item in reversed(found[:place]):
        span = days.bounds(item.edtf) if item.edtf else None
        if span and (span[1] - span[0]).days < 366:
            return span
    if place + 1 < len(found) and found[place + 1].start - found[place].end < _AT_HAND:
        span = days.bounds(found[place + 1].edtf or "")
        return days.year_bounds(span[0].year) if span and span[0].year == span[1].year else None
    return None


def _candidates(text: str) -> Iterator[tuple[int, tuple[Rule, ...]]]:
    """The places of words that may stand in a date, with the rules to try there."""
    triggers = _triggers()
    for word in _WORDS.finditer(text):
        token = word[0]
        rules = triggers.get(token) or (triggers.get(_shape(token)) if token[0].isdigit() else None)
        if rules:
            yield word.start(), rules


def _shape(figures: str) -> str:
    return "YYYY" if len(figures) == 4 else "DDs" if len(figures) == 2 and figures[1] == "0" else ""


def _best(text: str, today: date | None, rules: tuple[Rule, ...], place: tuple[int, int]) -> DateExpression | None:
    """The longest expression that covers the word; of equal ones the first rule's."""
    best: DateExpression | None = None
    done, start = place
    for rule in rules:
        for match in rule.pattern.finditer(text, max(done, start - _REACH), min(len(text), start + _AHEAD)):
            if match.start() > start:
                break
            if match.end() <= start:
                continue
            reading = rule.read(match, today)
            if reading is not None and (best is None or match.end() - match.start() > best.end - best.start):
                best = _express(text, rule, (match.start(), reading.end or match.end()), (reading, today))
            break
    return best


def _express(text: str, rule: Rule, place: tuple[int, int], told: tuple[Reading, date | None]) -> DateExpression:
    start, end = place
    reading, today = told
    tense = guess_tense(text, start, end) if reading.past != reading.future else None
    step = reading.step
    found = DateExpression(
        start=start,
        end=end,
        text=text[start:end],
        edtf=reading.edtf,
        rule=f"date/{rule.name}/{VERSION}",
        past=reading.past,
        future=reading.future,
        anchored=reading.anchored,
        offset=step[0] * (7 if step[1] == "week" else 1) if step and step[1] in ("day", "week") else None,
        step=step,
        clock=reading.clock,
    )
    return found if tense is None else replace(found, edtf=weighed(found, tense, today) or reading.edtf)


def _agreed(first: list[DateExpression], last: list[DateExpression]) -> list[DateExpression]:
    """The expressions as read from both ends of an interval of publication: what differs is left open."""
    others = {(item.start, item.end): item for item in last}
    found = []
    for item in first:
        other = others.get((item.start, item.end))
        if other is not None:
            found.append(
                replace(
                    item,
                    edtf=item.edtf if item.edtf == other.edtf else None,
                    past=item.past if item.past == other.past else None,
                    future=item.future if item.future == other.future else None,
                )
            )
    return found
