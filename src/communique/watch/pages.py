"""Items become pages for the archive: fetched ones as they came, those of a feed laid out as a page of lines."""

from communique.read.limits import Limits
from communique.read.pages import page_of
from communique.read.tables import lay_out, slug
from communique.store.watched import Source
from communique.values.article import Failure, Page
from communique.watch.items import Item

_LIMITS = Limits()


def fetched_page(source: Source, item: Item, body: bytes) -> Page | Failure:
    """The page of an item as it was fetched; the feed's time stamp goes along for pages that tell no day."""
    link = item.link or item.key
    return _named(page_of(body, link, slug(link), _LIMITS), source, item)


def fed_page(source: Source, item: Item) -> Page | Failure:
    """The page of an item whose text the feed itself holds."""
    link = item.link or item.key
    content = lay_out((item.title, item.byline, item.published or item.updated or ""), item.content or item.summary)
    return _named(page_of(content, link, slug(link), _LIMITS), source, item, text=True)


def _named(made: Page | Failure, source: Source, item: Item, *, text: bool = False) -> Page | Failure:
    if isinstance(made, Failure):
        return made
    media = "text" if text else made.media
    titled = text and bool(item.title.strip())
    return Page(made.source, made.id, made.content, media, made.encoding, None, source.outlet, item.published, titled)
