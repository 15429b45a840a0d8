"""Who did it where the tree tears the words that tell, or where only another telling names them."""

import pytest

from communique.extract.incidents_tellings import tellings_of
from written import read


@pytest.mark.parametrize(
    ("kind", "line", "actors"),
    [
        (
            "pact",
            "A month has gone by since Peru, Chile and the Philippines signed a fisheries agreement.",
            ("CL", "PE", "PH"),
        ),
        (
            "pact",
            "The minister for ports of Norway signed a memorandum in Oslo with the Afghan Minister for Trade.",
            ("AF", "NO"),
        ),
        ("pact", "Latvia signed a contract on Monday for eight tugs from Finland.", ("FI", "LV")),
        ("other", "Kenya's Supreme Court on Monday struck down the law.", ("KE",)),
        ("attack", "Militiamen allied with Rwanda stormed a town on Monday.", ("RW",)),
        ("attack", "Officials called it the worst raid in years, which they blame on Eritrea.", ("ER",)),
        ("exercise", "President Aydin oversaw a naval exercise of Turkey last month.", ("TR",)),
        ("exercise", "Ghana and Togo on Tuesday wound up a naval exercise off the coast.", ("GH", "TG")),
        ("satellite-launch", "They spoke about the launch of an Indian satellite on Monday.", ("IN",)),
        ("attack", "The war in Chad began in 2005.", ()),
        ("law", "The embargo hits commanders of M23, and Burundi closed the border on Monday.", ("BI",)),
    ],
)
def test_who_did_it_is_read_where_the_tree_tears_it(kind: str, line: str, actors: tuple[str, ...]) -> None:
    assert doers(kind, "Envoys meet in Geneva", line)[0] == actors


def test_who_is_set_free_was_held_by_the_captor_told_before() -> None:
    found = doers(
        "other", "Talks on the fishermen", "Gabon arrested four divers on Monday.", "Two were released on Tuesday."
    )
    assert found == [("GA",)]


def test_a_captor_whom_the_article_names_goes_before_the_land_of_its_press() -> None:
    head = "Ghana asks Togo about four divers"
    body = (
        "Foreign Minister Ama Boateng called in Togolese Ambassador Kodjo Mensah. Ghana is angry, she said.",
        "Togo's navy detained four divers. The men were seized on 29 October.",
    )
    assert doers("detention", head, *body) == [("TG",)]


def test_a_pact_without_sides_is_of_the_two_named_just_before() -> None:
    body = ("The ministers of Peru and Chile met in 1958.", "A treaty was signed in Geneva two years later.")
    assert doers("pact", "Fifty years on the bridge", *body) == [("CL", "PE")]


def doers(kind: str, headline: str, *lines: str) -> list[tuple[str, ...]]:
    """Who did what is told of one kind on a page of 2 November 2031."""
    understood = read(("H", headline), *lines, headed=True, published="2031-11-02", thorough=True)
    return list(dict.fromkeys(one.actors for one in tellings_of(understood) if one.trigger.kind == kind))


def test_whose_people_hostages_are_tells_not_who_held_them() -> None:
    body = ("Danish hostages were paraded in May.", "Two fishermen were released on Tuesday.")
    assert ("DK",) not in doers("other", "Two go home", *body)
