"""Finder of people (a first sketch that finds none)."""

from communique.values.annotated import PersonMention, PostMention, SideMention
from communique.values.article import Article
from communique.values.syntax import Tree


def find_people(article: Article, tree: Tree, sides: tuple[SideMention, ...], posts: tuple[PostMention, ...]) -> tuple[PersonMention, ...]:
    """None yet."""
    return ()
