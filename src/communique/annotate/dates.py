"""Finder of dates (a first sketch that finds none)."""

from communique.values.annotated import DateMention
from communique.values.article import Article
from communique.values.syntax import Tree


def find_dates(article: Article, tree: Tree) -> tuple[DateMention, ...]:
    """None yet."""
    return ()
