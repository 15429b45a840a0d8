"""The one way through the house: read, clean, annotate, resolve, extract, joined."""

import ctypes
import gc
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any, Protocol

from communique.annotate import annotate_article
from communique.annotate.diplomacy import may_tell, tells_of_diplomacy
from communique.clean import clean_page
from communique.errors import NotTold, SkipArticle
from communique.extract import extract_claims
from communique.language.parsers import DEFAULT_PARSER, ParserName, require_parser
from communique.read import Reading, read_sources
from communique.read.stretch import anything
from communique.read.tables import Columns
from communique.resolve import resolve_article
from communique.values.article import Article, Failure, Page, PassedOver
from communique.values.claims import Record


class ArticleCoder(Protocol):
    """Another coder than the house's own: what it makes of a cleaned article, and what a run's manifest keeps of it."""

    def code(self, article: Article) -> Record:
        """The record of an article; SkipArticle where it makes none."""

    def told(self) -> dict[str, Any]:
        """What it is and what it used."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a user may tell about a page, and how thorough to be.

    `published` (ISO date) and `outlet` overrule what the page tells. `thorough` parses every sentence of the body;
    without it only the sentences that the screen finds worth parsing. `parser` is the fast or the accurate one. With
    `screen`, pages whose words tell of no diplomacy are passed over, most of them before they are cleaned. `coder` codes
    in place of the rules, in this process alone.
    """

    published: str | None = None
    outlet: str | None = None
    thorough: bool = False
    parser: ParserName = DEFAULT_PARSER
    screen: bool = False
    coder: ArticleCoder | None = None


DEFAULT = Options()
TOLD = ("headline", "outlet", "byline", "dateline", "published", "updated", "mark")
MOST_SIGNS = 300_000  # characters of one article; the longest press conferences have half as many


def spare_collector() -> None:
    """Let the collector of cyclic garbage look less often, for this process: coding makes many objects and no cycles.

    For programs of our own, whose process is theirs; as a library communique leaves the collector as it is.
    """
    gc.set_threshold(50_000, 20, 50)


def give_back() -> None:
    """Give the memory that lies free in this process back to the system, where its C library can (GNU).

    What a long article took is free afterwards, but stays with the process: a third of all that it holds.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)


def code_sources(
    sources: Iterable[str], options: Options = DEFAULT, columns: Columns | None = None
) -> Iterator[Record | Failure]:
    """The record of each page found at the sources (files, folders, "-"), or the reason why there is none.

    Nothing that one page holds ends the run: what cannot be read, and what the program itself gets wrong, becomes a
    Failure that names the page. `columns` tell which ones of a table hold the page and its address. Raises AbortRun
    where the parser asked for is not installed.
    """
    require_parser(options.parser)
    reading = Reading(columns=columns or Columns(), wanted=may_tell if options.screen else anything)
    for page in read_sources(tuple(sources), reading):
        yield page if isinstance(page, Failure) else _code_safely(page, options)


def _code_safely(page: Page, options: Options) -> Record | Failure:
    try:
        return code_page(page, options)
    except NotTold as passed:
        return PassedOver(passed.source, passed.reason)
    except SkipArticle as skipped:
        return Failure(skipped.source, skipped.reason)
    except Exception as error:  # noqa: BLE001 - the one place that keeps a fault of ours from ending the run
        return Failure(page.source, fault(error))


def fault(error: BaseException) -> str:
    """One line about a fault of the program itself, with the place in the code where it happened."""
    return f"not coded: a fault of communique ({type(error).__name__} at {_where(error)}); please report it"


def _where(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return "unknown" if trace is None else f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}"


def code_page(page: Page, options: Options = DEFAULT) -> Record:
    """The record of one page. Raises SkipArticle where nothing can be read of it."""
    published, outlet = options.published or page.published, options.outlet or page.outlet
    return code_article(clean_page(page, published=published, outlet=outlet), options)


def code_article(article: Article, options: Options = DEFAULT) -> Record:
    """The record of one cleaned article. Raises SkipArticle where the text is longer than any article is, NotTold where
    the screen is asked and finds no diplomacy."""
    if len(article.text) > MOST_SIGNS:
        told = f"the text has {len(article.text):,} characters, more than the {MOST_SIGNS:,} of one article; split it"
        raise SkipArticle(article.source, told)
    if options.screen and not tells_of_diplomacy(article.text):
        raise NotTold(article.source)
    if options.coder is not None:
        return replace(options.coder.code(article), source=article.source, article=told_of(article))
    understood = resolve_article(annotate_article(article, thorough=options.thorough, parser=options.parser))
    return replace(extract_claims(understood), source=article.source, article=told_of(article))


def told_of(article: Article) -> dict[str, Any]:
    """What a page tells of itself (headline, outlet, byline ...), each with its words and basis, and what to note."""
    told = {name: getattr(article, name) for name in TOLD}
    values = {name: asdict(value) for name, value in told.items() if value is not None}
    return {**values, "notes": list(article.notes), "cleaner": article.cleaner, "sha256": article.sha256}
