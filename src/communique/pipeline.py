"""The one way through the house: clean, annotate, resolve, extract, joined for one page."""

from dataclasses import dataclass, replace

from communique.annotate import annotate_article
from communique.clean import clean_page
from communique.extract import extract_claims
from communique.resolve import resolve_article
from communique.values.article import Article, Page
from communique.values.claims import Record


@dataclass(frozen=True, slots=True)
class Options:
    """What a user may tell about a page, and how thorough to be.

    `published` (ISO date) and `outlet` overrule what the page tells. `thorough` parses every sentence of the body;
    without it only the sentences that the screen finds worth parsing.
    """

    published: str | None = None
    outlet: str | None = None
    thorough: bool = False


def code_page(page: Page, options: Options = Options()) -> Record:
    """The record of one page. Raises SkipArticle where nothing can be read of it."""
    return code_article(clean_page(page, published=options.published, outlet=options.outlet), options)


def code_article(article: Article, options: Options = Options()) -> Record:
    """The record of one cleaned article."""
    understood = resolve_article(annotate_article(article, thorough=options.thorough))
    return replace(extract_claims(understood), source=article.source)
