"""What to do about the items of a poll: a pure decision, carried out elsewhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

from communique.store.watched import KnownItem, Source
from communique.watch.items import Item

_FEW = 3  # items that must agree before a time of update is taken for a clock of the feed
_FULL_TEXT = 600  # characters of content from which a feed's item counts as the whole text
_LONGEST_WAIT = timedelta(days=1)
_TRIES = 6


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do: pages to fetch, items whose text the feed holds, what was only seen again, what is passed over."""

    fetch: tuple[Item, ...] = ()
    take: tuple[Item, ...] = ()
    later: tuple[Item, ...] = ()  # beyond the number of pages for one poll
    seen: tuple[str, ...] = ()
    passed: tuple[Item, ...] = ()
    new: int = 0
    edited: int = 0


def plan_items(
    source: Source, items: Sequence[Item], known: Mapping[str, KnownItem], waiting: Sequence[KnownItem]
) -> Plan:
    """New items, edited ones and those whose next try has come are wanted; the rest was seen already.

    The first poll of a sitemap would bring years of pages: beyond `most` the oldest are passed over, until they change.
    """
    clocked = _is_clock(items, known)
    new = [item for item in items if item.key not in known]
    edited = [item for item in items if item.key in known and _changed(item, known[item.key], clocked)]
    again = _retried(waiting, items, {item.key for item in edited})
    wanted = [*new, *edited, *again]
    keys = {item.key for item in wanted}
    passed: list[Item] = []
    if source.kind == "sitemap" and source.polled is None and len(new) > source.most:
        passed, wanted = wanted[source.most :], wanted[: source.most]
    take = [item for item in wanted if holds_text(source, item)]
    fetch = [item for item in wanted if not holds_text(source, item)]
    seen = tuple(item.key for item in items if item.key not in keys)
    return Plan(
        tuple(fetch[: source.most]), tuple(take), tuple(fetch[source.most :]), seen, tuple(passed),
        len(new) - len(passed), len(edited),
    )  # fmt: skip


def holds_text(source: Source, item: Item) -> bool:
    """Whether an item's text is taken from the feed: as the source says, or where it is whole there, or has no page."""
    if source.body == "feed" or item.link is None:
        return True
    return source.body == "auto" and len(item.content) >= _FULL_TEXT


def _is_clock(items: Sequence[Item], known: Mapping[str, KnownItem]) -> bool:
    """Whether the feed stamps all items anew at every poll: such a time of update says nothing."""
    met = [(item, known[item.key]) for item in items if item.key in known]
    moved = [item for item, before in met if item.updated != before.updated]
    return len(met) >= _FEW and len(moved) == len(met)


def _changed(item: Item, before: KnownItem, clocked: bool) -> bool:
    return before.fingerprint != item.fingerprint or (not clocked and item.updated != before.updated)


def _retried(waiting: Sequence[KnownItem], items: Sequence[Item], edited: set[str]) -> list[Item]:
    """Items to try again: as the source tells them now, or as they were last seen."""
    told = {item.key: item for item in items}
    return [
        told.get(one.key) or Item(one.key, one.link, one.title, one.published, one.updated)
        for one in waiting
        if one.key not in edited
    ]


def wait_after(failures: int, every: int) -> timedelta:
    """The pause after so many failures in a row: the usual one, doubled each time, a day at most."""
    doubled: timedelta = timedelta(seconds=every * 2 ** min(max(failures - 1, 0), 20))
    return min(doubled, max(_LONGEST_WAIT, timedelta(seconds=every)))


def gives_up(tries: int) -> bool:
    """Whether an item that failed so often is left alone."""
    return tries >= _TRIES


def asked_wait(told: str | None, now: datetime) -> timedelta | None:
    """What a Retry-After header asks (seconds, or a moment), at most a week; None where it asks nothing readable."""
    if not told:
        return None
    if told.strip().isdigit():
        return min(timedelta(seconds=int(told.strip()[:9])), timedelta(days=7))
    try:
        moment = parsedate_to_datetime(told)
    except ValueError:
        return None
    if moment.tzinfo is None:
        return None
    return min(max(moment - now, timedelta(0)), timedelta(days=7))
