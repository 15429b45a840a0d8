"""Whether a page is whole: tags closed, ids given once, nothing inline."""

from html.parser import HTMLParser

_VOID = {"meta", "link", "br", "input"}


class Balanced(HTMLParser):
    """Notes tags that are not closed, ids given twice, and what the Content-Security-Policy would refuse."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag not in _VOID:
            self.open.append(tag)
        ours = tag == "script" and (told.get("src") or "").startswith("/static/")
        if (tag in ("script", "style", "iframe") and not ours) or any(
            name == "style" or name.startswith("on") for name in told
        ):
            self.wrong.append(f"inline {tag}")
        key = told.get("id")
        if key in self.ids:
            self.wrong.append(f"id {key} twice")
        if key:
            self.ids.add(key)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Drawings close their own."""

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"/{tag}")


def check_page(text: str) -> None:
    parser = Balanced()
    parser.feed(text)
    assert not parser.wrong and not parser.open
    assert 'href="#main"' in text and text.count("<h1") == 1
