"""The article's table of engagements (a first sketch)."""

from communique.values.understood import Understood


def find_happenings(understood: Understood) -> Understood:
    """The article with its happenings."""
    return understood
