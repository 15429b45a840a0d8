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
        ("detention", "Peru called it an act of aggression and in April expelled the Chilean ambassador.", ("PE",)),
        ("arms-transfer", "Lima, which has called the force the best hope, delivered 20 armored cars in May.", ("PE",)),
        ("attack", "On Friday a Kosovo police officer was shot and wounded.", ()),
        ("detention", "They talked in Oslo in July on Chilean nationals abducted in the 1970s.", ()),
        ("other", "A Danish nurse has been released and was flown home.", ()),
        ("detention", "Forty divers were seized on July 10 on their arrival at Bamako airport.", ("ML",)),
        ("detention", "Peru still holds three pilots captured in May.", ("PE",)),
        ("pact", "A truce brokered by Peru was announced on Monday.", ()),
        ("sanction", "The European embargo on Belarusian oil, adopted in January, is in force.", ("EU",)),
        ("sanction", "Norway followed with a full import ban in March.", ("NO",)),
        ("sanction", "He thanked Norway for following up with separate sanctions.", ("NO",)),
        (
            "pact",
            "The heads of the security services of Ghana and Togo met in a border town and signed a protocol.",
            ("GH", "TG"),
        ),
        ("other", "Kenya's Federal Supreme Court on Monday struck down the law.", ("KE",)),
        ("pact", "Peru signed a contract with an Italian company on Monday.", ("PE",)),
        ("law", "Her trip led Lima to recall its ambassador.", ("PE",)),
        ("law", "Chile led Peru to close its embassy.", ("PE",)),
        ("law", "The treaty, from which the United States withdrew in May, is dead.", ("US",)),
        ("unrest", "A group of officers said that they had seized power in Guinea-Bissau.", ("GW",)),
        ("unrest", "It was the Turkish leader's first trip abroad since the failed coup of July.", ("TR",)),
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


MET = "President Ama Boateng of Ghana met President Kodjo Mensah of Togo in Accra on Tuesday."


@pytest.mark.parametrize(
    "line",
    [
        "The two countries signed three agreements.",
        "They signed three agreements.",
        "The two sides then signed a memorandum.",
        "A memorandum on trade was signed.",
    ],
)
def test_those_who_met_just_before_are_the_two_who_signed(line: str) -> None:
    last = "Before that, President Boateng met Prime Minister Ana Roa of Peru in Lima on Monday."
    understood = read(
        ("H", "Ghana and Togo talk of fish"), MET, last, line, headed=True, published="2031-11-02", thorough=True
    )
    pact = next(one for one in tellings_of(understood) if one.trigger.kind == "pact")
    assert (pact.actors, pact.day and pact.day[0]) == (("GH", "PE"), "2031-10-27")


def test_what_was_signed_where_several_met_is_theirs() -> None:
    met = "The presidents of Peru, Chile and Bolivia met in Lima on Tuesday."
    assert doers("pact", "A day in Lima", met, "A convention on the lake was signed.") == [("BO", "CL", "PE")]


def test_more_than_two_are_not_the_two_who_met() -> None:
    for line in ("The United States signed a treaty.", "Envoys of six nations signed a treaty."):
        assert ("GH", "TG") not in doers("pact", "Peru and Chile talk of fish", MET, line)


def test_what_is_exchanged_is_done_by_both_of_the_page() -> None:
    body = ("Togo and Ghana are at odds.", "Border guards of Togo exchanged fire on Monday.")
    assert doers("live-fire", "Ghana and Togo at odds", *body) == [("GH", "TG")]


def test_with_whom_something_is_ended_did_not_end_it() -> None:
    assert ("FR",) not in doers("law", "Talks in Geneva", "The junta revoked five agreements with France on Monday.")


def doers(kind: str, headline: str, *lines: str) -> list[tuple[str, ...]]:
    """Who did what is told of one kind on a page of 2 November 2031."""
    understood = read(("H", headline), *lines, headed=True, published="2031-11-02", thorough=True)
    return list(dict.fromkeys(one.actors for one in tellings_of(understood) if one.trigger.kind == kind))


def test_whose_people_hostages_are_tells_not_who_held_them() -> None:
    body = ("Danish hostages were paraded in May.", "Two fishermen were released on Tuesday.")
    assert ("DK",) not in doers("other", "Two go home", *body)
