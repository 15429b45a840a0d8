"""The dateline at the head of a body: "SEOUL, Dec. 10 (Yonhap) --", "MOSCOW – ", "Seoul: "."""

import re
from dataclasses import dataclass
from functools import cache

from communique.clean.stamps import Stamp, find_stamps
from communique.lexicon.outlets import load_outlets
from communique.lexicon.sides import city_states, side_names

_DASHES = ("--", "—", "–")
_LEAD = re.compile(
    r"(?:The|Two|Three|Four|A|An|U\.?S\.?|Senior|Top|Foreign|President|Prime|Russian?|China|Chinese|North|South)\b"
)
_READ = 160  # letters of a line that are read
_SENTENCE = 50  # letters of what stands behind a hyphen, from which on it may be a sentence
_LONGEST_SHORT = 9  # letters of an agency's short name and the brackets' words beside it

_PLACE = r"(?P<place>[A-ZÀ-Þ][\w.'’\-]*(?:[ /][A-ZÀ-Þ][\w.'’\-]*){0,4}(?:,? (?:and|of|de|al|el|the) [A-Z][\w.'’\-]*)?)"
_NO_MONTH = r"(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b)"
_REGION = (
    rf"(?:,\s?(?P<region>{_NO_MONTH}[A-Z][\w.'’\-]*(?: [A-Z][\w.'’\-]*| and [A-Z][\w.'’]*| of [A-Z][\w.'’]*){{0,3}}))?"
)
_REGION_IN = r"(?:\s\((?P<land>[A-Z][\w .'’\-]{2,50})\))?"
_AGENCY = r"(?:\s*\((?P<agency>[A-Z][\w .&'’/\-]{1,40})\)|,\s(?P<bare>[A-Z]{2,8}))?"
_LINE = re.compile(
    rf"^{_PLACE}{_REGION_IN}{_REGION}(?:,?\s(?P<date>[^()—–:]{{3,28}}?))?{_AGENCY}\.?\s*(?P<dash>--|—|–|\s-\s|-\s|"
    rf"\s?:\s)\s*(?=\S)"
)
_SPEAKERS = re.compile(
    r"\b(?:SECRETARY|MINISTER|PRESIDENT|AMBASSADOR|QUESTION|ANSWER|MODERATOR|SPOKES\w+|MRS?|MS|DR|SENATOR|"
    r"CHANCELLOR|GENERAL|KING|QUEEN|PRINCE|"
    r"PREMIER|CHAIR\w*|REPORTER|INTERVIEWER|UPDATE|BREAKING|EXCLUSIVE|ANALYSIS|OPINION|VIDEO|WATCH|PHOTO\w*|"
    r"FILE|NOTE|CORRECTION)\b"
)


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
    match = _LINE.match(line[:_READ])
    if match is None:
        return None
    stamp = _date(match)
    if (match["date"] and stamp is None) or _SPEAKERS.search(match["place"]):
        return None
    part = next(
        (name for name in ("agency", "bare", "land", "region") if match[name] and _is_outlet(match, name)), None
    )
    if not (stamp or part or _seat(match)):
        return None
    return Dateline(match["place"], match.end(), stamp, part and match[part], match.start(part) if part else None)


def is_place(name: str) -> bool:
    """Whether a name, in whatever case, is that of a city or a state that the lexicon knows."""
    return name.casefold() in _places()


def _opens_paragraph(match: re.Match[str]) -> bool:
    """Whether a hyphen parts a place from a sentence ("LIMA - Ministers met"), not from what is beside it in a list."""
    rest = match.string[match.end() :]
    if not rest[0].isupper() and rest[0].isalpha():
        return False
    return len(rest) >= _SENTENCE and (len(match.string) == _READ or rest.rstrip("\"'”’)").endswith((".", "!", "?")))


@cache
def _places() -> frozenset[str]:
    cities = (city.casefold() for city in city_states())
    return frozenset(cities) | {
        name.casefold() for name, side in side_names().items() if side.form in ("capital", "name")
    }


def _is_outlet(match: re.Match[str], part: str) -> bool:
    """Whether the words beside the place are an outlet: in the agency's own brackets always, elsewhere by their look."""
    name = match[part]
    if part in ("agency", "bare"):
        return True
    return load_outlets().looks_like(name) or (name.isupper() and len(name) < _LONGEST_SHORT and not is_place(name))


def _date(match: re.Match[str]) -> Stamp | None:
    if not match["date"]:
        return None
    stamps = find_stamps(match["date"])
    if len(stamps) != 1:
        return None
    at, stamp = match.start("date"), stamps[0]
    return Stamp(at + stamp.start, at + stamp.end, stamp.year, stamp.month, stamp.day, stamp.weekday, stamp.other)


def _seat(match: re.Match[str]) -> bool:
    """A place alone before a dash or a colon: in capitals ("MOSCOW – "), or one that is known ("Seoul: ")."""
    dash, place = match["dash"].strip(), match["place"]
    if dash == "-":
        return place.isupper() and _opens_paragraph(match) and (is_place(place) or is_place(match["region"] or ""))
    if dash in _DASHES and len(place) > 2 and (place.isupper() or _LEAD.match(match.string, match.end())):
        return True
    return (
        (dash in _DASHES or dash == ":") and any(is_place(part) for part in re.split("/", place)) and not match["date"]
    )
