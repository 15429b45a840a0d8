"""An article becomes an annotated article: its tree, then each kind of typed phrase in turn."""

from communique.annotate.dates import find_dates
from communique.annotate.misread import mended
from communique.annotate.people import find_people
from communique.annotate.places import find_places
from communique.annotate.posts import find_posts
from communique.annotate.quotes import find_quotes
from communique.annotate.sides import find_sides
from communique.annotate.syntax import parse_article
from communique.language.parsers import DEFAULT_PARSER, ParserName
from communique.values.annotated import Annotated
from communique.values.article import Article


def annotate_article(article: Article, *, thorough: bool = False, parser: ParserName = DEFAULT_PARSER) -> Annotated:
    """The article with its tree and typed phrases. Each finder sees only what stands before it in this function."""
    tree = mended(parse_article(article, thorough=thorough, parser=parser))
    sides = find_sides(article, tree)
    places = find_places(article, tree, sides)
    dates = find_dates(article, tree)
    quotes = find_quotes(article)
    posts = find_posts(article, tree, sides)
    people = find_people(article, tree, sides, posts)
    return Annotated(article, tree, sides, posts, people, places, dates, quotes)
