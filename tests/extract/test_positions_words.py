"""Which act the words of a clause tell, before anything is weighed, in sentences of our own."""

import pytest

from communique.extract.positions_page import Page
from communique.extract.positions_rules import propose
from written import read


def acts_of(line: str, word: str) -> set[str]:
    """The acts proposed for a word of a line."""
    page = Page.of(read(line, thorough=True))
    return {c.act for sentence in page.tree.sentences for c in propose(page, sentence) if c.trigger.text == word}


@pytest.mark.parametrize(
    ("line", "word", "act"),
    [
        ("I want to thank Minister Rojas for the chance to deepen our ties.", "want", "welcome"),
        ("Norway wants Chile to open the border.", "wants", "urge"),
        ("Haug outlined concerns about the vote in Peru.", "outlined", "concern"),
        ("Haug outlined the new budget.", "outlined", "discuss"),
        ("The ministers shared views on the drought.", "shared", "discuss"),
        ("The ministers shared the view that the drought is over.", "shared", "agree"),
        ("Norway continues to call for a ceasefire.", "continues", "urge"),
        ("Norway will continue to call for a ceasefire.", "continue", "pledge"),
        ("Norway warned against new raids.", "warned", "concern"),
        ("Norway warned Chile against new raids.", "warned", "urge"),
        ("Haug insisted that the border is open.", "insisted", "reaffirm"),
        ("Haug expressed the hope that Peru would import more fish.", "expressed", "urge"),
        ("Haug expressed the hope that the rain would end.", "expressed", "assess"),
        ("Norway did not intend to close its embassy in Lima.", "intend", "reject"),
        ("Norway does not want the treaty with Peru renewed.", "want", "reject"),
        ("Norway was not asked to sign the treaty.", "asked", "urge"),
        ("Norway called the charges unfounded.", "called", "reject"),
        ("The accusations are absurd, Haug of Norway said.", "absurd", "reject"),
        ("Lima promised Norway an answer in kind.", "promised", "threaten"),
        ("Norway continues to repair the bridge.", "continues", "pledge"),
        ("Norway will not hesitate to close the border.", "hesitate", "threaten"),
        ("Norway will not close the border.", "close", "reject"),
        ("Haug called the Chilean decision wise.", "called", "welcome"),
        ("Haug described the new law as a flagrant step backwards.", "described", "condemn"),
        ("Haug described the new law as long.", "described", "assess"),
        ("Haug described the note as a strong protest.", "described", "assess"),
        ("Haug called Rojas after the brutal attack.", "called", "assess"),
        ("Norway follows the vote in Peru with great concern.", "follows", "concern"),
        ("Norway follows with deep concern the vote in Peru.", "follows", "concern"),
        ("Haug noted with satisfaction that the border is open.", "noted", "welcome"),
        ("The coup in Peru is regrettable.", "regrettable", "concern"),
        ("Norway counts on Peru to open the border.", "counts", "urge"),
        ("Such a step by Peru will not go unpunished.", "go", "threaten"),
        ("Norway does not recognise the vote in Peru.", "recognise", "reject"),
        ("Norway joins its voice to those that ask for talks.", "joins", "welcome"),
        ("Norway remains a close partner of Peru.", "remains", "reaffirm"),
        ("Haug told Rojas to open the border.", "told", "urge"),
        ("Haug told Rojas that Norway is ready to sign the treaty.", "told", "pledge"),
        ("Haug warned that Norway would close the border.", "warned", "threaten"),
        ("Haug warned that the lake is polluted.", "warned", "concern"),
        ("Norway insists that the raids be stopped.", "insists", "urge"),
        ("Norway hoped the other side would sign the treaty.", "hoped", "urge"),
        ("Norway proposed to hold talks on fish.", "proposed", "urge"),
        ("Norway called the charge absurd.", "called", "reject"),
        ("Norway called the arrest groundless.", "called", "condemn"),
        ("Norway called the arrest worrying.", "called", "concern"),
        ("Norway called the treaty a victory for both sides.", "called", "welcome"),
        ("Haug called the talks frank and constructive.", "called", "assess"),
        ("Norway considers the arrest illegal.", "considers", "condemn"),
    ],
)
def test_which_act_a_word_tells(line: str, word: str, act: str) -> None:
    assert acts_of(line, word) == {act}


def test_who_declines_to_comment_is_awaited_or_only_rings_takes_no_position() -> None:
    def by_verb(line: str) -> bool:
        page = Page.of(read(line, thorough=True))
        return any(c.rule.startswith("verb") for sentence in page.tree.sentences for c in propose(page, sentence))

    assert not by_verb("Haug declined to comment.")
    assert not by_verb("Haug is expected in Lima next week.")
    assert by_verb("Haug is expecting a reply from Lima next week.")
    assert not by_verb("Haug spoke on the phone with her Peruvian counterpart on Saturday night.")
    assert not by_verb("Haug had a telephone conversation with her Peruvian counterpart on Friday.")
    assert by_verb("Haug had a telephone conversation with her Peruvian counterpart on the price of fish.")
    assert not by_verb("Haug addressed the Council.") and by_verb("Haug addressed the price of fish.")
    assert not by_verb("The trader is accused of taking bribes.")
    assert by_verb("Norway is accused by Peru of taking bribes.")
    assert by_verb("Haug declined to sign the treaty.")
    assert by_verb("Haug spoke about the tariffs on the phone with her Peruvian counterpart.")
