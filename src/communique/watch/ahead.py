"""What sources were found to hold while their pages are still being coded: known here before the archive knows it."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from communique.store.watched import KnownItem, Source
from communique.values.article import Page
from communique.watch.notes import Note


@dataclass(frozen=True, slots=True)
class Batch:
    """One round's pages, and the notes that are written once these are stored."""

    pages: tuple[Page, ...]
    notes: tuple[Note, ...]


class Ahead:
    """The rounds that are not written yet, the oldest first, and how sources and items will stand after them."""

    def __init__(self) -> None:
        self._batches: deque[Batch] = deque()
        self._sources: dict[int, Source] = {}
        self._items: dict[tuple[int, str], KnownItem] = {}

    def add(self, batch: Batch) -> None:
        """One more round waits to be written."""
        self._batches.append(batch)
        for note in batch.notes:
            self._sources[note.after.id] = note.after
            self._items.update({(item.source, item.key): item for item in note.items})

    @property
    def batches(self) -> tuple[Batch, ...]:
        """What waits to be written, in its order."""
        return tuple(self._batches)

    @property
    def pages(self) -> int:
        """How many pages wait."""
        return sum(len(batch.pages) for batch in self._batches)

    def written(self, count: int) -> None:
        """The oldest so many are in the archive: what later ones changed again is still ahead of it."""
        for batch in [self._batches.popleft() for _ in range(count)]:
            for note in batch.notes:
                if self._sources.get(note.after.id) is note.after:
                    del self._sources[note.after.id]
                for item in note.items:
                    if self._items.get((item.source, item.key)) is item:
                        del self._items[item.source, item.key]

    def sources(self, due: Iterable[Source], at: str) -> list[Source]:
        """Of the sources that the archive holds for due, those that are so by what is known here."""
        told = [self._sources.get(one.id, one) for one in due]
        return [one for one in told if one.active and one.due <= at]

    def known(self, source: int, found: dict[str, KnownItem], keys: Iterable[str]) -> dict[str, KnownItem]:
        """The known items of these keys, as they will stand."""
        return found | {key: self._items[source, key] for key in keys if (source, key) in self._items}

    def waiting(self, source: int, found: Iterable[KnownItem], at: str) -> list[KnownItem]:
        """The items of a source whose next try has come, as they will stand."""
        told = {one.key: one for one in found}
        told |= {key: item for (own, key), item in self._items.items() if own == source}
        return [one for one in told.values() if one.state == "waiting" and (one.due or "") <= at]
