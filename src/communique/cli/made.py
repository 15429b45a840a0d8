"""What a command made, kept in a file or printed."""

import sys
from pathlib import Path

from communique.errors import AbortRun


def put(made: bytes, out: Path | None) -> None:
    """Write what was made to a file, or print it where none is named."""
    if out is None:
        sys.stdout.write(made.decode())
        return
    try:
        out.write_bytes(made)
    except OSError as error:
        raise AbortRun(f"{out}: cannot be written ({error.strerror})") from None
