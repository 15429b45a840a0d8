"""What letterheads and feet of official releases look like: a name with its honours, an office, a desk's telephone."""

import re

_NAMED = re.compile(
    r"(?:the\s+)?(?:senator\s+)?(?:the\s+)?(?:rt\.?\s+|right\s+)?(?:hon\b\.?|hono(?:u)?rable\b)\s+(?-i:[A-ZÀ-Þ])|"
    r"(?:(?-i:[A-ZÀ-Þ])[\w.'’\-]+\s+){2,4}(?-i:MP|MHR|MEP|MSP|TD|MLA)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:the\s+)?(?:(?:acting|assistant|associate|deputy|vice|first|shadow|parliamentary|federal)\s+)*"
    r"(?:prime\s+minister|premier|president|chancellor|taoiseach|minister(?:\s+of\s+state)?|foreign\s+minister|"
    r"(?:foreign\s+|home\s+)?secretary(?:\s+of\s+state)?|attorney[ \-]general|high\s+commissioner|ambassador|treasurer)"
    r"(?:(?:,|\s+(?:of|for|and|to|the|&))+\s+(?!attend|visit|meet|travel|host|address)(?:[\w.'’\-]+\s*){1,3}?)*$",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<!\w)(?:\+\d{1,3}[\s.\-]?)?(?:\(\+?\d{1,4}\)|\d{2,5})(?:[\s.\-]\d)?[\s.\-]\d{3,4}(?:[\s.\-]?\d{3,4})\b"
)
_DESK = re.compile(
    r"\b(?:offices?|department|contacts?|media|press|e?nquiries|inquiries|spokes\w+|phone|tel(?:ephone)?|mob(?:ile)?|"
    r"fax|communications?)\b",
    re.IGNORECASE,
)


def names_holder(line: str) -> bool:
    """Whether a line begins with a name and its honours ("The Hon. Anna Holm MP")."""
    return _NAMED.match(line) is not None


def names_office(line: str) -> bool:
    """Whether a line is an office and nothing else ("MINISTER FOR TRADE")."""
    return _OFFICE.match(line) is not None


def names_desk(line: str) -> bool:
    """Whether a line tells of an office and a telephone."""
    return any(c.isdigit() for c in line) and bool(_PHONE.search(line) and _DESK.search(line))
