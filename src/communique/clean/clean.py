"""A page becomes an article."""

import hashlib

from communique.values.article import Article, Line, Page


def clean_page(page: Page, *, published: str | None = None, outlet: str | None = None) -> Article:
    """The article of a page (a first sketch: first line H, the rest B)."""
    kept, lines, start = [], [], 0
    for raw in page.content.decode(page.encoding, "replace").splitlines():
        if raw.strip():
            kind = "B" if lines else "H"
            lines.append(Line(kind, raw.strip(), start))  # type: ignore[arg-type]
            kept.append(raw.strip())
            start += len(raw.strip()) + 1
    text = "\n".join(kept)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(page.id, page.source, text, tuple(lines), "sketch/0", sha256=digest)
