"""Who did it on a page of a country's own press, over sentences of our own."""

import pytest

from communique.extract.incidents import extract_incidents
from written import read

HEAD = "Ghana protests to Togo over fishing boats"
BODY = (
    "Foreign Minister Ama Boateng called in Togolese Ambassador Kodjo Mensah. Ghana is angry, she said.",
    "President Kofi Asare spoke after the Cabinet met. He said Ghana would not wait.",
)


@pytest.mark.parametrize(
    ("line", "actors"),
    [
        ("A port worker was arrested on 29 October on suspicion of espionage.", ("GH",)),
        ("Police arrested a port worker on 29 October.", ("GH",)),
        ("Two fishermen were arrested in Togo on 29 October.", ("TG",)),
    ],
)
def test_an_arrest_told_without_a_doer_is_of_the_page_s_land(line: str, actors: tuple[str, ...]) -> None:
    understood = read(("H", HEAD), *BODY, line, headed=True, published="2031-11-02", thorough=True)
    found = extract_incidents(understood)
    assert actors in [claim.actors for claim in found if claim.kind == "detention"]
