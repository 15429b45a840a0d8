"""Sentences added and dropped between two versions."""

from communique.analyse.edits import text_changes


def test_only_what_differs_is_told_with_its_place() -> None:
    before = "Head\nThe envoys met in Oslo. They agreed to meet again."
    after = "Head\nThe envoys met in Bergen. They agreed to meet again. Nothing was signed."
    found = text_changes(before, after)
    assert [(one.change, one.text) for one in found] == [
        ("dropped", "The envoys met in Oslo."), ("added", "The envoys met in Bergen."), ("added", "Nothing was signed."),
    ]  # fmt: skip
    assert all(
        one.text == (before if one.change == "dropped" else after)[one.start :][: len(one.text)] for one in found
    )
    assert text_changes(before, before) == []
