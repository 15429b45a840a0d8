"""Whose doing a clause tells, and when."""

import pytest

from communique.extract.positions_bearing import Bearing, tense_of, whose
from communique.extract.positions_page import Page
from communique.extract.positions_standing import standing_of
from written import Row, read


def page_of(*lines: str) -> Page:
    return Page.of(read(*lines, thorough=True))


@pytest.mark.parametrize(
    ("sentence", "verb", "when"),
    [
        ("Norway will send aid to Peru.", "send", "will"),
        ("Norway must send aid to Peru.", "send", "must"),
        ("Norway may send aid to Peru.", "send", "may"),
        ("Norway has sent aid to Peru.", "sent", "perfect"),
        ("Norway had sent aid to Peru.", "sent", "past"),
        ("Norway is sending aid to Peru.", "sending", "going-on"),
        ("Norway was sending aid to Peru.", "sending", "past"),
        ("Norway sent aid to Peru.", "sent", "past"),
        ("Norway sends aid to Peru.", "sends", "present"),
        ("Norway wants to send aid.", "send", "bare"),
    ],
)
def test_when_a_clause_holds(sentence: str, verb: str, when: str) -> None:
    tree = page_of(sentence).tree
    assert tense_of(tree, next(t for t in tree.tokens if t.text == verb)) == when


@pytest.mark.parametrize(
    ("sentence", "word", "own", "who"),
    [
        ("We oppose the plan.", "We", ("NO",), "we"),
        ("Norway opposes the plan.", "Norway", ("NO",), "own"),
        ("Norway opposes the plan.", "Norway", ("PE",), "other"),
        ("Our support for the plan stands.", "support", ("NO",), "owned-by-we"),
        ("Peru's support for the plan stands.", "support", ("NO",), "owned-by-other"),
        ("This ends the dispute.", "This", ("NO",), "this"),
        ("The road ends the dispute.", "road", ("NO",), "thing"),
    ],
)
def test_whose_doing_it_is(sentence: str, word: str, own: tuple[str, ...], who: str) -> None:
    page = page_of(sentence)
    assert whose(page, next(t for t in page.tree.tokens if t.text == word), own) == who
    assert whose(page, None, own) == "none"


def test_what_is_governed_tells_its_act() -> None:
    tree = page_of("Norway continues to condemn the raid.").tree
    bearing = Bearing.of(tree, next(t for t in tree.tokens if t.text == "continues"))
    assert ("below", "condemn") in bearing.acts and "subject=norway" in bearing.words


def test_lines_tell_of_lists() -> None:
    page = page_of("The two sides will:", "• open a road", "Norway welcomed it. It thanked Peru. It left.")
    told = [standing_of(page, sentence) for sentence in page.tree.sentences]
    whose = ("line-voice=nobody", "issued=untold")
    assert told[0] == ("line-place=only", "line-announces", *whose)
    assert told[1] == ("line-place=only", "line-open", "line-listed", *whose, "line-announced")
    assert [marks[0] for marks in told[2:]] == ["line-place=first", "line-place=inside", "line-place=last"]


def test_lines_tell_whose_words_they_are() -> None:
    rows: tuple[Row, ...] = (
        ("H", "Vote in Peru"),
        ("M", "Norwegian Ministry of Trade"),
        ("M", "Press statement"),
        "Norway has seen the vote in Peru.",
        "Minister Torhild Askvoll said:",
        "We welcome it.",
        "Notes to editors",
        "Peru voted in May.",
    )
    page = Page.of(read(*rows, thorough=True))
    told = [standing_of(page, sentence) for sentence in page.tree.sentences if sentence.kind == "B"]
    assert [marks[-2] if marks[-1].startswith("issued") else marks[-3] for marks in told] == [
        "line-voice=side",
        "line-voice=side",
        "line-voice=person",
        "line-voice=side",
        "line-voice=side",
    ]
    assert page.issued == "statement"
