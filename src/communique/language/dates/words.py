"""The words that dates are made of: names of months and days of the week, number words, and pattern pieces."""

import re

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")
_SHORT_DAYS = ("Mon", "Tues", "Tue", "Wed", "Thurs", "Thur", "Thu", "Fri", "Sat", "Sun")
_UNITS_OF_TEN = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip

NUMBERS: dict[str, int] = {
    "a": 1, "an": 1,
    **{word: value for value, word in enumerate(_SMALL)},
    **{word: 10 * (place + 2) for place, word in enumerate(_UNITS_OF_TEN)},
}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1, "final": -1,
}  # fmt: skip
UNITS = {"day": "day", "night": "day", "week": "week", "month": "month", "year": "year", "decade": "decade"}


def _either(words: list[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + ")"


_LONG = [*MONTH_NAMES, *(name.upper() for name in MONTH_NAMES)]
LONG_MONTH = _either(_LONG)
MONTH = f"(?:{LONG_MONTH}|{_either([*_SHORT_MONTHS, *(name.upper() for name in _SHORT_MONTHS)])}\\b\\.?)"
WEEKDAY = _either([*DAY_NAMES, *(name.upper() for name in DAY_NAMES)])
SHORT_WEEKDAY = f"(?:{WEEKDAY}|{_either(list(_SHORT_DAYS))}\\.?)"
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_TENS_AND_ONES = _either(list(_UNITS_OF_TEN)) + "[ -]" + _either(list(_SMALL[1:10]))
COUNT = rf"(?i:\d{{1,3}}|an?|{_TENS_AND_ONES}|" + _either([word for word in NUMBERS if len(word) > 2]) + ")"
PART_OF_DAY = r"(?:morning|noon|afternoon|evening|night|midnight|midday|dawn|lunchtime)"
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def month_number(text: str) -> int:
    """1 to 12 for the name of a month, long or short, with or without its stop."""
    return 1 + [name[:3].lower() for name in MONTH_NAMES].index(text[:3].lower())


def weekday_number(text: str) -> int:
    """0 (Monday) to 6 for the name of a day of the week, long or short."""
    return [name[:3].lower() for name in DAY_NAMES].index(text[:3].lower())


def day_number(text: str) -> int:
    """The figure of "12" or "12th"."""
    return int(re.sub(r"\D", "", text))


def count_of(text: str) -> int | None:
    """The value of a number in figures or words up to ninety-nine; None for anything else."""
    if text.isdigit():
        return int(text)
    tens, _, ones = text.lower().replace(" ", "-").partition("-")
    if ones:
        return NUMBERS[tens] + NUMBERS[ones] if tens in _UNITS_OF_TEN and ones in _SMALL[1:10] else None
    return NUMBERS.get(tens)


PART = (
    r"(?i:(?:the\s+)?(?:very\s+)?(?:beginning|start|end|middle|close|outset|first\s+half|second\s+half|latter\s+half|"
    r"(?:first|second|third|fourth|last|final)\s+week)\s+of|(?:early|mid|late|midway|end(?=-))(?:\s+(?:in|on|of))?)"
)
NEAR_YEAR = r"(?P<near>last|this|next|that|the\s+same|the\s+previous|the\s+following|the\s+current)\s+year"
LEAD_YEAR = (
    rf"(?:(?:\s*,\s*|\s+(?:of\s+)?(?:the\s+year\s+)?)(?P<year>{YEAR})(?!\d|,\d)|,?\s+(?:of\s+|in\s+)?{NEAR_YEAR})"
)
