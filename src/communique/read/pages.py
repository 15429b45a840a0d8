"""Sources become pages; what cannot be read becomes a failure with one clear line, and the run goes on."""

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from communique.read.binary import find_binary
from communique.read.encoding import find_encoding
from communique.read.language import find_other_language
from communique.read.limits import Limits
from communique.read.sources import STDIN, explain_error, find_files
from communique.read.stretch import UNWANTED, Wanted, anything
from communique.values.article import Failure, Media, Page, PassedOver

_HTML_SUFFIXES = frozenset({".htm", ".html", ".xhtml", ".shtml"})
_HTML_HEAD = re.compile(
    r"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(
    r"<(?:/?(?:p|div|a|span|h[1-6]|li|ul|table|article|meta|body|head|html|br)\b[^>]{0,500}>)", re.IGNORECASE
)
_DEFAULT = Limits()
_LETTER = re.compile(r"[^\W\d_]")


def read_pages(sources: Sequence[str | Path], limits: Limits = _DEFAULT) -> Iterator[Page | Failure]:
    """The pages of files, folders (recursively, sorted) and standard input ("-"), each with an id of its own.

    Nothing is raised: a source that cannot be read, is empty, binary, too large or in another language than English
    comes out as a Failure in its place.
    """
    taken: dict[str, int] = {}
    for found in find_files(sources):
        yield found if isinstance(found, Failure) else read_page(found, limits, taken)


def read_page(path: Path, limits: Limits, taken: dict[str, int], wanted: Wanted = anything) -> Page | Failure:
    """The page that one file holds. `taken` counts the ids given so far; `wanted` is asked before all else."""
    return load_page(path, own_id(str(path), taken), limits, wanted)


def load_page(path: Path, id: str, limits: Limits, wanted: Wanted = anything) -> Page | Failure:
    """The page that one file holds, under an id."""
    content = _load(path, limits)
    if isinstance(content, Failure):
        return content
    return page_of(content, str(path), id, limits) if wanted(content) else PassedOver(str(path), UNWANTED)


def page_of(
    content: bytes, source: str, id: str, limits: Limits = _DEFAULT, charset: str | None = None
) -> Page | Failure:
    """The page that bytes hold, or the Failure that says why they hold none. `charset` is what a server told of it."""
    if len(content) > limits.most_bytes:
        return Failure(source, _too_large(limits))
    if not content.strip(b"\x00 \t\r\n\x0b\x0c"):
        return Failure(source, "the file is empty; nothing to read")
    encoding = find_encoding(content, charset)
    binary = find_binary(content, encoding)
    if binary is not None:
        return Failure(source, f"this is no text but {binary}")
    text = content.decode(encoding, "replace")
    if not _LETTER.search(text):
        return Failure(source, "the file holds no words; nothing to read")
    language = find_other_language(text) if limits.english_only else None
    if language is not None:
        return Failure(source, f"the text is in {language}; only English is read")
    return Page(source, id, content, _media(text, source), encoding)


def _load(path: Path, limits: Limits) -> bytes | Failure:
    try:
        if str(path) == STDIN:
            content = sys.stdin.buffer.read(limits.most_bytes + 1)
        else:
            with path.open("rb") as file:
                content = file.read(limits.most_bytes + 1)
    except (OSError, ValueError) as error:
        return Failure(str(path), explain_error(error))
    return content if len(content) <= limits.most_bytes else Failure(str(path), _too_large(limits))


def _too_large(limits: Limits) -> str:
    size = limits.most_bytes / 1_000_000
    return f"it is larger than {size:g} MB, the limit for one page; split it"


def own_id(name: str, taken: dict[str, int]) -> str:
    """An id for the page of a file: its stem, numbered where the run has given it before (`taken`)."""
    stem = "stdin" if name == STDIN else Path(name).stem or Path(name).name
    taken[stem] = taken.get(stem, 0) + 1
    own = stem if taken[stem] == 1 else f"{stem}-{taken[stem]}"
    if own != stem:
        taken.setdefault(own, 1)
    return own


def _media(text: str, source: str) -> Media:
    head = text[:20_000]
    if _HTML_HEAD.match(head):
        return "html"
    tags = len(_TAG.findall(head))
    if tags and (Path(source).suffix.lower() in _HTML_SUFFIXES or tags >= max(3, len(head) / 400)):
        return "html"
    return "text"
