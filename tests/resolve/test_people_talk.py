"""Officials told bare whose state the words right before tell, over sentences of our own and without a parser."""

import re

import pytest

from communique.values.syntax import Sentence
from communique.values.understood import PersonEntry
from written import article_of, people_of, unparsed

OTHERS = "Norway, Norway and Norway again spoke of Chile, Chile, Peru and Peru."  # no land stands out


def told(*lines: str) -> dict[str, PersonEntry]:
    """The people of lines whose sentences end with a full stop."""
    article, sentences = article_of(*lines, published=None), list[Sentence]()
    for at, line in enumerate(article.lines):
        for found in re.finditer(r"\S.*?[.!?](?=\s|$)|\S.*$", line.text):
            start, end = ((line.start or 0) + place for place in found.span())
            sentences.append(Sentence(len(sentences), start, end, "B", at, 0, 0))
    return people_of(unparsed(article, sentences))


@pytest.mark.parametrize(
    ("text", "side", "rule"),
    [
        ("Chile recalled its ambassador to Peru. The ambassador, Ben Roy, was to leave at noon.", "CL", "told-before"),
        (
            "The Danish ambassador to Chile was called in. Ambassador Ben Roy said Peru was to blame.",
            "DK",
            "told-before",
        ),
        ("In Lima, the government voiced regret. Energy Minister Ben Roy said Chile was told at once.", "PE", "frame"),
        ("Lima denied it. Foreign Minister Ben Roy vowed that Chile would be paid.", "PE", "frame"),
        ("The Danish Foreign Ministry confirmed it. Spokesman Ben Roy told Chile to wait.", "DK", "frame"),
        (
            "Lima answered within hours. The ministry there called it a lie. Spokesman Ben Roy blamed Chile.",
            "PE",
            "frame",
        ),
        ("At a regular briefing in Lima, spokesman Ben Roy said that Chile knew.", "PE", "there"),
        ("In Lima, she will meet with President Ben Roy and thank Chile.", "PE", "there"),
        ("She will then fly to Lima to meet with President Ben Roy about Chile.", "PE", "there"),
    ],
)
def test_the_words_before_tell_whose_official_it_is(text: str, side: str, rule: str) -> None:
    entry = told(OTHERS, text)["Ben Roy"]
    assert (entry.side, entry.side_rule) == (side, rule)


@pytest.mark.parametrize(
    "text",
    [
        "Lima denied it. Norwegian officials agreed. Foreign Minister Ben Roy spoke of it.",
        "The ambassadors of Chile and Peru came. Foreign Minister Ben Roy saw them.",
        "Foreign Minister Anna Holm of Peru left for Chile. Foreign Minister Ben Roy stayed.",
    ],
)
def test_what_is_told_of_others_is_not_told_of_whom_the_next_sentence_names(text: str) -> None:
    assert told(OTHERS, text)["Ben Roy"].side_rule not in {"frame", "told-before", "there"}


def test_nobody_is_of_the_state_of_his_counterpart() -> None:
    people = told("President Ben Roy spoke with his Danish counterpart, Per Holm, on Monday.")
    assert (people["Ben Roy"].side, people["Per Holm"].side) == (None, "DK")


def test_who_hands_a_note_to_a_foreign_envoy_is_of_the_other_state() -> None:
    people = told(
        "Chile calls in Danish envoy",
        "Danish envoy Per Holm was summoned on Monday and handed a note by Deputy Director Ben Roy. It was short.",
    )
    assert (people["Ben Roy"].side, people["Ben Roy"].side_rule) == ("CL", "met")


def test_a_counterpart_from_a_state_is_of_it() -> None:
    assert told("Her counterpart from Peru, Ben Roy, said Chile was wrong.")["Ben Roy"].side == "PE"


@pytest.mark.parametrize(
    ("text", "side", "rule"),
    [
        ("The European Commission met. The Commission's spokesman for trade, Ben Roy, thanked Chile.", "EU", "body"),
        ("NATO spoke of Peru. The alliance's deputy envoy, Ben Roy, thanked Chile.", "NATO", "body"),
        ("Peruvian Foreign Minister Per Holm said no. President Ben Roy later warned of more.", "PE", "frame"),
    ],
)
def test_bodies_and_those_who_have_just_spoken_tell_whose_official_comes_next(text: str, side: str, rule: str) -> None:
    entry = told(OTHERS, text)["Ben Roy"]
    assert (entry.side, entry.side_rule) == (side, rule)


def test_a_commission_of_no_organisation_named_is_nobody_s() -> None:
    entry = told(OTHERS, "NATO spoke of Peru. The Commission's spokesman for trade, Ben Roy, thanked Chile.")["Ben Roy"]
    assert entry.side_rule != "body"


def test_teams_led_one_by_one_and_by_another() -> None:
    people = told("Chile's team was led by Secretary Per Holm and Peru's by Commissioner Ben Roy. Norway looked on.")
    assert (people["Per Holm"].side, people["Ben Roy"].side) == ("CL", "PE")


def test_a_host_is_not_of_his_guest_s_state() -> None:
    assert told("Governor Ben Roy and his Danish guest, Minister Per Holm, left.")["Ben Roy"].side is None


@pytest.mark.parametrize(
    "text",
    [
        "Ida Berg of Norway flew to Lima on Monday. She met President Ben Roy and was glad.",
        "The Danish envoy will be in Lima on May 2. He will meet with President Ann Lee, opposition leader Ben Roy and others.",
        "Ida Berg of Norway arrived in Lima on Monday. It rained. The minister called on President Ben Roy.",
        "In Lima she opened a school. She then joined Ida Berg of Norway for talks with Interior Minister Ben Roy.",
    ],
)
def test_whom_a_visitor_meets_in_the_next_sentence_is_of_the_land_visited(text: str) -> None:
    assert (told(text, OTHERS)["Ben Roy"].side, told(text, OTHERS)["Ben Roy"].side_rule) == ("PE", "there")


@pytest.mark.parametrize(
    "text",
    [
        "Ida Berg of Norway flew to Lima on Monday. She said President Ben Roy was wrong.",
        "Ida Berg of Norway spoke of Lima on Monday. She met President Ben Roy.",
        "Ida Berg of Norway flew to Lima on Monday. She met Ambassador Ben Roy.",
    ],
)
def test_a_visit_that_tells_no_meeting_there_tells_no_land(text: str) -> None:
    assert told(text, OTHERS)["Ben Roy"].side_rule != "there"


def test_who_called_on_one_and_then_met_another_is_neither() -> None:
    text = "Kenya told it. Danish envoy Ola Lund called on Kenyan President Ann Lee and then met Prime Minister Ben Roy in Nairobi."
    assert told(text)["Ben Roy"].side == "KE"


@pytest.mark.parametrize(
    "text",
    [
        "From Lima, Defence Minister Ben Roy said his men had gone.",
        "In Lima, Defence Minister Ben Roy said his men had gone.",
        "Danish envoy Ola Lund saw President Ann Lee in Santiago on Monday and President Ben Roy in Lima a day later.",
        "Danish envoy Ola Lund went through the plan with Defence Minister Ben Roy on Friday in Lima.",
        "Danish envoy Ola Lund landed in Lima on Tuesday for discussions with Deputy Defence Minister Ben Roy.",
        "Danish envoy Ola Lund put off the trip to Peru, where he was to see President Ben Roy about gas.",
        "Denmark's ambassador in Lima, Ola Lund, was called to the ministry. It rained. Foreign Minister Ben Roy was firm.",
    ],
)
def test_who_speaks_or_is_met_in_a_capital_is_of_its_state(text: str) -> None:
    assert (told(text, OTHERS)["Ben Roy"].side, told(text, OTHERS)["Ben Roy"].side_rule) == ("PE", "there")


@pytest.mark.parametrize(
    "lines",
    [
        ("Peru's army denied it.", "“It was not ours. Ask them,” Army Spokesman Ben Roy told Chile's television."),
        ("Lima accuses Chile of theft.", "“Give it back,” said Trade Minister Ben Roy."),
    ],
)
def test_a_quotation_in_the_next_paragraph_is_of_whom_the_one_before_spoke(lines: tuple[str, ...]) -> None:
    assert told(*lines, OTHERS)["Ben Roy"].side == "PE"


def test_a_paragraph_of_its_own_is_not_of_whom_the_one_before_spoke() -> None:
    assert (
        told("Peru's army denied it.", "Trade Minister Ben Roy told Chile to wait.", OTHERS)["Ben Roy"].side_rule
        != "frame"
    )


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Envoys came. Ben Roy, an aide to Peru's president, spoke.", "PE"),
        ("Envoys came. Ben Roy, National Security Adviser to the Peruvian Prime Minister, spoke.", "PE"),
        ("Lima did not answer. Foreign Ministry spokesman Ben Roy said Chile was to blame.", "PE"),
        ("The EU was told. Commissioner Ben Roy was glad.", "EU"),
        ("The ministers, Ann Lee for Chile and Ben Roy for Peru, met in Oslo.", "PE"),
        ("In Peru on Monday, Ola Lund spoke. She joined Ida Berg for talks with Trade Minister Ben Roy.", "PE"),
    ],
)
def test_whom_an_official_serves_or_whose_answer_it_is_tells_the_side(text: str, side: str) -> None:
    assert told(text, OTHERS)["Ben Roy"].side == side


def test_who_is_spoken_to_is_not_of_whom_the_sentence_before_spoke() -> None:
    text = "The Danish Embassy is worried. Ambassador Ola Lund raised it with Trade Minister Ben Roy."
    assert told(text, OTHERS)["Ben Roy"].side_rule != "frame"


def test_who_led_a_delegation_is_told_right_behind_and_nobody_later() -> None:
    text = "A Danish mission led by Trade Minister Ida Berg was in Lima for talks with President Ben Roy."
    people = told(text, OTHERS)
    assert people["Ida Berg"].side == "DK"
    assert people["Ben Roy"].side != "DK"


def test_the_adviser_of_a_president_is_no_president() -> None:
    entry = told("General Ben Roy, the president's security adviser, sat in. Peru was glad.", OTHERS)["Ben Roy"]
    assert entry.post is not None
    assert entry.post.text == "security adviser"
    brother = told("Ben Roy, the president's brother, sat in.", OTHERS)
    assert "Ben Roy" not in brother or brother["Ben Roy"].post is None


def test_who_is_appointed_as_a_state_s_next_envoy_is_of_it() -> None:
    text = "She announced the appointment of Mr Ben Roy as Peru's next High Commissioner to Fiji."
    assert told(text, OTHERS)["Ben Roy"].side == "PE"


AT_HOME = (
    "The Government met in Nairobi, and Kenya will wait, Prime Minister Anna Kimani said. Kenya was calm.",
    "The Kenyan shilling fell. Kenya and Kenya again were told of.",
)  # a page of Kenya


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Uganda, whose dams are full, said it would open no gates. Water Minister Ben Roy spoke of rain.", "UG"),
        ("Uganda on Sunday rejected the charge. Foreign Minister Ben Roy called it a fable.", "UG"),
        ("Kampala's version was another. Police opened the gates, ministry spokesman Ben Roy said.", "UG"),
        ("Uganda's high commission did not answer. Foreign ministry spokesman Ben Roy spoke of rain.", "UG"),
        ("The EU said it was worried. Spokesman Ben Roy asked all to wait.", "EU"),
        ("Uganda thanked donors. Interior Minister Ben Roy said that Kenya would pay.", "KE"),
        ("The rain fell. Uganda was told. Interior Minister Ben Roy left.", "KE"),
        ("Its high commissioner called on Foreign Minister Ben Roy. The rain fell.", "KE"),
        ("The Ugandan embassy had no answer. Its counsellor called on Foreign Minister Ben Roy.", "KE"),
    ],
)
def test_who_leads_a_paragraph_has_its_officials_on_a_page_of_another_land(text: str, side: str) -> None:
    assert told(*AT_HOME, text)["Ben Roy"].side == side


def test_the_head_of_an_organisation_is_of_the_one_that_the_headline_names() -> None:
    lines = (
        "UNESCO warns of floods",
        "Water rose in Vienna. The Austrian army came.",
        "Director General Ben Roy spoke of it.",
    )
    assert told(*lines)["Ben Roy"].side == "UNESCO"


def test_whom_a_land_is_named_before_and_who_then_says_it_is_no_official_of_it() -> None:
    text = "Asked about the sale of tugs to the Philippines, Roy said no. Foreign Minister Ben Roy of Chile smiled."
    assert told(OTHERS, text)["Ben Roy"].side == "CL"


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The envoys spent the morning in Kampala with Interior Minister Ben Roy. They ate.", "UG"),
        ("The envoys spent the morning in Nairobi with Interior Minister Ben Roy. They ate.", "KE"),
        ("The Chilean left was angrier. Senator Ben Roy spoke of a fable.", "CL"),
        ("Rain fell. Attorney General Ben Roy told Washington to wait.", "KE"),
        ("Rain fell on the United States. Congressman Ben Roy spoke of a fable.", "KE"),
    ],
)
def test_bare_titles_that_many_lands_have_on_a_page_of_one(text: str, side: str) -> None:
    assert told(*AT_HOME, text)["Ben Roy"].side == side


def test_who_cannot_be_of_the_page_s_land_is_of_none_that_it_only_names_often() -> None:
    text = "Uganda, Uganda, Uganda, Uganda, Uganda and Uganda were wet. President Ben Roy smiled. Kenya's President Max Otieno left."
    assert told(*AT_HOME, text)["Ben Roy"].side is None


def test_the_foreign_office_is_pakistan_s_on_its_pages() -> None:
    text = "Islamabad waits. Foreign Office spokesman Ben Roy said so."
    assert told(text)["Ben Roy"].side == "PK"
    assert told("London waits, Pakistan too. Foreign Office spokesman Ben Roy said so.")["Ben Roy"].side == "GB"


def test_two_who_are_to_talk_with_each_other_are_of_two_lands() -> None:
    text = "Uganda, Uganda and Uganda wait. Talks between Prime Minister Kimani and President Ben Roy are due."
    assert told(*AT_HOME, text)["Ben Roy"].side == "UG"
    text = "Uganda waits. Talks between Minister Carl Otieno and Interior Minister Ben Roy go on."
    assert told(*AT_HOME, text)["Ben Roy"].side == "KE"


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Roads Minister Ben Roy flew up from Kampala for the parade. Kenya watched.", "UG"),
        ("Kampala has watched it closely. Foreign ministry spokesman Ben Roy smiled.", "UG"),
    ],
)
def test_where_an_official_comes_from_and_whose_capital_watches(text: str, side: str) -> None:
    assert told(*AT_HOME, text)["Ben Roy"].side == side


def test_whom_an_official_of_another_land_urges_is_of_that_which_the_headline_names() -> None:
    lines = (
        "Kenya passes a law",
        "US Secretary of State Anna Poe urged President Ben Roy not to sign it. Norway was calm.",
    )
    assert told(*lines)["Ben Roy"].side == "KE"
    assert (
        told(OTHERS, "It rained, Interior Minister Ben Roy told a news conference in Oslo. Chile left.")["Ben Roy"].side
        == "NO"
    )


def test_what_an_official_s_sentence_is_about_is_not_his_land() -> None:
    assert told("Prime Minister Ben Roy wrote that Peru was wrong.", OTHERS)["Ben Roy"].side != "PE"


@pytest.mark.parametrize("who", ["army commander Ben Roy", "army Gen. Ben Roy", "opposition leader Ben Roy"])
def test_the_forces_and_the_opposition_that_a_leader_meets_are_of_his_own_land(who: str) -> None:
    assert told(f"Peru's President Ann Soto met with {who} on Monday.", "Chile was told.")["Ben Roy"].side == "PE"


def test_a_surname_alone_means_who_holds_an_office_sooner_than_a_relative() -> None:
    people = told("President Juan Soto of Peru left with Maria Soto. Soto thanked Chile.")
    assert (len(people["Juan Soto"].mentions), len(people["Maria Soto"].mentions)) == (2, 1)
