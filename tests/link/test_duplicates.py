"""Reprints, updates of one story and edits of one address are one report; a house's own forms are not."""

import random
import time
from datetime import date, timedelta

from communique.link.duplicates import Report, find_duplicates

DAY = date(2031, 2, 3)
STORY = (
    "The foreign ministers of Norway and Portugal met in Lisbon on Monday to settle the rules of a joint patrol of the "
    "northern sea lanes, the Portuguese ministry said. The two sides agreed to name liaison officers by the end of the "
    "spring and to open a line between their coast guards. They also spoke of fish stocks, of visas for students and "
    "of the coming assembly of the coastal states, where both hope to table a text on oil spills before the summer."
)
ADDED = " A spokesman said that the patrols would begin in May with two ships from each of the countries in turn."


def report(number: int, text: str = STORY, **values: object) -> Report:
    told = {
        "source": f"https://paper{number}.example/{number}",
        "version": 1,
        "headline": f"Paper {number}",
        "mark": None,
    }
    told |= {"published": DAY, **values}
    return Report(article=number, text=text, **told)  # type: ignore[arg-type]


def test_a_reprint_with_a_tail_of_its_own_is_one_report() -> None:
    [cluster] = find_duplicates([report(1), report(2, STORY + ADDED), report(3, "Quite another story. " * 30)])
    assert cluster.relation == {1: "reprint", 2: "newest"}


def test_a_chain_of_updates_shows_the_last() -> None:
    head = "Norway, Portugal agree on patrols"
    chain = [
        report(1, STORY[:260], headline=f"(URGENT) {head}", mark="URGENT", source="https://wire.example/1"),
        report(2, STORY, headline=f"(LEAD) {head}", mark="LEAD", source="https://wire.example/2"),
        report(3, STORY + ADDED, headline=f"(2nd LD) {head}", mark="2nd LD", source="https://wire.example/3"),
    ]
    [cluster] = find_duplicates(chain)
    assert cluster.newest == 3
    assert cluster.relation == {1: "update", 2: "update", 3: "newest"}


def test_versions_of_one_address_are_edits_whatever_became_of_the_text() -> None:
    first = report(1, source="https://a.example/x")
    second = report(2, "Withdrawn.", source="https://a.example/x", version=2, published=DAY + timedelta(days=1))
    [cluster] = find_duplicates([first, second])
    assert cluster.relation == {1: "edit", 2: "newest"}


def test_a_houses_own_form_filled_in_twice_is_two_reports() -> None:
    other = STORY.replace("Norway", "Iceland").replace("Lisbon on Monday", "Porto on Tuesday").replace("fish", "whale")
    own = [report(1, source="https://ministry.example/1"), report(2, other, source="https://ministry.example/2")]
    assert find_duplicates(own) == []


def test_a_text_printed_again_weeks_later_is_another_report() -> None:
    assert find_duplicates([report(1), report(2, published=DAY + timedelta(days=30))]) == []


def test_no_words_at_all() -> None:
    assert find_duplicates([report(1, ""), report(2, "")]) == []


def test_thousands_of_texts_in_seconds() -> None:
    chance = random.Random(5)
    words = [f"word{i}" for i in range(3000)]
    texts = [" ".join(chance.choices(words, k=250)) for _ in range(3000)]
    reports = [report(number, text) for number, text in enumerate([*texts, *texts[:50]], start=1)]
    before = time.process_time()
    assert len(find_duplicates(reports)) == 50
    assert time.process_time() - before < 20
