"""A real browser for the tests: Debian's Chromium, driven from a thread of its own, and what it complains of."""

import json
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

T = TypeVar("T")
_AXE = Path(__file__).parent / "browser" / "axe" / "axe.min.js"
_FLAGS = (
    "--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
    "--disable-quic", "--disable-dev-shm-usage",
)  # fmt: skip
_GRAVE = ("serious", "critical")
_WAIT = 20_000  # milliseconds: a busy machine is slow, a broken page slower


def find_chromium() -> str | None:
    """Where Chromium is, None where it is not."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


@dataclass
class Watched:
    """A page, what its console said that should not be, and where else it asked."""

    page: Any
    home: str
    errors: list[str] = field(default_factory=list)
    abroad: list[str] = field(default_factory=list)

    def watch(self) -> "Watched":
        """Listen from now on."""
        self.page.on(
            "console", lambda told: self.errors.append(told.text) if told.type in ("error", "warning") else None
        )
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", lambda asked: self._asked(asked.url))
        return self

    def _asked(self, url: str) -> None:
        if urlsplit(url).hostname not in ("127.0.0.1", None):
            self.abroad.append(url)

    def go(self, where: str) -> Any:
        """Open a page of the room; the answer."""
        return self.page.goto(f"{self.home}{where}")


class Chromium:
    """A browser that lives in one thread: with its loop in the main thread no other test could run one of its own."""

    def __init__(self, path: str) -> None:
        self._thread = ThreadPoolExecutor(1, "chromium")
        self._path = path
        self._stop, self._browser = self.do(self._start)

    def do(self, work: Callable[..., T], *told: Any, **named: Any) -> T:
        """What a piece of work in the browser's thread gives; its error, where it ends in one."""
        return self._thread.submit(work, *told, **named).result()

    def close(self) -> None:
        """End the browser."""
        self.do(self._browser.close)
        self.do(self._stop)
        self._thread.shutdown()

    @contextmanager
    def visit(self, home: str, **looks: Any) -> Iterator[Watched]:
        """A fresh page, without cookies, that is closed afterwards; `looks` as Playwright's contexts take them."""
        context = self.do(self._context, looks)
        try:
            yield self.do(lambda: Watched(context.new_page(), home).watch())
        finally:
            self.do(context.close)

    def _context(self, looks: dict[str, Any]) -> Any:
        context = self._browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **looks})
        context.set_default_timeout(_WAIT)
        return context

    def _start(self) -> tuple[Callable[[], None], Any]:
        from playwright.sync_api import sync_playwright

        playwright = sync_playwright().start()
        return playwright.stop, playwright.chromium.launch(executable_path=self._path, args=list(_FLAGS))


@cache
def _axe() -> str:
    return _AXE.read_text("utf-8")


def findings(page: Any, *rules: str) -> list[str]:
    """What axe finds serious or critical, in words; by some rules, or by all."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(f"() => {{ {_axe()} }}")
    asked = {"resultTypes": ["violations"], **({"runOnly": list(rules)} if rules else {})}
    told = page.evaluate("async asked => JSON.stringify((await axe.run(document, asked)).violations)", asked)
    return [
        f"{one['id']} ({one['impact']}, {len(one['nodes'])}): {one['nodes'][0]['html'][:200]} {one['nodes'][0]['failureSummary']}"
        for one in json.loads(told)
        if one["impact"] in _GRAVE
    ]


def too_wide(page: Any) -> list[str]:
    """What makes a page wider than its window; nothing where it fits."""
    told: list[str] = page.evaluate(
        """() => document.documentElement.scrollWidth <= innerWidth ? [] : ['page', ...[...document.querySelectorAll('body *')]
        .filter(e => e.getBoundingClientRect().right > innerWidth + 1).slice(0, 4).map(e => e.outerHTML.slice(0, 120))]"""
    )
    return told
