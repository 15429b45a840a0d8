"""The encoding of a page, found in its bytes rather than assumed."""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.\-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_:.\-]{2,40})""", re.IGNORECASE)
_HEAD = 4096
_SAMPLE = 65_536
_FEW_ACCENTS = 0.03
# What browsers read under these names (WHATWG Encoding Standard).
_AS_BROWSERS = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}


def find_encoding(content: bytes, told: str | None = None) -> str:
    """The name of a codec that reads the bytes: from a mark, from being UTF-8, from what the server told, from the page's
    own word, from statistics.

    The codec may still meet single bytes that it cannot read; decode with errors="replace".
    """
    for mark, name in _BOMS:
        if content.startswith(mark):
            return name
    wide = _wide(content[:_HEAD])
    if wide is not None:
        return wide
    if is_utf8(content):
        return "utf-8"
    return _known(told) or _declared(content[:_HEAD]) or _guessed(content[:_SAMPLE])


def is_utf8(content: bytes) -> bool:
    """Whether bytes read as UTF-8, allowing for a cut at the end and for a stray bad byte among thousands."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and _has_wide(content[: error.start]):
            return True
        bad = content.decode("utf-8", "replace").count("\ufffd")
        return _has_wide(content) and sum(byte >= 0xC2 for byte in content[:_SAMPLE]) > 20 * bad
    return True


def _has_wide(content: bytes) -> bool:
    """Whether some letter takes two bytes or more, as UTF-8 has them."""
    return any(byte >= 0xC2 for byte in content[:_SAMPLE])


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Latin text is zero."""
    if len(head) < 4:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > len(head) * 0.35 and even < len(head) * 0.05:
        return "utf-16-le"
    if even > len(head) * 0.35 and odd < len(head) * 0.05:
        return "utf-16-be"
    return None


def _declared(head: bytes) -> str | None:
    match = _META.search(head) or _XML.search(head)
    return None if match is None else _known(match[1].decode("ascii"))


def _known(told: str | None) -> str | None:
    """The codec that a page or its server names, None where there is none of that name or its bytes belie it."""
    if told is None:
        return None
    try:
        name = codecs.lookup(told).name
        b"a".decode(name)
    except (LookupError, ValueError):
        return None
    if name.startswith(("utf-16", "utf-32", "utf-7", "utf-8")):
        return None  # a page whose bytes are not UTF-8 says it wrongly
    return _AS_BROWSERS.get(name, name)


def _guessed(sample: bytes) -> str:
    if sum(byte > 0x7F for byte in sample) < len(sample) * _FEW_ACCENTS:
        return "cp1252"  # English with a few accents or curly quotes
    from charset_normalizer import from_bytes  # heavy: only where a page hides its encoding

    best = from_bytes(sample).best()
    return best.encoding if best is not None else "cp1252"
