"""Phrases of common words, which PostgreSQL finds by their pairs: the same on both stores, and as reading them tells."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from communique.analyse.articles import search
from communique.analyse.facets import facets_of
from communique.analyse.phrases import phrase_life
from communique.store.archive import open_archive
from communique.store.engine import reading, writing
from communique.store.search import all_common, common_pairs, index_article, unindex_article
from made import add_made

PAGES = (
    "The end of the war.",
    "The war of our time ends the talks.",
    "All of the, OF THE; and of the people.",
    "The people of the sea and the radar of Oslo.",
    "It is of  the\tpeople and of the people's will.",
    "The of, people the of.",
)
ASKED = {
    '"of the"': {0, 2, 3, 4},
    '"of the people"': {2, 4},
    '"the people of"': {3},
    '"and of the people"': {2, 4},
    '"the of"': {2, 5},
    '"of the" "the war"': {0},
    '"of the" radar': {3},
    '"of the" people': {2, 3, 4},
    '"of the sea"': {3},
    '"the people" "and the radar"': {3},
    'since:2021-05-03 "of the"': {2, 3, 4},
    'since:2021-05-03 "of the people" and': {2, 4},
    '"people the of the"': set(),
}


@pytest.fixture(scope="module")
def filled(kept_archive: str) -> Iterator[Engine]:
    engine = open_archive(kept_archive, create=True)
    for number, text in enumerate(PAGES):
        add_made(engine, f"p{number}", f"2021-05-0{number + 1}", f"News\n{text}", [])
    yield engine
    engine.dispose()


def numbers(engine: Engine, asked: str) -> set[int]:
    with reading(engine) as connection:
        found = search(connection, asked)
        assert facets_of(connection, asked).articles == len(found)
        return {row.id - 1 for row in found}


@pytest.mark.parametrize("asked", ASKED)
def test_what_holds_a_phrase(filled: Engine, asked: str) -> None:
    assert numbers(filled, asked) == ASKED[asked]


def test_the_life_of_a_phrase_of_common_words(filled: Engine) -> None:
    with reading(filled) as connection:
        life = phrase_life(connection, "of the")
        assert life.articles == 4
        assert life.first is not None and life.first[0] == "2021-05-01"
        assert phrase_life(connection, "of of the").articles == 0


def test_an_article_taken_out_is_not_found_by_its_pairs(archive: str) -> None:
    engine = open_archive(archive, create=True)
    for number, text in enumerate(PAGES):
        add_made(engine, f"p{number}", None, f"News\n{text}", [])
    with writing(engine) as connection:
        unindex_article(connection, 1)
        unindex_article(connection, 6)
        index_article(connection, 6, "News", "Of the sea.")
    assert numbers(engine, '"of the"') == {2, 3, 4, 5}
    engine.dispose()


def test_which_pairs_are_looked_for() -> None:
    assert common_pairs("Radar of the war") == ["of the", "the war"]
    assert common_pairs("of") == common_pairs("of U.S. the") == common_pairs("of-the people") == []
    assert all_common("Of THE people") and not all_common("of") and not all_common("of the radar")
