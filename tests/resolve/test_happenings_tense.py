"""Whether it happened: short forms, offers, what goes on, what is set up; and days in the names of gatherings."""

import pytest

from communique.resolve.happenings_scene import lay_out
from communique.resolve.happenings_status import status_of
from communique.resolve.happenings_triggers import find_triggers
from written import read


@pytest.mark.parametrize(
    ("sentence", "word", "status"),
    [
        ("We’ll also be spending time together at the meeting of the ministers of Norway and Peru.", "meeting", "planned"),
        ("We’re heading off to Lima now for a meeting of the ministers of Norway and Peru.", "meeting", "planned"),
        ("I’ll have a chance to meet with the president of Peru later today.", "meet", "planned"),
        ("We haven’t been talking directly to the Peruvians.", "talking", None),
        ("President Haug is prepared to meet President Soto of Peru at any time.", "meet", "proposed"),
        ("She will reiterate the need for Norway and Peru to meet.", "meet", "proposed"),
        ("He will speak in Oslo, before traveling to Lima to attend the Andean meeting.", "meeting", "planned"),
        ("We would all have loved to have met elsewhere with the ministers of Peru.", "met", None),
        ("Having met with the ministers of Peru, I can say that we agree.", "met", "held"),
        ("They discussed ongoing talks of Norway and Peru.", "talks", "held"),
        ("The two discussed the Norway-Peru negotiations on the river.", "negotiations", "held"),
        ("They discussed outcomes of the river talks.", "talks", "held"),
        ("Chile supports the talks that will be held by the envoy of Peru.", "talks", "planned"),
        ("The ministers set the stage for a meeting in Oslo.", "meeting", "planned"),
        ("Norway and Peru will embark on a strategic dialogue.", "dialogue", "planned"),
        ("He looks forward to working on the plans made during the summit.", "summit", "held"),
        ("We are looking forward to working on the Summit of the Americas, which is coming up.", "Summit", "planned"),
        ("I look forward to continuing the discussion I had with the minister today.", "discussion", "held"),
    ],
)  # fmt: skip
def test_words_tell_whether_it_happened(sentence: str, word: str, status: str | None) -> None:
    """Short forms with a curly apostrophe, offers and needs, what goes on or is set up, what was made at a gathering."""
    scene = lay_out(read(sentence))
    told = {found.token.text: status_of(scene.tree, found.token) for found in find_triggers(scene.tree)}
    assert told[word] == status


def test_a_headline_in_capitals_announces() -> None:
    """The verb of "X to Convene Y" may be taken for a name."""
    scene = lay_out(read(("H", "President Haug to Convene Leaders’ Summit for Rivers")))
    assert {status_of(scene.tree, found.token) for found in find_triggers(scene.tree)} == {"planned"}


@pytest.mark.parametrize(
    ("sentence", "status", "date"),
    [
        ("The President of Norway travels to Peru later this month to strengthen our ties.", "planned", "2031-03"),
        ("Norway thanked Peru for hosting the November 2030 Andean Leaders’ Summit of Norway and Peru.", "held", "2030-11"),
        ("Norway and Peru discussed the June Summit of the Americas.", "planned", "2031-06"),
    ],
)  # fmt: skip
def test_days_to_come_and_days_in_names(sentence: str, status: str, date: str) -> None:
    """A present tense with days to come is a plan; a month that opens a gathering's name is its month."""
    rows = [told for row in read(sentence).happenings for told in row.tellings]
    assert (status, date) in [(told.status, told.date) for told in rows]


def test_an_invitation_accepted_is_a_plan() -> None:
    """Who accepted an invitation to visit is to come."""
    scene = lay_out(read("The President of Norway accepted an invitation to visit Peru."))
    assert {status_of(scene.tree, found.token) for found in find_triggers(scene.tree)} == {"planned"}


def test_the_day_a_dialogue_was_begun_is_none_of_its_sessions() -> None:
    """ "Initiated on June 11, 2030" dates the dialogue, not the session of today."""
    text = "Ministers of Norway and Peru held a session of the Strategic Dialogue, initiated on June 11, 2030."
    assert {told.date for row in read(text).happenings for told in row.tellings} == {None}


def test_we_will_be_meeting_is_a_plan() -> None:
    """ "Meeting" behind "we’ll be" lies ahead, also where it is taken for a noun."""
    scene = lay_out(read("We’ll be first and foremost meeting with the ministers of Norway and Peru."))
    assert {status_of(scene.tree, found.token) for found in find_triggers(scene.tree)} == {"planned"}
