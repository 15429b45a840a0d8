"""Places: capitals, states and cities, with the state each lies in."""

import pytest

from communique.annotate.places import find_places
from communique.annotate.sides import find_sides
from communique.values.article import Article
from communique.values.syntax import Sentence, Token, Tree

EMPTY = Tree((), ())


def places(text: str) -> list[tuple[str, str | None, bool]]:
    article = Article("x", "x", text, (), "cleaner/1")
    return [(p.text, p.side, p.city) for p in find_places(article, EMPTY, find_sides(article, EMPTY))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met in Busan.", [("Busan", "KR", True)]),
        ("They met in Lisbon, Portugal.", [("Lisbon", "PT", True), ("Portugal", "PT", False)]),
        ("Talks in Brussels", [("Brussels", "BE", True)]),
        ("They met in Manchester, England.", [("Manchester", "GB", True), ("England", "GB", False)]),
        ("They met in Manchester, New Hampshire.", [("Manchester", "US", True)]),
        ("It was nice of them.", []),
        ("They met in Nice on Friday.", [("Nice", "FR", True)]),
        ("DAVOS -- Bankers met", [("DAVOS", "CH", True)]),
    ],
)
def test_places(text: str, found: list[tuple[str, str | None, bool]]) -> None:
    assert places(text) == found


def test_an_adjective_is_no_place() -> None:
    assert places("Danish officials spoke.") == []


def test_an_organisation_is_no_place() -> None:
    assert places("ASEAN and NATO spoke.") == []


def test_a_place_of_no_list_is_told_by_the_name_recogniser() -> None:
    text = "They met in Qaxoville and in Europe."
    words = [(0, 4, ""), (5, 8, ""), (9, 11, ""), (12, 21, "PLACE"), (22, 25, ""), (26, 28, ""), (29, 35, "PLACE")]
    tokens = tuple(
        Token(i, text[a:b], text[a:b], a, b, "PROPN" if kind else "X", "NNP", "dep", 0, 0, kind)
        for i, (a, b, kind) in enumerate(words)
    )
    tree = Tree(tokens, (Sentence(0, 0, len(text), "B", 0, 0, len(tokens)),))
    article = Article("x", "x", text, (), "cleaner/1")
    assert [(p.text, p.side) for p in find_places(article, tree, ())] == [("Qaxoville", None)]
