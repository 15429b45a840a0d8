"""Whose words a quotation is that stands apart from its speaker, in sentences of our own."""

import pytest

from communique.extract.positions import extract_positions
from written import Row, read

LEAD = "OSLO, March 14 (Norpress) -- Norwegian Foreign Minister Ingrid Haug met her Chilean counterpart, Pablo Rojas."


def held(*lines: str) -> list[tuple[tuple[str, ...], str | None, str]]:
    """The sides, the speaker and the first words of each position."""
    told = extract_positions(read(LEAD, *lines, thorough=True), (), ())
    return [(one.actors, one.speaker, " ".join(one.text.split()[:3])) for one in told]


@pytest.mark.parametrize(
    "lines",
    [
        ['"Chile has broken its promises," Haug told reporters.', '"Chile must withdraw its ships from the bay."'],
        ['"Chile has broken its promises," Haug said. "Chile must withdraw its ships from the bay."'],
        ["Haug said the ships would be watched.", "“Chile must withdraw its ships from the bay.”"],
    ],
)
def test_a_quotation_set_apart_is_of_whom_the_words_beside_it_let_speak(lines: list[str]) -> None:
    assert (("NO",), "Ingrid Haug", "Chile must withdraw") in held(*lines)


def test_what_another_side_is_quoted_as_refusing_is_its_own() -> None:
    found = held(
        '"We waited," Haug told reporters.',
        '"Chile refuses to withdraw its troops from the bay and has rejected our offer."',
    )
    assert [sides for sides, _, words in found if "refuse" in words or words.startswith("Chile has")] == [("CL",)]


def test_a_paragraph_between_ends_the_speech() -> None:
    found = held("Haug said the ships would be watched.", "It rained.", '"Chile must withdraw its ships from the bay."')
    assert (("NO",), "Ingrid Haug", "Chile must withdraw") not in found


def test_a_quotation_set_apart_is_of_who_is_named_under_it() -> None:
    rows: tuple[Row, ...] = (
        ("H", "Norway sends aid to Chile"),
        ("M", "Norwegian Ministry of Trade"),
        "Norway will send tents to Chile.",
        "“Peru has kept its border open. Chile must let the tents in and let the people go home.”",
        "- Torhild Askvoll, Minister of Trade",
    )
    told = extract_positions(read(*rows, thorough=True), (), ())
    assert {(one.actors, one.speaker) for one in told if one.text.startswith(("Peru", "Chile"))} == {
        (("NO",), "Torhild Askvoll")
    }
