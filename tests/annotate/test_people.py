"""Names of people with the post and side beside them, in sentences of our own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.annotate.people import find_people
from communique.annotate.posts import find_posts
from communique.annotate.sides import find_sides
from communique.values.annotated import PersonMention
from communique.values.article import Article, Line, LineKind
from communique.values.syntax import Tree
from written import read

EMPTY = Tree((), ())


def people(text: str, kind: LineKind = "B") -> tuple[PersonMention, ...]:
    article = Article("x", "x", text, (Line(kind, text, 0),), "cleaner/1")
    sides = find_sides(article, EMPTY)
    return find_people(article, EMPTY, sides, find_posts(article, EMPTY, sides))


def told(text: str) -> list[tuple[str, str | None]]:
    return [(person.text, person.post.text if person.post else None) for person in people(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Foreign Minister Anna Holm left.", [("Anna Holm", "Foreign Minister")]),
        ("Anna Holm, the Danish foreign minister, left.", [("Anna Holm", "foreign minister")]),
        ("The foreign minister, Anna Holm, left.", [("Anna Holm", "foreign minister")]),
        (
            "Kim Min-ah, the ministry's special representative for Asia, left.",
            [("Kim Min-ah", "special representative for Asia")],
        ),
        (
            "Anna Holm, who heads the ministry's Asian bureau, left.",
            [("Anna Holm", "heads the ministry's Asian bureau")],
        ),
        ("Secretary of State Laura J. Stone spoke.", [("Laura J. Stone", "Secretary of State")]),
        ("President Luiz Paulo da Costa spoke.", [("Luiz Paulo da Costa", "President")]),
        ("Prime Minister Ahmed bin Said Al Nasr spoke.", [("Ahmed bin Said Al Nasr", "Prime Minister")]),
        ("Foreign Minister Omar al-Tayeb spoke.", [("Omar al-Tayeb", "Foreign Minister")]),
        ("President Moon Il In spoke.", [("Moon Il In", "President")]),
        ("Premier Mary O'Neill spoke.", [("Mary O'Neill", "Premier")]),
        ("Lt. Gen. Paul Reed, commander of the task force, spoke.", [("Paul Reed", "commander of the task force")]),
        (
            "Foreign Ministers Ana Vega and Juan Sol met.",
            [("Ana Vega", "Foreign Ministers"), ("Juan Sol", "Foreign Ministers")],
        ),
        ("Peter Lind (R), Seoul's envoy for the North, shakes hands.", [("Peter Lind", "envoy for the North")]),
        ("Defence Minister General (r) Anna Holm left.", [("Anna Holm", "Defence Minister")]),
        ("The army chief, Lt Gen (Retd) Anna Holm, left.", [("Anna Holm", "army chief")]),
        (
            "The commander of the Northern Division, Colonel Anna Holm, left.",
            [("Anna Holm", "commander of the Northern Division")],
        ),
        ("The head of the delegation, Senator Anna Holm, left.", [("Anna Holm", "head of the delegation")]),
        (
            "Anna Holm, spokeswoman of the 6th Infantry Division, left.",
            [("Anna Holm", "spokeswoman of the 6th Infantry Division")],
        ),
        ("Transport Minister Kh. Ganbold left.", [("Kh. Ganbold", "Transport Minister")]),
        ("Foreign Minister Emir Holm left.", [("Emir Holm", "Foreign Minister")]),
        ("Foreign Minister Sultan bin Nasr left.", [("Sultan bin Nasr", "Foreign Minister")]),
        ("The Council President, Anna Holm (Chile), spoke.", [("Anna Holm", "Council President")]),
        ("Law Minister Tan Sri Anna Holm left.", [("Anna Holm", "Law Minister")]),
        ("The Inspector-General, Tan Sri Anna Holm, left.", [("Anna Holm", "Inspector-General")]),
        (
            "River Regulatory Administration (RRA) chief Anna Holm left.",
            [("Anna Holm", "River Regulatory Administration (RRA) chief")],
        ),
        ("National Reform Party chair Anna Holm left.", [("Anna Holm", "National Reform Party chair")]),
        ("Commander-in-chief of the Navy Admiral Anna Holm left.", [("Anna Holm", "Commander-in-chief of the Navy")]),
        ("The TD said that Independent TD Anna Holm left.", [("Anna Holm", "TD")]),
        ("On Monday Zendamark Governor Anna Holm left.", [("Anna Holm", "Governor")]),
        ("Deputy Askar Holm uulu left.", [("Askar Holm uulu", "Deputy")]),
        ("The leader of Fine Gael, Anna Holm, left.", [("Anna Holm", "leader of Fine Gael")]),
    ],
)
def test_shapes_of_name_and_title(text: str, found: list[tuple[str, str | None]]) -> None:
    assert told(text) == found


def test_a_surname_alone_is_a_mention_once_the_full_name_was_told() -> None:
    assert [person.text for person in people("Anna Holm came. Then Holm spoke. The Alps shone.")] == [
        "Anna Holm",
        "Holm",
    ]


def test_the_title_of_the_next_person_is_not_in_apposition() -> None:
    assert told("Anna Holm, Foreign Minister Ben Roy and others came.") == [
        ("Anna Holm", None),
        ("Ben Roy", "Foreign Minister"),
    ]


def test_sides_beside_the_name() -> None:
    one, two, three = people("Norway's Anna Holm met Peter Lind of Chile and Sen. Mary Lopez (D-NJ).")
    assert (one.side, two.side, three.side) == ("NO", "CL", "US")


@pytest.mark.parametrize("text", ["By Park Jin-seo", "Photos by Anna Holm", "Anna Holm contributed to this report."])
def test_reporters_are_marked(text: str) -> None:
    assert all(person.reporter for person in people(text, "M"))
    assert people(text, "M")


@pytest.mark.parametrize(
    "text", ["They met at Martin Luther Square.", "On Monday March began.", "The White House and South Korea agreed."]
)
def test_false_names(text: str) -> None:
    assert people(text) == ()


def test_headlines_keep_to_words_of_names() -> None:
    text = "Foreign Minister Anna Holm Begins Official Visit To Asia"
    assert [person.text for person in people(text, "H")] == ["Anna"] or told(text)[0][0].startswith("Anna")
    assert "Begins" not in people(text, "H")[0].text


def test_who_speaks_elsewhere_is_a_person_even_where_nothing_else_tells() -> None:
    assert [person.text for person in people("It was Zorblat Quenth who came. Quenth said so.")] == [
        "Zorblat Quenth",
        "Quenth",
    ]


def test_a_land_may_be_a_given_name() -> None:
    assert [person.text for person in people("Acting Secretary Chad Holm met Jordan officials.")] == ["Chad Holm"]


def test_family_names_in_capitals() -> None:
    assert [person.text for person in people("Ms. Anna HOLM met Mr. ONO Taro.")] == ["Anna HOLM", "ONO Taro"]


@given(st.text(alphabet=st.sampled_from("Kim Jong-un, Anna HolmJr. (R)’s al-Mr President\t"), max_size=100))
def test_every_mention_quotes_its_place(text: str) -> None:
    assert all(text[person.start : person.end] == person.text for person in people(text))


@pytest.mark.parametrize(
    "text",
    [
        "The Chief Economist spoke for a Tribal Leader Letter on Head Start.",
        "They saw a Special Envoy for Climate Resiliency off.",
        "The adviser to the Ministry of Agriculture, Animal Husbandry and Rural Development left.",
        "Then New Floodgates rose in Zenda Municipality of Peru, the mayor said.",
        "The mayor of the town read a letter of the Labour Party-21 of Chile.",
        "They flew back from the Moon, and the university's Key Executive Program began.",
        "The third meeting of Peruvian Women in Chile Held.",
    ],
)
def test_everyday_words_and_things_are_nobody(text: str) -> None:
    assert [person.text for person in people(text)] == []


def test_an_everyday_word_goes_on_with_the_field_of_a_title() -> None:
    found = told("The Deputy Assistant Secretary for Emerging Security Challenges Anna Holm left.")
    assert found == [("Anna Holm", "Deputy Assistant Secretary for Emerging Security Challenges")]


def test_a_word_before_the_name_is_left_out_of_it() -> None:
    assert told("Seeing Foreign Minister Anna Holm off, they waved.")[0][0] == "Anna Holm"
    assert people("Receiving Anna Marie Holm was easy.")[0].text == "Anna Marie Holm"


def test_a_state_in_brackets_behind_an_official_tells_the_side() -> None:
    found = people("Foreign Ministers Ana Vega (Peru) and Juan Sol (Chile) met Dan Roe (Denmark).")
    assert [(person.text, person.side) for person in found][:2] == [("Ana Vega", "PE"), ("Juan Sol", "CL")]


def test_turns_of_a_transcript_name_those_who_speak() -> None:
    assert told("SECRETARY STONE: Thank you.") == [("STONE", "SECRETARY")]
    assert told("FOREIGN MINISTER LE BLANC: Thank you.") == [("LE BLANC", "FOREIGN MINISTER")]
    assert told("SENIOR ADMINISTRATION OFFICIAL NUMBER ONE: Thank you.") == []
    assert told("The FOREIGN MINISTER SAID: No.") == []


@pytest.mark.parametrize("name", ["Wei Longwei", "Gao Shiming"])
def test_names_of_two_syllables_spelt_as_chinese_are_names(name: str) -> None:
    assert [person.text for person in people(f"Then {name} and others spoke.")] == [name]


def test_who_was_met_is_a_person_though_no_list_knows_the_name() -> None:
    found = people("They had met with Peru's Zaldor Quixby, and left.")
    assert [(person.text, person.side) for person in found] == [("Zaldor Quixby", "PE")]
    assert people("They had met with Peru's Zaldor Foundation, and left.") == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "He asked New Harbour Party of the Isles leader Anna Holm.",
            ("Anna Holm", "New Harbour Party of the Isles leader"),
        ),
        ("He asked Party for the Isles leader Anna Holm.", ("Anna Holm", "Party for the Isles leader")),
        (
            "Anna Holm, Denmark vice president and prime minister, left.",
            ("Anna Holm", "vice president and prime minister"),
        ),
        ("Prime Minister Shri Ravi Holm left.", ("Ravi Holm", "Prime Minister")),
    ],
)
def test_the_whole_of_a_title(text: str, found: tuple[str, str]) -> None:
    assert told(text)[0] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Chile's ambassador in Lisbon, Zaldor Quixby, said so.", ("Zaldor Quixby", "ambassador")),
        ("The envoy to the United Nations, Zaldor Quixby, said so.", ("Zaldor Quixby", "envoy to the United Nations")),
        ("Its defence minister, Alhaji Zaldor Quixby, was there.", ("Zaldor Quixby", "defence minister")),
        ("They signed it with Peru's finance minister, Zaldor Quixby.", ("Zaldor Quixby", "finance minister")),
        ("The ambassador, Zaldor Quixby, was to leave.", ("Zaldor Quixby", "ambassador")),
        ("He thanked his Danish colleague, Zaldor Quixby.", ("Zaldor Quixby", "colleague")),
    ],
)
def test_who_is_named_between_commas_behind_a_title_is_a_person_whom_no_list_knows(
    text: str, found: tuple[str, str]
) -> None:
    assert told(text) == [found]


def test_what_stands_behind_a_title_and_a_comma_may_be_no_person() -> None:
    assert told("In a letter to the ambassador, Zaldor Foundation asked for more.") == []
    assert told("He saw the ambassador, Zaldor Quixby Foundation and others.") == []
    assert told("He told the ambassador, Parliament and others.") == []


def test_a_title_of_honour_beside_an_office_is_not_the_office() -> None:
    text = "The commissioner for peace, Ambassador Zaldor Quixby, is expected."
    assert told(text) == [("Zaldor Quixby", "commissioner for peace")]


def test_who_reports_is_no_official() -> None:
    (anchor,) = people("They spoke on Monday. Anna Holm reports.")
    assert anchor.reporter
    (minister,) = people("Foreign Minister Anna Holm reports to parliament.")
    assert not minister.reporter


def test_a_caption_is_no_headline() -> None:
    (one,) = people("Danish Trade Minister, Left, With Chilean Counterpart Zaldor Quixby in Oslo", "C")
    assert one.text == "Zaldor Quixby"


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("The Foreign Secretary Zaldor Quixby said:", "B", ["Zaldor Quixby"]),
        ("Chile's Zaldor Quixby had met the others before.", "B", ["Zaldor Quixby"]),
        (
            "Secretary Holm And Danish Foreign Minister Zaldor Quixby Before Their Meeting",
            "H",
            ["Holm", "Zaldor Quixby"],
        ),
        ("Statement by President Zaldor Quixby on the Accord With Chile", "H", ["Zaldor Quixby"]),
        ("Foreign Ministers Anna Holm and Zaldor Quixby left.", "B", ["Anna Holm", "Zaldor Quixby"]),
        ("He saw the Speaker of the National Assembly Zaldor Quixby, and left.", "B", ["Zaldor Quixby"]),
        ("Zaldor Quixby, its special envoy for Chile, left.", "B", ["Zaldor Quixby"]),
    ],
)
def test_people_whom_no_list_knows_stand_where_people_stand(text: str, kind: LineKind, found: list[str]) -> None:
    assert [person.text for person in people(text, kind)] == found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Danish Prime Minister Dodges Quarrel During Debate With Chile", "H"),
        ("Chile's National Assembly had met before.", "B"),
        ("The Minister of the Public Health Security Board, which met, left.", "B"),
    ],
)
def test_verbs_of_headlines_and_bodies_are_nobody(text: str, kind: LineKind) -> None:
    assert people(text, kind) == ()


@pytest.mark.parametrize("rank", ["Colonel", "Brigadier Gen.", "Lt. Gen.", "Admiral"])
def test_a_military_rank_beside_an_office_is_not_the_office(rank: str) -> None:
    text = f"The commander of the army, {rank} Zaldor Quixby, came."
    assert told(text) == [("Zaldor Quixby", "commander of the army")]
    assert told(f"They saw {rank} Zaldor Quixby.") == [("Zaldor Quixby", rank)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Minister for Trade, Anna Holm MP, left.", ("Anna Holm", "Minister for Trade")),
        ("LONDON — The Minister for Trade, Anna Holm CBE MP, today left.", ("Anna Holm", "Minister for Trade")),
        ("OSLO – The Minister for Families and Citizenship, Anna Holm, left.", ("Anna Holm", "Minister for Families and Citizenship")),
    ],
)  # fmt: skip
def test_honours_behind_a_name_and_a_dateline_before_a_title_part_nobody_from_an_office(
    text: str, found: tuple[str, str]
) -> None:
    assert found in told(text)


def test_whom_the_telephone_line_of_an_office_names_is_nobody() -> None:
    line = "Minister Holm’s Office: Zaldor Quixby 02 6000 7500"
    assert people(line, "M") == ()
    assert people("Minister Holm saw Ambassador Zaldor Quixby.") != ()


def test_a_state_named_like_a_woman_is_nobody() -> None:
    assert told("Anna Holm, a former governor of South Carolina, left.") == [
        ("Anna Holm", "former governor of South Carolina")
    ]
    assert [one.text for one in people("The governor of West Virginia saw Carolina Holm.")] == ["Carolina Holm"]


@pytest.mark.parametrize("verb", ["Travels", "Heads", "Hosts", "Concludes"])
def test_a_verb_of_a_headline_is_no_part_of_a_name(verb: str) -> None:
    head, body = f"Under Secretary Tando {verb} to Lima and Quito", "Under Secretary Maria Tando left."
    lines = (Line("H", head, 0), Line("B", body, len(head) + 1))
    article = Article("x", "x", f"{head}\n{body}", lines, "cleaner/1")
    sides = find_sides(article, EMPTY)
    found = find_people(article, EMPTY, sides, find_posts(article, EMPTY, sides))
    assert [person.text for person in found] == ["Tando", "Maria Tando"]


@pytest.mark.parametrize(
    "text",
    [
        "She met leaders of humanitarian NGOs in Lima.",
        "The Chief of the Division of General Surgery spoke.",
        "The Chairman Emeritus of the Caucus spoke.",
        "The Chargé d'Affairs of Peru spoke.",
        "The Director of the Farm Agency, South Dakota, spoke.",
        "The Administrator of the Institute of Aeronautics and the Chair of Oncology spoke.",
    ],
)
def test_subjects_offices_and_bodies_are_nobodys_names(text: str) -> None:
    assert told(text) == []


def test_in_the_manner_of_somebody_is_no_part_of_the_name() -> None:
    assert not any(name.startswith("la ") for name, _ in told("They spoke of a settlement à la President Anna Holm."))
    assert not any(name.startswith("la ") for name, _ in told("A pact à la Zelenskyy, the minister said."))


def test_letters_with_stops_are_no_part_of_a_name() -> None:
    assert [one.text for one in people("The Minister for Trade, Cormac Sheahy T.D., spoke.")] == ["Cormac Sheahy"]


@pytest.mark.parametrize(
    "text",
    [
        "The pipe runs from Zambia's Lusaka region to the coast.",
        "Firms such as Chile's Andes Mobil left.",
        "The Labour-led cabinet of Ruritania met the Kosta-backed rebels.",
    ],
)
def test_regions_firms_and_what_somebody_leads_are_nobody(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Anna Holm, a former Danish prime minister, left.", [("Anna Holm", "former Danish prime minister")]),
        ("Ana Soto, the outgoing Peruvian envoy, left.", [("Ana Soto", "envoy")]),
        ("Prince Per Holm, the Danish foreign minister, left.", [("Per Holm", "foreign minister")]),
        ("Ana Soto, chief of the office of protocol, left.", [("Ana Soto", "chief of the office of protocol")]),
        ("Ana Soto, floor leader of the Reform Party, left.", [("Ana Soto", "floor leader of the Reform Party")]),
        ("Ana Soto, a Farmers' Party secretary, left.", [("Ana Soto", "Farmers' Party secretary")]),
        ("Assistant to the President Anna Holm left.", [("Anna Holm", "Assistant to the President")]),
    ],
)
def test_titles_behind_a_name_with_more_before_them(text: str, found: list[tuple[str, str | None]]) -> None:
    assert told(text) == found


def test_a_known_name_is_whole_though_a_word_of_it_is_a_courtesy_or_a_pronoun() -> None:
    assert told("Vice Premier He Lifeng left.") == [("He Lifeng", "Vice Premier")]
    assert told("Vice Premier Liu He left.") == [("Liu He", "Vice Premier")]
    assert [name for name, _ in told("Prime Minister Sheikh Hasina left.")] == ["Sheikh Hasina"]
    assert [name for name, _ in told("Prime Minister Sheikh Omar Holm left.")] == ["Omar Holm"]


def test_emirs_are_told_from_those_named_so() -> None:
    assert told("Maulana Amir Holm left.") == [("Amir Holm", None)]
    people = read("The political analyst Amir Holm left.").annotated.people
    assert [(person.text, person.post) for person in people] == [("Amir Holm", None)]
    assert told("The Amir, Tamim Holm, left.") == [("Tamim Holm", "Amir")]


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Ana Soto, chief of the office of the president, met Per Holm.", "chief of the office of the president"),
        ("He thanked the Swedish premier whose train was late.", "premier"),
        ("Norway's premier was late.", "premier"),
    ],
)
def test_a_title_that_is_an_adjective_too_stands_before_of_or_behind_its_land(text: str, post: str) -> None:
    assert [told.text for told in read(text).annotated.posts] == [post]
