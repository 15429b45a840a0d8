"""The calendar of consultations beside what its words say, incident by incident."""

import random
from datetime import date, timedelta
from statistics import median

import numpy as np
import pytest

from communique.analyse.consulted import WINDOW, Calendar, Consultations, Met

START = date(2021, 1, 1)
SIDES = ("KR", "JP", "US", "PH")


def iso(day: int) -> str:
    return (START + timedelta(days=day)).isoformat()


def made(seed: int) -> tuple[list[Met], list[tuple[str, int]]]:
    """Consultations and incidents of two years by chance; some announced, some tied by a text."""
    chance = random.Random(seed)
    incidents = sorted((chance.randrange(700), f"i{number}") for number in range(30))
    days = sorted(chance.randrange(720) for _ in range(60))
    met = [
        Met(
            f"m{number}", iso(day), "minister",
            iso(day - chance.randrange(40)) if chance.random() < 0.3 else None,
            tuple(sorted(chance.sample(SIDES, chance.choice((2, 2, 3))))),
            [key for _, key in chance.sample(incidents, 2)] if chance.random() < 0.3 else (),
        )
        for number, day in enumerate(days)
    ]  # fmt: skip
    return met, [(key, day) for day, key in incidents]


@pytest.mark.parametrize("seed", range(6))
def test_delays_are_what_their_words_say(seed: int) -> None:
    met, incidents = made(seed)
    days = np.array([(START + timedelta(days=day)).toordinal() for _, day in incidents], dtype=np.int64)
    seen = Consultations(met, (), Calendar([key for key, _ in incidents], days))
    chosen = [number for number, row in enumerate(met) if {"KR", "US"} <= set(row.parties)]
    assert seen.by_dyad()["KR-US"] == chosen
    for numbers in (chosen, list(range(len(met)))):
        first, tied, convened = seen.first(numbers), seen.first_tied(numbers), seen.first_convened(numbers)
        for place, (key, day) in enumerate(incidents):
            after = [(n, (date.fromisoformat(met[n].first) - START).days - day) for n in numbers]
            after = [(n, delay) for n, delay in after if 0 <= delay <= WINDOW]
            assert first.of(place) == next((delay for _, delay in after), None)
            assert tied.of(place) == next((delay for n, delay in after if key in met[n].answers), None)
            unplanned = (delay for n, delay in after if (met[n].announced or "9999") >= iso(day))
            assert convened.of(place) == next(unplanned, None)
        told = [delay for place in range(5, 20) if (delay := first.of(place)) is not None]
        assert first.between(5, 20) == (len(told), float(median(told)) if told else None)


def test_the_month_after_an_incident() -> None:
    met, incidents = made(3)
    days = np.array([(START + timedelta(days=day)).toordinal() for _, day in incidents], dtype=np.int64)
    seen = Consultations(met, (), Calendar([key for key, _ in incidents], days))
    for place, (key, day) in enumerate(incidents):
        within = [n for n, row in enumerate(met) if iso(day) <= row.first <= iso(day + WINDOW)]
        assert list(seen.after(place)) == within
        assert list(seen.tied(place)) == [n for n in within if key in met[n].answers]
        assert seen.planned(place) == [n for n in within if (met[n].announced or "9999") < iso(day)]


def test_the_usual_gap_counts_days_not_meetings() -> None:
    met = [Met(f"m{n}", iso(day), None, None, ("JP", "KR"), ()) for n, day in enumerate((0, 0, 10, 40))]
    seen = Consultations(met, (), Calendar([], np.array([], dtype=np.int64)))
    assert seen.gap(frozenset({"JP"})) == 20.0
    assert seen.gap(frozenset({"JP", "US"})) is None
    assert seen.gap(frozenset()) == 20.0
