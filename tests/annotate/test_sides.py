"""Names of sides in plain text: longest name, word boundaries, context, bodies."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.annotate.sides import find_sides
from communique.lexicon.sides import side_names
from communique.values.article import Article, Told
from communique.values.syntax import Tree

EMPTY = Tree((), ())


def article(text: str, day: date | None = None) -> Article:
    published = Told(day.isoformat(), "told", "") if day else None
    return Article("x", "x", text, (), "cleaner/1", published=published)


def sides(text: str, day: date | None = None) -> list[tuple[str, tuple[str, ...]]]:
    return [(side.text, side.codes) for side in find_sides(article(text, day), EMPTY)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Papua New Guinea and Guinea signed.", [("Papua New Guinea", ("PG",)), ("Guinea", ("GN",))]),
        ("They told us that the US would pay.", [("US", ("US",))]),
        ("Romanian and Omani officials", [("Romanian", ("RO",)), ("Omani", ("OM",))]),
        ("The Malik family of Indiana", []),
        ("the P5+1 met Iran", [("P5+1", ("CN", "DE", "FR", "GB", "RU", "US")), ("Iran", ("IR",))]),
        ("Sino-Indian talks", [("Sino", ("CN",)), ("Indian", ("IN",))]),
        ("U.S.-Mexico border", [("U.S.", ("US",)), ("Mexico", ("MX",))]),
        ("Kyiv’s allies in the EU", [("Kyiv", ("UA",)), ("EU", ("EU",))]),
        ("WARSAW, March 3", [("WARSAW", ("PL",))]),
        ("the Great Hall of the People", [("Great Hall of the People", ("CN",))]),
    ],
)
def test_names(text: str, found: list[tuple[str, tuple[str, ...]]]) -> None:
    assert sides(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The Washington Post wrote of the South China Sea.",
        "fishing in the Indian Ocean and the Persian Gulf",
        "the Geneva Conventions and the Paris Agreement",
        "a mine off the Korean Peninsula",
        "Latin American writers",
    ],
)
def test_names_that_only_look_like_sides(text: str) -> None:
    assert sides(text) == []


def test_the_north_is_a_korea_only_where_korea_is_spoken_of() -> None:
    assert ("North", ("KP",)) in sides("South Korea answered. The North fired again.")[1:] or (
        ("North", ("KP",)) in sides("North Korea was silent. The North fired again.")
    )
    assert sides("Nigeria's army moved. The North is poor.") == [("Nigeria", ("NG",)), ("army", ("NG",))]


def test_points_of_the_compass_are_no_sides() -> None:
    found = sides("North Korea lies in the north of the peninsula; the North Pole is far.")
    assert found == [("North Korea", ("KP",))]


def test_korea_is_the_north_in_its_own_press() -> None:
    assert sides("Pyongyang, May 3 (KCNA) -- The Korean people are glad.")[-1] == ("Korean", ("KP",))


def test_georgia_of_the_union_is_none() -> None:
    assert sides("Voters in Atlanta, Georgia, stood in line.") == []
    assert sides("Tbilisi said Georgia would sign.") == [("Tbilisi", ("GE",)), ("Georgia", ("GE",))]


def test_a_movement_that_governs_is_its_state_from_that_day_on() -> None:
    assert sides("The Taliban spoke.", date(2022, 1, 5)) == [("Taliban", ("AF",))]
    assert sides("The Taliban spoke.", date(2020, 1, 5)) == [("Taliban", ("Taliban",))]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Peru's foreign ministry replied", ("foreign ministry", ("PE",))),
        ("the Latvian Ministry of Defence replied", ("Ministry of Defence", ("LV",))),
        ("the Ministry of Foreign Affairs of Peru replied", ("Ministry of Foreign Affairs", ("PE",))),
        ("the foreign ministry in Lima replied", ("foreign ministry", ("PE",))),
        ("Oslo's embassy", ("embassy", ("NO",))),
    ],
)
def test_bodies_take_the_side_beside_them(text: str, body: tuple[str, tuple[str, ...]]) -> None:
    assert body in sides(text)


def test_a_body_without_a_side_is_left_alone() -> None:
    assert sides("The foreign ministry replied.") == []


@given(st.lists(st.sampled_from(sorted(side_names())[::7]), min_size=1, max_size=6), st.text(max_size=12))
def test_mentions_never_overlap_and_quote_the_text(names: list[str], noise: str) -> None:
    text = f" {noise} ".join(names)
    reached = 0
    for side in find_sides(article(text), EMPTY):
        assert side.start >= reached
        assert text[side.start : side.end] == side.text
        assert side.codes == tuple(sorted(side.codes))
        reached = side.end


def test_a_body_that_several_states_have_is_of_the_one_named() -> None:
    assert ("National Assembly", ("VN",)) in sides("Vietnam's leader spoke. The National Assembly agreed.")
    assert sides("France and Vietnam spoke. The National Assembly agreed.")[2:] == []


def test_korea_is_the_north_where_its_agency_is_the_outlet() -> None:
    text = "Women of Korea met in May."
    told = Article("x", "x", text, (), "cleaner/1", outlet=Told("KCNA", "told", ""))
    assert [side.codes for side in find_sides(told, EMPTY)] == [("KP",)]
    assert [side.codes for side in find_sides(article(text), EMPTY)] == [("KR",)]


def test_bodies_and_allies_by_their_names() -> None:
    assert sides("The Union of Agricultural Workers of Korea met.") == [
        ("Union of Agricultural Workers of Korea", ("KP",))
    ]
    assert sides("Our Baltic Allies agreed.") == [("Baltic Allies", ("EE", "LT", "LV"))]
