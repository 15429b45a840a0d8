"""Deeds as plain news tells them, over sentences of our own."""

import pytest

from communique.annotate import annotate_article
from communique.extract.incidents_triggers import find_triggers
from communique.values.article import Article, Line


def kinds(text: str) -> set[str]:
    """The kinds of deed that the words of a sentence may tell."""
    article = Article("x", "x", text, (Line("B", text, 0),), "cleaner/1")
    return {trigger.kind for trigger in find_triggers(annotate_article(article, thorough=True).tree)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Six fishermen were picked up by the Colombian navy on Sunday.", "detention"),
        ("The editor was led away in handcuffs on Friday night.", "detention"),
        ("Two Dutch reporters were put on a plane to Frankfurt.", "detention"),
        ("Ghana has held four teachers without charge since May.", "detention"),
        ("Oslo sent home a Russian consul on Monday.", "detention"),
        ("Peru declared three employees of the embassy personae non gratae.", "detention"),
        ("Togo freed two Ghanaian traders on Tuesday.", "other"),
        ("The pilot was handed over to Omani officers at the border.", "other"),
        ("The coast guard turned back a Chilean trawler in March.", "other"),
        ("A court in Hanoi fined the captain on Thursday.", "other"),
        ("Fighting broke out near the frontier on Sunday.", "live-fire"),
        ("Two mortar shells landed in a school yard.", "live-fire"),
        ("A drone crossed the border on Monday and crashed.", "live-fire"),
        ("The barracks came under attack from gunmen on motorcycles.", "attack"),
        ("Police fired tear gas at the marchers.", "unrest"),
        ("Three parties were struck from the ballot in June.", "unrest"),
        ("Malawi flew 300 soldiers to Beira in March.", "arms-transfer"),
        ("Canada took the group off its list of terrorist organizations.", "sanction"),
        ("Gabon left the bloc in January.", "law"),
        ("Peru announced its withdrawal from the court.", "law"),
        ("Kenya has kept its border with Somalia shut since May.", "law"),
        ("Zambia doubled the toll for foreign lorries.", "law"),
        ("The ministers witnessed the signing of six documents.", "pact"),
    ],
)
def test_common_words_of_news_tell_deeds(text: str, kind: str) -> None:
    assert kind in kinds(text)


def test_videos_that_are_released_set_nobody_free() -> None:
    assert "other" not in kinds("The group released two videos of them in June.")
