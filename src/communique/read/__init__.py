"""Read: files, folders, tables, crawls and standard input become pages."""

from communique.read.everything import Reading, read_sources
from communique.read.limits import Limits
from communique.read.pages import page_of, read_pages

__all__ = ["Limits", "Reading", "page_of", "read_pages", "read_sources"]
