"""Characters made plain: one line in, one line out, nothing that a reader would miss."""

import re

_DROPPED = dict.fromkeys(
    [0x00AD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0x2061, 0x2062, 0x2063, 0xFEFF, *range(0x202A, 0x202F)]
)
_CONTROL = dict.fromkeys([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0)], " ")
_BLANKS = {
    ord(blank): " "
    for blank in "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
}
_SURROGATES = re.compile("[\ud800-\udfff]")
_TABLE = {**_DROPPED, **_CONTROL, **_BLANKS}


def normalise_line(line: str) -> str:
    """The line with blanks of every kind as one space each, soft hyphens and marks without width dropped, stripped.

    Quotation marks, dashes and backticks stay as the page has them, so that a quote can be found again in the page.
    """
    return _SURROGATES.sub("\ufffd", line.translate(_TABLE)).strip()


def page_lines(text: str) -> list[str]:
    """The non-blank lines of a page in order, normalised. A line of marks without width alone comes out empty."""
    return [normalise_line(line) for line in text.splitlines() if line.strip()]
