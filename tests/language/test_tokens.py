"""Words by their places: those of the shipped tokeniser, whatever stands beside a piece."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.language import tokens
from communique.language.model import load
from communique.language.tokens import Splitter, load_splitter

TEXTS = (
    "“We’ll not accept (any of) this,” the U.S.-led group's envoy—a vice-minister—said at 9 a.m. on Jan. 4.",
    "They cannot, dont and won't; $5m, 10km, e-mail@example.org and https://example.org/a?b=c, etc.",
    "  spaces\u00a0of  all\tkinds \u2028 ",
    "N.B. ... 王毅 said: 'No.'",
)
PIECES = (
    "Seoul",
    "Seoul,",
    "cannot",
    "cannot,",
    "U.S.",
    "U.S.,",
    "(the",
    "im",
    "gonna,",
    ",",
    ":)",
    ":",
    ")",
    "a.m.",
    "’s",
    "-",
    "reduction.",
    "DoD.",
    "PhD.",
    "vs.",
    "Dr.",
    "cannot.",
    "b.",
    "want;",
    "Stone:",
    "not?",
    "now!",
    "so..",
)


def by_library(text: str) -> list[tuple[int, int]]:
    return [(word.idx, word.idx + len(word)) for word in load().make_doc(text) if not word.is_space]


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_the_tokenisers(text: str) -> None:
    assert load_splitter()(text, 0, len(text)) == by_library(text)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join))
def test_pieces_are_split_alike_in_any_order(text: str) -> None:
    assert load_splitter()(text, 0, len(text)) == by_library(text)


def test_places_lie_in_the_whole_text() -> None:
    text = "Nobody came. The envoys, tired, left."
    start = text.index("The")
    words = [text[first:last] for first, last in load_splitter()(text, start, len(text))]
    assert words == ["The", "envoys", ",", "tired", ",", "left", "."]


def test_a_full_memory_forgets_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "_REMEMBERED", 3)
    small = Splitter(load().tokenizer)
    for text in TEXTS * 2:
        assert small(text, 0, len(text)) == by_library(text)
        assert len(small._known) <= 3
