"""communique reads news of diplomacy and keeps the record, with the words behind every value."""

from communique.version import __version__

__all__ = ["__version__"]
