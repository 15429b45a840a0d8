"""The dateline at the head of a body: "SEOUL, Dec. 10 (Yonhap) --", "MOSCOW – ", "Seoul: "."""

import re
from dataclasses import dataclass

from communique.clean.stamps import Stamp, find_stamps

_PLACE = r"(?P<place>[A-ZÀ-Þ][\w.'’\-]*(?:[ /][A-ZÀ-Þ(][\w.'’\-]*\)?){0,4}(?:,? (?:and|of|de|al|el|the) [A-Z][\w.'’\-]*)?)"
_NO_MONTH = r"(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b)"
_REGION = rf"(?:,\s?(?P<region>{_NO_MONTH}[A-Z][\w.'’\-]*(?: [A-Z][\w.'’\-]*| and [A-Z][\w.'’]*| of [A-Z][\w.'’]*){{0,3}}))?"
_REGION_IN = r"(?:\s\((?P<land>[A-Z][\w .'’\-]{2,50})\))?"
_AGENCY = r"(?:\s*\((?P<agency>[A-Z][\w .&'’/\-]{1,40})\)|,\s(?P<bare>[A-Z]{2,8}))?"
_LINE = re.compile(
    rf"^{_PLACE}{_REGION_IN}{_REGION}(?:,?\s(?P<date>[^()—–:]{{3,28}}?))?{_AGENCY}\s*(?P<dash>--|—|–|\s-\s|-\s|\s?:\s)\s*(?=\S)"
)
_WIRE = re.compile(r"^(?P<place>[A-Z][A-Z .'’\-]{2,30}(?:, [A-Z][\w .]{2,25})?)$")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline tells; `start` and `end` of each part lie in the line."""

    place: str
    end: int
    stamp: Stamp | None
    agency: str | None
    agency_start: int | None


def find_dateline(line: str) -> Dateline | None:
    """The dateline that a paragraph begins with, or None."""
    match = _LINE.match(line[:160])
    if match is None:
        return None
    stamp = _date(match)
    shout = match["place"].isupper() and len(match["place"]) > 2
    agency = match["agency"] or match["bare"]
    if match["date"] and stamp is None:
        return None
    if not (stamp or agency or (shout and match["dash"].strip() in "--—–:") or _seat(match)):
        return None
    start = match.start("agency") if match["agency"] else match.start("bare") if match["bare"] else None
    return Dateline(match["place"], match.end(), stamp, agency, start)


def _date(match: re.Match[str]) -> Stamp | None:
    if not match["date"]:
        return None
    stamps = find_stamps(match["date"])
    if len(stamps) != 1:
        return None
    at, stamp = match.start("date"), stamps[0]
    return Stamp(at + stamp.start, at + stamp.end, stamp.year, stamp.month, stamp.day, stamp.weekday, stamp.other)


def _seat(match: re.Match[str]) -> bool:
    """A place of one to three words before a long dash or a colon ("Addis Abeba — ", "Seoul: ")."""
    return match["dash"].strip() in ("--", "—", "–", ":") and len(match["place"].split()) <= 3 and not match["date"]
