"""Finder of sides (a first sketch that finds none)."""

from communique.values.annotated import SideMention
from communique.values.article import Article
from communique.values.syntax import Tree


def find_sides(article: Article, tree: Tree) -> tuple[SideMention, ...]:
    """None yet."""
    return ()
