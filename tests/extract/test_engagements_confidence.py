"""How far an engagement is believed, and pages none of whose engagements is."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from communique.extract import engagements_confidence, extract_claims
from communique.extract.engagements_confidence import NOTE, believed, chance_of, confidence_of, weights
from communique.extract.engagements_marks import marks_of
from written import engagements_of, read

MET = "Norwegian Foreign Minister Kari Haug met with Peruvian Foreign Minister Elena Soto in Oslo on Wednesday."
SAID = "She said that the fish were well."


def test_a_plain_meeting_is_believed_more_than_one_wished_for() -> None:
    """Names, day and place of a meeting held speak for it."""
    plain, wished = engagements_of(MET)[0], engagements_of("Norway called for talks with Peru over fishing rights.")[0]
    assert plain.confidence > 0.7 > 0.5 > wished.confidence


def test_marks_name_nobody() -> None:
    """Other people and states of the same kind have the same marks."""
    other = MET.replace("Kari Haug", "Mara Kalnina").replace("Norwegian", "Latvian").replace("Oslo", "Riga")
    one, two = read(MET), read(other)
    assert marks_of(one, one.happenings[0]) == marks_of(two, two.happenings[0])


def test_every_weight_counts_as_it_is_told() -> None:
    """The log-odds are the bias and the sum of the weights; marks never seen weigh nothing."""
    known = max(weights().marks, key=lambda mark: weights().marks[mark])
    assert chance_of(["never seen"]) == chance_of([]) < chance_of([known])


def test_a_page_without_a_believed_engagement_tells_of_none() -> None:
    """One that is as likely right as wrong carries those beside it; a short note is left as read."""
    sure = engagements_of(MET)[0]
    doubted = replace(sure, confidence=weights().least - 0.01)
    assert believed((doubted, doubted), NOTE + 1) == ()
    assert believed((doubted, sure), NOTE + 1) == (doubted, sure)
    assert believed((doubted,), NOTE) == (doubted,)
    assert believed((), NOTE + 1) == ()


@pytest.mark.parametrize("least, told", [(0.999, 0), (0.0, 1)])
def test_the_record_holds_what_is_believed(monkeypatch: pytest.MonkeyPatch, least: float, told: int) -> None:
    """What is not believed is in no record."""
    shipped = weights()
    monkeypatch.setattr(engagements_confidence, "weights", lambda: replace(shipped, least=least))
    page = read(MET, *[SAID] * NOTE)
    assert len(extract_claims(page).engagements) == told


def test_confidence_is_the_chance_of_the_marks() -> None:
    """What is told with the claim is what the weights give, rounded."""
    page = read(MET)
    assert confidence_of(page, page.happenings[0]) == round(chance_of(marks_of(page, page.happenings[0])), 3)


def test_no_weight_hangs_on_a_name() -> None:
    """Marks are words in small letters, parts of speech and rules; none holds a name."""
    table = json.loads(Path(engagements_confidence.__file__).with_suffix(".json").read_text(encoding="utf-8"))
    words = [mark.partition(": ")[2] for mark in table["marks"] if mark.startswith(("in sentence", "near"))]
    assert words and all(word == word.lower() for word in words)
