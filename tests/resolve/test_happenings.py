"""The table of engagements: triggers, status, days and places, and which tellings are of the same one."""

import pytest

from communique.annotate import annotate_article
from communique.lexicon.engagements import idioms, light_verbs, nouns, verbs
from communique.resolve import resolve_article
from communique.resolve.happenings_groups import overlap
from communique.resolve.happenings_scene import lay_out
from communique.resolve.happenings_status import status_of
from communique.resolve.happenings_triggers import find_triggers
from communique.values.article import Article, Line, Told
from communique.values.understood import Happening, Understood


def understood(*lines: str) -> Understood:
    """The tables of an article of body lines, published on Friday, 14 March 2031."""
    placed, at = [], 0
    for text in lines:
        placed.append(Line("B", text, at))
        at += len(text) + 1
    told = Told("2031-03-14", "given", "2031-03-14")
    return resolve_article(annotate_article(Article("a", "a", "\n".join(lines), tuple(placed), "test", published=told)))


def table(*lines: str) -> tuple[Happening, ...]:
    """The happenings of an article of body lines."""
    return understood(*lines).happenings


def statuses(sentence: str) -> list[str | None]:
    """The status that each trigger of a sentence has from its own words."""
    scene = lay_out(understood(sentence))
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
    scene = lay_out(understood("The envoys shook hands before the six-party talks."))
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
