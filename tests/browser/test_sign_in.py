"""Signing in and out, as a person does it."""

from browsing import Chromium, Watched


def test_in_and_out(at_guarded: Watched, chromium: Chromium) -> None:
    page = at_guarded.page
    at_guarded.go("/people")
    assert "/sign-in" in page.url, "a stranger is shown the way in"
    page.wait_for_function("() => document.activeElement.name === 'name'")  # the focus comes with drawing, after load
    page.keyboard.type("Vera")
    page.keyboard.press("Tab")
    page.keyboard.type("words that open for a reviewer")
    written = [page.input_value(f"input[name={name}]") for name in ("name", "password")]
    assert written == ["Vera", "words that open for a reviewer"], "the focus is in the first field, Tab leads on"
    page.keyboard.press("Enter")
    page.wait_for_url("**/people")
    assert "Vera, reviewer" in page.locator("header").inner_text()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/sign-in*")
    at_guarded.go("/people")
    assert "/sign-in" in page.url
    assert at_guarded.abroad == []


def test_a_wrong_password_is_told(at_guarded: Watched, chromium: Chromium) -> None:
    page = at_guarded.page
    at_guarded.go("/sign-in")
    page.fill("input[name=name]", "Vera")
    page.fill("input[name=password]", "these are not the words")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_selector("#wrong")
    assert page.context.cookies() == [] or all(one["name"] != "communique" for one in page.context.cookies())


def test_no_script_reads_the_session(at_guarded: Watched, chromium: Chromium) -> None:
    page = at_guarded.page
    at_guarded.go("/sign-in")
    page.fill("input[name=name]", "Vera")
    page.fill("input[name=password]", "words that open for a reviewer")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/")
    assert page.evaluate("() => document.cookie") == ""
    assert any(one["httpOnly"] and one["sameSite"] == "Strict" for one in page.context.cookies())
