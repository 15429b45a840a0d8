"""Positions in the shapes that diplomatic prose gives them, in sentences of our own."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique import code
from communique.extract.positions import extract_positions
from communique.extract.positions_page import Page
from communique.extract.positions_rules import propose
from communique.rules import reason_of
from communique.values.article import Article
from communique.values.claims import Position
from communique.values.vocabulary import ACTS, TOPICS, LineKind
from written import Row, read

LEAD = "OSLO, March 14 (Norpress) -- Norwegian Foreign Minister Ingrid Haug met her Chilean counterpart, Pablo Rojas, in Oslo on Friday."
WORDS = (
    "Norway",
    "Chile",
    "agreed",
    "to",
    "that",
    "condemned",
    "said",
    "Haug",
    "will",
    "the",
    "talks",
    ",",
    '"',
    "they",
    "must",
)


def positions_of(*rows: Row) -> tuple[Position, ...]:
    """The positions of an article; lines are of the body unless a kind is given."""
    understood = read(*rows, thorough=True)
    found = extract_positions(understood, (), ())
    for position in found:
        _check(understood.annotated.article, position)
    return found


def _check(article: Article, position: Position) -> None:
    receipts = [receipt for each in position.receipts.values() for receipt in each]
    assert all(article.text[r.start : r.end] == r.quote for r in (*receipts, *position.quoted))
    assert {"text", "act", "actors"} <= set(position.receipts)
    assert position.receipts["text"][0].quote == position.text
    assert len(position.text.split()) <= 40
    assert position.act in ACTS and set(position.topics) <= set(TOPICS) and 1 <= len(position.topics) <= 3
    assert 1 <= position.strength <= 5 and 0 < position.confidence <= 1
    assert position.actors == tuple(sorted(position.actors)) and position.actors
    assert reason_of(position.rule)


def the_one(words: str, *lines: Row) -> Position:
    """The only position of an article whose text holds the words."""
    found = [p for p in positions_of(*lines) if words in p.text]
    assert len(found) == 1, found
    return found[0]


def test_what_two_sides_agree_is_held_by_both() -> None:
    found = the_one("deepen cooperation", LEAD, "The two sides agreed to deepen cooperation on maritime security.")
    assert (found.act, found.actors, found.speaker) == ("agree", ("CL", "NO"), None)


def test_a_joint_condemnation_names_its_target() -> None:
    found = the_one("missile launches", LEAD, "The two ministers strongly condemned North Korea's missile launches.")
    assert (found.act, found.actors, found.target) == ("condemn", ("CL", "NO"), "KP")
    assert found.strength == 5


def test_what_a_minister_says_another_side_refused_is_that_sides_refusal() -> None:
    found = the_one("refused", LEAD, "Haug said Russia refused to extend the ceasefire in Ukraine.")
    assert (found.act, found.actors, found.speaker) == ("reject", ("RU",), "Ingrid Haug")


def test_will_is_a_pledge() -> None:
    found = the_one("humanitarian", LEAD, "Haug said Norway will provide more humanitarian aid to Ukraine.")
    assert (found.act, found.actors, found.speaker) == ("pledge", ("NO",), "Ingrid Haug")


def test_a_call_on_another_side_is_aimed_at_it() -> None:
    found = the_one("ceasefire", LEAD, "Rojas urged Russia to accept an immediate ceasefire in Ukraine.")
    assert (found.act, found.actors, found.target) == ("urge", ("CL",), "RU")
    assert found.speaker == "Pablo Rojas"


def test_a_quote_with_its_attribution_in_the_middle_is_the_speakers() -> None:
    found = positions_of(LEAD, '"Sanctions against Russia are working," Haug said, "and Norway supports them fully."')
    assert found and all(p.actors == ("NO",) and p.speaker == "Ingrid Haug" for p in found)
    assert any(p.quoted for p in found)


def test_a_noun_of_position_after_its_verb_tells_the_act() -> None:
    found = the_one("concern", LEAD, "Haug expressed grave concern over Russia's nuclear threats.")
    assert (found.act, found.actors) == ("concern", ("NO",))
    assert found.strength == 4


def test_a_reaffirmed_commitment_is_held_by_both() -> None:
    found = the_one("commitment", LEAD, "The two ministers reaffirmed their commitment to nuclear disarmament.")
    assert (found.act, found.actors) == ("reaffirm", ("CL", "NO"))


def test_a_condemnation_in_a_participle_counts() -> None:
    found = positions_of(LEAD, "The two sides issued a statement condemning Russia's attacks on Ukraine.")
    assert any(p.act == "condemn" for p in found)


def test_who_speaks_of_we_in_a_statement_is_its_speaker() -> None:
    lines: list[tuple[LineKind, str]] = [
        ("H", "Statement by Foreign Minister Ingrid Haug on the Elections in Georgia"),
        ("B", "OSLO, March 14 -- Norwegian Foreign Minister Ingrid Haug made the following statement."),
        ("B", "We urge the Georgian authorities to release all political prisoners."),
        ("B", "Norway condemns the violence against peaceful protesters in Georgia."),
    ]
    urge = the_one("political prisoners", *lines)
    assert (urge.act, urge.actors, urge.speaker) == ("urge", ("NO",), "Ingrid Haug")
    condemn = the_one("condemns", *lines)
    assert (condemn.act, condemn.actors) == ("condemn", ("NO",))


@pytest.mark.parametrize(
    "line",
    [
        "The ministry declined to comment.",
        "It rained in Oslo all day.",
        "The museum opens at nine and sells tickets at the door.",
    ],
)
def test_colour_is_no_position(line: str) -> None:
    assert not positions_of(line)


def test_the_headline_does_not_repeat_the_body() -> None:
    found = positions_of(
        ("H", "Norway, Chile agree to deepen cooperation on maritime security"),
        LEAD,
        "Norway and Chile agreed to deepen cooperation on maritime security.",
    )
    assert sum(p.act == "agree" for p in found) == 1


def test_the_order_is_that_of_the_text_and_ids_differ() -> None:
    found = positions_of(
        LEAD, "The two sides agreed to expand trade.", "They also condemned Russia's attacks on Ukraine's power grid."
    )
    starts = [p.receipts["text"][0].start for p in found]
    assert starts == sorted(starts) and len({p.id for p in found}) == len(found) >= 2


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_any_words_at_all_are_read_the_same_way_twice(words: list[str]) -> None:
    line = " ".join(words) or "."
    assert positions_of(line) == positions_of(line)


@pytest.mark.parametrize(
    ("line", "verb"),
    [
        ("The talks in Oslo raised hopes for a breakthrough between Norway and Chile.", "raised"),
        ("Haug held talks on the provocations highlighted by a recent string of launches.", "highlighted"),
    ],
)
def test_what_is_done_without_a_word_is_not_proposed_for_its_verb(line: str, verb: str) -> None:
    page = Page.of(read(line, thorough=True))
    proposed = [(c.rule, c.trigger.lower) for sentence in page.tree.sentences for c in propose(page, sentence)]
    assert ("verb-of-position/1", verb) not in proposed


@pytest.mark.parametrize(
    "lines",
    [
        (
            "Russia shelled a Ukrainian port on Friday.",
            "Peruvian Foreign Minister Luis Vega condemned the attack and thanked Spain's envoy.",
        ),
        (
            "Russia fired two missiles on Friday, and the envoys of Peru and Chile spoke by phone.",
            "Luis Vega and Ana Soto condemned the launches. They also called Spain's envoy.",
        ),
    ],
)
def test_what_was_just_told_is_condemned_in_who_did_it(lines: tuple[str, ...]) -> None:
    told = code("\n".join(("News in brief", f"OSLO, March 14, 2031 - {lines[0]}", lines[1]))).positions
    assert [p.target for p in told if p.act == "condemn"] == ["RU"]


@pytest.mark.parametrize(
    "line",
    [
        "Haug had a separate call with Foreign Minister Luis Vega of Peru.",
        "The Peru-Norway Joint Commission will hold its third session in Oslo on June 3, the ministry said.",
    ],
)
def test_who_only_meets_somebody_takes_no_position(line: str) -> None:
    page = Page.of(read(line, thorough=True))
    told = [c.rule for sentence in page.tree.sentences for c in propose(page, sentence)]
    assert not {"stated-clause/1", "said-clause/1"} & set(told)


def test_what_an_interviewer_asks_is_no_position() -> None:
    answer = "A: Norway condemns the raid on the harbour."
    told = [p.text for p in positions_of(LEAD, "Q: Peru condemns the raid on the bridge. Does Norway?", answer)]
    assert any("harbour" in text for text in told)
    assert not any("bridge" in text for text in told)
