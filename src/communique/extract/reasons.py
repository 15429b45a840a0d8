"""Reasons of rules that share one function with another rule, as readers are shown them."""

from collections.abc import Mapping
from types import MappingProxyType

REASONS: Mapping[str, str] = MappingProxyType(
    {
        "said-clause": "A clause that somebody is said to say is that side's view; its words tell the act.",
        "said-words": "What follows a verb of saying, or stands in quotation marks beside it, is what was said.",
        "stated-clause": "A clause in a side's own statement, or told of a side outright, is its view; its words tell the act.",
    }
)
