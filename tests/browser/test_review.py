"""The desk of reviewers by keyboard alone, and the same without scripts."""

import re
from typing import Any

from sqlalchemy import Engine, select

from browsing import Chromium, Watched, findings, too_wide
from communique.store.engine import reading
from communique.store.schema import decision


def decisions(engine: Engine) -> list[tuple[str, str]]:
    with reading(engine) as connection:
        rows = connection.execute(select(decision.c.verdict, decision.c.who).order_by(decision.c.seq))
        return [(verdict, who.removeprefix("person:")) for verdict, who in rows]


def data_of(engine: Engine) -> str:
    """What the decisions say, all in one."""
    with reading(engine) as connection:
        return str(connection.scalars(select(decision.c.data)).all())


def claim_at(page: Any) -> str:
    """The kind and number of the claim that is shown."""
    found = re.match(r"\w+ \d+", page.locator("#claim").inner_text())
    assert found
    return found[0]


def press(watched: Watched, key: str) -> str:
    """Press a key that exchanges the claim; which one is shown then, with the focus on it."""
    page = watched.page
    page.evaluate("() => document.getElementById('claim').dataset.old = 'yes'")
    page.keyboard.press(key)
    page.wait_for_selector("#claim:not([data-old])")
    page.wait_for_function("() => document.activeElement.id === 'claim'")
    page.wait_for_selector("#desk:not([aria-busy=true])")
    return claim_at(page)


def test_by_keyboard_alone(at_desk: Watched, chromium: Chromium, small: Engine) -> None:
    at_desk.go("/review")
    first = claim_at(at_desk.page)
    second = press(at_desk, "j")
    assert second != first and press(at_desk, "k") == first
    after_accepting = press(at_desk, "a")
    after_rejecting = press(at_desk, "r")
    assert len({first, after_accepting, after_rejecting}) == 3
    assert decisions(small) == [("accept", "Lena"), ("reject", "Lena")]
    assert press(at_desk, "u") == after_accepting, "what was taken back is shown again"
    assert decisions(small)[-1][0] == "undo"
    assert at_desk.errors == [] and at_desk.abroad == []


def test_what_was_done_is_told_to_screen_readers(at_desk: Watched, chromium: Chromium, small: Engine) -> None:
    at_desk.go("/review")
    shown = press(at_desk, "a")
    told = at_desk.page.locator("#said").inner_text()
    assert "accepted" in told and shown in told


def test_an_edit_by_keyboard_alone(at_desk: Watched, chromium: Chromium, small: Engine) -> None:
    page = at_desk.page
    at_desk.go("/review?kind=engagement")
    page.keyboard.press("e")
    for _ in range(40):
        if page.evaluate("() => document.activeElement.id") == "f-place":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Madrid")
    page.evaluate("() => document.getElementById('claim').dataset.old = 'yes'")
    page.keyboard.press("Enter")
    page.wait_for_selector("#claim:not([data-old])")
    assert ("correct", "Lena") in decisions(small) and "Madrid" in data_of(small)
    assert at_desk.errors == []


def test_letters_in_a_field_are_letters(at_desk: Watched, chromium: Chromium, small: Engine) -> None:
    page = at_desk.page
    at_desk.go("/review")
    page.keyboard.press("w")
    page.keyboard.type("a rare jump, u know")
    assert page.locator("#why").input_value() == "a rare jump, u know"
    page.keyboard.press("Escape")
    assert page.evaluate("() => document.activeElement.id") == "claim"
    assert decisions(small) == []


def test_a_date_that_is_none_is_told_where_it_was_written(at_desk: Watched, chromium: Chromium, small: Engine) -> None:
    page = at_desk.page
    at_desk.go("/review?kind=engagement")
    page.keyboard.press("e")
    page.locator("#f-date").fill("soon")
    page.locator("#f-date").press("Enter")
    page.wait_for_selector("#wrong")
    assert "date" in page.locator("#wrong").inner_text()
    assert page.locator("#f-date").input_value() == "soon" and decisions(small) == []
    assert findings(page) == []


def test_the_open_form_is_narrow_too(at_desk: Watched, chromium: Chromium) -> None:
    at_desk.go("/review?kind=engagement")
    at_desk.page.keyboard.press("e")
    assert findings(at_desk.page) == []
    at_desk.page.set_viewport_size({"width": 360, "height": 760})
    assert too_wide(at_desk.page) == []


def test_without_scripts(at_plain_desk: Watched, chromium: Chromium, small: Engine) -> None:
    page = at_plain_desk.page
    at_plain_desk.go("/review")
    first = claim_at(page)
    page.click("#reject")
    assert claim_at(page) != first
    assert "rejected" in page.locator(".latest").inner_text()
    page.click("#undo button")
    assert claim_at(page) == first
    assert [verdict for verdict, _ in decisions(small)] == ["reject", "undo"]
