"""An HTML page as lines: the text of its blocks in order, each with what the markup says of it."""

import re
from dataclasses import dataclass
from typing import Any

from communique.clean.normalise import normalise_line

_BLOCKS = frozenset(
    [
        "address", "article", "aside", "blockquote", "body", "br", "button", "center", "dd", "details", "dialog",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hr", "label", "legend", "li", "main", "nav", "ol", "option", "p", "pre", "section", "summary",
        "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    ]
)  # fmt: skip
_SKIPPED = frozenset(
    [
        "script", "style", "noscript", "head", "template", "svg", "iframe", "object", "textarea", "select", "math",
        "audio", "video", "canvas",
    ]
)  # fmt: skip
_CAPTION = re.compile(r"caption|wp-caption-text|image-desc|photo-desc")
_CREDIT = re.compile(r"credit|photographer|image-source|img-source|copyright-?holder")
_META = re.compile(
    r"byline|author|dateline|timestamp|pub-?date|publish|posted-on|article-?_*date|meta-date|entry-date|"
    r"post-date|datetime|entry-meta|post-meta|"
    r"article-?_*meta|article-info"
)
_HEAD = re.compile(r"(?<!sub)headline(?!s)|article-?_*title|entry-title|post-title")
_SUBHEAD = re.compile(r"sub-?headline|subtitle|sub-title|standfirst|\bdek\b|\bdeck\b")
_ASIDE = re.compile(
    r"share|social|related|promo|newsletter|comment|sidebar|recirc|trending|most-|popular|footer|\bnav|menu|"
    r"taboola|outbrain|advert|recommend|signup|cookie"
)
_REACH = 4  # how many parents' names tell something of a line
_MOST_LINES = 5_000
_LONGEST_ATTRIBUTE = 5_000


@dataclass(frozen=True, slots=True)
class Block:
    """The text of one block and the kind that its markup speaks for: H, M, C, F or None."""

    text: str
    hint: str | None


def parse_html(text: str) -> Any | None:
    """The page as a tree, None where the parser finds nothing. Nesting beyond 256 levels is cut by the parser."""
    from lxml import etree, html  # heavy

    parser = html.HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.replace("\x00", "").encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None
    _drop_long_attributes(root)
    return root


def _drop_long_attributes(root: Any) -> None:
    """Attributes longer than any name or address say nothing and cost time."""
    for node in root.iter():
        for key, value in node.attrib.items():
            if len(value) > _LONGEST_ATTRIBUTE:
                del node.attrib[key]


def list_blocks(root: Any) -> list[Block]:
    """The blocks of a page in order; scripts, styles and what is never shown left out."""
    found: list[Block] = []
    pieces: list[str] = []
    owner: Any = None
    steps: list[tuple[str, Any, str]] = [("open", root, "")]
    while steps and len(found) < _MOST_LINES:
        what, node, words = steps.pop()
        if what == "text":
            owner = node if owner is None and words.strip() else owner
            pieces.append(words)
            continue
        if what == "open" and (not isinstance(node.tag, str) or node.tag in _SKIPPED):
            continue
        if what == "close" or node.tag in _BLOCKS:
            _flush(found, pieces, owner)
            owner = None
        if what == "open":
            steps.extend(reversed(_inside(node)))
    _flush(found, pieces, owner)
    return found


def _inside(node: Any) -> list[tuple[str, Any, str]]:
    steps: list[tuple[str, Any, str]] = [("text", node, node.text)] if node.text else []
    for child in node:
        steps.append(("open", child, ""))
        if child.tail:
            steps.append(("text", node, child.tail))
    if node.tag in _BLOCKS:
        steps.append(("close", node, ""))
    return steps


def _flush(found: list[Block], pieces: list[str], owner: Any) -> None:
    text = normalise_line(" ".join("".join(pieces).split()))
    pieces.clear()
    if text:
        found.append(Block(text, _hint(owner) if owner is not None else None))


def _hint(node: Any) -> str | None:
    """What the nearest parents say of a line's kind; the nearest that says anything decides."""
    for _ in range(_REACH):
        if node is None or node.tag in ("body", "article", "main", "html"):
            return None
        told = _says(node)
        if told is not None:
            return told
        node = node.getparent()
    return None


def _says(node: Any) -> str | None:
    names = " ".join(filter(None, (node.get("class"), node.get("id"), node.get("itemprop"), node.get("rel"))))[
        :300
    ].lower()
    if node.tag == "figcaption" or _CAPTION.search(names):
        return "M" if _CREDIT.search(names) and "caption" not in names else "C"
    if node.tag == "h1" or (_HEAD.search(names) and node.tag in ("h1", "h2", "div", "span")):
        return "H"
    if _SUBHEAD.search(names):
        return "H"
    if node.tag == "time" or _CREDIT.search(names) or _META.search(names):
        return "M"
    if node.tag in ("nav", "footer", "aside", "button", "form") or _ASIDE.search(names):
        return "F"
    return None
