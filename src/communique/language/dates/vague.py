"""Words of time that name no day: "now", "recently", "at the time", "in the past", "in the future"."""

import re
from datetime import date
from re import Match

from communique.language.dates.reading import Reading, Rule

_PRESENT = re.compile(r"\b(?:now|currently|presently|nowadays|at\s+present|these\s+days)\b(?!\s+that\b)", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:recently|lately|in\s+the\s+(?:recent\s+|distant\s+)?past|the\s+past(?=\s*(?:[.,;:!?”\"’)]|$|(?:and|is|was|has|that|when|but|to|as|in|by)\b))|at\s+the\s+time|at\s+that\s+time|"
    r"in\s+recent\s+(?:days|weeks|months|years|decades)|recent\s+(?:days|weeks|months|years|decades))\b",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:in\s+the\s+(?:near\s+|foreseeable\s+)?future|the\s+(?:near|foreseeable)\s+future|the\s+coming\s+(?:days|weeks|months|years))\b",
    re.IGNORECASE,
)


def read_present(found: Match[str], today: date | None) -> Reading | None:
    """The time of writing is meant, without a day."""
    return Reading()


def read_past(found: Match[str], today: date | None) -> Reading | None:
    """A time in the past is meant, without a day."""
    return Reading()


def read_future(found: Match[str], today: date | None) -> Reading | None:
    """A time to come is meant, without a day."""
    return Reading()


RULES = (
    Rule(
        "present",
        _PRESENT,
        read_present,
        frozenset({"now", "Now", "currently", "Currently", "presently", "nowadays", "Nowadays", "present", "days"}),
    ),
    Rule(
        "past",
        _PAST,
        read_past,
        frozenset(
            {
                "recently",
                "Recently",
                "lately",
                "previously",
                "Previously",
                "formerly",
                "past",
                "time",
                "days",
                "weeks",
                "months",
                "years",
                "decades",
            }
        ),
    ),
    Rule("future", _FUTURE, read_future, frozenset({"future", "days", "weeks", "months", "years"})),
)
