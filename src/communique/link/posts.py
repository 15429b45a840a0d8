"""The words of a post that tell it from others."""

import re
from functools import cache

_LOOSE = re.compile(r"\b(?:the|of|for|and|at|in|on|to|a|an|his|her|its|their)\b|[^\w\s]")


@cache
def post_words(post: str) -> tuple[str, ...]:
    """The words of a post that tell it from others, in their order, without the small ones between."""
    return tuple(_LOOSE.sub(" ", post.lower()).split())
