"""What was changed behind the archive's back is found."""

from sqlalchemy import update

from communique.analyse.verify import verify
from communique.store import schema
from communique.store.archive import open_archive
from communique.store.engine import reading, writing
from made_archive import fill


def test_all_is_as_written(archive: str) -> None:
    engine = open_archive(archive, create=True)
    fill(engine)
    with reading(engine) as connection:
        found = verify(connection)
    assert found.faults == ()
    assert (found.pages, found.articles, found.receipts) == (3, 3, 15)
    engine.dispose()


def test_changes_are_found(archive: str) -> None:
    engine = open_archive(archive, create=True)
    fill(engine)
    with writing(engine) as connection:
        article = schema.article
        connection.execute(update(article).where(article.c.source == "first").values(text="Nothing of the kind."))
        connection.execute(update(schema.page).where(schema.page.c.media == "text").values(content=b"broken"))
    with reading(engine) as connection:
        found = verify(connection)
    assert {fault.what for fault in found.faults} == {"page", "article", "claim"}
    assert sum(fault.what == "page" for fault in found.faults) == 3
    assert sum(fault.what == "claim" for fault in found.faults) >= 5
    engine.dispose()
