"""Pages become articles and records, on several processes where that pays."""

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

from communique.archive.processes import coding_processes
from communique.clean import clean_page
from communique.errors import AbortRun, NotTold, SkipArticle
from communique.language.model import passing_words
from communique.pipeline import Options, code_article, fault, give_back
from communique.store.articles import NewArticle
from communique.store.bounds import bounds
from communique.values.article import Article, Failure, Page, PassedOver, Told
from communique.values.json import record_to_dict

_BATCH = 16  # pages handed to a worker at a time
_ENDED = "a process that codes was ended from outside (out of memory?); the same call again does what is left"
_T = TypeVar("_T")
_TOLD = ("headline", "outlet", "byline", "dateline", "published", "updated", "mark")


@dataclass(frozen=True, slots=True)
class Coded:
    """A page with the article and the record that were made of it; the record is plain data."""

    page: Page
    article: NewArticle
    record: dict[str, Any]


def code_pages(pages: Iterable[Page], options: Options, jobs: int = 0) -> Iterator[Coded | Failure]:
    """Code pages in their order. `jobs` processes share the work (0: one a processor); one does it here.

    Raises AbortRun where a process was ended from outside.
    """
    jobs = jobs or os.cpu_count() or 1
    if jobs == 1:
        yield from (code_one(page, options) for page in pages)
        return
    with coding_processes(jobs) as pool:
        waiting: list[Future[list[Coded | Failure]]] = []
        for batch in _batches(pages):
            waiting.append(pool.submit(_code_batch, batch, options))
            if len(waiting) > 2 * jobs:
                yield from _result(waiting.pop(0))
        for future in waiting:
            yield from _result(future)


class CodingPool:
    """Processes that stay, for work that comes page by page: they load the model once.

    Work may be begun before its result is asked for. Not shared between threads.
    """

    def __init__(self, jobs: int) -> None:
        self._pool = coding_processes(jobs)
        self._begun: dict[tuple[Page, Options], Future[Coded | Failure]] = {}

    def __enter__(self) -> "CodingPool":
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def begin(self, page: Page, options: Options) -> None:
        """Begin to code a page whose result will be asked for later. Raises AbortRun where a process was ended."""
        if (page, options) in self._begun:
            return
        try:
            self._begun[page, options] = self._pool.submit(_code_alone, page, options)
        except BrokenProcessPool:
            raise AbortRun(_ENDED) from None

    def is_done(self, page: Page, options: Options) -> bool:
        """Whether a page is not being coded any more."""
        begun = self._begun.get((page, options))
        return begun is None or begun.done()

    def wait(self, seconds: float) -> None:
        """Wait until all that was begun is coded, or so long."""
        wait(self._begun.values(), seconds)

    def code(self, pages: Iterable[Page], options: Options) -> Iterator[Coded | Failure]:
        """Code pages in their order, each in whichever process is free. Raises AbortRun where a process was ended."""
        asked = list(pages)
        for page in asked:
            self.begin(page, options)
        yield from (_result(self._begun[page, options]) for page in asked)
        self.forget(asked, options)

    def forget(self, pages: Iterable[Page], options: Options) -> None:
        """Let go of what was begun for pages."""
        for page in pages:
            self._begun.pop((page, options), None)


def _result(future: "Future[_T]") -> _T:
    try:
        return future.result()
    except BrokenProcessPool:
        raise AbortRun(_ENDED) from None


def code_one(page: Page, options: Options) -> Coded | Failure:
    """Code one page; a fault of ours is a failure that names the page, not the end of the run."""
    try:
        article = clean_page(page, published=options.published or page.published, outlet=options.outlet or page.outlet)
        record = record_to_dict(code_article(article, options))
    except NotTold as passed:
        return PassedOver(passed.source, passed.reason)
    except SkipArticle as skipped:
        return Failure(skipped.source, skipped.reason)
    except Exception as error:  # noqa: BLE001 - see pipeline: the run goes on
        return Failure(page.source, fault(error))
    published, outlet = options.published or page.published, options.outlet or page.outlet
    given = {"published": published, "outlet": outlet, "stamp": page.stamp, "titled": page.titled}
    return Coded(page, _new_article(article, given), record)


def _code_batch(pages: list[Page], options: Options) -> list[Coded | Failure]:
    """Code some pages in a process of ours, which then holds no more than before: neither their words nor free memory."""
    with passing_words():
        coded = [code_one(page, options) for page in pages]
    give_back()
    return coded


def _code_alone(page: Page, options: Options) -> Coded | Failure:
    return _code_batch([page], options)[0]


def _batches(pages: Iterable[Page]) -> Iterator[list[Page]]:
    batch: list[Page] = []
    for page in pages:
        batch.append(page)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _new_article(article: Article, given: dict[str, str | bool | None]) -> NewArticle:
    published = _value(article.published)
    first, last = bounds(published)
    return NewArticle(
        slug=article.id,
        outlet=_value(article.outlet),
        headline=_value(article.headline),
        published=published,
        first=first,
        last=last,
        mark=_value(article.mark),
        kinds=article.kinds,
        text=article.text,
        cleaner=article.cleaner,
        details={**_details(article), "given": {name: value for name, value in given.items() if value}},
    )


def _value(told: Told | None) -> str | None:
    return None if told is None else told.value


def _details(article: Article) -> dict[str, Any]:
    told = {name: getattr(article, name) for name in _TOLD}
    return {
        "told": {name: asdict(value) for name, value in told.items() if value is not None},
        "furniture": {str(i): line.text for i, line in enumerate(article.lines) if line.start is None},
        "notes": list(article.notes),
    }
