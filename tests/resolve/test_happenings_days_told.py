"""Days told in words beside the day itself, and days that keep two engagements of the same sides apart."""

import pytest

from written import engagements_of


def told(*lines: str) -> list[tuple[str, str, str | None]]:
    """Parties, status and day of the engagements of a report of 14 March 2031, a Friday."""
    return [("-".join(one.parties), one.status, one.date) for one in engagements_of(*lines)]


@pytest.mark.parametrize("when", ["all of Thursday", "in the course of Thursday", "for most of Thursday"])
def test_part_of_a_day_is_that_day(when: str) -> None:
    assert told(f"Norwegian Foreign Minister Ola Berg talked with Peruvian President Ana Soto {when}.") == [
        ("NO-PE", "held", "2031-03-13")
    ]


def test_what_had_been_done_tells_no_day_of_the_news() -> None:
    met = "Norwegian Foreign Minister Ola Berg sat down with Peruvian Foreign Minister Ana Soto."
    then = "On the table was what Norway and Peru had promised on February 17."
    assert told(met, then)[0] == ("NO-PE", "held", None)


def test_words_after_talks_are_of_the_day_of_the_story() -> None:
    lead = "Chile will have no more contact with Bolivia, President Luis Rey of Chile said on Thursday."
    said = "Mr Rey told reporters after talks with Peruvian President Ana Soto that he was sad."
    assert ("CL-PE", "held", "2031-03-13") in told(lead, said)


@pytest.mark.parametrize(
    ("more", "met"),
    [
        ("Their envoys had met for the 12th time on the day before.", "2031-03-11"),
        ("Their envoys met again two days later.", "2031-03-14"),
    ],
)
def test_what_is_counted_from_a_meeting_is_another(more: str, met: str) -> None:
    lead = "The foreign ministers of Norway and Peru met in Lima on Wednesday."
    assert [day for _, _, day in told(lead, more)] == ["2031-03-12", met]


def test_an_old_journey_is_not_for_talks_to_come() -> None:
    came = "In May 2029 Peruvian President Ana Soto came to Oslo to see the port."
    fog = "The fog was thick. A dog slept on the quay. Two gulls fought. A boy threw a stone. The tide came in."
    then = "Norway and Peru will resume a strategic dialogue."
    assert told(came, fog, then) == [("NO-PE", "held", "2029-05"), ("NO-PE", "planned", None)]


@pytest.mark.parametrize(
    ("words", "day"),
    [("are to hold talks in Lima from Sunday", "2031-03-16"), ("have held talks in Lima from Sunday", None)],
)
def test_talks_to_come_open_on_the_day_from_which_they_are_held(words: str, day: str | None) -> None:
    assert [day for *_, day in told(f"The ministers of Norway and Peru {words}.")] == [day]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("who was in town to see Norwegian Foreign Minister Ola Berg on Thursday", "2031-03-13"),
        ("who was in Oslo to see Norwegian Foreign Minister Ola Berg on Tuesday", "2031-03-11"),
    ],
)
def test_what_somebody_was_there_for_is_over(words: str, day: str) -> None:
    assert told(f"Peruvian President Ana Soto, {words}, said nothing.") == [("NO-PE", "held", day)]


def test_where_somebody_has_been_this_week_is_no_plan() -> None:
    said = "I want to thank Minister Ola Berg of Norway, our friend; he has been in Lima this week."
    assert [status for _, status, _ in told("Norway thanked Peru.", said)] == ["held"]


def test_the_day_behind_a_gathering_is_that_of_the_meeting_at_its_margins() -> None:
    who = "Norwegian President Marit Haug and Peruvian President Ana Soto"
    assert told(f"A meeting of {who} on the sidelines of the Andean summit in February was scrapped.") == [
        ("NO-PE", "cancelled", "2031-02")
    ]


def test_a_bare_weekday_of_what_is_over_is_the_last_one() -> None:
    lead = "Before thousands in Lima on Thursday, President Marit Haug of Norway turned to President Ana Soto of Peru."
    assert told(lead, "Ms Haug had lunch with Ms Soto.")[-1] == ("NO-PE", "held", "2031-03-13")


def test_the_summit_of_a_body_is_not_the_talks_told_before() -> None:
    lead = "The foreign ministers of Norway and the European Union met envoys of Peru at the airport."
    more = "Nobody had forgotten the EU summit in Brussels that imposed the sanctions on Sunday."
    assert all(day != "2031-03-09" for _, _, day in told(lead, more))


def test_another_town_on_another_day_is_another_meeting() -> None:
    today = "Today Foreign Minister Ola Berg of Norway is due to call on Peruvian Minister Luis Vega before he leaves."
    both = (
        "Both sides are trying to put Prime Minister Marit Haug and President Ana Soto together in Quito this weekend,"
    )
    found = told(today, f"{both} where Asian and African leaders gather to mark 50 years since the conference.")
    assert found == [("NO-PE", "planned", "2031-03-14"), ("NO-PE", "planned", "2031-03-15/2031-03-16")]
