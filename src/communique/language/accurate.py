"""The accurate parser: tags, names and trees from a small fine-tuned encoder, run by onnxruntime on one thread.

It ships beside the fast one (`weights`) and is loaded only when it is asked for. Made by `training/encoder.py`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from communique.language.arborescence import best_tree
from communique.language.model import one_thread
from communique.language.parsed import ROOT, Parsed
from communique.language.pieces import Pieces, read_pieces, shape_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

ENCODER = Path(__file__).with_name("encoder")
MOST = 500  # pieces of one sentence; the encoder knows no place beyond
_BATCH = 1024  # pieces a batch, padding included
_LIKE = (
    1.15  # how much longer than the shortest sentence of its batch a sentence may be: padding costs as much as words
)
_FEW = 64  # pieces that make a batch worth its own run


@dataclass(frozen=True, slots=True)
class _Row:
    """A sentence laid out for the encoder: pieces, their shapes, the first and last piece of the root and each word."""

    index: int
    pieces: list[int]
    shapes: list[int]
    first: list[int]
    last: list[int]


class Encoder:
    """The encoder with its tables. Use `load_encoder`."""

    def __init__(self, folder: Path) -> None:
        import numpy as np

        self._session = _open_session(folder / "encoder.onnx")
        told = json.loads((folder / "labels.json").read_text("utf8"))
        self._xpos, self._upos = told["xpos"], told["upos"]
        self._names, self._relations = told["names"], told["relations"]
        self._pieces: Pieces = read_pieces(folder / "pieces.txt")
        with np.load(folder / "tables.npz") as tables:
            self._rows, self._scale = tables["rows"], tables["scale"]
            self._places, self._shapes = tables["places"], tables["shapes"]
            self._relate = tables["relate"].astype(np.float32)

    def parse(self, sentences: Sequence[Sequence[str]]) -> list[Parsed | None]:
        """Read sentences given as words; None for one that is too long for the encoder."""
        rows = [self._lay_out(i, words) for i, words in enumerate(sentences)]
        found: list[Parsed | None] = [None] * len(rows)
        fitting = sorted((row for row in rows if len(row.pieces) <= MOST), key=lambda row: len(row.pieces))
        with one_thread():
            for batch in _batches(fitting):
                for row, parsed in zip(batch, self._read(batch), strict=True):
                    found[row.index] = parsed
        return found

    def _lay_out(self, index: int, words: Sequence[str]) -> _Row:
        pieces, shapes, first, last = [self._pieces.start], [0], [0], [0]
        for word in words:
            ids = self._pieces.split(word)
            first.append(len(pieces))
            pieces += ids
            shapes += [shape_of(word)] * len(ids)
            last.append(len(pieces) - 1)
        return _Row(index, [*pieces, self._pieces.end], [*shapes, 0], first, last)

    def _read(self, batch: Sequence[_Row]) -> Iterator[Parsed]:
        import numpy as np

        pieces = _fill([row.pieces for row in batch])
        shapes = _fill([row.shapes for row in batch])
        known = np.array([[len(row.pieces)] for row in batch])
        mask = np.where(np.arange(pieces.shape[1]) < known, 0.0, -1e4).astype(np.float32)
        words = self._rows[pieces] * self._scale[pieces][..., None] + self._places[: pieces.shape[1]]
        given = {
            "words": words + self._shapes[shapes],
            "mask": mask[:, None, None, :],
            "first": _fill([row.first for row in batch]),
            "last": _fill([row.last for row in batch]),
        }
        tags, arcs, dep, head = self._session.run(None, given)
        for i, row in enumerate(batch):
            count = len(row.first)
            yield self._decode(tags[i, 1:count], arcs[i, 1:count, :count], dep[i, 1:count], head[i, :count])

    def _decode(self, tags: Floats, arcs: Floats, dep: Floats, head: Floats) -> Parsed:
        if not len(tags):
            return Parsed([], [], [], [], [])
        heads = best_tree(arcs)
        relations = self._find_relations(dep, head[heads], heads)
        x, u = len(self._xpos), len(self._xpos) + len(self._upos)
        return Parsed(
            [self._xpos[k] for k in tags[:, :x].argmax(1)],
            [self._upos[k] for k in tags[:, x:u].argmax(1)],
            [h - 1 if h else i for i, h in enumerate(heads)],
            relations,
            _mended([self._names[k] for k in tags[:, u:].argmax(1)]),
        )

    def _find_relations(self, dep: Floats, head: Floats, heads: Sequence[int]) -> list[str]:
        """The likeliest relation of each word to its head; that to the root is `root` and no other is."""
        import numpy as np

        left, right = _with_one(dep), _with_one(head)
        width = left.shape[1]
        held = (left @ self._relate).reshape(len(left), -1, width)
        scores = np.einsum("nrw,nw->nr", held, right)
        root = self._relations.index("root")
        scores[:, root] = -1e9
        return [ROOT if not h else self._relations[k] for h, k in zip(heads, scores.argmax(1), strict=True)]


@cache
def load_encoder() -> Encoder:
    """The encoder that ships with communique, read once."""
    return Encoder(ENCODER)


def _open_session(path: Path) -> Any:
    """A session on one thread that reports nothing to anyone."""
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    slow = ["SkipLayerNormFusion"]  # the fused form takes longer than its parts
    return onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=slow
    )


def _batches(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Runs of sentences of like length, short ones first."""
    batch: list[_Row] = []
    for row in rows:
        length = len(row.pieces)
        if batch and ((len(batch) + 1) * length > _BATCH or _differs(batch, length)):
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch


def _differs(batch: Sequence[_Row], length: int) -> bool:
    shortest = len(batch[0].pieces)
    return length > _LIKE * shortest and len(batch) * shortest >= _FEW


def _mended(names: list[str]) -> list[str]:
    """Name tags in which every name begins with B."""
    mended: list[str] = []
    for name in names:
        label = name[2:]
        inside = mended and mended[-1][2:] == label
        mended.append(f"B-{label}" if name[0] == "I" and not inside else name)
    return mended


def _fill(rows: Sequence[Sequence[int]]) -> NDArray[np.int64]:
    import numpy as np

    filled = np.zeros((len(rows), max(map(len, rows))), dtype=np.int64)
    for row, values in zip(filled, rows, strict=True):
        row[: len(values)] = values
    return filled


def _with_one(vectors: Floats) -> Floats:
    import numpy as np

    return np.concatenate([vectors, np.ones((len(vectors), 1), dtype=np.float32)], axis=1)
