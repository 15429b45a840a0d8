"""When a page without a date came out: every known event that it counts from sets bounds, and the bounds must meet."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, reduce

from communique.language.dates import DateExpression, find_date_expressions
from communique.language.edtf import bounds
from communique.language.sentences import split_sentences
from communique.lexicon.chronicle import ChronicleEvent, chronicle
from communique.lexicon.terms import terms
from communique.link.spans import ALWAYS, meet
from communique.link.undated_days import Clue, clues_of_days

__all__ = ["Clue", "Meant", "Placed", "place_page"]

_DAY = timedelta(days=1)
_REACH = 731  # days after an event in which "last year" and all narrower words still mean it
_WIDEST = 370  # days: a page placed less narrowly is not dated
_LEAD = 6  # sentences: headline and the first paragraphs, where a bare weekday is the day of the report
_TOLD = 60  # sentences of a page that is read for days as a whole: longer ones are talks, which tell of all times
_SLACK = timedelta(days=2)  # offices change hands within a day or two of what pages say
_CHOSEN = timedelta(days=100)  # who was elected is named by the title before the term begins
_ELECT = re.compile(r"elect", re.IGNORECASE)
_NEAR = 90  # letters between an event and the words that date it
_YEARS = re.compile(
    r"(?P<count>\d{1,3})(?:st|nd|rd|th)[- ](?:year )?anniversary(?: (?:of|since))?(?P<of>[^.;]{0,90})", re.IGNORECASE
)
_THE_YEAR = re.compile(r"\b(?P<word>this|next|last) year\b", re.IGNORECASE)
_TODAY_TOO = frozenset(
    {"today", "tonight", "this week", "this month"}
)  # beside what is long known they date something else
_SHIFT = {"this": 0, "next": -1, "last": 1}
_USED = ("date/near-unit/", "date/near-day/", "date/weekday/", "date/counted/")
_WEEK = timedelta(days=6)
_PAST = re.compile(r"\b(?:was|were|had|held|met|spoke|took|said|made|\w+ed)\b")  # a weekday beside none may lie ahead
_TO_COME = re.compile(
    r"\b(?:will|would|planned?|upcoming|scheduled|set to|ahead of|cancel\w*|called off|possible|expected|next)\b"
)


@dataclass(frozen=True, slots=True)
class Meant:
    """A place in the text that means a known event, with the event's days.

    `slack`: days by which clocks may differ; `beside`: another place that has to stand in the same sentence.
    """

    place: int
    name: str
    first: date
    last: date
    slack: int = 0
    beside: int | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """The days on which a page may have come out, the likeliest of them where habit tells it, and the reasons."""

    first: date
    last: date
    best: date | None
    reasons: tuple[str, ...]

    @property
    def edtf(self) -> str:
        """The days as EDTF."""
        return str(self.first) if self.first == self.last else f"{self.first}/{self.last}"


def place_page(
    text: str, meant: Sequence[Meant] = (), told: Sequence[Clue] = (), sides: Iterable[str] = ()
) -> Placed | None:
    """The days on which a page without a date came out, None where nothing tells or the clues exclude one another.

    `meant` are events of the archive that places in the text mean, `told` further bounds, `sides` the page's sides.
    """
    known = frozenset(sides)
    clues = [*told, *_counted(text, meant), *_anniversaries(text, known), *_written(text), *_in_office(text, known)]
    days = reduce(meet, (clue.spans for clue in clues), ALWAYS)
    if not days or (days[-1][1] - days[0][0]).days > _WIDEST:
        return None
    first, last = days[0][0], days[-1][1]
    best, habit = _best(text, first, last)
    reasons = [clue.reason for clue in clues]
    return Placed(first, last, best, tuple(dict.fromkeys([*reasons, *habit])))


def _counted(text: str, meant: Sequence[Meant]) -> Iterator[Clue]:
    """Clues of every sentence that names a known event as past: by the words of time beside it, else that it lies behind."""
    for start, end in _sentences(text):
        sentence = text[start:end]
        if _TO_COME.search(sentence):
            continue
        known = [e for e in meant if start <= e.place < end and (e.beside is None or start <= e.beside < end)]
        for event in known:
            yield _clue(sentence, event.place - start, event)
        for event in _of_chronicle(sentence, start):
            yield _clue(sentence, event.place - start, event, _TODAY_TOO)


def _written(text: str) -> Iterator[Clue]:
    """Clues of days that sentences write out."""
    spans = _sentences(text)
    for start, end in spans if len(spans) <= _TOLD else spans[:_LEAD]:
        yield from clues_of_days(text[start:end])


def _in_office(text: str, sides: frozenset[str]) -> Iterator[Clue]:
    """A page whose head names somebody in an office came out while they held it."""
    spans = _sentences(text)[:_LEAD]
    head = text[: spans[-1][1]] if spans else ""
    for term in terms():
        if (term.side in sides or term.side == "US") and term.named_in(head):
            before = _CHOSEN if _ELECT.search(head) else _SLACK
            among = tuple((first - before, last + _SLACK) for first, last in term.days)
            days = " and ".join(f"{first} to {last}" for first, last in term.days)
            yield Clue(None, None, f"names {term.name} as {term.title} ({days})", among)


def _of_chronicle(sentence: str, start: int) -> Iterator[Meant]:
    lower = sentence.lower()
    for event in chronicle():
        place = event.place_in(lower)
        if place is not None:
            yield Meant(start + place, event.name, event.first, event.last)


def _clue(sentence: str, place: int, event: Meant, never: frozenset[str] = frozenset()) -> Clue:
    words = _time_beside(sentence, place)
    days = _days_after(words.text, event.first, event.last) if words and words.text.lower() not in never else None
    if words is None or days is None:
        return Clue(event.first - (_DAY if never else timedelta(0)), None, f"names {event.name} of {event.first}")
    if words.rule.startswith("date/weekday/") and not _PAST.search(sentence):
        days = (event.first - _WEEK, days[1])
    reason = f"“{words.text}” of {event.name}, which was on {event.first}"
    return Clue(days[0], days[1] + event.slack * _DAY, reason)


def _time_beside(sentence: str, place: int) -> DateExpression | None:
    """The words of time nearest to an event in its sentence, if they count from the day of publication."""
    found = [e for e in find_date_expressions(sentence, None) if e.rule.startswith(_USED) and e.anchored]
    near = [e for e in found if min(abs(e.start - place), abs(e.end - place)) <= _NEAR and not e.edtf]
    return min(near, key=lambda e: (min(abs(e.start - place), abs(e.end - place)), e.start), default=None)


@cache
def _days_after(words: str, first: date, last: date) -> tuple[date, date] | None:
    """The days of publication from which words of time mean an event: the resolver, asked for each day in turn."""
    fits = [day for ahead in range(-1, _REACH) if _means(words, day := first + ahead * _DAY, first, last)]
    if not fits or (fits[-1] - fits[0]).days != len(fits) - 1:
        return None
    return fits[0], fits[-1]


def _means(words: str, today: date, first: date, last: date) -> bool:
    found = find_date_expressions(words, str(today))
    span = bounds((found[0].past or found[0].edtf) or "") if found else None
    return span is not None and span[0] <= last and first <= span[1]


def _anniversaries(text: str, sides: frozenset[str]) -> Iterator[Clue]:
    """Clues of stated anniversaries: "next year will mark the 60th anniversary of ..."."""
    for start, end in _sentences(text):
        sentence = text[start:end]
        for found in _YEARS.finditer(sentence):
            event = _celebrated(found["of"].lower(), sides)
            if event is not None:
                yield _anniversary(sentence, int(found["count"]), event)


def _celebrated(words: str, sides: frozenset[str]) -> ChronicleEvent | None:
    fit = [e for e in chronicle() if any(w in words for w in e.anniversary) and set(e.sides) <= sides]
    return fit[0] if len(fit) == 1 else None


def _anniversary(sentence: str, count: int, event: ChronicleEvent) -> Clue:
    jubilee = event.first.year + count
    word = _THE_YEAR.search(sentence)
    told = f" “{word[0]}”" if word else ""
    reason = f"anniversary {count} of {event.name} ({event.first}){told}"
    if word is None:
        return Clue(date(jubilee - 1, 1, 1), date(jubilee, 12, 31), reason)
    year = jubilee + _SHIFT[word["word"].lower()]
    return Clue(date(year, 1, 1), date(year, 12, 31), reason)


def _best(text: str, first: date, last: date) -> tuple[date | None, list[str]]:
    """The likeliest day: the only one, or that of the bare weekday which a report opens with, its own day by habit."""
    if first == last:
        return first, []
    for start, end in _sentences(text)[:_LEAD]:
        for found in find_date_expressions(text[start:end], None):
            if not found.rule.startswith("date/weekday/"):
                continue
            days = [d for ahead in range((last - first).days + 1) if _falls_on(found.text, d := first + ahead * _DAY)]
            if len(days) == 1:
                return days[0], [f"a report's bare “{found.text}” is usually its own day"]
            return None, []
    return None, []


def _falls_on(words: str, day: date) -> bool:
    found = find_date_expressions(words, str(day))
    return bool(found) and found[0].past == str(day)


def _sentences(text: str) -> list[tuple[int, int]]:
    spans = []
    start = 0
    for line in text.split("\n"):
        spans += [(start + a, start + b) for a, b in split_sentences(line)]
        start += len(line) + 1
    return spans
