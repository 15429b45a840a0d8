"""Which texts may be alike: sketches of their words, 512 bytes each, are laid side by side."""

from collections.abc import Iterator, Sequence
from typing import Any

HASHES = 128
_BANDS = 64  # pairs of hashes: two texts are looked at where one pair agrees
_FOREVER = 10**9  # days


def sketch_of(shingles: frozenset[str]) -> bytes:
    """The sketch of a text by its shingles; empty where it has none."""
    if not shingles:
        return b""
    from array import array

    from rensa import RMinHash

    sketch = RMinHash(num_perm=HASHES, seed=17)
    sketch.update(list(shingles))  # in any order: the least of each hash is kept
    return array("I", sketch.digest()).tobytes()


def may_be_alike(
    sketches: Sequence[bytes], days: Sequence[int | None], fresh: Sequence[bool], apart: int
) -> Iterator[tuple[int, int]]:
    """Pairs of places whose sketches agree in a band, not more than `apart` days from one another, one of them fresh.

    A text without a day is near all others. Pairs come once each, the smaller place first, in their order.
    """
    import numpy as np

    held = [i for i, sketch in enumerate(sketches) if sketch]
    if len(held) < 2:
        return
    table = np.frombuffer(b"".join(sketches[i] for i in held), dtype=np.uint32).reshape(len(held), HASHES)
    bands = table.reshape(len(held), _BANDS, 2).astype(np.uint64)
    keys = (bands[:, :, 0] << np.uint64(32)) | bands[:, :, 1]
    known = np.array([days[i] if days[i] is not None else _FOREVER for i in held], dtype=np.int64)
    new = np.array([fresh[i] for i in held], dtype=bool)
    found: Any = set()
    for band in range(_BANDS):
        found.update(_in_band(keys[:, band], known, new, apart))
    yield from sorted((held[a], held[b]) for a, b in found)


def _in_band(keys: Any, days: Any, new: Any, apart: int) -> Iterator[tuple[int, int]]:
    """Pairs that agree in a band: neighbours in the order of key and day, then those one further, until none is left."""
    import numpy as np

    undated = days == _FOREVER
    order = np.lexsort((days, keys))
    for step in range(1, len(order)):
        left, right = order[:-step], order[step:]
        same = keys[left] == keys[right]
        near = same & ((days[right] - days[left] <= apart) | undated[right])
        wanted = near & (new[left] | new[right])
        yield from zip(np.minimum(left, right)[wanted].tolist(), np.maximum(left, right)[wanted].tolist(), strict=True)
        if not (same & (near | _undated_ahead(keys, undated, order, step))).any():
            return


def _undated_ahead(keys: Any, undated: Any, order: Any, step: int) -> Any:
    """Whether a text without a day, which is near to all, may yet come within the run of a key."""
    import numpy as np

    return np.isin(keys[order[:-step]], np.unique(keys[undated])) if undated.any() else False
