"""Whose official it is by an office or a body of state that a few lands have, over sentences of our own, no parser."""

import re

import pytest

from communique.lexicon.posts import side_of_title
from communique.values.syntax import Sentence
from communique.values.understood import PersonEntry
from written import Row, article_of, people_of, unparsed

AT_HOME: tuple[Row, ...] = (
    ("H", "Kenya cuts fuel tax"),
    (
        "B",
        "The government is to cut the tax by 40,000 Kenyan shillings a tanker, Prime Cabinet Secretary Joe Otieno said.",
    ),
    (
        "B",
        "Kenya asked for time. Kenya was thanked by American Ambassador Meg Poe. The United States and Britain waited.",
    ),
)


def told(*rows: Row) -> dict[str, PersonEntry]:
    article, sentences = article_of(*rows, published=None, headed=True), []
    for at, line in enumerate(article.lines):
        for found in re.finditer(r"\S.*?[.!?](?=\s|$)|\S.*$", line.text):
            start, end = ((line.start or 0) + place for place in found.span())
            sentences.append(Sentence(len(sentences), start, end, "B", at, 0, 0))
    return people_of(unparsed(article, sentences))


@pytest.mark.parametrize(
    "title",
    ["Senate Speaker", "Treasury Cabinet Secretary", "Attorney General", "Supreme Court judge", "Treasury Minister"],
)
def test_a_body_that_many_lands_have_is_of_the_page_s_own(title: str) -> None:
    people = told(*AT_HOME, ("B", f"{title} Ann Wanjiru will present the bill on Monday."))
    assert people["Ann Wanjiru"].side == "KE"


def test_a_title_of_a_few_lands_is_of_the_one_that_the_page_names_where_its_own_land_has_none() -> None:
    people = told(*AT_HOME, ("B", "Foreign Secretary Ann Reed will ring on Monday."))
    assert (people["Ann Reed"].side, people["Ann Reed"].side_rule) == ("GB", "title")


def test_a_body_of_a_few_lands_tells_the_side_where_no_land_is_the_page_s() -> None:
    people = told(("B", "Peru waits. The United States signed. Senate Majority Leader Ann Reed agreed."))
    assert people["Ann Reed"].side == "US"


@pytest.mark.parametrize(
    ("title", "side"),
    [
        ("Secretary of State", "US"),
        ("Assistant Secretary of State for Trade", "US"),
        ("Secretary of State for Trade", None),
    ],
)
def test_a_secretary_of_state_for_something_may_be_of_many_lands(title: str, side: str | None) -> None:
    assert side_of_title(title) == side


@pytest.mark.parametrize(
    ("words", "name", "side"),
    [
        ("met his Danish counterpart, Foreign and European Affairs Minister Lars Holm", "Lars Holm", "DK"),
        ("met his Chilean colleague Admiral Juan Roa", "Juan Roa", "CL"),
        ("and his Uzbek guest, Bahodir Ergash, signed it", "Bahodir Ergash", "UZ"),
        ("promised as much to his Peruvian visitor, Trade Minister Rosa Vega", "Rosa Vega", "PE"),
    ],
)
def test_whom_a_counterpart_or_guest_is_told_to_be_follows_with_title_and_name(
    words: str, name: str, side: str
) -> None:
    one = told(*AT_HOME, ("B", f"Trade Minister Tom Otieno {words}."))[name]
    assert (one.side, one.side_rule, one.official) == (side, "counterpart", True)


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        ("Peru would like a say in what the Danes do, its defence minister, Noma Soto, told us.", "Noma Soto", "PE"),
        ("Denmark, whose special envoy, Daniel Holm, was in Lima, asked Peru to wait.", "Daniel Holm", "DK"),
        ("Half of it belongs to Peruvian Railways, whose deputy head, Noma Soto, complained.", "Noma Soto", "PE"),
        ("A Danish delegation led by Alden Zanoni came to Lima.", "Alden Zanoni", "DK"),
        ("A team from Peru headed by Alden Zanoni went to Oslo.", "Alden Zanoni", "PE"),
        ("The IMF waits. Its mission, headed by Alden Zanoni, is due in Lima.", "Alden Zanoni", "IMF"),
        (
            "Former speaker Noma Soto arrived in Oslo as the personal envoy of the Peruvian president.",
            "Noma Soto",
            "PE",
        ),
        ("The Danes met the International Monetary Fund. The Fund's director, Noma Soto, agreed.", "Noma Soto", "IMF"),
        ("The European Union and Peru waited. The Commission's director, Noma Soto, agreed.", "Noma Soto", "EU"),
        ("Peru would not wait. The deputy chairman of its Security Council, Noma Soto, agreed.", "Noma Soto", "PE"),
    ],
)
def test_words_that_tie_an_official_to_a_side(text: str, name: str, side: str) -> None:
    assert told(("B", text))[name].side == side


def test_a_land_that_an_office_is_for_tells_no_side() -> None:
    people = told(
        ("B", "In Oslo, the head of the government's Peru office, Noma Holm, agreed."),
        ("B", "They heard Per Holm, a Peru specialist on the National Security Council."),
    )
    assert (people["Noma Holm"].side, people["Per Holm"].side) != ("PE", "PE")


def test_what_a_party_has_is_no_state_s() -> None:
    people = told(("B", "Denmark waited. The Opposition left over what its leader, Noma Soto, called a bill."))
    assert people["Noma Soto"].side_rule != "its"


@pytest.mark.parametrize(
    "text",
    [
        "Peru will not be bound by what Denmark signs, Defence Minister Noma Soto said.",
        '"Peru will wait. We expect Denmark to come," Defence Minister Noma Soto said.',
    ],
)
def test_who_says_what_a_land_will_do_is_of_it_where_the_page_is_of_none(text: str) -> None:
    people = told(("B", "Chilean Minister Juan Roa met Danish Minister Per Holm."), ("B", text))
    assert people["Noma Soto"].side == "PE"
