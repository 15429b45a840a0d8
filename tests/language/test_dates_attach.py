"""Tests of which date belongs to which event, over trees made by hand."""

from datetime import date

import pytest

from communique.language.dates import find_date_expressions
from communique.language.dates.attach import count_from, date_of_event, nearest_date
from communique.language.dates.verbs import tense_at
from communique.values.annotated import DateMention
from communique.values.syntax import Sentence, Token, Tree

TODAY = date(2023, 6, 14)  # a Wednesday


def grown(*words: str) -> Tree:
    """A one-sentence tree from "text/TAG/POS/dep/head" words."""
    tokens, start = [], 0
    for i, word in enumerate(words):
        text, tag, pos, dep, head = word.split("/")
        lemma = {"fired": "fire", "met": "meet", "held": "hold", "signed": "sign", "agreed": "agree"}.get(text, text)
        tokens.append(Token(i, text, lemma, start, start + len(text), pos, tag, dep, int(head), 0))
        start += len(text) + 1
    return Tree(tuple(tokens), (Sentence(0, 0, start - 1, "B", 0, 0, len(tokens)),))


def mentions(tree: Tree) -> tuple[DateMention, ...]:
    text = " ".join(token.text for token in tree.tokens)
    return tuple(
        DateMention(
            found.start, found.end, found.text, found.edtf, found.anchored, found.offset, found.rule, step=found.step
        )
        for found in find_date_expressions(text, TODAY)
    )


def dated(tree: Tree, word: str) -> str | None:
    token = next(token for token in tree.tokens if token.text == word)
    found = date_of_event(tree, mentions(tree), token)
    return found[0] if found else None


TWO_EVENTS = grown(
    "Leaders/NNS/NOUN/nsubj/1", "met/VBD/VERB/root/1", "on/IN/ADP/case/3", "Monday/NNP/PROPN/obl/1",
    "after/IN/SCONJ/mark/6", "troops/NNS/NOUN/nsubj/6", "fired/VBD/VERB/advcl/1", "on/IN/ADP/case/8",
    "Sunday/NNP/PROPN/obl/6",
)  # fmt: skip


def test_each_event_has_its_own_day() -> None:
    assert dated(TWO_EVENTS, "met") == "2023-06-12"
    assert dated(TWO_EVENTS, "fired") == "2023-06-11"


OVER_A_TEST = grown(
    "On/IN/ADP/case/1", "Monday/NNP/PROPN/obl/3", "they/PRP/PRON/nsubj/3", "condemned/VBD/VERB/root/3",
    "the/DT/DET/det/5", "test/NN/NOUN/obj/3",
)  # fmt: skip


def test_what_is_condemned_on_a_day_did_not_happen_on_it() -> None:
    assert dated(OVER_A_TEST, "condemned") == "2023-06-12"
    assert dated(OVER_A_TEST, "test") is None


HELD_A_TEST = grown(
    "On/IN/ADP/case/1", "Monday/NNP/PROPN/obl/3", "they/PRP/PRON/nsubj/3", "held/VBD/VERB/root/3",
    "a/DT/DET/det/5", "test/NN/NOUN/obj/3",
)  # fmt: skip


def test_what_is_held_on_a_day_happened_on_it() -> None:
    assert dated(HELD_A_TEST, "test") == "2023-06-12"


BROKEN = grown(
    "They/PRP/PRON/nsubj/1", "signed/VBD/VERB/root/1", "a/DT/DET/det/3", "pact/NN/NOUN/obj/1",
    "to/TO/PART/mark/5", "trade/VB/VERB/acl/3", "in/IN/ADP/case/7", "2019/CD/NUM/obl/5",
)  # fmt: skip


def test_a_date_in_the_same_clause_counts_though_the_tree_hangs_it_elsewhere() -> None:
    assert dated(BROKEN, "signed") == "2019"


SINCE = grown(
    "They/PRP/PRON/nsubj/2", "have/VBP/AUX/aux/2", "met/VBN/VERB/root/2", "since/IN/ADP/case/4", "2019/CD/NUM/obl/2"
)


def test_a_bound_is_no_day() -> None:
    assert dated(SINCE, "met") is None


HOURS = grown(
    "They/PRP/PRON/nsubj/1", "met/VBD/VERB/root/1", "on/IN/ADP/case/3", "Monday/NNP/PROPN/obl/1", ",/,/PUNCT/punct/1",
    "hours/NNS/NOUN/obl/6", "after/IN/SCONJ/mark/8", "it/PRP/PRON/nsubj/8", "fired/VBD/VERB/advcl/1",
)  # fmt: skip


def test_hours_are_counted_from_the_day_told_before() -> None:
    assert dated(HOURS, "fired") == "2023-06-12"


def test_dates_of_other_sentences_are_left_alone() -> None:
    assert nearest_date(TWO_EVENTS, (), TWO_EVENTS.tokens[1]) is None


@pytest.mark.parametrize(
    ("step", "anchor", "edtf"),
    [
        ((-1, "day"), "2023-06-01", "2023-05-31"),
        ((2, "week"), "2023-06-14", "2023-06-26/2023-07-02"),
        ((-2, "month"), "2023-02-10", "2022-12"),
        ((1, "year"), "2019-05", "2020"),
        ((1, "decade"), "2019", "2029"),
        ((1, "day"), "2023-06", None),
        ((0, "day"), "2023-06", "2023-06"),
    ],
)
def test_counting_from_an_event(step: tuple[int, str], anchor: str, edtf: str | None) -> None:
    mention = DateMention(0, 1, "x", None, anchored=False, step=step)
    assert count_from(mention, anchor) == edtf


def test_nothing_is_counted_from_an_unknown_day() -> None:
    assert count_from(DateMention(0, 1, "x", None, anchored=False, step=(1, "day")), None) is None


TENSES = [
    (("They/PRP/PRON/nsubj/2", "will/MD/AUX/aux/2", "meet/VB/VERB/root/2", "Friday/NNP/PROPN/obl/2"), ("future", True)),
    (("They/PRP/PRON/nsubj/1", "met/VBD/VERB/root/1", "Friday/NNP/PROPN/obl/1"), ("past", True)),
    (
        ("They/PRP/PRON/nsubj/1", "agreed/VBD/VERB/root/1", "to/TO/PART/mark/3", "meet/VB/VERB/xcomp/1", "Friday/NNP/PROPN/obl/3"),
        ("future", False),
    ),
    (("Talks/NNS/NOUN/nsubj/1", "begin/VBP/VERB/root/1", "Friday/NNP/PROPN/obl/1"), ("future", False)),
    (("the/DT/DET/det/1", "talks/NNS/NOUN/root/1", "Friday/NNP/PROPN/nmod/1"), (None, False)),
]  # fmt: skip


@pytest.mark.parametrize(("words", "tense"), TENSES)
def test_tense_of_the_governing_verb(words: tuple[str, ...], tense: tuple[str | None, bool]) -> None:
    tree = grown(*words)
    assert tense_at(tree, tree.tokens[-1]) == tense
