"""Announcements of journeys: whom the traveller meets at each stop, on sentences of our own."""

import pytest

from written import Row, engagements_of

TRIP = "Norwegian Deputy Foreign Minister Kari Haug will travel to Chile, Peru, and Bolivia March 17-22."


def told(*rows: Row) -> list[tuple[tuple[str, ...], str, str, str | None, str | None]]:
    """Parties, format, level, date and place of what an article tells."""
    return sorted((e.parties, e.format, e.level, e.date, e.place) for e in engagements_of(*rows))


WEEK = "2031-03-17/2031-03-22"


@pytest.mark.parametrize(
    ("after", "met"),
    [
        ("In Chile, Deputy Minister Haug will meet with senior officials to discuss fisheries.", {"CL"}),
        ("While in Lima, she will hold talks with government officials and business leaders.", {"PE"}),
        ("Haug will meet with senior officials in the three countries.", {"BO", "CL", "PE"}),
        ("She will also visit a school in each country.", set()),
        (
            "She will then travel to La Paz, where she will meet with Bolivian officials and civil society leaders.",
            {"BO"},
        ),
    ],
)
def test_officials_at_a_stop_are_its_own(after: str, met: set[str]) -> None:
    """Officials whom nobody names are those of the place that the sentence opens with or leads to."""
    rows = told(TRIP, after)
    assert {row[0] for row in rows} == {("CL", "NO"), ("NO", "PE"), ("BO", "NO")}
    assert {next(side for side in row[0] if side != "NO") for row in rows if row[1] == "meeting"} == met
    assert {row[2] for row in rows} == {"senior"} and {row[3] for row in rows} == {WEEK}


def test_leaders_of_civil_society_are_no_heads_of_state() -> None:
    """The level is that of those who govern."""
    rows = told(
        "Norwegian Deputy Foreign Minister Kari Haug met with Chilean officials and civil society leaders in Lima."
    )
    assert [row[2] for row in rows] == ["senior"]


def test_a_named_dialogue_is_what_the_journey_is_for() -> None:
    """A name that ends in a noun of meeting is read as that noun, wherever the tree hangs it."""
    rows = told(
        "Norwegian Deputy Foreign Minister Kari Haug will travel to Geneva to lead the Norwegian delegation’s participation "
        "in a Norway-Chile Maritime Security Dialogue on March 20."
    )
    assert rows == [(("CL", "NO"), "meeting", "senior", "2031-03-20", "Geneva")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Norwegian Deputy Foreign Minister Kari Haug will travel to Lima, Peru, from March 17 to 18 and to La Paz, Bolivia, "
            "from March 19 to 20.",
            [
                (("BO", "NO"), "visit", "senior", "2031-03-19/2031-03-20", "La Paz"),
                (("NO", "PE"), "visit", "senior", "2031-03-17/2031-03-18", "Lima"),
            ],
        ),
        (
            "Norwegian Deputy Foreign Minister Kari Haug is in Peru March 14-15, where she will speak of fisheries.",
            [(("NO", "PE"), "visit", "senior", "2031-03-14/2031-03-15", "Peru")],
        ),
        ("A Norwegian flight carrying families arrived in Peru on Tuesday.", []),
        ("Norway is ready to go into Peru.", []),
    ],
)
def test_who_travels_and_when(
    text: str, expected: list[tuple[tuple[str, ...], str, str, str | None, str | None]]
) -> None:
    """Each goal has the days behind it; being somewhere on a day is a visit; flights and states do not travel."""
    assert told(text) == expected


def test_the_days_of_a_stop_are_finer_than_those_of_the_tour() -> None:
    """A stop's own days, within those of the whole tour, are the days of its meeting."""
    rows = told(
        TRIP,
        "She will travel to La Paz, Bolivia, from March 19 to 20 to meet with Bolivian President Juan Paz.",
    )
    assert (("BO", "NO"), "meeting", "leader", "2031-03-19/2031-03-20", "La Paz") in rows


def test_what_a_journey_is_for_takes_its_days_and_place() -> None:
    """A gathering attended abroad is told of its organisation, not of the country that is only the venue."""
    rows = told(
        "Norwegian Foreign Minister Kari Haug will travel to Brussels, Belgium, March 17 to 18 to attend the NATO Foreign "
        "Ministerial. She will also hold discussions with other Allies and partners."
    )
    assert rows == [(("NATO", "NO"), "meeting", "minister", "2031-03-17/2031-03-18", "Brussels")]


def test_a_gathering_told_after_the_journey_is_its_purpose() -> None:
    """The sentence after a journey tells what it is for: the place is the journey's, a day of its own stands."""
    rows = told(
        "Norwegian Prime Minister Kari Haug will travel to Brussels, Belgium later this month. She will join an extraordinary "
        "NATO summit on March 24 to discuss deterrence."
    )
    assert rows == [(("NATO", "NO"), "meeting", "leader", "2031-03-24", "Brussels")]


def test_a_span_behind_the_last_goal_is_of_the_whole_tour() -> None:
    """The days behind a list of goals are those of all."""
    rows = told("Norwegian Deputy Foreign Minister Kari Haug visited Chile, Peru, and Bolivia from March 3-7.")
    assert {row[3] for row in rows} == {"2031-03-03/2031-03-07"} and len(rows) == len(["CL", "PE", "BO"])


def test_goals_apart_by_semicolons_and_officials_engaged() -> None:
    """Towns with their countries stand between semicolons; who engages officials meets them."""
    rows = told(
        "Norwegian Deputy Foreign Minister Kari Haug will travel to Lima, Peru; Santiago, Chile; and Quito, Ecuador, March 17-20.",
        "In Lima, she will engage with senior officials on trade.",
    )
    assert [(row[0], row[1]) for row in rows] == [
        (("CL", "NO"), "visit"),
        (("EC", "NO"), "visit"),
        (("NO", "PE"), "meeting"),
    ]


def test_to_engage_with_a_country_is_no_engagement() -> None:
    """A policy towards a country is no meeting with its officials."""
    assert told("Norwegian Foreign Minister Kari Haug said Norway will engage with Peru on trade.") == []


def test_an_official_of_the_next_clause_is_no_goal() -> None:
    """Who is due in one land does not visit the land of the official whom the sentence goes on to."""
    rows = told("A Syrian delegation is due in Lima next week, and the Norwegian president will address parliament.")
    assert {row[0] for row in rows} == {("PE", "SY")}
