"""The day a page came out, weighed from its stamps, its dateline and the years that stand elsewhere in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from communique.clean.cues import Cues
from communique.clean.datelines import Dateline
from communique.clean.stamps import Stamp
from communique.values.vocabulary import LineKind

_NEAR = timedelta(3)
_OLDEST_BORROWED = 1985  # a full date before this in the text of a report is history
_WEEKDAYS = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_YEAR_ONLY = re.compile(r"(?:©|\(c\)|copyright)\D{0,40}?((?:19|20)\d\d)\b(?!\s*[-–]\s*\d)", re.IGNORECASE)
_UPDATED = re.compile(r"\b(?:last )?(?:updated?|modified|revised|last edit(?:ed)?|edited)\b", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"\b(?:published|publish|posted|issued|released|written|first published|date|submitted)\b", re.IGNORECASE
)
_CRAWLED = re.compile(
    r"\b(?:created|added|accessed|retrieved|last read|archived|crawled|saved|page last updated|category)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date found in a page: its line, the place in the line, what it is called there and the line's kind."""

    line: int
    stamp: Stamp
    label: str | None
    kind: LineKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """A value with the line and span it was read from and the sentence that says why."""

    value: str
    basis: str
    line: int
    start: int
    end: int


def weigh_dates(
    lines: Sequence[Cues], kinds: Sequence[LineKind], dateline: tuple[int, Dateline] | None
) -> tuple[Verdict | None, Verdict | None]:
    """The day of publication and the day of the last update, each None where the page does not tell it."""
    found = _all_dates(lines, kinds)
    updated = next((d for d in found if d.kind == "M" and d.label == "updated" and d.stamp.date), None)
    told = _verdict(updated, "the page says it was updated then") if updated else None
    return _published(lines, found, dateline, updated), told


def _all_dates(lines: Sequence[Cues], kinds: Sequence[LineKind]) -> list[Dated]:
    found = []
    for i, line in enumerate(lines):
        begin = 0
        for stamp in line.stamps:
            label = _name(line.text[begin : stamp.start])
            found.append(Dated(i, stamp, label, kinds[i], stamp.start, stamp.end))
            begin = stamp.end
    return found


def _name(before: str) -> str | None:
    """What the words between the last date and this one call it."""
    for label, shape in (("crawled", _CRAWLED), ("updated", _UPDATED), ("published", _PUBLISHED)):
        if shape.search(before):
            return label
    return None


def _published(
    lines: Sequence[Cues], found: list[Dated], dateline: tuple[int, Dateline] | None, updated: Dated | None
) -> Verdict | None:
    stamp = _best_stamp(found, lines)
    line, part = dateline if dateline else (0, None)
    if part is None or part.stamp is None:
        later = _overtaken(lines, stamp, updated)
        if later:
            return _verdict(later, "the day of the update, since the text tells of that day's events as news")
        if stamp:
            return _verdict(stamp, "the page's own date stamp", _settled(stamp, found, lines))
        return _verdict(updated, "the page names no other day than that of its update") if updated else None
    return _with_dateline(lines, found, (line, part.stamp), stamp or updated)


def _overtaken(lines: Sequence[Cues], stamp: Dated | None, updated: Dated | None) -> Dated | None:
    """The update's stamp where the lead tells of its weekday, the day after the stamp of publication."""
    day, later = (stamp and stamp.stamp.date), (updated and updated.stamp.date)
    if not day or not later or later - day != timedelta(1):
        return None
    lead = next((line.text for line in lines if line.prose and line.said | line.dateline), "")
    told = {match[0] for match in _WEEKDAYS.finditer(lead)}
    return updated if told == {later.strftime("%A")} else None


def _with_dateline(
    lines: Sequence[Cues], found: list[Dated], dateline: tuple[int, Stamp], stamp: Dated | None
) -> Verdict | None:
    line, told = dateline
    if stamp is not None and (day := _settled(stamp, found, lines)) is not None:
        own = told.date or _latest(told, day + _NEAR)
        if own is None or abs(own - day) <= _NEAR:
            return _verdict(stamp, "the page's own date stamp, which the dateline bears out", day)
        return Verdict(
            own.isoformat(),
            "the dateline, which counts more than a stamp days away from it",
            line,
            told.start,
            told.end,
        )
    if told.date is not None:
        return Verdict(told.date.isoformat(), "the dateline", line, told.start, told.end)
    return _borrow_year(lines, found, dateline)


def _best_stamp(found: list[Dated], lines: Sequence[Cues]) -> Dated | None:
    """The stamp that dates the page: one labelled as published, else one without a label, above the body first."""
    ranked = [d for d in found if d.kind == "M" and d.stamp.date and not lines[d.line].address and d.label != "updated"]
    ranked = [d for d in ranked if "http" not in lines[d.line].text[: d.start]] or ranked
    ranked = ranked or [d for d in found if d.kind == "H" and d.stamp.date and _set_apart(lines[d.line].text, d)]
    order = {"published": 0, None: 1, "crawled": 3}
    return min(ranked, key=lambda d: order[d.label], default=None)


def _set_apart(title: str, dated: Dated) -> bool:
    """Whether a title ends with a day that is no part of what it says: "..., 4 April 2031", "... Monday, 4 April 2031"."""
    before = title[: dated.start].rstrip()
    return dated.end >= len(title) - 1 and (dated.stamp.weekday is not None or before.endswith(tuple(",|-–—(:[")))


def _settled(dated: Dated, found: list[Dated], lines: Sequence[Cues]) -> date | None:
    """The day of a stamp; where figures allow two readings, the one that another date of the page, or the lead, bears out."""
    day, other = dated.stamp.date, dated.stamp.other
    if day is None or other is None or other == day:
        return day
    rest = [d.stamp.date for d in found if d is not dated and d.stamp.date and not d.stamp.other]
    near = [min((abs(option - there) for there in rest), default=timedelta(999)) for option in (day, other)]
    if near == [timedelta(999)] * 2 and _is_fresh(other, lines) and not _is_fresh(day, lines):
        return other
    return other if near[1] < near[0] and near[1] <= timedelta(40) else day


def _is_fresh(day: date, lines: Sequence[Cues]) -> bool:
    """Whether the one weekday that the lead names is that of the day or of the day before, as of news that came out then."""
    lead = next((line.text for line in lines if line.prose and _WEEKDAYS.search(line.text)), "")
    told = {match[0] for match in _WEEKDAYS.finditer(lead)}
    return len(told) == 1 and bool(told & {day.strftime("%A"), (day - timedelta(1)).strftime("%A")})


def _borrow_year(lines: Sequence[Cues], found: list[Dated], dateline: tuple[int, Stamp]) -> Verdict | None:
    """The dateline's day in the year that another date of the page gives it."""
    line, told = dateline
    for kinds, before, after, why in (
        ("MF", 3, 400, "the dateline, its year from another date of the page"),
        ("C", 12, 12, "the dateline, its year from a caption"),
        ("HB", 31, 75, "the dateline, its year from a full date in the text"),
    ):
        days = [d.stamp.date for d in found if d.kind in kinds and d.stamp.date and d.line != line]
        days = [day for day in days if day.year >= _OLDEST_BORROWED]
        for day in sorted(days, reverse=True):
            own = _nearest(told, day)
            if own and -timedelta(before if kinds != "HB" else after) <= day - own <= timedelta(
                after if kinds != "HB" else before
            ):
                return Verdict(own.isoformat(), why, line, told.start, told.end)
    for text in (cues.text for cues in lines):
        match = _YEAR_ONLY.search(text)
        own = told.on(int(match[1])) if match else None
        if own:
            return Verdict(
                own.isoformat(), "the dateline, its year from the copyright line", line, told.start, told.end
            )
    return None


def _nearest(told: Stamp, day: date) -> date | None:
    options = [own for year in (day.year - 1, day.year, day.year + 1) if (own := told.on(year))]
    return min(options, key=lambda own: abs(own - day), default=None)


def _latest(told: Stamp, day: date) -> date | None:
    """The last day with this month and day that is not after `day`."""
    options = (told.on(year) for year in range(day.year, day.year - 5, -1))
    return next((own for own in options if own and own <= day), None)


def _verdict(dated: Dated, basis: str, day: date | None = None) -> Verdict:
    day = day or dated.stamp.date
    assert day is not None
    return Verdict(day.isoformat(), basis, dated.line, dated.start, dated.end)
