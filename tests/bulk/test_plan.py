"""How files are cut: fine where little is read, so that workers end together; into few chunks where much is."""

import os
from pathlib import Path

import pytest

from communique.bulk.plan import make_plan

STORED = 100_000_000


def _cut(folder: Path, *sizes: int) -> list[int]:
    for number, size in enumerate(sizes):
        with (folder / f"{number}.warc.gz").open("wb") as file:
            os.truncate(file.fileno(), size)
    chunks = make_plan([str(folder)]).chunks
    return [sum(chunk.label.endswith(f"{number}.warc.gz") for chunk in chunks) for number in range(len(sizes))]


def test_a_run_is_shared_out_in_chunks_of_even_size(tmp_path: Path) -> None:
    assert _cut(tmp_path, STORED) == [64]


def test_chunks_are_no_larger_in_a_large_run(tmp_path: Path) -> None:
    assert _cut(tmp_path, STORED * 8) == [200]


@pytest.mark.parametrize("sizes", [(5_000_000,), (900_000, 5_000_000, 100)])
def test_chunks_of_a_small_run_are_no_smaller_than_a_megabyte(tmp_path: Path, sizes: tuple[int, ...]) -> None:
    assert _cut(tmp_path, *sizes) == [max(1, size // 1_000_000) for size in sizes]
