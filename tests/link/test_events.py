"""Tellings of one engagement join; those of another visit, another person or another day stay apart."""

import time
from dataclasses import replace
from datetime import date, timedelta
from itertools import count

import pytest

from communique.link.events import Telling, join_events, near_pairs, weigh
from communique.link.telling import places_agree

_number = count(1)
DAY = date(2031, 9, 10)
DAHL, REIS, VOSS = "dahl-jonas-no", "ana-reis-pt", "emil-voss-pt"


def told(**values: object) -> Telling:
    """A meeting of two ministers as news of its day, with what a test changes."""
    number = next(_number)
    people = frozenset(values.pop("people", {DAHL, REIS}))  # type: ignore[call-overload]
    side = {"no": "NO", "pt": "PT", "es": "ES"}
    by_side = tuple(
        (code, frozenset(key for key in people if key.endswith(end)))
        for end, code in sorted(side.items())
        if any(key.endswith(end) for key in people)
    )
    base = Telling(
        claim=number, article=number, parties=frozenset({"NO", "PT"}), people=people, first=DAY, last=DAY,
        format="meeting", status="held", level="minister", place="Lisbon", main=True, published=DAY, by_side=by_side,
    )  # fmt: skip
    return replace(base, **values)  # type: ignore[arg-type]


def events(*tellings: Telling) -> int:
    return len(join_events(tellings)[0])


def undated(**values: object) -> Telling:
    return told(first=None, last=None, **values)


def test_a_readout_and_remarks_of_one_day_are_one() -> None:
    assert events(told(), told(place=None, level="unknown"), told(people=[DAHL], main=False)) == 1


def test_the_same_visitor_with_two_hosts_stays_two() -> None:
    assert events(told(), told(people=[DAHL, VOSS])) == 2
    verdict = weigh(told(), told(people=[DAHL, VOSS]))
    assert verdict.reasons == ("another person stood for one of the sides",)


def test_the_same_pair_a_week_later_stays_two() -> None:
    later = DAY + timedelta(days=7)
    assert events(told(), told(first=later, last=later, published=later)) == 2


def test_a_day_of_slack_across_zones_only() -> None:
    tomorrow = DAY + timedelta(days=1)
    next_day = {"first": tomorrow, "last": tomorrow}
    assert events(told(), told(**next_day)) == 2
    assert events(told(zone=-5), told(**next_day, zone=9)) == 1
    assert "a day apart, by clocks that are" in weigh(told(zone=-5), told(**next_day, zone=9)).reasons
    assert events(told(zone=9), told(**next_day, zone=-5)) == 2, "no clock of the west is a day ahead"
    assert events(told(zone=1), told(**next_day, zone=2)) == 2
    assert events(told(zone=9), told(**next_day)) == 2, "a clock that is not known is no other clock"


def test_a_plan_becomes_the_meeting_that_was_held() -> None:
    trip = told(first=DAY - timedelta(days=1), last=DAY + timedelta(days=3), status="planned")
    announced = undated(status="planned", published=DAY - timedelta(days=13))
    assert events(trip, told()) == 1
    assert events(announced, told()) == 1


def test_a_plan_made_after_the_meeting_is_of_another() -> None:
    assert events(told(), undated(status="planned", published=DAY + timedelta(days=4))) == 2


def test_a_visit_planned_in_person_may_come_to_pass_on_the_screen() -> None:
    assert events(told(status="planned", place=None), told(format="video", place=None)) == 1
    assert events(told(), told(format="call", place=None)) == 2


def test_what_was_called_off_was_not_held() -> None:
    assert events(told(), told(status="cancelled")) == 2
    assert events(told(status="planned"), told(status="cancelled")) == 1


def test_background_joins_the_meeting_it_means_and_sharpens_its_date() -> None:
    month = told(first=date(2031, 9, 1), last=date(2031, 9, 10), main=False, published=DAY + timedelta(days=30))
    assert events(told(), month) == 1
    assert events(told(), undated(main=False, people=[], place=None, published=DAY + timedelta(days=20))) == 2


def test_news_without_a_day_is_of_the_last_days() -> None:
    assert events(told(), undated(place=None)) == 1
    assert events(told(), undated(published=DAY + timedelta(days=5))) == 2
    assert events(told(), undated(published=DAY - timedelta(days=3))) == 2


def test_a_meeting_of_two_beside_a_summit_of_many_stays_two() -> None:
    many = frozenset({"ES", "FR", "NO", "PT"})
    assert events(told(), told(parties=many)) == 2
    assert events(told(), told(parties=frozenset({"ES", "NO", "PT"}))) == 1
    assert events(told(), told(parties=frozenset({"ES", "NO"}))) == 2


def test_two_tellings_of_one_article_are_two_unless_a_person_says_so() -> None:
    one = told()
    other = told(article=one.article)
    third = told()
    assert events(one, other, third) == 2
    assert len(join_events([one, other], same=[(one.claim, other.claim)])[0]) == 1


def test_what_people_set_apart_stays_apart() -> None:
    one, other = told(), told()
    assert len(join_events([one, other], different=[(other.claim, one.claim)])[0]) == 2


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("Washington", "Washington, D.C.", True),
        ("New York", "New York City", True),
        ("Geneva", "Switzerland", True),
        ("Tokyo", "Seoul", False),
        ("Busan", "Seoul", None),
        ("the old harbour", "Tokyo", None),
    ],
)
def test_a_city_lies_in_its_state(one: str, other: str, agree: bool | None) -> None:
    assert places_agree(one, other) is agree
    assert places_agree(other, one) is agree


def test_each_pair_is_looked_at_once() -> None:
    tellings = [told(parties=frozenset({"ES", "FR", "NO", "PT"})) for _ in range(5)]
    pairs = list(near_pairs(tellings))
    assert len(pairs) == len(set(pairs)) == 10


def test_the_order_of_reports_makes_no_difference() -> None:
    tellings = [told(), told(people=[DAHL, VOSS]), undated(place=None), told(people=[VOSS])]
    assert join_events(tellings) == join_events(tellings[::-1])


def test_a_pair_that_meets_every_day_for_years_joins_in_seconds() -> None:
    tellings = []
    for day in range(1500):
        for copy in range(10):
            when = DAY + timedelta(days=day)
            tellings.append(told(first=when, last=when, published=when, people=[DAHL, f"host{day}-{copy % 2}-pt"]))
    before = time.process_time()
    joined, _ = join_events(tellings)
    assert len(joined) == 3000
    assert time.process_time() - before < 20
