"""Which articles a question finds, and which of very many are ranked."""

import pytest
from sqlalchemy import Engine

from communique.analyse import matching
from communique.analyse.articles import search
from communique.analyse.facets import facets_of
from communique.analyse.mechanisms import _lines
from communique.analyse.similar import similar
from communique.archive.linking import link_archive
from communique.store.archive import open_archive
from communique.store.engine import reading
from made import add_made, engagement, named


@pytest.fixture
def engine(archive: str) -> Engine:
    engine = open_archive(archive, create=True)
    for number, (day, name) in enumerate(
        (("2021-03-01", "Ana Prado"), ("2020-03-01", "Rui Prado"), (None, "Nils Berg"))
    ):
        claims = [engagement("met", ("NO", "PT"), day, participants=[name]), named(name, "PT")]
        add_made(
            engine,
            f"p{number}",
            day,
            f"Talks {number}\n{name} met others on a quiet sea near harbour {number}.",
            claims,
        )
    link_archive(engine)
    return engine


def found(engine: Engine, asked: str) -> list[int]:
    with reading(engine) as connection:
        return [row.id for row in search(connection, asked)]


def test_of_very_many_those_added_last_are_ranked(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sorted(found(engine, "quiet")) == [1, 2, 3]
    monkeypatch.setattr(matching, "_RANKED", dict.fromkeys(matching._RANKED, 2))
    assert sorted(found(engine, "quiet")) == [2, 3]
    assert found(engine, '"quiet sea" harbour person:"ana prado"') == [1], "fields narrow before"
    engine.dispose()


@pytest.mark.parametrize("ranked", [2, 1000])
def test_words_that_most_hold_are_looked_up_article_by_article(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, ranked: int
) -> None:
    monkeypatch.setattr(matching, "_RANKED", dict.fromkeys(matching._RANKED, ranked))
    asked = (
        "quiet",
        "quiet talks 2",
        "since:2020 quiet",
        "person:prado quiet",
        "person:prado since:2021 sea",
        "nowhere",
    )
    monkeypatch.setattr(matching, "_MOST", 0)
    before = {words: found(engine, words) for words in asked}
    assert [sorted(before[words]) for words in asked[2:]] == [[1, 2], [1, 2], [1], []]
    monkeypatch.setattr(matching, "_MOST", 10**9)
    assert {words: found(engine, words) for words in asked} == before
    assert sorted(found(engine, "quiet")) == ([2, 3] if ranked == 2 else [1, 2, 3])
    engine.dispose()


def test_fields_with_words_and_without(engine: Engine) -> None:
    for words in ("", " quiet"):
        assert sorted(found(engine, f"person:prado{words}")) == [1, 2]
        assert found(engine, f"person:prado since:2021{words}") == [1]
        assert found(engine, f"until:2020 party:NO{words}") == [2]
        assert found(engine, f"person:prado party:XA{words}") == []
    assert found(engine, "person:prado") == [1, 2], "the newest first"
    engine.dispose()


def test_a_name_that_is_gone_is_not_found(engine: Engine) -> None:
    from communique.archive.review import Word, correct

    with reading(engine) as connection:
        numbers = [claim["claim"] for claim in _claims(connection, 3) if claim["kind_of"] == "person"]
    correct(engine, numbers[0], "name", "Nils Dahl", Word("ana", "misread"))
    link_archive(engine)
    assert found(engine, 'person:"nils dahl"') == [3]
    engine.dispose()


def _claims(connection, number):  # type: ignore[no-untyped-def]
    from communique.analyse.articles import show_article

    shown = show_article(connection, number)
    assert shown is not None
    return shown["claims"]


def test_similar_by_words(engine: Engine) -> None:
    with reading(engine) as connection:
        assert {row.id for row in similar(connection, 1)} == {2, 3}
    engine.dispose()


def test_lines_that_may_name_a_mechanism() -> None:
    assert list(_lines("one\nThe QUAD met\ntwo quads\n", ("quad",))) == [(4, "The QUAD met"), (17, "two quads")]
    assert [line for _, line in _lines("İstanbul\nthe quad", ("quad",))] == ["İstanbul", "the quad"]


def test_a_full_name_finds_the_articles_that_tell_the_surname_alone(archive: str) -> None:
    engine = open_archive(archive, create=True)
    for number, name in enumerate(("Ana Prado", "Prado", "Nils Berg")):
        told = named(name, "NO" if name == "Nils Berg" else "PT", "Minister", "minister")
        add_made(engine, f"p{number}", f"2021-03-0{number + 1}", f"Talks {number}\n{name} spoke of the sea.", [told])
    link_archive(engine)
    assert found(engine, 'person:"Ana Prado"') == [2, 1] and found(engine, "person:ana") == [1]
    assert sorted(found(engine, 'person:"Ana Prado" sea')) == [1, 2]
    with reading(engine) as connection:
        people = {facet.field: facet.values for facet in facets_of(connection, "sea").facets}["person"]
    assert people == (("Ana Prado", 2), ("Nils Berg", 1))
    engine.dispose()
