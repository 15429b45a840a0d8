"""Finder of posts (a first sketch that finds none)."""

from communique.values.annotated import PostMention, SideMention
from communique.values.article import Article
from communique.values.syntax import Tree


def find_posts(article: Article, tree: Tree, sides: tuple[SideMention, ...]) -> tuple[PostMention, ...]:
    """None yet."""
    return ()
