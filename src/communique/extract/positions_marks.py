"""Marks that are told together, with what a model weighs them kept beside them."""

from collections.abc import Iterable, Mapping
from itertools import repeat
from typing import Protocol


class Model(Protocol):
    """A model that weighs marks: whether a candidate is kept, and each act in the order of the vocabulary."""

    @property
    def keep(self) -> Mapping[str, float]:
        """What a mark weighs for keeping."""

    @property
    def acts(self) -> Mapping[str, tuple[float, ...]]:
        """What a mark weighs for each act; marks that tell no act are left out."""


class Marks:
    """Some marks told together, each once.

    The same few hundred groups are told of candidates everywhere, and to look a mark up takes longer than to add its
    weight: so a group keeps its sums for the model that asked last.
    """

    __slots__ = ("_acts", "_keep", "_model", "_telling", "names")

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(dict.fromkeys(names))
        self._keep: float = 0.0
        self._acts: tuple[float, ...] | None = None
        self._model: Model | None = None
        self._telling: Model | None = None

    def keep(self, model: Model) -> float:
        """What the marks weigh together for keeping."""
        if self._model is not model:
            self._keep = sum(map(model.keep.get, self.names, repeat(0.0)))
            self._model = model
        return self._keep

    def acts(self, model: Model) -> tuple[float, ...] | None:
        """What the marks weigh together for each act; None where none of them tells one."""
        if self._telling is not model:
            rows = [row for name in self.names if (row := model.acts.get(name)) is not None]
            self._acts = tuple(map(sum, zip(*rows, strict=True))) if rows else None
            self._telling = model
        return self._acts
