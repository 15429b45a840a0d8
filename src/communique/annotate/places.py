"""Finder of places (a first sketch that finds none)."""

from communique.values.annotated import PlaceMention, SideMention
from communique.values.article import Article
from communique.values.syntax import Tree


def find_places(article: Article, tree: Tree, sides: tuple[SideMention, ...]) -> tuple[PlaceMention, ...]:
    """None yet."""
    return ()
