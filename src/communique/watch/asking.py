"""One poll of one source: ask, read what it offers, tell what came of it. Nothing is written here."""

from dataclasses import dataclass

from communique.store.watched import Source
from communique.watch.fetch import Fetched, Known
from communique.watch.items import Item, Offer
from communique.watch.kinds import find_kind, read_offer
from communique.watch.lanes import Lane

_MOST_MAPS = 10  # sitemaps of an index read at one poll, the last named first


@dataclass(frozen=True, slots=True)
class Answer:
    """What a source answered: the raw answer, its kind, and what it offers (None where it failed or said 304)."""

    source: Source
    fetched: Fetched
    kind: str
    offer: Offer | None


@dataclass(frozen=True, slots=True)
class Got:
    """The page of an item, or why there is none."""

    source: Source
    item: Item
    fetched: Fetched


def ask_source(lane: Lane, source: Source) -> Answer:
    """Ask a source for what changed since the last time."""
    known = Known(source.etag, source.modified)
    fetched = lane.get(source.address, known, reserved_too=source.kind in ("feed", "sitemap") or bool(source.terms))
    if fetched.reason is not None or fetched.unchanged:
        return Answer(source, fetched, source.kind, None)
    kind = find_kind(fetched.body) if source.kind == "auto" else source.kind
    offer = read_offer(kind, fetched.body, fetched.url, dict(fetched.headers))
    if offer.further:
        offer = _with_further(lane, offer)
    return Answer(source, fetched, kind, offer)


def _with_further(lane: Lane, index: Offer) -> Offer:
    """The pages of the sitemaps that an index names; those of one that fails are missing, and it is told."""
    items, troubles = list(index.items), [index.trouble] if index.trouble else []
    asked = index.further[-_MOST_MAPS:]
    if len(index.further) > len(asked):
        troubles.append(f"it names {len(index.further)} sitemaps; the last {len(asked)} were read")
    for url in asked:
        answer = lane.get(url, reserved_too=True)
        if answer.reason is not None:
            troubles.append(f"{url}: {answer.reason}")
            continue
        items.extend(read_offer("sitemap", answer.body, url, {}).items)
    newest = sorted({item.key: item for item in items}.values(), key=lambda item: item.updated or "", reverse=True)
    return Offer(tuple(newest), index.title, "; ".join(troubles) or None)


def get_page(lane: Lane, asked: tuple[Source, Item, Known]) -> Got:
    """Fetch the page of an item, if it changed since it was last fetched."""
    source, item, known = asked
    return Got(source, item, lane.get(item.link or item.key, known, reserved_too=bool(source.terms)))
