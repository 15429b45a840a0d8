"""Mechanisms by name: what is said of each, in which mood, by whom."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, delete, select

from communique.analyse.mechanisms import find_mechanism, mechanism_notes, mechanisms, noted_until
from communique.archive.dump import backup, restore
from communique.archive.linking import link_archive
from communique.errors import NotInArchive
from communique.lexicon.mechanisms import mechanism_table
from communique.store.archive import open_archive
from communique.store.engine import reading, writing
from communique.store.working import article_mechanism, link_state
from made import add_made, engagement, position

PAGES = [
    ("2019-08-22", "Pact\nSeoul decided to terminate GSOMIA. The pact was about radar."),
    ("2019-11-22", "Pact kept\nSeoul suspended the end of it. Tokyo called for GSOMIA to be extended."),
    ("2023-07-18", "Group\nThe Nuclear Consultative Group held its first session in Seoul.\nThe NCG will meet again."),
    (
        "2023-08-01",
        "Missiles\nThey condemned the launch as a breach of Security Council resolutions. A quad bike fell.",
    ),
]


@pytest.fixture(scope="module")
def filled(kept_archive: str) -> Iterator[Engine]:
    engine = open_archive(kept_archive, create=True)
    claims = [
        [position("Seoul decided to terminate GSOMIA", ["KR"], "reject")], [],
        [engagement("held its first session", ("KR", "US"), "2023-07-18")], [],
    ]  # fmt: skip
    for number, (day, text) in enumerate(PAGES):
        add_made(engine, f"p{number}", day, text, claims[number])
    yield engine
    engine.dispose()


def test_which_are_named_when(filled: Engine) -> None:
    with reading(filled) as connection:
        rows = {row.name: (row.articles, row.first, row.last) for row in mechanisms(connection)}
    assert rows["GSOMIA"] == (2, "2019-08-22", "2019-11-22")
    assert rows["Nuclear Consultative Group"] == (1, "2023-07-18", "2023-07-18")
    assert "Six-Party Talks" not in rows


def test_what_is_said_of_one(filled: Engine) -> None:
    with reading(filled) as connection:
        pact = mechanism_notes(connection, "gsomia")
        group = mechanism_notes(connection, "NCG")
        council = mechanism_notes(connection, "Security Council")
        assert mechanism_notes(connection, "Quad") == []
    assert [(n.what, n.mood, n.by) for n in pact] == [("suspended", "told", ("KR",)), ("renewed", "asked", ())]
    assert [(n.what, n.mood, n.by) for n in group] == [("met", "told", ("KR", "US")), ("met", "planned", ())]
    assert [n.what for n in council] == ["named"]
    for note in (*pact, *group):
        assert PAGES[note.article - 1][1][note.start : note.end] == note.quote


def test_who_did_it_is_read_off_the_sentence_where_no_claim_tells(archive: str) -> None:
    engine = open_archive(archive, create=True)
    text = (
        "South Korea ends GSOMIA\nSouth Korea decided on Thursday to terminate GSOMIA with Japan.\n"
        "The United States and South Korea agreed on Wednesday to establish the NCG, a body on extended deterrence.\n"
        "North Korea would never again take part in the Six-Party Talks."
    )
    add_made(engine, "p", "2019-08-22", text, [])
    with reading(engine) as connection:
        pact = [(note.what, note.by) for note in mechanism_notes(connection, "GSOMIA")]
        group = [(note.what, note.mood, note.by) for note in mechanism_notes(connection, "NCG")]
        talks = [(note.what, note.by) for note in mechanism_notes(connection, "Six-Party")]
    engine.dispose()
    assert pact == [("named", ()), ("suspended", ("KR",))]
    assert group == [("launched", "planned", ("KR", "US"))]
    assert talks == [("suspended", ("KP",))]


def told_of(engine: Engine) -> list[object]:
    with reading(engine) as connection:
        return [mechanisms(connection), *(mechanism_notes(connection, m.name) for m in mechanism_table().mechanisms)]


def test_linking_writes_down_what_the_index_of_words_tells(
    archive: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = open_archive(archive, create=True)
    pages = [*PAGES, (None, "Undated\nThe NCG met."), ("2020-01-01", "Talks\nThe Six-Party Talks are dead.")]
    for number, (day, text) in enumerate(pages):
        add_made(engine, f"p{number}", day, text, [])
    asked = told_of(engine)
    link_archive(engine)
    with reading(engine) as connection:
        assert noted_until(connection) == len(pages)
    assert told_of(engine) == asked
    add_made(engine, "late", "2024-05-05", "Later\nThe NCG met, and the Security Council.", [])
    asked = told_of(engine)
    assert ("Nuclear Consultative Group", 3, "2023-07-18", "2024-05-05") in [
        (row.name, row.articles, row.first, row.last) for row in asked[0]
    ], "an article that is not linked is counted too"
    link_archive(engine)
    assert told_of(engine) == asked
    backup(engine, tmp_path / "b.gz")
    restore(str(tmp_path / "other.db"), tmp_path / "b.gz")
    other = open_archive(str(tmp_path / "other.db"))
    with reading(other) as connection:
        assert noted_until(connection) == len(pages) + 1
    assert told_of(other) == asked
    other.dispose()
    monkeypatch.setattr("communique.analyse.mechanisms._MOST", 2)
    some = told_of(engine)
    with writing(engine) as connection:
        connection.execute(delete(link_state))
    assert told_of(engine) == some, "of very many the latest are the same ones"
    engine.dispose()


def test_names_that_are_new_are_looked_for_in_all_articles(archive: str, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = open_archive(archive, create=True)
    add_made(engine, "p", "2019-08-22", "Radar\nThe radar pact was signed. GSOMIA is its name.", [])
    link_archive(engine)
    table = mechanism_table()
    pact = next(each for each in table.mechanisms if each.name == "GSOMIA")
    radar = replace(pact, name="Radar Pact", names=("radar pact",))
    other = replace(table, mechanisms=(radar,), mark="other")
    monkeypatch.setattr("communique.analyse.mechanisms.mechanism_table", lambda: other)
    monkeypatch.setattr("communique.archive.mechanisms.mechanism_table", lambda: other)
    with reading(engine) as connection:
        assert [row.name for row in mechanisms(connection)] == ["Radar Pact"], "asked of the index till it is linked"
    assert link_archive(engine).claims == 0
    with reading(engine) as connection:
        assert noted_until(connection) == 1
        assert [row.name for row in mechanisms(connection)] == ["Radar Pact"]
        noted = connection.execute(select(article_mechanism.c.mechanism, article_mechanism.c.first)).all()
        assert [tuple(row) for row in noted] == [("Radar Pact", "2019-08-22")]
    engine.dispose()


def test_names_in_other_forms() -> None:
    assert find_mechanism("six party talks").name == "Six-Party Talks"
    assert find_mechanism("Nuclear Consultative").name == "Nuclear Consultative Group"
    with pytest.raises(NotInArchive, match="not a mechanism"):
        find_mechanism("Tea Club")


def test_the_table_is_in_order_and_names_are_of_one() -> None:
    table = mechanism_table().mechanisms
    assert [m.name.lower() for m in table] == sorted(m.name.lower() for m in table)
    forms = [form for m in table for form in m.names]
    assert len(forms) == len(set(forms))


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("resolutions of the Security Council", True), ("the UN Security Council met", True), ("the UNSC", True),
        ("a meeting of the National Security Council", False), ("the Peace and Security Council", False),
        ("the Russian security council", False),
    ],
)  # fmt: skip
def test_another_council_is_not_the_security_council(words: str, named: bool) -> None:
    assert bool(find_mechanism("Security Council").pattern.search(words)) is named
