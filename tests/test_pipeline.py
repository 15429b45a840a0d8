"""The way through the whole house: what must hold for every page."""

import gc
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import communique
from communique.errors import SkipArticle
from communique.pipeline import Options, code_page, code_sources, spare_collector
from communique.rules import reason_of
from communique.values import vocabulary
from communique.values.article import Failure, Page
from communique.values.claims import Claim, Record
from communique.values.json import record_to_dict

NEWS = st.lists(
    st.sampled_from(
        [
            "Foreign Minister Ana Prado of Portugal met her Spanish counterpart Luis Rey in Lisbon on Friday.",
            "They agreed to resume talks next month, he said.",
            "“We condemn the launch”, the two sides said in a joint statement,",
            "North Korea fired a missile on Sunday",
            "(END)",
            "LISBON, March 5 (Agency) --",
            "President X of the the the",
            "By Anonymous",
            "his counterpart, who had met with them",
            "​­ ´`“”‘’",
        ]
    ),
    max_size=12,
)
ANY = st.one_of(st.text(max_size=400), NEWS.map("\n".join), NEWS.map(" ".join))


def claims(record: Record) -> Iterator[Claim]:
    yield from (*record.engagements, *record.positions, *record.incidents, *record.people)


def assert_sound(record: Record) -> None:
    for claim in claims(record):
        assert any(claim.receipts.values()), f"{claim.rule} made a claim without a receipt"
        assert reason_of(claim.rule), f"{claim.rule} has no reason to show"
        assert 0.0 <= claim.confidence <= 1.0
        for receipts in claim.receipts.values():
            for receipt in receipts:
                assert record.text[receipt.start : receipt.end] == receipt.quote
        if claim.according_to is not None and claim.according_to.receipt is not None:
            told = claim.according_to.receipt
            assert record.text[told.start : told.end] == told.quote


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ANY)
def test_no_text_raises_anything_but_skip_article(text: str) -> None:
    try:
        record = communique.code(text, published="2021-03-06")
    except SkipArticle as skipped:
        assert "\n" not in skipped.reason
        return
    assert_sound(record)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=400))
def test_no_bytes_end_the_run(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "page.txt"
    path.write_bytes(content)
    results = list(code_sources([str(path)]))
    assert len(results) == 1
    if isinstance(results[0], Failure):
        assert "fault of communique" not in results[0].reason


@pytest.fixture(scope="module")
def sample_records(samples: Path) -> list[Record]:
    results = list(code_sources([str(samples)]))
    assert not [result for result in results if isinstance(result, Failure) and "SOURCES" not in result.source]
    return [result for result in results if isinstance(result, Record)]


def test_every_claim_of_the_samples_is_sound(sample_records: list[Record]) -> None:
    assert len(sample_records) >= 24
    assert sum(len(list(claims(record))) for record in sample_records) > 150
    for record in sample_records:
        assert_sound(record)


def test_every_value_is_in_its_vocabulary(sample_records: list[Record]) -> None:
    for record in sample_records:
        assert set(record.lines) <= set(vocabulary.LINE_KINDS)
        for meeting in record.engagements:
            assert meeting.status in vocabulary.STATUSES
            assert meeting.format in vocabulary.FORMATS
            assert meeting.level in vocabulary.LEVELS
            assert len(meeting.parties) >= 2
            assert list(meeting.parties) == sorted(meeting.parties)
            assert set(meeting.about) <= set(vocabulary.TOPICS)
        for told in record.positions:
            assert told.act in vocabulary.ACTS
            assert told.actors
            assert 1 <= len(told.topics) <= 3
            assert 1 <= told.strength <= 5
            assert told.text.split()
        for thing in record.incidents:
            assert thing.kind in vocabulary.INCIDENT_KINDS


def test_claim_ids_are_unique_in_an_article(sample_records: list[Record]) -> None:
    for record in sample_records:
        ids = [claim.id for claim in claims(record)]
        assert len(ids) == len(set(ids)), record.id


def test_ties_between_claims_hold(sample_records: list[Record]) -> None:
    for record in sample_records:
        meetings = {claim.id for claim in record.engagements}
        incidents = {claim.id for claim in record.incidents}
        for told in record.positions:
            assert told.engagement is None or told.engagement in meetings
            assert set(told.answers) <= incidents
        for meeting in record.engagements:
            assert set(meeting.answers) <= incidents


def test_the_same_input_gives_the_same_bytes(samples: Path) -> None:
    page = samples / "2022-10-12-kim-funakoshi-seoul.txt"
    printed = set()
    for _ in range(2):
        (record,) = code_sources([str(page)])
        assert isinstance(record, Record)
        printed.add(json.dumps(record_to_dict(record), ensure_ascii=False))
    assert len(printed) == 1


def test_a_fault_of_ours_is_a_failure_that_names_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> Record:
        raise RuntimeError("boom")

    monkeypatch.setattr("communique.pipeline.code_page", broken)
    path = tmp_path / "a.txt"
    path.write_text("Foreign Minister Ana Prado met Luis Rey in Lisbon on Friday.", encoding="utf-8")
    (result,) = code_sources([str(path)])
    assert isinstance(result, Failure)
    assert str(path) in str(result)
    assert "RuntimeError" in result.reason


def test_what_the_user_tells_overrules_the_page() -> None:
    text = "Portuguese Foreign Minister Ana Prado met her Spanish counterpart, Luis Rey, in Lisbon on Friday.\nThey spoke of energy."
    page = Page("a", "a", text.encode(), "text", "utf-8")
    record = code_page(page, Options(published="2021-03-06", outlet="The Daily"))
    assert (record.published, record.outlet) == ("2021-03-06", "The Daily")
    assert record.engagements[0].date == "2021-03-05"
    assert code_page(page).engagements[0].date is None


def test_a_text_longer_than_any_article_is_skipped() -> None:
    text = "French and German ministers met in Berlin on Friday. " * 8000
    with pytest.raises(SkipArticle, match="more than the 300,000"):
        communique.code(text)


def test_the_collector_is_spared_and_still_at_work() -> None:
    before = gc.get_threshold()
    try:
        gc.set_threshold(700, 10, 10)
        spare_collector()
        assert gc.isenabled()
        assert gc.get_threshold()[0] > 700
    finally:
        gc.set_threshold(*before)
