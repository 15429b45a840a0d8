"""What a page says otherwise than in its version before: sentences added and taken away."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from sqlalchemy import Connection, select

from communique.analyse.versions import Version
from communique.language.sentences import split_sentences
from communique.store.schema import article

_MOST = 400  # changes shown
_LONG = 3000  # sentences of a page that are compared


@dataclass(frozen=True, slots=True)
class TextChange:
    """A sentence that was added or dropped; `start` is its place in the version that holds it."""

    change: str  # added, dropped
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class VersionChange:
    """What changed from one version of a page to the next."""

    before: Version
    after: Version
    changes: tuple[TextChange, ...]


def version_changes(connection: Connection, versions: list[Version]) -> list[VersionChange]:
    """What changed from each version to the next, in their order."""
    numbers = [version.id for version in versions]
    query = select(article.c.id, article.c.text).where(article.c.id.in_(numbers))
    texts = {row.id: row.text for row in connection.execute(query)}
    return [
        VersionChange(before, after, tuple(text_changes(texts[before.id], texts[after.id])))
        for before, after in pairwise(versions)
    ]


def text_changes(before: str, after: str) -> list[TextChange]:
    """The sentences that differ, those dropped before those added where they stand together."""
    old, new = list(_sentences(before)), list(_sentences(after))
    matcher = SequenceMatcher(None, [text for _, text in old], [text for _, text in new], autojunk=False)
    found: list[TextChange] = []
    for change, a, b, c, d in matcher.get_opcodes():
        if change != "equal":
            found += [TextChange("dropped", start, text) for start, text in old[a:b]]
            found += [TextChange("added", start, text) for start, text in new[c:d]]
    return found[:_MOST]


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    offset, count = 0, 0
    for line in text.split("\n"):
        for start, end in split_sentences(line):
            count += 1
            if count <= _LONG:
                yield offset + start, " ".join(line[start:end].split())
        offset += len(line) + 1
