"""The table of engagements: triggers, status, days and places, and which tellings are of the same one."""

import pytest

from communique.lexicon.engagements import idioms, light_verbs, nouns, verbs
from communique.resolve.happenings_groups import overlap
from communique.resolve.happenings_scene import lay_out
from communique.resolve.happenings_status import status_of
from communique.resolve.happenings_triggers import find_triggers
from communique.values.understood import Happening
from written import read


def table(*lines: str) -> tuple[Happening, ...]:
    """The happenings of an article of body lines, published on Friday, 14 March 2031."""
    return read(*lines).happenings


def statuses(sentence: str) -> list[str | None]:
    """The status that each trigger of a sentence has from its own words."""
    scene = lay_out(read(sentence))
    return [status_of(scene.tree, found.token) for found in find_triggers(scene.tree)]


def test_lexicon_is_sound() -> None:
    """Every frame has words, no lemma has a capital, and light verbs are no triggers of calls."""
    assert {trigger.frame for trigger in verbs().values()} >= {"mutual", "with", "receive", "travel", "summon"}
    assert all(lemma == lemma.lower() for lemma in {**verbs(), **nouns()})
    assert "hold" in light_verbs() and "hold" not in verbs()
    assert all(idiom.words[0] == first for first, found in idioms().items() for idiom in found)


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The ministers met in Oslo.", "held"),
        ("The ministers will meet in Oslo.", "planned"),
        ("The ministers are to meet in Oslo.", "planned"),
        ("The ministers agreed to meet again.", "planned"),
        ("The ministers may meet in Oslo.", "proposed"),
        ("The minister hopes that they will meet.", None),
        ("The ministers would have met in Oslo.", None),
        ("The ministers refused to meet.", "cancelled"),
    ],
)
def test_status_of_verbs(sentence: str, status: str | None) -> None:
    """Tense, modals and governing verbs give the status of a verb."""
    assert status in statuses(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The cabinet meeting ended.",
        "He gave a press conference after the party meeting.",
        "The summit meeting room was full.",
    ],
)
def test_domestic_gatherings_are_no_triggers(sentence: str) -> None:
    """A cabinet meeting, a party meeting and a meeting room tell of no engagement."""
    assert table(sentence) == ()


def test_idiom_wins_over_its_words() -> None:
    """ "Paid a courtesy call on" is one trigger; "six-party talks" are no party meeting."""
    scene = lay_out(read("The envoys shook hands before the six-party talks."))
    assert [found.idiom or found.token.text for found in find_triggers(scene.tree)] == ["shake hands", "talks"]


def test_same_engagement_again() -> None:
    """A definite noun without parties means the meeting told before it."""
    (happening,) = table(
        "Norwegian Foreign Minister Kari Haug met Chilean Foreign Minister Diego Rojas in Oslo on Thursday.",
        "Before the meeting Haug had asked for patience.",
    )
    assert len(happening.tellings) == 2 and happening.main


def test_other_people_are_another_engagement() -> None:
    """The same two sides on the same day, but other officials: two meetings."""
    found = table(
        "Norwegian Foreign Minister Kari Haug met Chilean Foreign Minister Diego Rojas in Oslo on Thursday.",
        "Norwegian Prime Minister Lars Vik met Chilean President Ana Soto in Oslo on Thursday.",
    )
    assert [len(happening.people) for happening in found] == [2, 2]


def test_a_call_is_not_the_meeting() -> None:
    """A call between the same officials on another day is an engagement of its own."""
    found = table(
        "Norwegian Foreign Minister Kari Haug met Chilean Foreign Minister Diego Rojas in Oslo on Thursday.",
        "Haug spoke by phone with Rojas last month.",
    )
    assert [happening.tellings[0].format for happening in found] == ["meeting", "call"]


def test_day_counted_from_the_event_named_before() -> None:
    """ "The previous day" counts from the meeting that was just named."""
    found = table(
        "Norwegian Foreign Minister Kari Haug met Chilean Foreign Minister Diego Rojas in Oslo on Wednesday.",
        "Haug met Kenyan Foreign Minister Grace Otieno the previous day.",
    )
    assert [happening.tellings[0].date for happening in found] == ["2031-03-12", "2031-03-11"]


def test_where_it_was_held() -> None:
    """The town after "in" is the place; a ministry's seat in the attribution is not."""
    (happening,) = table(
        "Norwegian Foreign Minister Kari Haug met Chilean Foreign Minister Diego Rojas in Nairobi, the foreign ministry in Oslo said."
    )
    assert [told.place for told in happening.tellings] == ["Nairobi"]


@pytest.mark.parametrize(
    ("one", "two", "share"),
    [
        ("2031-03", "2031-03-14", True),
        ("2031-03-01/2031-03-10", "2031-03-14", False),
        ("2031", "2030-12-31", False),
        ("2031-03-10/2031-03-14", "2031-03-14/2031-03-20", True),
    ],
)
def test_dates_that_share_a_day(one: str, two: str, share: bool) -> None:
    """EDTF dates of different grain overlap where they have a day in common."""
    assert overlap(one, two) is overlap(two, one) is share


FORMATS = ("call", "video", "meeting", "visit")
Told_ = tuple[tuple[str, ...], str | None, str | None, str | None]


def told(*lines: str) -> list[Told_]:
    """Sides, status, format and day of each engagement of an article."""
    return [
        (
            each.sides,
            each.tellings[0].status,
            min((telling.format for telling in each.tellings if telling.format), key=FORMATS.index, default=None),
            next((telling.date for telling in each.tellings if telling.date), None),
        )
        for each in table(*lines)
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Chilean President Luis Rey spoke with Peruvian President Ana Soto and, in a separate call, with Bolivian "
            "President Juan Paz on Monday.",
            [(("CL", "PE"), "held", "call", "2031-03-10"), (("BO", "CL"), "held", "call", "2031-03-10")],
        ),
        (
            "The foreign ministers of Chile and Peru will hold a video conference next week.",
            [(("CL", "PE"), "planned", "video", "2031-03-17/2031-03-23")],
        ),
        (
            "Chilean Foreign Minister Luis Rey went to Lima on Monday and to Bogota on Tuesday.",
            [(("CL", "PE"), "held", "visit", "2031-03-10"), (("CL", "CO"), "held", "visit", "2031-03-11")],
        ),
        (
            "Chile will send its deputy foreign minister to Lima.",
            [(("CL", "PE"), "planned", "visit", None)],
        ),
        (
            "A meeting between Chilean President Luis Rey and Peruvian President Ana Soto will not take place.",
            [(("CL", "PE"), "cancelled", "meeting", None)],
        ),
        (
            "Chilean Defence Minister Luis Rey will arrive in Lima on Monday to watch the drills and call on Peruvian "
            "President Ana Soto.",
            [(("CL", "PE"), "planned", "meeting", "2031-03-17")],
        ),
        ("Chile has called its ambassador in Lima home for consultations.", []),
        ("Chilean President Luis Rey is in no hurry to meet Peruvian President Ana Soto.", []),
        ("EU foreign ministers, meeting in Luxembourg on Monday, talked of trade.", []),
    ],
)
def test_tellings_without_the_plain_words(sentence: str, expected: list[Told_]) -> None:
    assert told(sentence) == expected


def test_a_mediator_under_whose_auspices_they_met_takes_part() -> None:
    (found,) = table(
        "Chilean President Luis Rey and Peruvian President Ana Soto met under the auspices of Brazilian President Ivo Lima."
    )
    assert found.sides == ("BR", "CL", "PE")


def test_he_who_exchanged_views_is_named_among_those_who_met() -> None:
    found = read(
        "Chilean Foreign Minister Luis Rey left Santiago.",
        "In Lima he exchanged views with Peruvian President Ana Soto.",
    )
    assert [found.person(key).name for key in found.happenings[-1].people] == ["Luis Rey", "Ana Soto"] or [
        found.person(key).name for key in found.happenings[-1].people
    ] == ["Ana Soto", "Luis Rey"]


@pytest.mark.parametrize("last", ["plans to visit", "is on a visit", "will arrive here, then tour"])
def test_a_journey_told_by_the_last_word_of_a_text_is_read(last: str) -> None:
    """A text that breaks off behind the journey's word has no goal, and no fault."""
    assert table(f"Norway's foreign minister {last}") == ()
