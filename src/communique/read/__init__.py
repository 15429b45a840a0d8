"""Read: files, folders and standard input become pages."""

from communique.read.limits import Limits
from communique.read.pages import page_of, read_pages

__all__ = ["Limits", "page_of", "read_pages"]
