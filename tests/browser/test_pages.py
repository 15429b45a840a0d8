"""Every page in a real browser: nothing said in the console, nothing asked elsewhere, nothing that axe finds grave, light
and dark, and no sideways scroll at 360 px."""

import pytest

from browsing import Chromium, Watched, findings, too_wide

BOTH = (
    "/", "/chronology", "/chronology?zoom=month&at=2022-06", "/chronology?lanes=topic", "/articles", "/people", "/posts",
    "/posts?words=envoy", "/brief", "/brief?one=KR&other=JP", "/dyads", "/dyad?one=JP&other=KR", "/network", "/map",
    "/mechanisms", "/wording", "/response", "/search", "/search?q=missile", "/sources", "/review", "/audit", "/sign-in",
)  # fmt: skip
FILLED = (
    "/articles/1", "/articles/12", "/events/{event}", "/people/{person}", "/mechanisms/{mechanism}", "/wording?before=10&after=12",
    "/chronology?zoom=year&at=2022&lanes=dyad", "/dyads?by=month", "/network?least=1", "/review?kind=engagement&state=decided",
)  # fmt: skip
WRONG = (("/articles/777", 404), ("/chronology?since=soon", 400), ("/nowhere", 404))


def complaints(watched: Watched) -> list[str]:
    """All that is wrong with an open page, light, dark and narrow."""
    wrong = findings(watched.page)
    watched.page.emulate_media(color_scheme="dark")
    wrong += [f"dark: {finding}" for finding in findings(watched.page, "color-contrast", "link-in-text-block")]
    watched.page.set_viewport_size({"width": 360, "height": 760})
    wrong += [f"360 px: {one}" for one in too_wide(watched.page)]
    return [*wrong, *watched.errors, *watched.abroad]


@pytest.mark.parametrize("where", BOTH + FILLED)
def test_page_of_the_samples(at_samples: Watched, chromium: Chromium, known: dict[str, str], where: str) -> None:
    assert at_samples.go(where.format(**known)).status == 200
    assert complaints(at_samples) == []


@pytest.mark.parametrize("where", BOTH)
def test_page_of_nothing(at_nothing: Watched, chromium: Chromium, where: str) -> None:
    assert at_nothing.go(where).status == 200
    assert complaints(at_nothing) == []


@pytest.mark.parametrize(("where", "status"), WRONG)
def test_page_that_tells_what_is_wrong(at_samples: Watched, chromium: Chromium, where: str, status: int) -> None:
    assert at_samples.go(where).status == status
    at_samples.errors.clear()  # the browser notes the status
    assert complaints(at_samples) == []


def test_what_is_wrong_is_seen(at_samples: Watched, chromium: Chromium) -> None:
    at_samples.go("/people")
    at_samples.page.evaluate(
        """() => {
            document.querySelector('main').insertAdjacentHTML('beforeend', '<img><p class="pale">Pale words</p>');
            const pale = document.querySelector('.pale').style;
            [pale.color, pale.background, pale.width] = ['#999', '#aaa', '500px'];
            const script = document.createElement('script');
            script.textContent = 'document.title = "run"';
            document.body.append(script);
        }"""
    )
    told = " ".join(complaints(at_samples))
    assert all(
        word in told for word in ("image-alt", "color-contrast", "dark: ", "360 px: ", "Content Security Policy")
    )
