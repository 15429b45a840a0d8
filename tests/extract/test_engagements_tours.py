"""What belongs to a tour: days of its stops and of those met there, journeys told only as a date; sentences of our own."""

from communique.values.claims import Engagement
from written import Row, engagements_of

TRIP = "Norwegian Deputy Foreign Minister Kari Haug will travel to Chile, Peru, and Bolivia March 17-22."
WEEK = "2031-03-17/2031-03-22"


def told(*rows: Row) -> list[Engagement]:
    """The engagements of an article, by their parties."""
    return sorted(engagements_of(*rows), key=lambda e: e.parties)


def test_a_stop_has_the_day_that_its_own_sentence_opens_with() -> None:
    """A day within the tour at the head of a sentence is that of the stop told there; the others keep the whole span."""
    rows = told(TRIP, "On March 18, she will thank Peru for its help at sea and praise its fishermen.")
    assert {e.parties: e.date for e in rows} == {("CL", "NO"): WEEK, ("NO", "PE"): "2031-03-18", ("BO", "NO"): WEEK}


def test_those_met_on_a_tour_are_met_in_its_days() -> None:
    """Whom else the traveller meets at a stop is met in the days of that stop, or of the whole tour."""
    rows = told(
        "Norwegian Deputy Foreign Minister Kari Haug will travel to Brussels June 17-18.",
        "Deputy Minister Haug will also meet with NATO Deputy Secretary General Ana Soto to discuss the Arctic.",
    )
    assert {("NATO", "NO")} <= {e.parties for e in rows}
    assert {(e.date, e.place) for e in rows} == {("2031-06-17/2031-06-18", "Brussels")}


def test_another_day_of_a_meeting_on_a_tour_stands() -> None:
    """What has a day of its own keeps it."""
    rows = told(
        TRIP, "Deputy Minister Haug met Ecuadorian Foreign Minister Luis Vega in Quito on March 3 to prepare the trip."
    )
    assert {e.date for e in rows if "EC" in e.parties} == {"2031-03-03"}


def test_a_journey_that_others_follow_up_is_not_theirs() -> None:
    """ "Following the President's travel to X" tells when, not who met."""
    rows = told(
        "Following President Erik Lund’s travel to Lima, Norwegian Deputy Foreign Minister Kari Haug will meet with"
        " Peruvian Foreign Minister Luis Vega."
    )
    met = [e for e in rows if e.format == "meeting"]
    assert [e.participants for e in met] == [("Kari Haug", "Luis Vega")]
    assert [e.level for e in met] == ["minister"]


def test_a_high_title_with_no_name_is_the_pages_own() -> None:
    """On a government's page "the Prime Minister" is its own, beside somebody else's president, too."""
    rows = told(
        ("H", "Help on the Somme"),
        ("M", "Foreign & Commonwealth Office"),
        "The Prime Minister and French President Louis Duval met on 3 March in Amiens.",
    )
    assert [(e.parties, e.date) for e in rows] == [(("FR", "GB"), "2031-03-03")]


def test_officials_met_where_a_journey_leads_are_its_hosts() -> None:
    """ "Senior officials" behind "will travel to Lima to meet" are those of Lima, not those of the stop before."""
    rows = told(
        TRIP,
        "In Chile, Deputy Minister Haug will meet with Chilean government officials.",
        "Deputy Minister Haug and the delegation will then travel to Lima to meet with senior officials.",
    )
    assert {e.parties: e.place for e in rows if e.format == "meeting"} == {("CL", "NO"): "Chile", ("NO", "PE"): "Lima"}


def test_those_included_among_officials_met_take_part() -> None:
    """ "Senior officials, including Minister X": X was met, and gives the level."""
    rows = told(
        "Norwegian Deputy Foreign Minister Kari Haug visited Peru on March 3-5.",
        "Over the course of her visit, Deputy Minister Haug met with senior government officials, including President"
        " Luis Vega and Minister of Interior Ana Soto.",
    )
    assert [(e.parties, e.level, set(e.participants)) for e in rows] == [
        (("NO", "PE"), "leader", {"Kari Haug", "Luis Vega", "Ana Soto"})
    ]


def test_the_delegation_is_the_travellers() -> None:
    """What the delegation does at a stop the traveller does, and those who travel along with her."""
    rows = told(
        "Norwegian Deputy Foreign Minister Kari Haug will travel to Chile and Peru March 17-22, joined by Norwegian"
        " Director General Eva Lind.",
        "While in Peru, the delegation will meet with officials to discuss fisheries.",
    )
    assert {(e.parties, e.format) for e in rows} == {(("CL", "NO"), "visit"), (("NO", "PE"), "meeting")}
    assert all(set(e.participants) == {"Kari Haug", "Eva Lind"} for e in rows)


def test_a_second_verb_behind_will_is_no_habit() -> None:
    """ "Will begin her trip in Lima, where she will lead ... and meet with officials": both are planned, and there."""
    rows = told(
        TRIP,
        "She will begin her trip in Lima, where she will lead the delegation to the third session of the Organization"
        " of American States and meet with senior government officials.",
    )
    met = {e.parties: (e.status, e.date, e.place) for e in rows if e.format == "meeting"}
    assert met[("NO", "PE")] == met[("NO", "OAS")] == ("planned", WEEK, "Lima")


def test_a_nameless_head_of_a_delegation_tells_its_level() -> None:
    """The rank of who leads a delegation is that of the visit, also where nobody is named."""
    (row,) = told("A Norwegian delegation led by a deputy minister will travel to Peru next week.")
    assert (row.level, row.participants) == ("senior", ())


def test_a_seat_right_before_a_title_says_where_its_bearer_is() -> None:
    """Who is in Brussels is no official of the Union for it, and the Union is no party."""
    (row,) = told("While in Brussels President Haug of Norway will meet President Ana Soto of Peru.")
    assert (row.parties, row.participants) == (("NO", "PE"), ("Haug", "Ana Soto"))
