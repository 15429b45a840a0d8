"""Titled names are folded to one word for the parser and hung back into the tree."""

import pytest

from communique.annotate.syntax import parse_article
from communique.clean import clean_page
from communique.values.article import Page
from communique.values.syntax import Token, Tree


def tree_of(text: str) -> Tree:
    return parse_article(clean_page(Page("a", "a", text.encode(), "text", "utf-8"), published="2021-03-06"))


def word(tree: Tree, text: str) -> Token:
    return next(token for token in tree.tokens if token.text == text)


MEETING = "Portuguese Deputy Foreign Minister Ana Maria Prado and Chilean President Luis Rey met in Lisbon on Friday."


def test_both_presidents_are_subjects_of_the_meeting() -> None:
    tree = tree_of(MEETING)
    met = word(tree, "met")
    (subject,) = tree.children(met, "nsubj")
    assert [token.text for token in tree.conjuncts(subject)] == ["Prado", "Rey"]


def test_every_word_is_a_token_in_its_place() -> None:
    tree = tree_of(MEETING)
    assert " ".join(token.text for token in tree.tokens) == MEETING[:-1] + " ."
    assert all(MEETING[token.start : token.end] == token.text for token in tree.tokens)
    assert [token.i for token in tree.tokens] == list(range(len(tree.tokens)))


def test_titles_and_first_names_hang_on_the_name() -> None:
    tree = tree_of(MEETING)
    assert tree.head(word(tree, "Ana")).text == "Prado"
    assert (word(tree, "Minister").dep, tree.head(word(tree, "Minister")).text) == ("nmod:desc", "Prado")
    assert tree.head(word(tree, "Foreign")).text == "Minister"
    assert tree.head(word(tree, "Portuguese")).text == "Minister"


def test_an_apposition_does_not_part_subject_and_verb() -> None:
    tree = tree_of("Ana Prado, deputy minister for European affairs, met with Luis Rey in Lisbon on Friday.")
    subject = tree.child(word(tree, "met"), "nsubj")
    assert subject is not None and subject.text == "Prado"
    assert word(tree, "minister").dep == "appos"
    assert tree.head(word(tree, "affairs")).text == "minister"


@pytest.mark.parametrize(
    "text",
    [
        "President Joe",
        "President",
        "Dr. A. B. C. D-E, Jr., minister,",
        "Mr. X (minister), Mr. Y, Mr. Z met.",
        "Ana Prado, minister",
    ],
)
def test_every_tree_has_one_root_a_sentence_and_no_ring(text: str) -> None:
    tree = tree_of(f"Foreign Minister Ana Prado met Luis Rey in Lisbon.\n{text}")
    for token in tree.tokens:
        seen = {token.i}
        while token.head != token.i:
            token = tree.head(token)
            assert token.i not in seen, "a ring"
            seen.add(token.i)


def test_a_sentence_has_one_tree_whoever_is_told_of() -> None:
    told = "{} was received by Chilean leader {} at the Great Hall on Friday."
    one, other = (tree_of(told.format(*names)) for names in (("Ana Prado", "Luis Rey"), ("Ivo Rising", "Hu Jinping")))
    assert [(t.tag, t.dep, t.head) for t in one.tokens] == [(t.tag, t.dep, t.head) for t in other.tokens]
    assert word(other, "Jinping").lemma == "Jinping"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Peru", "Canadian", "Lima", "Danes"), ("Kiribati", "Gambian", "Banjul", "Gambians")),
        (("Turkey", "Thai", "Accra", "Thais"), ("Chile", "Omani", "Quito", "Omanis")),
        (("Italy", "French", "Rome", "Poles"), ("Lesotho", "Maltese", "Maseru", "Eritreans")),
    ],
)
def test_a_sentence_has_one_tree_whichever_land_it_tells_of(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    told = "{} and the {} side agreed in {} on Friday to free the fishermen, whom the {} had held since May."
    first, second = tree_of(told.format(*one)), tree_of(told.format(*other))
    assert [(t.tag, t.dep, t.head) for t in first.tokens] == [(t.tag, t.dep, t.head) for t in second.tokens]
    assert [t.text for t in second.tokens if t.text in other] == list(other), "the words are those of the page"
    assert word(second, other[0]).lemma == other[0]


def test_a_name_in_capitals_or_of_a_person_is_no_land() -> None:
    tree = tree_of("Israel Katz met Jordan Price in TUNISIA.")
    assert [t.text for t in tree.tokens][:3] == ["Israel", "Katz", "met"]
    assert [tree.head(word(tree, name)).text for name in ("Israel", "Jordan")] == ["Katz", "Price"]
