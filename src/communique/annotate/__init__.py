"""Annotate: sentences, syntax and typed phrases of an article, each read on its own."""

from communique.annotate.annotate import annotate_article

__all__ = ["annotate_article"]
