"""What only a browser can tell: dark mode, drawings by keyboard, paper, pages without scripts."""

import re

import pytest

from browsing import Chromium, Watched, too_wide


def ground(watched: Watched) -> int:
    """How light the ground of the page is, from 0 to 255."""
    told = watched.page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    return sum(int(part) for part in re.findall(r"\d+", told)[:3]) // 3


def test_dark_where_the_reader_wants_it_dark(at_samples: Watched, chromium: Chromium) -> None:
    at_samples.go("/chronology")
    light = ground(at_samples)
    at_samples.page.emulate_media(color_scheme="dark")
    assert light > 230 and ground(at_samples) < 60


@pytest.mark.parametrize("where", ["/chronology", "/network", "/map", "/response", "/dyad?one=JP&other=KR"])
def test_a_drawing_is_walked_with_the_arrow_keys(at_samples: Watched, chromium: Chromium, where: str) -> None:
    page = at_samples.page
    at_samples.go(where)
    page.locator(".drawing a.mark").first.focus()
    first = page.locator("#tip").inner_text()
    page.keyboard.press("ArrowRight")
    assert first and page.locator("#tip").inner_text() not in ("", first)
    page.keyboard.press("Escape")
    assert not page.locator("#tip").is_visible()
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    assert at_samples.errors == []


def test_the_first_key_leads_to_the_content(at_samples: Watched, chromium: Chromium) -> None:
    page = at_samples.page
    at_samples.go("/people")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "main"


def test_a_brief_fits_two_sheets(at_samples: Watched, chromium: Chromium) -> None:
    at_samples.go("/brief?one=KR&other=JP")
    paper = at_samples.page.pdf(prefer_css_page_size=True)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", paper)) <= 2


@pytest.mark.parametrize(
    "where", ["/", "/chronology", "/articles/1", "/brief?one=KR&other=JP", "/search?q=missile", "/network"]
)
def test_pages_need_no_script(at_plain_samples: Watched, chromium: Chromium, where: str) -> None:
    page = at_plain_samples.page
    assert at_plain_samples.go(where).status == 200
    assert len(page.locator("main").inner_text()) > 200
    assert page.locator("main a:visible").count() > 2


def test_a_filter_is_sent_without_scripts(at_plain_samples: Watched, chromium: Chromium) -> None:
    page = at_plain_samples.page
    at_plain_samples.go("/search")
    page.get_by_role("searchbox").or_(page.locator("main input[name=q]")).first.fill("party:KR")
    page.locator("main form[role=search] button").click()
    assert "q=party%3AKR" in page.url and page.locator("#main").inner_text().count("2022") > 3


def test_long_words_break_rather_than_push(at_samples: Watched, chromium: Chromium) -> None:
    at_samples.page.set_viewport_size({"width": 360, "height": 760})
    at_samples.go("/search?q=" + "unbelievably" * 20)
    assert too_wide(at_samples.page) == []
