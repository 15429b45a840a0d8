"""A redacted name is nowhere to be found, and all that is left still verifies."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect, select, text

from communique.analyse.articles import search
from communique.analyse.verify import verify
from communique.archive import review
from communique.archive.intake import IntakeOptions, add_pages
from communique.archive.linking import link_archive
from communique.archive.recoding import recode
from communique.archive.redacting import redact
from communique.archive.review import Word
from communique.archive.seals import RULE, standing_seals
from communique.errors import NotInArchive
from communique.store.archive import open_archive
from communique.store.decisions import decisions_of
from communique.store.engine import reading, writing
from communique.store.schema import article, event, metadata, person
from communique.values.article import Page
from made import add_made, engagement, named
from made_archive import fill


@pytest.fixture
def engine(archive: str) -> Iterator[Engine]:
    engine = open_archive(archive, create=True)
    fill(engine)
    yield engine
    engine.dispose()


def everything(engine: Engine) -> str:
    with reading(engine) as connection:
        names = sorted(set(inspect(connection).get_table_names()) & {*metadata.tables, "article_words"})
        return "\n".join(str(row) for name in names for row in connection.execute(text(f"SELECT * FROM {name}")))


def test_the_name_is_gone_and_offsets_hold(engine: Engine) -> None:
    review.judge_names(engine, "Ana Prado", "A. Prado", "same", Word("ana", "Ana Prado signs so"))
    assert "Ana Prado" in everything(engine)
    done = redact(engine, "Ana Prado", "ben", "asked by Ana Prado herself")
    assert (done.articles, done.pages, done.emptied, done.decisions) == (3, 3, 0, 1)
    left = everything(engine)
    assert "Prado" not in left and "prado" not in left
    assert "Nils Berg" in left
    with reading(engine) as connection:
        assert verify(connection).faults == ()
        assert search(connection, "Prado") == []
        assert len(search(connection, '"Nils Berg"')) == 2
        assert connection.scalars(select(person.c.name)).all() == ["Nils Berg"]
        assert connection.scalar(select(event.c.date).where(event.c.code == "call")) == "2021-04-04"


def test_a_tombstone_that_is_changed_is_found(engine: Engine) -> None:
    redact(engine, "Ana Prado", "ben", "asked")
    with writing(engine) as connection:
        connection.execute(article.update().where(article.c.id == 1).values(text="another text"))
    with reading(engine) as connection:
        assert ("article", "1") in {(fault.what, fault.which) for fault in verify(connection).faults}


def test_a_surname_that_two_share_stays_with_the_other(archive: str) -> None:
    engine = open_archive(archive, create=True)
    told = "Talks\nKim Bora met Kim Dae in Oslo. Kim spoke. Bora left. A kimono was shown."
    people = [named("Kim Bora", "KR"), named("Kim Dae", "KR")]
    add_made(engine, "kims", "2021-05-01", told, [engagement("met", ("KR", "NO"), "2021-05-01"), *people])
    link_archive(engine)
    redact(engine, "Kim Bora", "ben", "asked")
    with reading(engine) as connection:
        assert (
            connection.scalar(select(article.c.text))
            == "Talks\n███ ████ met Kim Dae in Oslo. Kim spoke. ████ left. A kimono was shown."
        )
        assert verify(connection).faults == ()
    engine.dispose()


def test_nobody_of_that_name(engine: Engine) -> None:
    with pytest.raises(NotInArchive, match="nobody"):
        redact(engine, "Prado", "ben", "asked")


def test_a_second_redaction_and_coding_again(archive: str) -> None:
    engine = open_archive(archive, create=True)
    page = (
        "<html><body><h1>Ministers meet</h1><p>LISBON, March 5, 2021 &ndash; Portuguese Foreign Minister Ana&nbsp;Prado "
        "met Norwegian Foreign Minister <b>Nils</b> Berg in Lisbon on Friday, the ministry said in a statement.</p></body></html>"
    )
    told = [Page("a.html", "a", page.encode(), "html", "utf-8")]
    add_pages(engine, told, IntakeOptions(jobs=1))
    link_archive(engine)
    for name in ("Ana Prado", "Nils Berg"):
        redact(engine, name, "ben", "asked")
    assert not {"Prado", "Berg"} & set(everything(engine).replace("'", " ").split())
    assert recode(engine, jobs=1).articles == 0, "what is blocked out cannot be coded"
    assert add_pages(engine, told, IntakeOptions(jobs=1)).known == 1, "the page is known by its hash"
    left = everything(engine)
    assert "Prado" not in left and "Berg" not in left
    with reading(engine) as connection:
        assert verify(connection).faults == ()
    engine.dispose()


LATER = (
    "Ministers meet again\nLISBON, May 7, 2021 -- Norwegian Foreign Minister Nils Berg met PRADO Ana, the Portuguese "
    "Foreign Minister, in Lisbon on Friday. Prado's deputy, Ana-Prado Reis, and Rui Prado Lima were there. Ana Prado spoke."
)


def test_a_redaction_stands_for_pages_to_come(engine: Engine) -> None:
    redact(engine, "Ana Prado", "ben", "asked")
    told = [Page("later.txt", "later", LATER.encode(), "text", "utf-8")]
    markup = f"<html><body><h1>Talks</h1><p>{LATER.replace('Ana Prado', 'Ana <b>Prado</b>')}</p></body></html>"
    told.append(Page("later.html", "later", markup.encode(), "html", "utf-8"))
    other = LATER.replace("Ana Prado", "Ida Prado").replace("PRADO Ana", "Ida Prado").replace("Ana-Prado", "Ida")
    told.append(Page("other.txt", "other", other.encode(), "text", "utf-8"))
    counts = add_pages(engine, told, IntakeOptions(jobs=1))
    assert (counts.added, counts.failed) == (3, 0)
    link_archive(engine)
    with reading(engine) as connection:
        texts = {row.source: row.text for row in connection.execute(select(article))}
        assert verify(connection).faults == ()
        assert [row.source for row in search(connection, "Prado")] == ["other.txt"]
    assert "Nils Berg met █████ ███, the" in texts["later.txt"] and "Rui" in texts["later.txt"]
    assert len(texts["later.txt"]) == len(LATER)
    assert "Prado" not in texts["later.html"] and "PRADO" not in texts["later.html"]
    assert texts["other.txt"] == other, "another person of that surname stays"
    with reading(engine) as connection:
        made = decisions_of(connection, "redact")
    assert [row.who for row in made] == ["person:ben", RULE, RULE]
    assert add_pages(engine, told, IntakeOptions(jobs=1)).known == 3, "pages are known by the hash of what was received"
    assert recode(engine, jobs=1).articles == 1
    with reading(engine) as connection:
        assert verify(connection).faults == ()


def test_a_redaction_keeps_the_name_only_as_hashes(engine: Engine) -> None:
    redact(engine, "Ana Prado", "ben", "asked")
    with reading(engine) as connection:
        (made,) = decisions_of(connection, "redact")
        (seal,) = standing_seals(connection)
    assert "rado" not in str(made.data) and seal.lengths == (2,) and len(seal.names) == 2


def test_the_file_itself_forgets(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    engine = open_archive(str(path), create=True)
    fill(engine)
    redact(engine, "Ana Prado", "ben", "asked")
    engine.dispose()
    assert b"rado" not in b"".join(file.read_bytes() for file in tmp_path.iterdir())
