"""Which of its kernels the matrix library of numpy uses: the widest that the processor has.

OpenBLAS takes those of Haswell for every processor of AMD, also for those that have the instructions its kernels for
Skylake-X are made for; with these a matrix product takes half the time. It can be told so only before numpy is imported.
"""

import os
from pathlib import Path

_NAME = "OPENBLAS_CORETYPE"
_WIDEST = "SkylakeX"
_MAKER = "AuthenticAMD"
_NEEDED = frozenset({"avx512f", "avx512cd", "avx512bw", "avx512dq", "avx512vl"})
_TOLD = Path("/proc/cpuinfo")


def use_widest(told: Path = _TOLD) -> None:
    """Name the widest kernels to the library, for this process and all that it starts, where it would not find them.

    For programs of our own; what the user has named stands. Without effect once numpy is imported.
    """
    if _NAME not in os.environ and _has_wide(told):
        os.environ[_NAME] = _WIDEST


def _has_wide(told: Path) -> bool:
    """Whether the first processor listed is one of AMD's that has all these instructions."""
    try:
        first = told.read_text(encoding="utf-8", errors="replace").partition("\n\n")[0]
    except OSError:  # another system than Linux
        return False
    lines = dict(line.partition(":")[::2] for line in first.replace("\t", "").splitlines())
    return lines.get("vendor_id", "").strip() == _MAKER and set(lines.get("flags", "").split()) >= _NEEDED
