"""Saved searches are kept by a plain name, each once."""

import pytest

from communique.errors import AbortRun, NotInArchive
from communique.store.archive import open_archive
from communique.store.engine import reading, writing
from communique.store.saved import SavedSearch, find_search, list_searches, remove_search, save_search


def saved(name: str) -> SavedSearch:
    return SavedSearch(name, 'party:KR "joint statement"', "person:A", "2024-03-05T00:00:00Z")


def test_kept_found_and_removed(archive: str) -> None:
    engine = open_archive(archive, create=True)
    with writing(engine) as connection:
        save_search(connection, saved("korea"))
        save_search(connection, saved("a-2"))
        assert [one.name for one in list_searches(connection)] == ["a-2", "korea"]
        assert find_search(connection, "korea").query == 'party:KR "joint statement"'
        remove_search(connection, "korea")
    with reading(engine) as connection, pytest.raises(NotInArchive, match="korea"):
        find_search(connection, "korea")


@pytest.mark.parametrize("name", ["", "Korea", "a b", "-a", "a/b", "a" * 61, "ä"])
def test_names_are_plain(archive: str, name: str) -> None:
    with writing(open_archive(archive, create=True)) as connection, pytest.raises(AbortRun, match="small letters"):
        save_search(connection, saved(name))


def test_a_name_is_taken_once(archive: str) -> None:
    with writing(open_archive(archive, create=True)) as connection:
        save_search(connection, saved("korea"))
        with pytest.raises(AbortRun, match="saved already"):
            save_search(connection, saved("korea"))
