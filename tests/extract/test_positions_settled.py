"""What the words around a clause settle about its act, in sentences of our own."""

import pytest

from communique.extract.positions_page import Page
from communique.extract.positions_rules import propose
from written import read


def acts_of(line: str, words: str) -> set[str]:
    """The acts proposed for the plain clauses of a line that are these words."""
    page = Page.of(read(line, thorough=True))
    text, tokens = page.understood.annotated.article.text, page.tree.tokens
    told = [c for sentence in page.tree.sentences for c in propose(page, sentence) if "verb" not in c.rule + c.part]
    return {c.act for c in told if text[tokens[c.first].start : tokens[c.last - 1].end] == words}


@pytest.mark.parametrize(
    ("line", "words", "act"),
    [
        ("Haug of Norway stressed that the border is open.", "the border is open", "reaffirm"),
        ("Haug of Norway demanded that Peru open the border.", "Peru open the border", "urge"),
        ("Norway and Peru agreed that the border will be opened.", "the border will be opened", "agree"),
        ("Norway and Peru confirmed that they would open the border.", "they would open the border", "agree"),
        ("Norway warned that it would close the border.", "it would close the border", "threaten"),
        ("Norway warned that the lake is polluted.", "the lake is polluted", "concern"),
        ("Norway said that Peru must open the border.", "Peru must open the border", "urge"),
        ("Norway said that Peru would have to open the border.", "Peru would have to open the border", "urge"),
        ("Norway said that such a step would not go unanswered.", "such a step would not go unanswered", "threaten"),
        ("Norway said that its navy would fight to the end.", "its navy would fight to the end", "threaten"),
        ("Norway warned that the border might be closed.", "the border might be closed", "threaten"),
        ("Norway said that it had not sold the boat.", "it had not sold the boat", "reject"),
        ("Norway said that it would not attack Peru.", "it would not attack Peru", "pledge"),
        ("Norway said that its position does not change.", "its position does not change", "reaffirm"),
        ("Norway said that the raid was a flagrant violation of the treaty.", "the raid was a flagrant violation of the treaty", "condemn"),
        ("Norway said that Peru had carried out an act of aggression.", "Peru had carried out an act of aggression", "condemn"),
        ("Norway said that part of the lake lies in Peru.", "part of the lake lies in Peru", "assess"),
        ("Norway replied that there was nothing to sign.", "there was nothing to sign", "reject"),
        ("Norway said that the lake is deep.", "the lake is deep", "assess"),
        ("Norway said that it did not know the reason.", "it did not know the reason", "assess"),
    ],
)  # fmt: skip
def test_what_stands_around_a_clause_settles_its_act(line: str, words: str, act: str) -> None:
    assert acts_of(line, words) == {act}
