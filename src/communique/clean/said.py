"""An article completed from what the HTML head says: headline, author, outlet and stamps with their zones."""

from dataclasses import replace
from datetime import date, timedelta

from communique.clean.markup import Markup
from communique.clean.metadata import Metadata, Said, stamp_day
from communique.values.article import Article, Told

_NEAR = timedelta(2)


def with_metadata(article: Article, markup: Markup) -> Article:
    """The article with the values of its markup where its own text tells none, or tells less exactly."""
    said = markup.metadata
    return replace(
        article,
        headline=article.headline or _told(said.headline),
        byline=article.byline or _told(said.author),
        outlet=article.outlet or _told(said.site),
        published=_published(article, said),
        updated=_day(said.updated) or article.updated,
        notes=article.notes + markup.notes,
    )


def _told(said: Said | None) -> Told | None:
    return Told(said.value, f"the page's markup ({said.where})", said.value) if said else None


def _day(said: Said | None) -> Told | None:
    day = stamp_day(said.value) if said else None
    return Told(day.isoformat(), f"the page's markup ({said.where})", said.value) if said and day else None


def _published(article: Article, said: Metadata) -> Told | None:
    """The user's word first, then the dateline where it is a day off the stamp (zones), then the stamp."""
    own, stamped = article.published, _day(said.published)
    if stamped is None or (own is not None and own.basis == "given by the user"):
        return own
    if (
        own is not None
        and "dateline" in own.basis
        and abs(date.fromisoformat(own.value) - date.fromisoformat(stamped.value)) <= _NEAR
    ):
        return own
    return stamped
