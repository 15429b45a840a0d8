"""Wrong usage, told in one line: what, why, and where to read on."""

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
