"""Whose words a release is: the official who signs it over or under the text."""

import pytest

from written import Row, read

BODY = "Norway welcomes the vote in Laos. Norway will stay on, and we thank Laos for its trust."


@pytest.mark.parametrize(
    "rows",
    [
        (("H", "Vote in Laos"), ("M", "Media release"), ("M", "The Hon Torhild Askvoll MP, Minister for Trade"), ("B", BODY)),
        (("H", "Vote in Laos"), ("M", "The Hon Torhild Askvoll MP"), ("M", "Minister for Trade"), ("B", BODY)),
        (("H", "Vote in Laos"), ("M", "Press Statement"), ("M", "Torhild Askvoll"), ("M", "Minister of Trade"), ("B", BODY)),
        (("H", "Vote in Laos"), ("M", "Press release"), ("B", BODY), ("M", "Torhild Askvoll"), ("M", "Minister for Trade")),
        (
            ("H", "Vote in Laos"),
            ("M", "Briefing notes"),
            ("B", "This is a summary of what was said by Norway's Minister for Trade Torhild Askvoll at the briefing."),
            ("B", BODY),
        ),
    ],
)  # fmt: skip
def test_a_release_has_the_voice_of_who_signs_it(rows: tuple[Row, ...]) -> None:
    understood = read(*rows)
    assert understood.speaker is not None
    person = understood.person(understood.speaker)
    assert (person.name, person.post.text if person.post else None) in {
        ("Torhild Askvoll", "Minister for Trade"),
        ("Torhild Askvoll", "Minister of Trade"),
    }
    assert understood.voice == ("NO",)


def test_names_in_the_body_sign_nothing() -> None:
    understood = read(
        ("H", "Vote in Laos"),
        ("M", "Press release"),
        ("B", BODY),
        ("B", "Torhild Askvoll"),
        ("B", "Minister for Trade"),
    )
    assert understood.speaker is None


def test_words_set_apart_are_those_of_who_is_named_under_them() -> None:
    understood = read(
        ("H", "Norway sends aid to Laos"),
        ("M", "Press release"),
        ("B", "Norway will send tents to Laos."),
        ("B", "“We stand with Laos.”"),
        ("B", "- Torhild Askvoll, Minister of Trade"),
        ("B", "Norway has sent tents before."),
    )
    told = understood.speaker_at(3)
    assert told is not None
    assert understood.person(told).name == "Torhild Askvoll"
    assert understood.speaker_at(2) is None
    assert understood.speaker_at(5) is None


def test_notes_are_nobody_s_words() -> None:
    understood = read(
        ("H", "Vote in Laos"),
        ("M", "Norwegian Ministry of Trade"),
        ("B", "Minister Torhild Askvoll said:"),
        ("B", "We welcome the vote in Laos. We will stay on."),
        ("B", "We thank Laos for its trust."),
        ("B", "Notes to editors"),
        ("B", "Norway has sent observers to Laos since 2029."),
        ("B", "Laos voted in May."),
    )
    assert understood.speaker is not None
    assert understood.speaker_at(4) == understood.speaker
    assert understood.speaker_at(6) is None


def test_who_speaks_in_a_release_is_of_who_puts_it_out() -> None:
    understood = read(
        ("H", "Minister rings Laotian counterpart"),
        ("M", "Norwegian Ministry of Foreign Affairs"),
        ("B", "After a call to the Foreign Minister of Laos, Bounmy Sisavath, Foreign Minister Torhild Askvoll said:"),
        ("B", "I told him that we stand with Laos."),
    )
    told = {person.name: person.side for person in understood.people}
    assert told == {"Bounmy Sisavath": "LA", "Torhild Askvoll": "NO"}


def test_where_an_embassy_is_does_not_speak() -> None:
    understood = read(
        ("H", "Laos: joint communiqué on the opening of talks"),
        ("M", "Delegation of the European Union to Laos"),
        (
            "B",
            "The Delegation of the European Union, the Embassy of Norway and the Embassy of Peru in Vientiane welcome the talks.",
        ),
    )
    assert understood.voice == ("EU", "NO", "PE")


def test_answers_are_those_of_whom_the_questions_are_put_to() -> None:
    understood = read(
        ("H", "We need one more year"),
        ("M", "By Ann Lee"),
        ("B", "Norway's Minister of Trade Torhild Askvoll spoke to us on Friday."),
        ("B", "Q: The rule bites in December. Is Peru ready?"),
        ("B", "A: We have mapped the farms. Peru must open the border."),
        ("B", "Q: And the price?"),
        ("B", "A: It will be told in May."),
    )
    assert [understood.speaker_at(n) for n in (3, 5)] == [None, None]
    told = understood.speaker_at(4)
    assert told is not None and understood.speaker_at(6) == told
    assert understood.person(told).name == "Torhild Askvoll"


@pytest.mark.parametrize(("asked", "speaks"), [("?", True), (".", False)])
def test_answers_may_stand_in_quotation_marks_below_questions(asked: str, speaks: bool) -> None:
    rows: list[Row] = [
        ("H", "First the courts"),
        ("B", "Norway's Minister of Trade Torhild Askvoll spoke to us on Friday."),
    ]
    for question in ("What came out of it", "Is Peru ready", "When do you meet again"):
        rows += [("B", question + asked), ("B", "“Peru must open the border. We wait.”")]
    understood = read(*rows)
    assert (understood.speaker_at(3) is not None) is speaks


def test_remarks_behind_the_name_of_their_matter_are_those_of_whom_the_headline_names() -> None:
    understood = read(
        ("H", "Norway-Peru dialogue on water: Press remarks by Minister for Trade Torhild Askvoll after the meeting"),
        ("B", "Thank you all for coming. We have met with the Minister of Trade of Peru, Luis Soto."),
    )
    assert understood.speaker is not None
    assert understood.person(understood.speaker).name == "Torhild Askvoll"


def test_a_statement_that_an_article_tells_of_is_not_the_article() -> None:
    rows: tuple[Row, ...] = (
        ("H", "Two long days in Lima"),
        ("B", "LIMA, May 3 -- The talks ended late on Sunday."),
        ("B", "A statement issued by Norway and Peru said that the two sides had agreed on water."),
    )
    assert read(*rows).voice == ()
    own = "This statement was issued by the governments of Norway and Peru."
    assert read(("H", "Water in Lima"), ("B", own), ("B", "We agree to meet again.")).voice == ("NO", "PE")
