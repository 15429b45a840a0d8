"""Groups of articles on one event, as the bench measures them."""

from pathlib import Path

import pytest
import same_event


def test_groups_are_measured_article_by_article() -> None:
    event = {"a": "x", "b": "x", "c": "y"}
    assert same_event.b_cubed({"a": 0, "b": 0, "c": 1}, event) == (1.0, 1.0, 1.0)
    precision, recall, f = same_event.b_cubed({"a": 0, "b": 0, "c": 0}, event)
    assert (precision, recall) == (pytest.approx(5 / 9), 1.0) and precision < f < recall


def test_those_who_name_each_other_are_together() -> None:
    group = same_event.by_both({"a": ["b"], "b": ["a", "c"], "c": ["b", "d"], "d": ["a"]})
    assert group["a"] == group["b"] == group["c"] != group["d"]


def test_a_story_keeps_its_blocks_apart(tmp_path: Path) -> None:
    year = tmp_path / "articles" / "2012"
    year.mkdir(parents=True)
    told = (
        '{"title": "T", "date": "2012-01-02", "triplet-uuid": "e", "body-paragraphs": [["One.", "Two."], ["Three."]]}'
    )
    (year / "e_1.json").write_text(told, encoding="utf-8")
    assert [row["text"] for row in same_event.read_stories(tmp_path)] == ["One. Two.\nThree."]
    assert [row["url"] for row in same_event.read_stories(tmp_path)] == ["e_1"]
