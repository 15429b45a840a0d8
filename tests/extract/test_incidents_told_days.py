"""The day of a deed that no date beside it tells."""

import pytest

from communique.annotate import annotate_article
from communique.clean import clean_page
from communique.extract.incidents import extract_incidents
from communique.extract.incidents_tellings import tellings_of
from communique.resolve import resolve_article
from communique.values.article import Page
from communique.values.understood import Understood

MET = "Foreign Minister Luis Roa of Peru met Foreign Minister Ana Holm of Norway in Oslo on Tuesday."


@pytest.mark.parametrize(
    ("kind", "lines", "day"),
    [
        ("pact", ("Ten years ago today, Peru and Chile signed a treaty.",), "2021-11-02"),
        ("pact", ("Ten years ago, Peru and Chile signed a treaty.",), "2021"),
        ("pact", ("Three weeks have passed since Peru and Chile signed a treaty.",), "2031-10-12"),
        ("law", ("It is two years since Peru closed its embassy in Chad.",), "2029"),
        ("law", ("Peru has closed its embassy in Chad, effective immediately.",), "2031-11-02"),
        ("law", ("Peru closed the border over the May attack.",), None),
        ("attack", ("Peru closed the border over the May attack.",), "2031-05"),
        ("pact", ("President Roa met President Holm on Tuesday and the two signed a treaty.",), "2031-10-28"),
        ("detention", ("On Friday the navy did more than count.", "It arrested nine divers."), "2031-10-31"),
        ("law", ("Peru expelled two envoys on Friday.", "Chile then closed its consulate in Lima."), "2031-10-31"),
        ("law", ("Peru expelled two envoys on Friday.", "Chile closed its consulate in Lima."), None),
        ("law", ("The ship sailed yesterday, three days after Peru had closed the border.",), "2031-10-29"),
        ("sanction", ("Peru has freed the ship, nine days after it banned the imports.",), "2031-10-24"),
        (
            "attack",
            ("The raid came two weeks after the massacre of 70 people in a village on October 3.",),
            "2031-10-03",
        ),
        (
            "other",
            ("He then flew to Oslo, where on October 1 he and Norway's King Olav witnessed the release of the crew.",),
            "2031-10-01",
        ),
        ("attack", ("Shells hit a school on Thursday, while a drone struck a hospital.",), "2031-10-30"),
        ("other", ("Cuba completed this month the release of 53 prisoners.",), "2031-11"),
        ("attack", ("They spoke of the war of May, in which the army occupied the port.",), "2031-05"),
        ("detention", ("The war began in August 2017. That December a couple were arrested.",), "2017-12"),
        (
            "pact",
            ("In August 2017 a war began. Peru and Chile signed a treaty on November 23 of that year.",),
            "2017-11-23",
        ),
        ("law", ("The president's trip in May led Peru to recall its ambassador.",), None),
        ("law", (MET, "It was a long day.", "Peru had closed the border the day before."), "2031-10-27"),
        ("pact", (MET, "It was a long day.", "A memorandum was signed in the morning."), "2031-10-28"),
        ("law", (MET, "It was a long day.", "Shortly before the talks, Peru closed the border."), "2031-10-28"),
        ("detention", ("In March Latvia expelled two envoys.",), "2031-03"),
    ],
)
def test_a_day_told_elsewhere_is_that_of_the_deed(kind: str, lines: tuple[str, ...], day: str | None) -> None:
    understood = page(*lines)
    told = [one for one in tellings_of(understood) if one.trigger.kind == kind][-1]
    assert (told.day[0] if told.day else None) == day


def test_two_tellings_with_one_weapon_are_one_deed() -> None:
    lines = ("A drone strike killed seven people in a town.", "The drone hit a lorry park on Sunday.")
    understood = page(*lines)
    attacks = [one for one in extract_incidents(understood) if one.kind == "attack"]
    assert [one.date for one in attacks] == ["2031-11-02"]


def page(*lines: str) -> Understood:
    """A report of 2 November 2031."""
    text = "Envoys meet in Geneva\nOSLO, November 2, 2031 — " + "\n".join(lines) + "\n"
    return resolve_article(annotate_article(clean_page(Page("x", "x", text.encode(), "text", "utf-8"))))
