#!/usr/bin/env python
"""Scores the resolver of dates on TimeML documents: `python bench/dates.py FOLDER [-v] [--narrative]`.

FOLDER holds .tml files with TIMEX3 marks, for instance the TempEval-3 platinum set or the WikiWars corpus of the
public repository xszhong/syntime. Only marks of type DATE count. A mark is found when an expression overlaps it and
right when the values agree; precision counts all expressions handed out that are no times of day, durations or
repetitions, recall all DATE marks of the key.
"""

import argparse
import re
import time
from dataclasses import dataclass, replace
from datetime import date
from html import unescape
from pathlib import Path

from communique.language.dates import DateExpression, find_date_expressions
from communique.language.dates.attach import count_from
from communique.language.edtf import bounds

TIMEX = re.compile(r"<TIMEX3([^>]*)>(.*?)</TIMEX3>", re.DOTALL)
SEASON_LETTERS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
NAMELESS = {"present": "PRESENT_REF", "past": "PAST_REF", "future": "FUTURE_REF"}


@dataclass(frozen=True)
class Mark:
    """One TIMEX3 of the key."""

    start: int
    end: int
    text: str
    kind: str
    value: str


def read_document(path: Path) -> tuple[str, date, list[Mark]]:
    """Text, day of writing and marks of one TimeML document."""
    raw = path.read_text(encoding="utf-8", errors="replace")
    written = re.search(r"<DCT>.*?value=\"(\d{4}-\d\d-\d\d)", raw, re.DOTALL)
    body = raw.split("<TEXT>", 1)[1].split("</TEXT>", 1)[0]
    text, marks, place = "", [], 0
    for found in TIMEX.finditer(body):
        text += plain(body[place : found.start()])
        inner = plain(found[2])
        given = dict(re.findall(r'(\w+)="([^"]*)"', found[1]))
        marks.append(Mark(len(text), len(text) + len(inner), inner, given.get("type", ""), given.get("value", "")))
        text += inner
        place = found.end()
    return text + plain(body[place:]), date.fromisoformat(written[1]) if written else date(2000, 1, 1), marks


def plain(marked: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", marked))


def counted(found: list[DateExpression]) -> list[DateExpression]:
    """The expressions with those counted from another event ("the previous day") counted from the date told last."""
    last, filled = None, []
    for item in found:
        if item.step is not None and last is not None:
            item = replace(item, edtf=count_from(item, last))
        filled.append(item)
        if item.edtf is not None and "/" not in item.edtf:
            last = item.edtf
    return filled


def timex_value(found: DateExpression, written: date) -> str | None:
    """What TimeML would write for an expression; None where it would be no DATE."""
    room = found.rule.split("/")[1]
    if found.clock or room in ("span", "ahead") or re.search(r"\b(?:before|after)$", found.text):
        return None
    if room in NAMELESS:
        return NAMELESS[room]
    if found.edtf is None:
        way = re.search(r"\b(ago|earlier|before|previously)\b", found.text)
        return "PAST_REF" if way else "FUTURE_REF" if re.search(r"\blater\b", found.text) else "XXXX-XX-XX"
    return value_of_span(found, room)


def ends(found: DateExpression, written: date) -> tuple[str | None, str | None]:
    """The values of the two ends of an expression that TimeML marks apart ("5-7 May", "1939-1945")."""
    first, slash, last = (found.edtf or "").partition("/")
    room = found.rule.split("/")[1]
    if (
        not slash
        or found.clock
        or room not in ("month-day", "day-month", "two-month-days", "span-of-two", "year", "month")
    ):
        whole = timex_value(found, written)
        return whole, whole
    if re.match(r"(?i)(?:mid|early|late|the\b)", found.text) or (
        room in ("month", "year") and not re.search(r"-|–|\bto\b|\band\b|\bor\b|/", found.text)
    ):
        whole = timex_value(found, written)
        return whole, whole
    return first, last


def value_of_span(found: DateExpression, room: str) -> str:
    span = bounds(found.edtf or "")
    assert span is not None
    first, last = span
    season = next((letters for name, letters in SEASON_LETTERS.items() if name in found.text.lower()), None)
    if room == "season" and season:
        return f"{first.year}-{season}"
    if room == "century":
        return f"{first.year // 100:02d}"
    if room == "decade":
        return f"{first.year // 10}"
    if room == "quarter" and (last - first).days < 100:
        return f"{first.year}-Q{(first.month + 2) // 3}"
    if room in ("near-unit", "counted", "week-of") and "week" in found.text and "/" in found.edtf:
        return f"{first.isocalendar()[0]}-W{first.isocalendar()[1]:02d}" + ("-WE" if "weekend" in found.text else "")
    if room == "weekend":
        return f"{first.isocalendar()[0]}-W{first.isocalendar()[1]:02d}-WE"
    if "/" not in found.edtf:
        return found.edtf
    if room in ("month", "near-unit", "unit-end", "year"):
        within_month = (first.year, first.month) == (last.year, last.month)
        return f"{first.year}-{first.month:02d}" if within_month else f"{first.year}"
    return found.edtf.partition("/")[0]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("-v", "--verbose", action="store_true")
    arguments.add_argument("--narrative", action="store_true", help="history prose: the day of writing dates nothing")
    chosen = arguments.parse_args()
    documents = [(path.name, *read_document(path)) for path in sorted(chosen.folder.glob("*.tml"))]
    begun = time.perf_counter()
    answers = [
        counted(find_date_expressions(text, None if chosen.narrative else written)) for _, text, written, _ in documents
    ]
    seconds = time.perf_counter() - begun
    print(
        f"{len(documents)} documents, {sum(len(text.split()) for _, text, _, _ in documents) / seconds:,.0f} words a second"
    )
    for title, calendar in (("all marks of type DATE", False), ("those with a value in the calendar", True)):
        tally = [0, 0, 0, 0]
        for (name, text, written, marks), found in zip(documents, answers, strict=True):
            score_document(name, text, (written, marks), found, tally, (chosen.verbose and not calendar, calendar))
        report(title, tally)


def score_document(
    name: str,
    text: str,
    key: tuple[date, list[Mark]],
    found: list[DateExpression],
    tally: list[int],
    how: tuple[bool, bool],
) -> None:
    """Adds found, right, handed out and wanted to the tally."""
    written, marks = key
    verbose, calendar = how
    wanted = [mark for mark in marks if mark.kind == "DATE"]
    others = [mark for mark in marks if mark.kind != "DATE"]
    handed = [(item, value) for item in found if (value := timex_value(item, written)) is not None]
    if calendar:
        wanted = [mark for mark in wanted if mark.value[:1].isdigit()]
        handed = [(item, value) for item, value in handed if value[:1].isdigit()]
    used = set()
    for mark in wanted:
        over = [
            (item, ends(item, written)[mark.start > item.start + 3 and "mid" not in item.text[:3]])
            for item, _ in handed
            if item.start < mark.end and mark.start < item.end
        ]
        best = max(over, key=lambda pair: (pair[1] == mark.value, min(pair[0].end, mark.end)), default=None)
        tally[0] += best is not None
        tally[1] += best is not None and best[1] == mark.value
        used.update(item.start for item, _ in over)
        if verbose and (best is None or best[1] != mark.value):
            context = text[max(0, mark.start - 50) : mark.end + 40].replace("\n", " ")
            print(f"{name}: {mark.value} [{mark.text}] <> {best and (best[1], best[0].text, best[0].rule)} | {context}")
    for item, value in handed:
        if item.start in used:
            continue
        tally[2] += 1
        if verbose:
            over = [f"{mark.kind} {mark.value}" for mark in others if item.start < mark.end and mark.start < item.end]
            context = text[max(0, item.start - 40) : item.end + 30].replace("\n", " ")
            print(f"{name}: EXTRA {value} [{item.text}] {item.rule} {over} | {context}")
    tally[3] += len(wanted)


def report(kind: str, tally: list[int]) -> None:
    found, right, extra, wanted = tally
    print(f"{kind}: {wanted}")
    for title, hits in (("found (any overlap)", found), ("value", right)):
        precision, recall = hits / max(1, found + extra), hits / max(1, wanted)
        f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
        print(f"  {title:20} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")


if __name__ == "__main__":
    main()
