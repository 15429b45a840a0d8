"""Resolve: what each phrase means in this article: people, sides, references, happenings."""

from communique.resolve.resolve import resolve_article

__all__ = ["resolve_article"]
