"""Names where there is little room."""

from communique.lexicon.sides import codes, is_state, usual_name
from communique.serve.shortened import _USUAL, shortened


def test_a_name_its_short_form_or_its_code() -> None:
    assert shortened("FR", "France", 6) == "France"
    assert shortened("GB", "United Kingdom", 13) == "UK"
    assert shortened("XX", "A side with a long name", 13) == "XX"


def test_every_short_form_is_of_a_known_side_and_shorter() -> None:
    assert [code for code, form in _USUAL.items() if len(form) >= len(usual_name(code) or "")] == []


def test_no_state_is_told_by_its_code_where_a_dozen_letters_fit() -> None:
    assert [code for code in sorted(codes()) if is_state(code) and shortened(code, usual_name(code), 12) == code] == []
