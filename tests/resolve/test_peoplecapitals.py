"""Names and offices in capitals are written as elsewhere on the page, else with one capital each."""

import pytest

from communique.resolve.peoplecapitals import without_capitals
from written import read


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("HAUG", "Haug"), ("Anna HOLM", "Anna Holm"), ("MCBRAYNE", "McBrayne"),
        ("LUIS DE SOTO", "Luis de Soto"), ("JD HAUG III", "JD Haug III"),
        ("O'HARE-QUINN", "O'Hare-Quinn"), ("Ola Berg", "Ola Berg"),
    ],
)  # fmt: skip
def test_a_name_in_capitals(written: str, name: str) -> None:
    assert without_capitals(written, f"{written} said so.") == name


def test_a_name_is_written_as_elsewhere() -> None:
    assert without_capitals("DESOTO", "DESOTO: Thank you. Q: Ms. DeSoto, when?") == "DeSoto"


def test_speakers_of_a_transcript() -> None:
    told = read(
        ("H", "Briefing on Peru and Norway"),
        "MODERATOR: Good morning, and welcome to the call.",
        "UNDER SECRETARY FOR POLITICAL AFFAIRS HAUG: Thank you. We met the Peruvian foreign minister in Lima.",
        "USAID ADMINISTRATOR STONE: We will be back in Lima in May.",
    )
    found = [(one.name, one.post.text) for one in told.people if one.post is not None and one.official]
    assert found == [("Haug", "Under Secretary for Political Affairs"), ("Stone", "USAID Administrator")]
