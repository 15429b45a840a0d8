"""Clean: a page becomes an article with frozen text, its lines with their kinds."""

from communique.clean.clean import clean_page

__all__ = ["clean_page"]
