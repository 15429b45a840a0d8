"""What is not English is told by name; the model that tells is held only while pages ask for it."""

import pytest

from communique.read.language import Identifier, find_other_language

SPANISH = (
    "El ministro de Asuntos Exteriores se reunió el lunes en Madrid con su homóloga para hablar de la guerra y de los "
    "precios de la energía, según informó el ministerio en un comunicado. Ambos volverán a verse en junio."
)
NAMES = (
    "Deputy Secretary of State Ana Berg met with Lindian Foreign Minister Jon Vale Ruud, Defense Minister Ole Strand, "
    "Trade Minister Kari Moen Haug, Finance Minister Per Lie Dahl and Central Bank Governor Liv Aas Holm."
)


def test_spanish_is_told_and_english_full_of_names_is_not() -> None:
    assert find_other_language(SPANISH) == "Spanish (es)"
    assert find_other_language(NAMES) is None


def test_english_full_of_names_asks_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(self: Identifier, sample: str) -> tuple[str, float]:
        raise AssertionError(sample)

    monkeypatch.setattr(Identifier, "classify", asked)
    assert find_other_language(NAMES) is None


def test_a_model_that_nobody_needs_any_more_is_let_go() -> None:
    identifier = Identifier()
    assert identifier.classify(SPANISH)[0] == "es"
    for _ in range(99):
        identifier.spare()
    assert identifier.loaded
    identifier.spare()
    assert not identifier.loaded
    assert identifier.classify(SPANISH)[0] == "es"
