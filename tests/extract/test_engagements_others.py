"""Remarks and readouts: the meeting at their head, and the other meetings of the same officials; sentences of our own."""

import pytest

from written import coded

HEAD = "Press Release\nKari Haug, Foreign Minister\nMarch 14, 2031\nOslo, Norway\n"


@pytest.mark.parametrize("kind", ["Their Bilateral Meeting", "Expanded Bilateral Meeting", "Their Meeting"])
def test_remarks_before_a_meeting_are_of_the_day_of_the_page(kind: str) -> None:
    (told,) = coded(
        f"Remarks by Norwegian Prime Minister Haug and President Rojas of the Republic of Chile Before {kind}\n"
        "The Royal Office\nMarch 14, 2031\nPRIME MINISTER HAUG: Good afternoon, everyone. The sun is shining.\n"
        "PRESIDENT ROJAS: Thank you very much for this warm welcome.\n"
    )
    assert (told.status, told.date, told.main) == ("held", "2031-03-14", True)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("I want to thank you for our discussion yesterday.", "2031-03-13"),
        ("I am eager to go on with the conversations we started in January.", "2031-01"),
    ],
)
def test_our_earlier_talk_is_of_those_who_meet_now(words: str, day: str) -> None:
    told = coded(
        "Norwegian Foreign Minister Kari Haug and Chilean Foreign Minister Diego Rojas Before Their Meeting\n"
        f"{HEAD}FOREIGN MINISTER HAUG: Good afternoon, everyone. {words}\nFOREIGN MINISTER ROJAS: Thank you.\n"
    )
    assert [(one.parties, one.date, one.main) for one in told] == [
        (("CL", "NO"), "2031-03-14", True),
        (("CL", "NO"), day, False),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "The two welcomed the launch of the second Norway-Chile Strategic Dialogue and spoke of fish.",
        "Minister Haug and Minister Rojas praised the Norway-Chile Strategic Dialogue as a model.",
    ],
)
def test_a_mechanism_looked_back_on_is_not_the_meeting_of_the_day(words: str) -> None:
    told = coded(
        f"Foreign Minister Haug’s Meeting with Chilean Foreign Minister Rojas\n{HEAD}Norwegian Foreign Minister Kari Haug met "
        f"today with Chilean Foreign Minister Diego Rojas in Oslo. {words}\n"
    )
    assert [(one.parties, one.date, one.main) for one in told] == [
        (("CL", "NO"), "2031-03-14", True),
        (("CL", "NO"), None, False),
    ]


def test_the_dialogue_that_ministers_hold_is_their_meeting() -> None:
    (told,) = coded(
        f"Foreign Minister Haug’s Meeting with Chilean Foreign Minister Rojas\n{HEAD}Norwegian Foreign Minister Kari Haug met "
        "today with Chilean Foreign Minister Diego Rojas in Oslo for the second Norway-Chile Strategic Dialogue.\n"
    )
    assert told.date == "2031-03-14"


def test_who_had_the_chance_to_meet_met() -> None:
    (told,) = coded(
        f"Foreign Minister Haug on Chile\n{HEAD}Norwegian Foreign Minister Kari Haug said that she had the chance to meet Chilean "
        "Foreign Minister Diego Rojas in Lima on 10 March 2031.\n"
    )
    assert (told.status, told.date) == ("held", "2031-03-10")


@pytest.mark.parametrize("behind", ["held last June", "held earlier"])
def test_a_summit_held_before_is_not_the_talk_of_the_day(behind: str) -> None:
    told = coded(
        f"Prime Minister Haug Receives Chilean Envoy\n{HEAD}Norwegian Prime Minister Kari Haug received Chilean Vice-Minister Diego "
        f"Rojas in Oslo on Friday. They had a talk. Appreciating the significance of the Norway-Chile summit {behind}, she stressed "
        "the need for more trade.\n"
    )
    assert [(one.parties, one.main) for one in told] == [(("CL", "NO"), True), (("CL", "NO"), False)]


def test_a_town_before_a_summit_is_its_place() -> None:
    (told,) = coded(
        f"Norwegian Government on Trade\n{HEAD}The Norwegian government called for trade in the spirit of the Norway-Chile Geneva summit "
        "held last June.\n"
    )
    assert (told.parties, told.place) == (("CL", "NO"), "Geneva")
