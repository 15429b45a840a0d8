"""Lines as words: what is known of the place of each."""

from communique.annotate.sides import find_sides
from communique.annotate.wordlines import word_lines
from communique.values.article import Article, Line
from communique.values.syntax import Tree

TEXT = "The Republic of Korea and Japan's envoys met.\nNothing came of it in South Korea"


def test_words_of_sides_are_known_and_no_others() -> None:
    first, second = TEXT.split("\n")
    lines = (Line("B", first, 0), Line("B", second, len(first) + 1))
    article = Article(id="a", source="a", text=TEXT, lines=lines, cleaner="none")
    tree = Tree((), ())
    read = list(word_lines(article, tree, find_sides(article, tree)))
    inside = [[word.text for i, word in enumerate(line.words) if line.within_side(i)] for line in read]
    assert inside == [["Republic", "of", "Korea", "Japan"], ["South", "Korea"]]
    assert not read[0].within_side(-1)
    assert not read[1].within_side(99)
