"""Mechanisms by name: what is said of each, in which mood, by whom."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from communique.analyse.mechanisms import find_mechanism, mechanism_notes, mechanisms
from communique.errors import NotInArchive
from communique.lexicon.mechanisms import mechanism_table
from communique.store.archive import open_archive
from communique.store.engine import reading
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
