"""Tests of the sentence splitter."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.language.sentences import MAX_WORDS, split_sentences


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


WHOLE = [
    "Lt. Gen. Park Min-ho briefed Gov. Alice Stone on the drill.",
    "The No. 2 official of the party flew to St. Petersburg.",
    "U.S. President Joe Biden called the N. Korean launch reckless.",
    "S. Korea and the U.S. Treasury agreed on Sept. 9, Mr. Ito said.",
    "The talks began at 10 a.m. Wednesday and ended at 3 p.m. KST.",
    "John F. Kennedy met Nikita S. Khrushchev in Vienna.",
    "OSLO, Feb. 3 (Reuters) -- Norway's envoy left; nobody said why.",
    "Samsung Electronics Co. President Han and Acme Inc. Chairman Lee came.",
    "“Why would we go?” Foreign Minister Tan asked reporters.",
    "Sen. Jane Roe (R-Ariz.) and Rep. John Doe visited Ft. Bragg.",
    "1. The parties shall consult every year.",
    "The envoys... never met.",
]


@pytest.mark.parametrize("text", WHOLE)
def test_one_sentence_stays_whole(text: str) -> None:
    assert pieces(text) == [text]


PAIRS = [
    ("He landed in the U.S.", "The talks start on Monday."),
    ("The envoy left at 9 p.m.", "The minister stayed."),
    ("“We will not yield.”", "Then she walked out."),
    ("(The ministry declined to comment.)", "Tokyo did not react."),
    ("It was an empty threat...", "Seoul shrugged."),
    ("Is there a deal?", "Nobody knows."),
    ("They met in 2017.", "12 envoys came."),
    ("The office is in Washington, D.C.", "It opened in May."),
    ("It happened in Oct.", "The minister resigned."),
    ("He said “no.”", "“Never,” she replied."),
    ("They signed it in No. 10.", "It took an hour."),
]


@pytest.mark.parametrize("pair", PAIRS)
def test_two_sentences_part(pair: tuple[str, str]) -> None:
    assert pieces(" ".join(pair)) == list(pair)


def test_lost_space_parts() -> None:
    assert pieces("The two sides ended talks.The envoys went home.") == [
        "The two sides ended talks.",
        "The envoys went home.",
    ]


def test_monster_is_cut_at_a_safe_place() -> None:
    text = "; ".join(["the delegation of the far island came by sea"] * 300)
    parts = pieces(text)
    assert len(parts) > 1
    assert all(len(part.split()) <= MAX_WORDS for part in parts)
    assert all(part.endswith(";") for part in parts[:-1])


@given(st.text(alphabet=st.sampled_from('aB. !?"”(U.S.Mr1\n\u00a0;…。。é-'), max_size=300) | st.text(max_size=200))
def test_spans_are_ordered_and_cover_all_that_is_not_space(text: str) -> None:
    last = 0
    for start, end in split_sentences(text):
        assert last <= start < end
        assert not text[last:start].strip()
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        last = end
    assert not text[last:].strip()


def test_long_lines_cost_little() -> None:
    text = "The minister of St. Lucia met Mr. Smith of the U.S. State Department on Jan. 5 in Washington. " * 4000
    begun = time.perf_counter()
    split_sentences(text)
    split_sentences("x" * 300_000)
    split_sentences("." * 300_000)
    assert time.perf_counter() - begun < 2
