"""The parts of which positions are made: choosing, weighing, repeats."""

import itertools
from dataclasses import replace
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.extract.positions_choice import UNASKED, Judged, choose, choose_first
from communique.extract.positions_holders import Holders
from communique.extract.positions_marks import Crossed, Marks, Surrounding
from communique.extract.positions_repeats import without_repeats
from communique.extract.positions_rules import Candidate
from communique.extract.positions_scorer import OptionMarks, from_table, judge, shares
from communique.values.claims import Position
from communique.values.syntax import Token
from communique.values.vocabulary import ACTS

WORD = Token(0, "agreed", "agree", 0, 6, "VERB", "VBD", "root", 0, 0)
TABLE = {
    "least": 0.2,
    "bias": [0.0, *[0.0] * len(ACTS)],
    "marks": {"good": [3.0], "bad": [-3.0], "agreeing": [1.0, 5.0, *[0.0] * (len(ACTS) - 1)]},
    "actors": {"holder": 1.0},
    "speaker": {},
    "target": {},
}


def judged(first: int, last: int, chance: float) -> Judged:
    candidate = Candidate("verb-of-position/1", "agree", 3, first, last, WORD, WORD, None, None)
    return Judged(candidate, "agree", Holders(("NO",), (), 1.0), chance)


def spans(chosen: list[Judged]) -> list[tuple[int, int]]:
    return [(one.candidate.first, one.candidate.last) for one in chosen]


def test_two_that_fit_together_beat_a_longer_one() -> None:
    found = choose([judged(0, 10, 0.6), judged(0, 4, 0.5), judged(5, 10, 0.5)], 0.2)
    assert spans(found) == [(0, 4), (5, 10)]


def test_what_promises_too_little_is_left() -> None:
    assert choose([judged(0, 4, 0.1)], 0.2) == []


CHANCES = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 8), st.floats(0, 1), st.floats(0, 1)), max_size=10)


@given(CHANCES)
def test_judging_only_what_is_chosen_chooses_the_same(told: list[tuple[int, int, float, float]]) -> None:
    chances = {n: share for n, (_, _, _, share) in enumerate(told)}
    open_ = [
        replace(judged(a, a + b, c), holders=UNASKED, act=ACTS[n % len(ACTS)]) for n, (a, b, c, _) in enumerate(told)
    ]
    number = {id(one): n for n, one in enumerate(open_)}

    def judge_one(one: Judged) -> Judged | None:
        share = chances[number[id(one)]]
        return replace(one, holders=Holders(("NO",), (), share), chance=one.chance * share) if share > 0.1 else None

    all_judged = [one for one in map(judge_one, open_) if one is not None]
    promise = sum(one.chance - 0.2 for one in choose(all_judged, 0.2))
    assert sum(one.chance - 0.2 for one in choose_first(open_, judge_one, 0.2)) == pytest.approx(promise)


runs = st.tuples(st.integers(0, 20), st.integers(1, 8), st.floats(0, 1)).map(lambda t: judged(t[0], t[0] + t[1], t[2]))


@given(st.lists(runs, max_size=12))
def test_no_two_chosen_share_a_token(options: list[Judged]) -> None:
    found = spans(choose(options, 0.2))
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(found))


def test_marks_decide_whether_and_which() -> None:
    known = from_table(TABLE)
    kept = judge([Marks(["good"]), Marks(["agreeing"])], known)
    assert kept is not None and kept.act == ACTS[0] and 0.8 < kept.chance < 1
    assert judge([Marks(["good", "agreeing"])], known) == kept
    assert judge([Marks(["bad", "unknown"])], known) is None


def test_marks_weigh_anew_for_another_model() -> None:
    marks, known = Marks(["good", "agreeing"]), from_table(TABLE)
    other = from_table(TABLE | {"marks": {"good": [-1.0, *[0.0] * len(ACTS)]}})
    assert (marks.keep(known), marks.keep(other), marks.keep(known)) == (4.0, -1.0, 4.0)
    assert marks.acts(known) == [(1.0, 5.0, *[0.0] * (len(ACTS) - 1))]
    assert marks.acts(other) == [(-1.0, *[0.0] * len(ACTS))]


def test_rows_of_marks_asked_again_are_one() -> None:
    model = from_table(TABLE | {"marks": {name: [0.0, *[1.0] * len(ACTS)] for name in ("a", "b")}})
    marks = Marks(["a", "b", "a", "c"])
    assert marks.acts(model) == [(0.0, *[1.0] * len(ACTS))] * 2
    assert marks.acts(model) == marks.acts(model) == [(0.0, *[2.0] * len(ACTS))]


def option(*sources: str) -> OptionMarks:
    beside = Surrounding(["agree", "holder", "agree"])
    return OptionMarks("size=1", Surrounding(["agree"]), ("options=1+1",), sources, beside, ("said",))


def test_shares_sum_to_one_and_follow_the_weights() -> None:
    found = shares([option("holder"), option("other")], from_table(TABLE).actors)
    assert sum(found) == pytest.approx(1) and found[0] > found[1]


def test_options_weigh_what_their_marks_weigh_by_name() -> None:
    weights = {"holder": 1.0, "holder+agree": 0.5, "holder,x": 9.0, "holder-alone+agree": 2.0, "size=1+agree": 0.25,
               "options=1+1": 0.125, "sayer+holder": -1.0,
               "sayer+said": 0.3}  # fmt: skip
    options = [option("holder"), option("holder-alone", "unknown"), option("sayer", "holder")]
    worth = [sum(weights.get(name, 0.0) for name in one.names()) for one in options]
    found = shares(options, Crossed(weights))
    assert [log(share / found[0]) for share in found] == pytest.approx([one - worth[0] for one in worth])


def test_what_weighs_beside_others_is_kept_for_each_table() -> None:
    beside, one, other = Surrounding(["agree", "said"]), Crossed({"a+agree": 1.0, "a": 0.5}), Crossed({"a+said": 2.0})
    assert [beside.weigh("a", table) for table in (one, other, one)] == [1.5, 2.0, 1.5]
    assert [beside.weigh(f"x{n}", one) for n in range(2000)] == [0.0] * 2000
    assert beside.weigh("a", one) == 1.5


def position(text: str, actors: tuple[str, ...] = ("NO",)) -> Position:
    return Position(
        id=text, rule="said-clause/1", confidence=0.5, actors=actors, speaker=None, act="assess", target=None,
        text=text, topics=("other",),
    )  # fmt: skip


def test_the_first_telling_is_kept() -> None:
    one, again = position("expand trade with the islands"), position("they would expand trade with the islands")
    other = replace(again, actors=("CL",))
    assert without_repeats([one, again, other]) == [one, other]


def test_short_texts_are_not_repeats_by_chance() -> None:
    found = [position("trade grew"), position("trade fell")]
    assert without_repeats(found) == found


def test_confidence_is_the_promise_as_it_came_true() -> None:
    plain, doubting = from_table(TABLE), from_table(TABLE | {"trust": [0.5, -1.0]})
    assert plain.confidence(0.7) == pytest.approx(0.7)
    assert doubting.confidence(0.9) < 0.9
    assert doubting.confidence(0.3) < doubting.confidence(0.9)
    assert 0 < plain.confidence(0.0) < plain.confidence(1.0) < 1
