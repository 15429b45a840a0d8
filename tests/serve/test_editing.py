"""A claim's fields as a form offers and reads them."""

from communique.serve.editing import changed_values, controls_of, written
from communique.store.standing import StandingClaim

DATA = {
    "status": "held", "format": "meeting", "level": "minister", "parties": ["NO", "PT"], "participants": [], "date": None,
    "place": "Oslo", "about": ["missiles", "un"], "main": True, "id": "x", "rule": "r/1", "confidence": 0.5,
}  # fmt: skip
TOLD = StandingClaim(1, "x", "engagement", 1, "page", DATA)


def test_controls_offer_the_vocabularies() -> None:
    controls = {one.name: one for one in controls_of(TOLD)}
    assert controls["status"].values == ("held", "planned", "proposed", "cancelled")
    assert controls["about"].ticked == ("missiles", "un") and "sanctions" in controls["about"].values
    assert (controls["date"].value, controls["main"].value, controls["parties"].value) == ("", "true", "NO, PT")
    assert not {"id", "rule", "confidence", "receipts"} & set(controls)


def test_what_was_entered_stands_again() -> None:
    assert {one.name: one.value for one in controls_of(TOLD, {"date": "soon"})}["date"] == "soon"


def test_a_form_sent_as_it_was_changes_nothing() -> None:
    form = {f"f.{one.name}": one.value for one in controls_of(TOLD)}
    assert changed_values(TOLD, form | {"why": "x"}) == {}
    assert changed_values(TOLD, form | {"f.parties": "NO,PT", "f.about": " un ,missiles"}) == {}, "ticks have no order"


def test_changes_are_told_as_the_manual_writes_them() -> None:
    form = {"f.date": "2021-05", "f.parties": "NO", "f.main": "false", "f.place": "", "f.about": "a\r\nb"}
    assert changed_values(TOLD, form) == {
        "date": "2021-05", "parties": "NO", "main": "false", "place": "", "about": "a\nb",
    }  # fmt: skip


def test_values_as_written() -> None:
    assert [written(value) for value in (None, True, False, ["a", "b"], 3, "x")] == [
        "",
        "true",
        "false",
        "a, b",
        "3",
        "x",
    ]
