"""Words beside a clause that tell who says it, in sentences of our own."""

import pytest

from communique.extract.positions_asides import asides_in, span_around
from communique.extract.positions_page import Page
from communique.extract.positions_rules import propose
from written import read

LEAD = "OSLO, March 14 (Norpress) -- Norwegian Foreign Minister Ingrid Haug met her Chilean counterpart, Pablo Rojas."


def told(line: str) -> list[tuple[str, str, str]]:
    """Each aside of a sentence's words, its sayer, and the words of the clause that it belongs to."""
    understood = read(LEAD, line, thorough=True)
    tree = understood.annotated.tree
    found = []
    for sentence in tree.sentences[1:]:
        for aside in asides_in(understood, sentence):
            first, last = span_around(tree, sentence, aside)
            own = " ".join(t.text for t in tree.tokens[aside.first : aside.last])
            clause = " ".join(t.text for t in tree.tokens[first:last])
            found.append((own, aside.sayer.text if aside.sayer else "", clause))
    return found


@pytest.mark.parametrize(
    ("line", "own", "sayer"),
    [
        (
            "The strait, she insisted to reporters afterwards, belongs to nobody.",
            "she insisted to reporters afterwards",
            "she",
        ),
        ("It was, he argued, a matter for the courts.", "he argued", "he"),
        ('"Nobody will be turned away," the minister said on Monday.', "the minister said on Monday", "minister"),
        ("The outside powers, in her view, ought to leave.", "in her view", "her"),
        ("“The strait belongs to nobody,” Haug points out.", "Haug points out", "Haug"),
        ("The bridge would open in May, his office announced.", "his office announced", "office"),
        (
            "The bridge would be closed until May, Norway's transport minister, Ola Berg, told reporters on Friday.",
            "Norway 's transport minister , Ola Berg , told reporters on Friday",
            "Ola",
        ),
        ("The vote was open and calm, said their leader, a former Danish minister.", "said their leader", "leader"),
        ('"The sea has its rules," quipped Pablo Rojas.', "quipped Pablo Rojas", "Pablo"),
    ],
)
def test_who_says_it_is_read_beside_the_clause(line: str, own: str, sayer: str) -> None:
    found = told(line)
    assert [(words, who) for words, who, _ in found] == [(own, sayer)]


def test_the_clause_runs_on_after_an_aside_within_it() -> None:
    assert told("The strait, she insisted, belongs to nobody.")[0][2].endswith("belongs to nobody .")


def test_what_hangs_on_the_aside_is_no_part_of_the_clause() -> None:
    assert told("The strait belongs to nobody, she insisted, adding that she would sail it.")[0][2] == (
        "The strait belongs to nobody ,"
    )


@pytest.mark.parametrize(
    "line",
    [
        "She said the strait belongs to nobody.",
        "In Oslo, the minister said the strait belongs to nobody.",
        "The minister, who said little, left for Bergen.",
        "Chile, a former ally, told the council that it was leaving.",
    ],
)
def test_words_of_saying_that_govern_their_clause_are_no_aside(line: str) -> None:
    assert told(line) == []


def test_the_clause_of_an_aside_is_proposed_with_its_sayer() -> None:
    page = Page.of(read(LEAD, "The strait, Haug insisted to reporters afterwards, belongs to nobody.", thorough=True))
    found = [c for c in propose(page, page.tree.sentences[1]) if c.saying is not None and c.saying.text == "insisted"]
    assert found and page.sayer_of(found[0].saying) is not None
    assert {page.understood.person(k).name for k in page.understood.people_of(page.sayer_of(found[0].saying))} == {
        "Ingrid Haug"
    }


def test_the_title_of_who_says_it_is_no_part_of_the_clause() -> None:
    line = "The bridge would be closed until May, Norway's transport minister, Ola Berg, said."
    page = Page.of(read(LEAD, line, thorough=True))
    tokens = page.tree.tokens
    last = {tokens[c.last - 1].text for s in page.tree.sentences[1:] for c in propose(page, s)}
    assert "May" in last and not last & {"Berg", "minister", "Ola"}


def test_a_title_and_name_that_open_the_sentence_are_no_aside() -> None:
    assert not told("The minister of trade, Ola Berg, said Norway would lift the duty.")
