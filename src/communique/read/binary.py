"""Files that hold no text, known by their first bytes."""

_MAGIC = (
    (b"%PDF", "a PDF; save its text or its web page and read that"),
    (b"PK\x03\x04", "a ZIP archive or an Office document; unpack it or save it as text"),
    (b"\xd0\xcf\x11\xe0", "an old Office document; save it as text"),
    (b"\x1f\x8b", "compressed with gzip; unpack it first"),
    (b"BZh", "compressed with bzip2; unpack it first"),
    (b"\xfd7zXZ", "compressed with xz; unpack it first"),
    (b"\x89PNG", "an image (PNG)"),
    (b"\xff\xd8\xff", "an image (JPEG)"),
    (b"GIF8", "an image (GIF)"),
    (b"RIFF", "sound, video or an image"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite database"),
    (b"{\\rtf", "an RTF document; save it as text"),
)
_HEAD = 8192
_MOST_CONTROLS = 0.02


def find_binary(content: bytes, encoding: str) -> str | None:
    """What a file is that holds no text, in words, or None for text."""
    for magic, what in _MAGIC:
        if content.startswith(magic):
            return what
    if encoding.startswith(("utf-16", "utf-32")):
        return None
    head = content[:_HEAD]
    controls = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 or byte == 127 for byte in head)
    return "binary data" if controls > max(2, len(head) * _MOST_CONTROLS) else None
