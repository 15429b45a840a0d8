"""Pictures of the reading room over the sample pages, for the README: docs/pictures/*.png, 1280 px wide, light.

python bench/pictures.py [--out docs/pictures] [--only network ...] [--archive samples.db]: needs Chromium (Debian's) and the dev group.
"""

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

_ROOT = Path(__file__).parents[1]
_WIDE = 1280
# Each page by its address and the height of its picture; {event}, {article} and the like are found by `known`.
PAGES = {
    "today": ("/", 800),
    "chronology": ("/chronology?since=2021-06&until=2022-12", 1000),
    "article": ("/articles/{article}", 920),
    "event": ("/events/{event}", 1000),
    "review": ("/review?kind=position", 900),
    "wording": ("/wording?before={before}&after={after}", 900),
    "network": ("/network", 1000),
    "map": ("/map", 900),
    "brief": ("/brief?one=KR&other=JP", 830),
}
_FLAGS = ("--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
          "--disable-quic")  # fmt: skip


def add_samples(archive: str) -> None:
    """Make an archive of the sample pages."""
    from communique.archive.intake import add_pages
    from communique.archive.linking import link_archive
    from communique.read.pages import read_pages
    from communique.store.archive import open_archive

    engine = open_archive(archive, create=True)
    add_pages(engine, read_pages([str(_ROOT / "samples")]))
    link_archive(engine)


@contextmanager
def room(archive: str) -> Iterator[str]:
    """A reading room over an archive; its address."""
    import uvicorn

    from communique.serve.app import make_app

    server = uvicorn.Server(uvicorn.Config(make_app(archive), port=0, log_level="error", lifespan="off"))
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


def known(page: Any, home: str) -> dict[str, Any]:
    """What the addresses name: the event with most reports, an article of it, two readouts some weeks apart."""

    def ask(where: str) -> Any:
        return page.request.get(f"{home}/api/v1{where}").json()

    events = ask("/timeline?limit=500")["items"]
    event = max(events, key=lambda one: (one["reports"], one["id"]))
    articles = {one["source"].rsplit("/", 1)[-1]: one["id"] for one in ask("/articles?limit=500")["items"]}
    named = {
        "before": "2022-02-12-trilateral-honolulu",
        "after": "2022-06-08-vice-ministers",
        "article": "2022-05-21-biden",
    }
    found = {
        name: next(key for source, key in articles.items() if source.startswith(start)) for name, start in named.items()
    }
    return {"event": event["id"], **found}


def main(arguments: Sequence[str]) -> None:
    """Make the pictures and say how large they are."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=_ROOT / "docs" / "pictures")
    parser.add_argument("--only", nargs="*", choices=PAGES, default=list(PAGES))
    parser.add_argument("--archive", help="one of the sample pages that is there already")
    told = parser.parse_args(arguments)
    chromium = shutil.which("chromium")
    if chromium is None:
        raise SystemExit("Chromium is not installed: apt-get install chromium")
    told.out.mkdir(parents=True, exist_ok=True)
    folder = tempfile.TemporaryDirectory()
    if told.archive is None:
        told.archive = f"{folder.name}/samples.db"
        add_samples(told.archive)
    with folder, room(told.archive) as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(_FLAGS))
        page = browser.new_page(viewport={"width": _WIDE, "height": 900}, color_scheme="light")
        page.set_default_timeout(60_000)
        names = known(page, home)
        for name in told.only:
            where, height = PAGES[name]
            page.set_viewport_size({"width": _WIDE, "height": height})
            page.goto(home + where.format(**names))
            path = told.out / f"{name}.png"
            page.screenshot(path=path)
            print(f"{path.name}: {path.stat().st_size // 1024} kB")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
