"""An archive as it stood at the end of a day: what had come by then, decided by then, linked anew by the rules of today."""

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Select, func, insert, select, update

from communique.archive.linking import link_archive
from communique.errors import AbortRun
from communique.store.archive import open_archive
from communique.store.engine import reading, writing
from communique.store.schema import (
    article,
    claim,
    claim_name,
    claim_side,
    claim_topic,
    coding,
    decision,
    listed_incident,
    page,
    run,
)
from communique.store.search import index_article

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")
_SOME = 500  # rows copied at a time


def end_of(told: str) -> str:
    """The last moment of a day (2024-06-28), or a moment (2024-06-28T09:30:00Z) as it is. Raises AbortRun."""
    if _MOMENT.fullmatch(told):
        return told
    if _DAY.fullmatch(told) is None:
        raise AbortRun(f"{told}: not a day; write 2024-06-28, or a moment as 2024-06-28T09:30:00Z (UTC)")
    return f"{told}T23:59:59Z"


@contextmanager
def archive_as_of(engine: Engine, told: str) -> Iterator[Engine]:
    """A copy of the archive as it stood at the end of a day, in a file of its own that goes when the work is done.

    What a redaction took out since then stays out. Known incidents are all in: a list has no day of coming.
    """
    until = end_of(told)
    with tempfile.TemporaryDirectory(prefix="communique-") as folder:
        copy = open_archive(str(Path(folder) / "as-of.db"), create=True)
        with reading(engine, throughout=True) as source, writing(copy) as target:
            _copy(source, target, until)
        link_archive(copy)
        try:
            yield copy
        finally:
            copy.dispose()


def _copy(source: Connection, target: Connection, until: str) -> None:
    runs = select(run.c.id).where(run.c.started <= until)
    articles = select(article.c.id).where(article.c.added <= until)
    claims = select(claim.c.seq).where(claim.c.run.in_(runs), claim.c.article.in_(articles))
    pages = select(article.c.page).where(article.c.added <= until)
    for table, chosen in (
        (page, page.c.sha256.in_(pages)),
        (run, run.c.id.in_(runs)),
        (article, article.c.id.in_(articles)),
        (coding, coding.c.run.in_(runs) & coding.c.article.in_(articles)),
        (claim, claim.c.seq.in_(claims)),
        (claim_side, claim_side.c.claim.in_(claims)),
        (claim_topic, claim_topic.c.claim.in_(claims)),
        (claim_name, claim_name.c.claim.in_(claims)),
        (decision, decision.c.at <= until),
    ):
        _rows(source, target, select(table).where(chosen), table)
    _rows(source, target, select(listed_incident), listed_incident)
    _set_current(target)
    for row in target.execute(select(article.c.id, article.c.headline, article.c.text)).all():
        index_article(target, row.id, row.headline or "", row.text)


def _rows(source: Connection, target: Connection, chosen: Select[Any], table: Any) -> None:
    found = source.execute(chosen, execution_options={"yield_per": _SOME})
    for part in found.partitions(_SOME):
        target.execute(insert(table), [dict(row._mapping) for row in part])


def _set_current(target: Connection) -> None:
    """The codings that stood then: of each page of a source those of the last run that read it."""
    latest = (
        select(article.c.source, article.c.page, func.max(coding.c.run).label("run"))
        .join(coding, coding.c.article == article.c.id)
        .group_by(article.c.source, article.c.page)
        .subquery()
    )
    last = (
        select(article.c.id, latest.c.run)
        .join(latest, (latest.c.source == article.c.source) & (latest.c.page == article.c.page))
        .subquery()
    )
    standing = select(last.c.id).where(last.c.id == coding.c.article, last.c.run == coding.c.run)
    target.execute(update(coding).values(current=False))
    target.execute(update(coding).where(standing.exists()).values(current=True))
