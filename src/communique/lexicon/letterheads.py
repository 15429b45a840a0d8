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
    r"(?:foreign\s+|home\s+)?secretary(?:\s+of\s+state)?|(?:department\s+)?spokes(?:man|woman|person)|high\s+representative|"
    r"attorney[ \-]general|high\s+commissioner|ambassador|treasurer)"
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
_FOOT = re.compile(
    r"(?:the\s+)?(?:(?:\w+\s+){0,2}minister['’]s\s+office|(?:(?:media|press|news|information|communications?|public)\s+(?:and\s+|&\s+)?)+"
    r"(?:affairs\s+)?(?:relations\s+)?(?:office|section|service|unit|desk|department|division|bureau|secretary|officer|team|adviser|advisor)"
    r"|office\s+of\s+(?:the\s+)?(?:\w+\s+){0,3}(?:spokes\w+|minister|secretary))\b[\w\s,.’'&()\-]{0,70}$|"
    r"for\s+(?:the\s+)?information\s+(?:of\s+the\s+)?media\b.{0,60}$",
    re.IGNORECASE,
)


def names_foot(line: str) -> bool:
    """Whether a line below a release names the office or officer whom the press may ask ("Press Section")."""
    return _FOOT.match(line) is not None


_SIGNED = re.compile(
    r"(?:the\s+)?(?:(?:High|Special|Personal)\s+Representative|(?:Foreign|Prime|Defen[cs]e)\s+Minister|Minister(?:\s+of\s+State)?|President"
    r"|Ambassador|(?:Foreign\s+)?Secretary(?:\s+of\s+State)?|Commissioner|Spokes(?:man|woman|person))(?:\s+(?:of|for)(?:\s+(?:and|the|[A-Z][\w-]+))+,)?"
    r"\s+[A-ZÀ-Þ][\w’'-]+(?:\s+(?:[a-z]{2,3}\s+){0,2}[A-ZÀ-Þ][\w’'-]+){1,3}$"
)
_NAME = re.compile(
    r"(?:(?:The\s+)?(?:Rt\.?\s+|Right\s+)?(?:Hon\b\.?|Honou?rable)\s+)?(?:(?:Dr|Mr|Mrs|Ms|Sir|Dame|Senator)\.?\s+)?"
    r"[A-ZÀ-Þ][\w’'-]+(?:\s+(?:[A-ZÀ-Þ]\.|(?:[a-z]{2,3}\s+){0,2}(?:[a-z]{1,2}-)?[A-ZÀ-Þ][\w’'-]+)){1,3}(?:,?\s+(?:MP|MHR|TD|T\.D\.|MEP))?"
)


def names_somebody(line: str) -> bool:
    """Whether a line has the shape of a person's name and nothing else; so have many others ("Related Products")."""
    return _NAME.fullmatch(line) is not None


def signs(line: str) -> bool:
    """Whether a line is an office and the name of who holds it ("Foreign Minister Anna Holm")."""
    return _SIGNED.match(line) is not None


def names_holder(line: str) -> bool:
    """Whether a line begins with a name and its honours ("The Hon. Anna Holm MP")."""
    return _NAMED.match(line) is not None


def names_office(line: str) -> bool:
    """Whether a line is an office and nothing else ("MINISTER FOR TRADE")."""
    return _OFFICE.match(line) is not None


def names_desk(line: str) -> bool:
    """Whether a line tells of an office and a telephone."""
    return any(c.isdigit() for c in line) and bool(_PHONE.search(line) and _DESK.search(line))
