"""A claim's words where they stand."""

from communique.serve.context import context_of
from communique.serve.marks import Mark

TEXT = "Head line\nOne came. Two met in Oslo. Three left. Four stayed. Five slept. Six ate on Monday.\nSeven."


def mark(words: str, field: str) -> Mark:
    start = TEXT.index(words)
    return Mark(start, start + len(words), 1, "engagement", field, "because")


def test_the_heart_has_its_neighbours_and_what_lies_between_is_left_out() -> None:
    start = TEXT.index("met")
    told = context_of(TEXT, [mark("met", "status"), mark("Oslo", "place"), mark("Monday", "date")], (start, start + 3))
    assert ["".join(words.text for words in one.words) for one in told] == [
        "One came.", "Two met in Oslo.", "Three left.", "Six ate on Monday.",
    ]  # fmt: skip
    assert [one.lit for one in told] == [False, True, False, False]
    assert [one.gap for one in told] == [True, False, False, True]
    assert [(words.text, words.fields) for words in told[1].words if words.fields] == [
        ("met", ("status",)),
        ("Oslo", ("place",)),
    ]


def test_a_sentence_without_end_is_cut_around_its_mark() -> None:
    text = "word " * 20_000 + "met" + " word" * 20_000
    told = context_of(text, [Mark(100_000, 100_003, 1, "engagement", "status", "")], (100_000, 100_003))
    assert sum(len(words.text) for one in told for words in one.words) < 20_000
    assert any(words.text == "met" and words.fields for one in told for words in one.words)


def test_a_claim_without_words() -> None:
    assert context_of(TEXT, [], (0, 0)) == []
