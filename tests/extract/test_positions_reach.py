"""How far back another side is told, in stories of our own."""

from communique.extract.positions_page import Page
from communique.extract.positions_reach import reach_of
from communique.extract.positions_rules import propose
from written import read


def reached(line: str, word: str) -> tuple[int, str]:
    """How far another side stands from the word, and which meeting with it the page tells."""
    page = Page.of(read(line, thorough=True))
    told = (c for sentence in page.tree.sentences for c in propose(page, sentence) if c.trigger.text == word)
    return reach_of(page, next(told), ("NO",))


def test_another_side_is_looked_for_in_the_sentences_before() -> None:
    assert reached("Norway criticised Peru.", "criticised")[0] == 0
    assert (
        reached("Peru closed the border. The road is long. It was night. Norway condemned the step.", "condemned")[0]
        == 3
    )
    assert reached("Norway condemned the storm.", "condemned")[0] == 5


def test_a_meeting_with_it_is_near_or_on_the_page_or_untold() -> None:
    met = "Foreign Minister Kari Haug of Norway met Foreign Minister Ana Rojas of Peru in Oslo on Friday. "
    assert reached(met + "She condemned the raid.", "condemned")[1] == "near"
    assert reached("Norway condemned the raid. " + met, "condemned")[1] == "page"
    assert reached("Norway condemned the raid.", "condemned")[1] == "none"
