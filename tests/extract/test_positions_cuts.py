"""Where a candidate's words join two things, each is offered as a position of its own."""

from tests.extract.test_positions import LEAD, positions_of

from communique.extract.positions_page import Page
from communique.extract.positions_rules import Candidate, propose
from written import read


def proposed(sentence: str) -> list[tuple[str, Candidate]]:
    """Words and candidate of all that the rules offer for a sentence."""
    page = Page.of(read(LEAD, sentence, thorough=True))
    text, tokens = page.understood.annotated.article.text, page.tree.tokens
    return [
        (text[tokens[c.first].start : tokens[c.last - 1].end], c)
        for s in page.tree.sentences
        if s.i > 0
        for c in propose(page, s)
    ]


def words(sentence: str) -> set[str]:
    return {text for text, _ in proposed(sentence)}


def test_two_demands_are_offered_apart() -> None:
    offered = words(
        "Haug called for an end to the blockade of the eastern ports and for the release of every sailor held since spring."
    )
    assert "Haug called for an end to the blockade of the eastern ports" in offered
    assert "for the release of every sailor held since spring" in offered


def test_two_verbs_are_offered_apart_with_acts_of_their_own() -> None:
    offered = proposed(
        "Norway deeply deplored the shelling of the old harbour town and pledged twenty million euros to rebuild its hospital."
    )
    assert {"condemn", "pledge"} <= {c.act for text, c in offered if not ("shelling" in text and "hospital" in text)}


def test_a_short_candidate_is_one_thing() -> None:
    assert not any(c.part for _, c in proposed("Haug urged Chile to talk and to listen."))


def test_a_part_lies_within_its_sentence_and_says_how_it_was_cut() -> None:
    sentence = "Haug urged the two armies to withdraw from the pass before winter, to open the road and to let the monitors return."
    parts = [(text, c) for text, c in proposed(sentence) if c.part]
    assert parts and all(text in sentence and c.first < c.last for text, c in parts)
    assert {c.part for _, c in parts} <= {"to", "before-to", "verb", "act-verb", "before-verb", "before-act-verb"}


def test_what_is_said_of_two_things_becomes_two_positions() -> None:
    found = positions_of(
        LEAD,
        "Haug underscored the importance of free passage through the strait for all and condemned the seizure of two tankers by Iran.",
    )
    assert [p.act for p in found][-2:] == ["reaffirm", "condemn"]


def test_what_another_does_meanwhile_is_no_part_of_it() -> None:
    found = positions_of(
        LEAD, "Indonesia protested at the raid on Bali, while Vietnam said the collision was an accident."
    )
    assert "Indonesia protested at the raid on Bali" in [p.text for p in found]
