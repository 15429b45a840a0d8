"""Conditions, doubts and questions: what may come about is proposed, what is to come told in the present is planned."""

import pytest

from communique.resolve.happenings_hedged import hedged
from communique.resolve.happenings_scene import lay_out
from communique.resolve.happenings_status import status_of
from communique.resolve.happenings_triggers import find_triggers
from written import engagements_of, read


@pytest.mark.parametrize(
    ("sentence", "word", "status"),
    [
        ("President Haug of Norway will meet President Soto of Peru, if the diaries allow.", "meet", "proposed"),
        ("Even if it rains, President Haug of Norway will meet President Soto of Peru.", "meet", "planned"),
        ("President Haug of Norway is to meet President Soto of Peru, perhaps in May.", "meet", "proposed"),
        ("President Haug of Norway met President Soto of Peru, perhaps in vain.", "met", "held"),
        ("A second round of talks in May was the hope in Lima.", "round", "proposed"),
        ("Did President Haug of Norway meet President Soto of Peru?", "meet", None),
        ("They agreed that President Haug should travel to Peru in May.", "travel", "planned"),
        ("He said that President Haug should travel to Peru in May.", "travel", "proposed"),
        ("Asked about a meeting of the two presidents, he smiled.", "meeting", "proposed"),
        ("Asked about the meeting of the two presidents, he smiled.", "meeting", "held"),
        ("President Haug of Norway meets President Soto of Peru in a week.", "meets", "planned"),
        ("President Haug of Norway met President Soto of Peru twice in a week.", "met", "held"),
        ("President Haug accepted an invitation to a summit in Peru.", "summit", "planned"),
    ],
)  # fmt: skip
def test_words_that_leave_it_open(sentence: str, word: str, status: str | None) -> None:
    scene = lay_out(read(sentence))
    told = {t.token.text: hedged(scene, t.token, status_of(scene.tree, t.token)) for t in find_triggers(scene.tree)}
    assert told[word] == status


@pytest.mark.parametrize(
    ("told", "status", "day"),
    [
        ("sees President Soto of Peru later Friday", "planned", "2031-03-14"),
        ("saw President Soto of Peru later Friday", "held", "2031-03-14"),
        ("is to address the crowd before he meets President Soto of Peru", "planned", None),
    ],
)
def test_a_present_that_is_to_come(told: str, status: str, day: str | None) -> None:
    found = engagements_of(f"President Ola Haug of Norway {told}.")
    assert [(one.status, one.date) for one in found] == [(status, day)]
