"""Coding again: what changes is told, old claims stay with their run, reviews go on to the new claims."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, func, select, update

from communique.analyse.house import conflicts
from communique.analyse.verify import article_hash, verify
from communique.archive import recoding, review
from communique.archive.coding import Coded, code_one
from communique.archive.intake import IntakeOptions, add_pages
from communique.archive.linking import link_archive
from communique.archive.recoding import find_changes, recode
from communique.archive.review import Word
from communique.pipeline import Options
from communique.store.archive import open_archive
from communique.store.engine import reading, writing
from communique.store.schema import article, claim, coding, event, run
from communique.values.article import Failure, Page

TEXT = (
    "Ministers meet\nLISBON, March 5, 2021 -- Portuguese Foreign Minister Ana Prado met Norwegian Foreign Minister "
    "Nils Berg in Lisbon on Friday.\nThe two ministers condemned the attack on the embassy."
)


@pytest.fixture
def engine(archive: str) -> Iterator[Engine]:
    engine = open_archive(archive, create=True)
    pages = [Page(f"{name}.txt", name, TEXT.replace("embassy", name).encode(), "text", "utf-8") for name in ("a", "b")]
    add_pages(engine, pages, IntakeOptions(jobs=1))
    link_archive(engine)
    yield engine
    with reading(engine) as connection:
        assert verify(connection).faults == ()
    engine.dispose()


def count(engine: Engine, table: Any) -> int:
    with reading(engine) as connection:
        return int(connection.scalar(select(func.count()).select_from(table)) or 0)


def test_the_same_version_changes_nothing(engine: Engine) -> None:
    before = count(engine, claim)
    done = recode(engine, jobs=1)
    assert (done.articles, done.changed, done.changes) == (2, 0, [])
    assert count(engine, claim) == before
    with reading(engine) as connection:
        last = connection.execute(select(run).order_by(run.c.id.desc())).first()
    assert last is not None and last.kind == "recode" and last.manifest["counts"]["articles"] == 2


def coder(kind: str) -> Any:
    """Another version of the coder: it finds no positions, and another place or text for engagements."""

    def code_pages(pages: Any, options: Options, jobs: int = 0) -> Iterator[Coded | Failure]:
        for page in pages:
            made = code_one(page, options)
            assert isinstance(made, Coded)
            for told in made.record["engagements"]:
                told["place"] = "Porto"
                if kind == "moved":
                    told["id"] = "f" * 16
            made.record["positions"] = []
            yield made

    return code_pages


def test_a_dry_run_tells_and_writes_nothing(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recoding, "code_pages", coder("changed"))
    before = [count(engine, table) for table in (claim, run, coding)]
    done = recode(engine, dry_run=True)
    assert {(c.kind, c.change, c.field, c.before, c.after) for c in done.changes} == {
        ("engagement", "changed", "place", "Lisbon", "Porto"),
        ("position", "dropped", None, None, None),
    }
    assert [count(engine, table) for table in (claim, run, coding)] == before


@pytest.mark.parametrize("kind", ["changed", "moved"])
def test_new_claims_stand_and_reviews_survive(engine: Engine, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    with reading(engine) as connection:
        meeting = connection.scalar(select(func.min(claim.c.seq)).where(claim.c.kind == "engagement"))
        said = connection.scalar(select(func.min(claim.c.seq)).where(claim.c.kind == "position"))
    assert meeting and said
    review.correct(engine, meeting, "level", "leader", Word("ana", "they are heads of state"))
    review.accept(engine, said, Word("ana", "as it says"))
    before = count(engine, claim)
    monkeypatch.setattr(recoding, "code_pages", coder(kind))
    done = recode(engine)
    assert done.changed == 2
    assert count(engine, claim) > before, "old claims are kept"
    with reading(engine) as connection:
        told = connection.execute(select(event.c.level, event.c.place).where(event.c.kind == "engagement")).all()
        assert ("leader", "Porto") in [tuple(row) for row in told]
        hanging = [row for row in conflicts(connection) if row.kind == "decision"]
    assert len(hanging) == 1 and "condemned" in hanging[0].told[0]


def test_a_new_cleaner_makes_a_new_article(engine: Engine) -> None:
    with writing(engine) as connection:  # as if an older cleaner had read the page
        connection.execute(update(article).where(article.c.source == "a.txt").values(sha256="0" * 64))
    done = recode(engine, jobs=1)
    assert done.changed == 1
    with reading(engine) as connection:
        rows = connection.execute(
            select(article.c.version, coding.c.current)
            .join(coding, coding.c.article == article.c.id)
            .where(article.c.source == "a.txt")
            .order_by(article.c.version)
        ).all()
        assert [tuple(row) for row in rows] == [(1, False), (2, True)]
        assert {fault.what for fault in verify(connection).faults} == {"article"}
    with writing(engine) as connection:
        connection.execute(update(article).where(article.c.sha256 == "0" * 64).values(cleaner="lines/0"))
        row = connection.execute(select(article).where(article.c.sha256 == "0" * 64)).one()
        connection.execute(
            update(article).where(article.c.id == row.id).values(sha256=article_hash(dict(row._mapping)))
        )


def test_changes_are_matched_by_words_where_ids_moved() -> None:
    def told(key: str, words: str, place: str) -> tuple[str, dict[str, Any]]:
        quote = {"start": 0, "end": len(words), "quote": words}
        return "engagement", {"id": key, "place": place, "receipts": {"status": [quote]}}

    changes = find_changes(1, [told("a", "met", "Oslo"), told("b", "rang", "")], [told("c", "met", "Porto")])
    assert [(c.change, c.words, c.before, c.after) for c in changes] == [
        ("changed", "met", "Oslo", "Porto"), ("dropped", "rang", None, None),
    ]  # fmt: skip


def test_pages_given_a_date_keep_it(archive: str, tmp_path: Path) -> None:
    engine = open_archive(archive, create=True)
    undated = TEXT.replace(", March 5, 2021", "")
    page = Page("c.txt", "c", undated.encode(), "text", "utf-8", "2021-03-05", "The Wire", None, True)
    add_pages(engine, [page], IntakeOptions(jobs=1))
    assert recode(engine, jobs=1).changes == []
    engine.dispose()
