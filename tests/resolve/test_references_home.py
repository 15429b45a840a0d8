"""Bodies told without a land on a page whose land is known, over sentences of our own."""

import pytest

from communique.annotate import annotate_article
from communique.resolve.homeland_reasons import reasons_of
from communique.values.understood import Understood
from written import article_of, read

HEAD = "Ghana protests to Togo over fishing boats"
BODY = (
    "Foreign Minister Ama Boateng called in Togolese Ambassador Kodjo Mensah. Ghana is angry, she said.",
    "President Kofi Asare spoke after the Cabinet met. He said Ghana would not wait.",
)


def understand(*lines: str) -> Understood:
    return read(("H", HEAD), *BODY, *lines, published=None, headed=True, thorough=True)


def meaning(understood: Understood, text: str) -> tuple[tuple[str, ...], str] | None:
    start = understood.annotated.article.text.rindex(text)
    token = understood.annotated.tree.at(start)
    assert token is not None
    found = understood.refer_alone(token)
    return (found.sides, found.rule) if found is not None else None


def test_the_page_s_land_is_kept_with_the_words_that_tell_it() -> None:
    understood = understand("It rained.")
    assert understood.land == "GH"
    assert understood.land_at is not None
    assert understood.land_at.quote == "Ghana"


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("The Ministry of Foreign Affairs expressed concern.", "Ministry"),
        ("Parliament backed the protest.", "Parliament"),
        ("Police arrested two men.", "Police"),
        ("The army sent a patrol boat.", "army"),
        ("Lawmakers called on the Education Minister to resign.", "Minister"),
    ],
)
def test_a_body_told_without_a_land_is_of_the_page_s(line: str, word: str) -> None:
    assert meaning(understand(line), word) == (("GH",), "home/1")


def test_a_body_that_many_lands_have_is_of_the_one_that_the_page_names() -> None:
    assert meaning(understand("The Supreme Court rejected an appeal."), "Court") == (("GH",), "side-institution/1")


@pytest.mark.parametrize(
    ("line", "word", "side"),
    [
        ("In Lomé, the foreign ministry said the boats had done nothing wrong.", "ministry", "TG"),
        ("The men were sent back to Togo, and the authorities there let them go.", "authorities", "TG"),
        ("Togolese police arrested two men.", "police", "TG"),
    ],
)
def test_a_body_set_elsewhere_is_of_that_state(line: str, word: str, side: str) -> None:
    found = meaning(understand(line), word)
    assert found is not None
    assert found[0] == (side,)


def test_a_body_of_something_else_is_nobody_s_here() -> None:
    assert (
        meaning(understand("Work at the ministry of education and the council of elders went on."), "council") is None
    )


@pytest.mark.parametrize(
    ("line", "side", "kind"),
    [
        ("Foreign Minister Joseph Banda urged Malawi to talk.", "MW", "addressed"),
        ("Foreign Minister Joseph Banda and Malawian Interior Minister Grace Phiri toured the bridge.", "MW", "beside"),
        ("Foreign Minister Joseph Banda spoke to reporters in Lusaka.", "ZM", "seat"),
        ("In Lilongwe, the foreign ministry declined to comment.", "MW", "there"),
    ],
)
def test_what_stands_in_a_sentence_tells_who_is_at_home(line: str, side: str, kind: str) -> None:
    annotated = annotate_article(article_of(line, published=None), thorough=True)
    told = {(reason.side, reason.kind) for reason in reasons_of(annotated)}
    assert (side, kind) in told


def test_a_pair_that_the_page_s_land_is_of_is_meant_before_another_told_as_near() -> None:
    understood = understand("Ghana met Togo in May, and Benin met Niger in June.", "The two countries hold talks.")
    assert meaning(understood, "countries") == (("GH", "TG"), "counted/1")
