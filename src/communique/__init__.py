"""communique reads news of diplomacy and keeps the record, with the words behind every value."""

from typing import TYPE_CHECKING

from communique.compiled import use_compiled
from communique.version import __version__

if TYPE_CHECKING:
    from communique.archive.questions import Archive
    from communique.language.parsers import ParserName
    from communique.values.claims import Record

__all__ = ["__version__", "code", "open_archive"]

use_compiled()  # before any other module of the package is imported


def code(
    text: str,
    *,
    published: str | None = None,
    outlet: str | None = None,
    id: str = "text",
    parser: "ParserName" = "fast",
) -> "Record":
    """Code one article given as text (or as HTML, which is recognised).

    `published` (an ISO date) and `outlet` overrule what the page tells; `parser` may be "accurate" where the extra of
    that name is installed. Returns the `Record`: engagements, positions,
    incidents and people, each value with receipts into `record.text`. Raises `communique.errors.SkipArticle` where
    nothing can be read, `AbortRun` where the parser is not installed.
    """
    from communique.errors import SkipArticle
    from communique.language.parsers import require_parser
    from communique.pipeline import Options, code_page
    from communique.read import page_of
    from communique.values.article import Failure

    require_parser(parser)
    page = page_of(text.encode("utf-8", "replace"), id, id)
    if isinstance(page, Failure):
        raise SkipArticle(page.source, page.reason)
    return code_page(page, Options(published=published, outlet=outlet, parser=parser))


def open_archive(name: str, *, create: bool = False) -> "Archive":
    """An archive (a file, or a database address) with one method a question: `last`, `search`, `timeline`, `brief` ….

    With `create` it is made where there is none. Raises `communique.errors.AbortRun` where it cannot be opened.
    """
    from communique.archive.questions import Archive

    return Archive(name, create=create)
