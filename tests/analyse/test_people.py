"""People of an archive, found by name."""

from communique.analyse.people import find_people
from communique.archive.linking import link_archive
from communique.store.archive import open_archive
from communique.store.engine import reading
from made import add_made, engagement, named

POSTS = {"Ana Berg": "PT", "Nils Berg": "NO", "Eva Cruz": "PE"}


def test_who_met_most_often_comes_first(archive: str) -> None:
    engine = open_archive(archive, create=True)
    for day, guest, host in (("2031-03-05", "Nils Berg", "Eva Cruz"), ("2031-04-05", "Nils Berg", "Ana Berg")):
        text = f"Ministers meet\nForeign Minister {guest} met Foreign Minister {host}."
        met = engagement("met", tuple(sorted((POSTS[guest], POSTS[host]))), day, participants=[guest, host])
        add_made(engine, day, day, text, [met, *(named(n, POSTS[n], "Foreign Minister") for n in (guest, host))])
    link_archive(engine)
    with reading(engine) as connection:
        assert [page.name for page in find_people(connection, "berg")] == ["Nils Berg", "Ana Berg"]
        assert [page.name for page in find_people(connection, "berg", 1)] == ["Nils Berg"]
    engine.dispose()
