"""Marks that are told together, with what a model weighs them kept beside them."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from itertools import repeat
from sys import intern
from typing import Protocol

Row = tuple[
    float, ...
]  # what a mark weighs for keeping, then for each act; that of keeping alone where it tells no act
_NOTHING: Mapping[str, float] = {}
_KEPT = 512  # marks whose weights beside others are kept
_TABLES = 3  # tables of weights that are in use at a time


class Model(Protocol):
    """A model that weighs marks."""

    @property
    def marks(self) -> Mapping[str, Row]:
        """The weights of each mark."""


class Crossed:
    """Weights of marks alone ("holder") and of two beside each other ("holder+agree"), those beside one found at once."""

    __slots__ = ("_beside", "_heads", "_marks", "alone")

    def __init__(self, alone: Mapping[str, float]) -> None:
        self.alone = alone
        self._marks = sorted(alone)
        self._heads = frozenset(head for mark in alone for head in _heads(mark))
        self._beside: dict[str, Mapping[str, float]] = {}

    def beside(self, mark: str) -> Mapping[str, float]:
        """What other marks weigh beside a mark."""
        if mark not in self._heads:
            return _NOTHING
        found = self._beside.get(mark)
        if found is None:
            first = bisect_left(self._marks, f"{mark}+")
            crossed = self._marks[first : bisect_left(self._marks, f"{mark},", first)]  # a comma follows the plus sign
            found = self._beside[mark] = {both[len(mark) + 1 :]: self.alone[both] for both in crossed}
        return found


def _heads(mark: str) -> Iterator[str]:
    """What may stand before a plus sign of a mark."""
    at = mark.find("+")
    while at >= 0:
        yield mark[:at]
        at = mark.find("+", at + 1)


class Surrounding:
    """Some marks beside which others are weighed, each once; what a mark weighs with and beside them is kept."""

    __slots__ = ("_kept", "_once", "names")

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(map(intern, dict.fromkeys(names)))
        self._once = frozenset(self.names)
        self._kept: dict[Crossed, dict[str, float]] = {}

    def __contains__(self, mark: str) -> bool:
        return mark in self._once

    def weigh(self, mark: str, table: Crossed) -> float:
        """What a mark weighs alone and beside all of these."""
        kept = self._kept.get(table)
        if kept is None:
            if len(self._kept) >= _TABLES:
                self._kept.clear()
            kept = self._kept[table] = {}
        worth = kept.get(mark)
        if worth is None:
            if len(kept) >= _KEPT:
                kept.clear()
            worth = kept[intern(mark)] = table.alone.get(mark, 0.0) + sum(
                map(table.beside(mark).get, self.names, repeat(0.0))
            )
        return worth


class Marks:
    """Some marks told together, each once.

    The same few hundred groups are told of candidates everywhere, and to look a mark up takes longer than to add its
    weight: so a group keeps its sums for the model that asked last.
    """

    __slots__ = ("_again", "_keep", "_model", "_rows", "names")

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(map(intern, dict.fromkeys(names)))  # most stand in many groups: each is held once
        self._model: Model | None = None
        self._keep = 0.0
        self._rows: list[Row] = []
        self._again = False

    def keep(self, model: Model) -> float:
        """What the marks weigh together for keeping."""
        if self._model is not model:
            self._weigh(model)
        return self._keep

    def acts(self, model: Model) -> list[Row]:
        """Rows that sum up to what the marks weigh for keeping and each act: one each, and one for all where asked again."""
        if self._model is not model:
            self._weigh(model)
        if self._again and len(self._rows) > 1:
            self._rows = [tuple(map(sum, zip(*self._rows, strict=True)))]
        self._again = True
        return self._rows

    def _weigh(self, model: Model) -> None:
        rows = [row for name in self.names if (row := model.marks.get(name)) is not None]
        self._keep = sum([row[0] for row in rows])
        self._rows = [row for row in rows if len(row) > 1]
        self._again = False
        self._model = model
