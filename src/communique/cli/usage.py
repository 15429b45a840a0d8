"""Wrong usage, and what the disk refuses, told in one line: what, why, and what to do."""

import re
from typing import Any

_NOISE = re.compile(r"\bValue error, ")


def told_in_one_line(wrong: Any) -> str:
    """What the command line could not read, with the command whose help tells more.

    Without a command's name where none is known; empty where the help was printed instead.
    """
    message = " ".join(_NOISE.sub("", str(wrong.format_message())).split()).removesuffix(".")
    context = getattr(wrong, "ctx", None)
    if context is None or not message:
        return message
    return f"{context.command_path}: {message}; `{context.command_path} --help` tells more"


def told_of_disk(error: OSError) -> str:
    """What the system refused to read or write."""
    name = error.filename if isinstance(error.filename, str) else "a file"
    why = (error.strerror or type(error).__name__).lower()
    return f"{name}: {why}; check the name, its permissions and the room on the disk"
