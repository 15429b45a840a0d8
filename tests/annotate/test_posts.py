"""Titles of office as they stand in sentences of our own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.annotate.posts import find_posts
from communique.annotate.sides import find_sides
from communique.values.annotated import PostMention
from communique.values.article import Article, Line
from communique.values.syntax import Tree

EMPTY = Tree((), ())


def posts(text: str) -> tuple[PostMention, ...]:
    article = Article("x", "x", text, (Line("B", text, 0),), "cleaner/1")
    return find_posts(article, EMPTY, find_sides(article, EMPTY))


@pytest.mark.parametrize(
    ("text", "post", "side", "rank"),
    [
        ("Danish Foreign Minister Anna Holm arrived.", "Foreign Minister", "DK", "minister"),
        ("Secretary of State Laura Stone spoke.", "Secretary of State", None, "minister"),
        ("Peru's deputy trade minister Ana Vega left.", "deputy trade minister", "PE", "vice minister"),
        ("Peru's new foreign minister, Ana Vega, left.", "foreign minister", "PE", "minister"),
        (
            "Kim Ha-na, special representative for Korean Peninsula peace and security affairs, left.",
            "special representative for Korean Peninsula peace and security affairs",
            None,
            "envoy",
        ),
        (
            "Jo Min-su, director general for European affairs at Norway's foreign ministry, agreed.",
            "director general for European affairs at Norway's foreign ministry",
            "NO",
            "director general",
        ),
        (
            "Ana Vega, director general of the Department of Peru Affairs of the Foreign Ministry of Chile, agreed.",
            "director general of the Department of Peru Affairs of the Foreign Ministry of Chile",
            "CL",
            "director general",
        ),
        (
            "Under Secretary for Economic Growth, Energy, and the Environment Rosa Lind opened it.",
            "Under Secretary for Economic Growth, Energy, and the Environment",
            None,
            "vice minister",
        ),
        ("Assistant Secretary of State for African Affairs Mary Oak will travel.", None, None, "vice minister"),
        ("Ambassador to Chile Tom Reed wrote.", "Ambassador to Chile", None, "ambassador"),
        ("Minister of Foreign Affairs Pak Song Il was there.", "Minister of Foreign Affairs", None, "minister"),
        ("State Department spokeswoman Jane Poe said so.", "State Department spokeswoman", "US", "spokesperson"),
        ("the president of Guyana agreed.", "president of Guyana", "GY", "leader"),
        ("NATO Secretary General Ole Berg spoke.", "Secretary General", "NATO", "head of organisation"),
        ("ex-premier Olli Koski watched.", "ex-premier", None, "leader"),
        (
            "Foreign and European Affairs Minister Luc Roy left.",
            "Foreign and European Affairs Minister",
            None,
            "minister",
        ),
        ("Marine Corps Commandant Major General Ira Fox led.", None, None, "officer"),
        ("Prime Minister-designate Haider Said spoke.", "Prime Minister-designate", None, "leader"),
    ],
)
def test_a_title_is_told_whole(text: str, post: str | None, side: str | None, rank: str) -> None:
    found = posts(text)[0]
    assert (found.side, found.rank) == (side, rank)
    assert post is None or found.text == post


def test_a_title_stops_before_the_next_persons_title() -> None:
    found = posts("National security adviser to Prime Minister Abebe Bekele, Lemma Tola, left.")
    assert [post.text for post in found] == ["National security adviser", "Prime Minister"]


def test_two_offices_of_one_person_are_one_title() -> None:
    found = posts("Deputy Prime Minister and Foreign Minister Sok Chenda arrived.")
    assert [post.text for post in found] == ["Deputy Prime Minister and Foreign Minister"]


def test_two_people_after_an_article_keep_their_titles_apart() -> None:
    found = posts("They saw the Prime Minister and President Roy.")
    assert [post.text for post in found] == ["Prime Minister", "President"]


def test_former_and_plural_titles_are_marked() -> None:
    former, plural = posts("former president Juan Vega met the foreign ministers of the bloc.")
    assert former.former and not former.plural
    assert plural.plural and plural.rank == "minister"


@pytest.mark.parametrize("text", ["The General Assembly met.", "It began at 4 PM local time.", "an Executive Order"])
def test_what_only_looks_like_a_title(text: str) -> None:
    assert posts(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Acme Airlines President Tim Cole spoke.",
        "Ann Day, president of Harrow University, spoke.",
        "the team manager left",
    ],
)
def test_titles_of_firms_and_schools_are_private(text: str) -> None:
    assert posts(text)[0].private


@given(st.text(alphabet=st.sampled_from("President of the Foreign,' .’s-\nmM1()"), max_size=120))
def test_every_title_quotes_its_place(text: str) -> None:
    line = text.replace("\n", " ")
    assert all(line[post.start : post.end] == post.text for post in posts(line))


@pytest.mark.parametrize(
    ("text", "post", "rank"),
    [
        ("Chief delegate Anna Holm told Chile to wait.", "Chief delegate", "envoy"),
        ("Deputy head of mission Anna Holm told Chile to wait.", "Deputy head of mission", "director general"),
        ("The rebel leader, Anna Holm, told Chile to wait.", "rebel leader", "party"),
        ("Peru's shadow foreign minister, Anna Holm, left.", "shadow foreign minister", "party"),
        ("Peru's de facto president, Anna Holm, left.", "de facto president", "leader"),
        ("Coast guard commander Anna Holm left Peru.", "Coast guard commander", "officer"),
        ("Peru met with army Gen. Anna Holm.", "army Gen.", "officer"),
        ("Peru's Navy Cmdr. Anna Holm left.", "Navy Cmdr.", "officer"),
        ("Peru's minister-counsellor, Anna Holm, left.", "minister-counsellor", "ambassador"),
        ("The provincial governor, Anna Holm, left Peru.", "provincial governor", "official"),
        ("Peru's foreign-policy chief, Anna Holm, left.", "foreign-policy chief", "director general"),
        ("Union Minister Anna Holm left Peru.", "Union Minister", "minister"),
    ],
)
def test_titles_that_grades_and_bodies_of_two_words_lead(text: str, post: str, rank: str) -> None:
    (one,) = posts(text)
    assert (one.text, one.rank, one.private) == (post, rank, False)


@pytest.mark.parametrize(
    ("text", "post", "side"),
    [
        ("The Peruvian junta's interior minister, Anna Holm, left.", "interior minister", "PE"),
        ("The Danish government's spokesman, Per Holm, left.", "spokesman", "DK"),
        ("Home Affairs Minister Anna Holm left.", "Home Affairs Minister", None),
        ("Peru's roads minister Anna Holm left.", "roads minister", "PE"),
        ("Justice minister Anna Holm left.", "Justice minister", None),
        ("Peru's Emergency Situations Minister Anna Holm left.", "Emergency Situations Minister", "PE"),
    ],
)
def test_ministers_of_more_fields_and_of_governments(text: str, post: str, side: str | None) -> None:
    (one,) = posts(text)
    assert (one.text, one.side) == (post, side)


@pytest.mark.parametrize(
    ("text", "post", "side"),
    [
        ("Foreign and Caricom Affairs Minister Anna Holm left.", "Foreign and Caricom Affairs Minister", None),
        ("Chile's EU affairs minister, Anna Holm, left.", "EU affairs minister", "CL"),
        ("Chilean Foreign Affairs Minister Anna Holm left.", "Foreign Affairs Minister", "CL"),
    ],
)
def test_whom_affairs_are_with_is_a_field_of_the_title(text: str, post: str, side: str | None) -> None:
    (one,) = posts(text)
    assert (one.text, one.side) == (post, side)


def test_a_field_of_many_is_written_with_an_apostrophe() -> None:
    (one,) = posts("Anna Holm, Chile's minister of veterans' affairs, left.")
    assert one.text == "minister of veterans' affairs"
    (one,) = posts("Anna Holm, president of the Traders' Association, said Chile was wrong.")
    assert (one.text, one.private) == ("president of the Traders' Association", True)


@pytest.mark.parametrize(
    "post",
    [
        "Special Advisor for the Summit of the Americas", "Special Envoy for the Conference on Peru",
        "Commissioner for the Expo in Norway", "Coordinator for the Forum of Small States",
    ],
)  # fmt: skip
def test_a_gathering_by_name_before_a_bearer_belongs_to_the_title(post: str) -> None:
    assert [found.text for found in posts(f"{post} Anna Holm left.")] == [post]


def test_a_summit_without_a_bearer_is_no_part_of_a_title() -> None:
    assert [found.text for found in posts("The president in the Summit of the Americas left.")] == ["president"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Defence Minister General Juan Roa left Peru.", ["Defence Minister General"]),
        ("Minister of Defence General Juan Roa left Peru.", ["Minister of Defence", "General"]),
        ("Secretary for Foreign Affairs Ambassador Ana Roa left.", ["Secretary for Foreign Affairs", "Ambassador"]),
        ("He is secretary to General Juan Roa.", ["secretary", "General"]),
        ("Colonel General Juan Roa left Peru.", ["Colonel General"]),
    ],
)
def test_who_is_a_minister_and_a_general_keeps_the_office(text: str, told: list[str]) -> None:
    assert [one.text for one in posts(text)] == told


@pytest.mark.parametrize("post", ["Defence Minister Admiral", "Interior Minister Lieutenant General"])
def test_a_military_rank_behind_the_office_of_a_minister_lowers_no_rank(post: str) -> None:
    assert [one.rank for one in posts(f"{post} Juan Roa left Peru.")] == ["minister"]
