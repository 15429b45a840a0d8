"""Pages of the article-extraction benchmark as lines with the kinds that their markup and gold bodies allow.

    python -m training.pages CHECKOUT OUT.json

CHECKOUT is a checkout of scrapinghub/article-extraction-benchmark. A line that the gold body holds is B; the title and
the page's first heading are H; captions, bylines, dates and credits are known by their element and class names; lines
far from the article are F; what remains may be of several kinds, told by several letters. Pages in other scripts than
Latin are left out, and so are those that the coded sets hold. OUT stays outside the project: it holds the pages' text.
"""

import argparse
import gzip
import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from communique.clean.cues import Cues, read_cues
from communique.clean.dom import parse_html
from communique.clean.normalise import normalise_line

_BLOCKS = frozenset(
    [
        "address", "article", "aside", "blockquote", "body", "br", "button", "center", "dd", "details", "div", "dl",
        "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
        "hr", "label", "legend", "li", "main", "nav", "ol", "option", "p", "pre", "section", "summary", "table",
        "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
    ]
)  # fmt: skip
_SKIPPED = frozenset(
    [
        "script", "style", "noscript", "head", "template", "svg", "iframe", "object", "textarea", "select",
    ]
)  # fmt: skip
_CLUES = {
    "C": re.compile(r"caption"),
    "credit": re.compile(r"credit|photographer|copyright-?holder|img-source|image-source"),
    "M": re.compile(
        r"byline|author|dateline|timestamp|pub-?date|publish|posted-on|article-date|article__date|meta-date|entry-date|post-date|datetime|entry-meta|"
        r"post-meta|article-meta|article-info|\bdate\b|updated"
    ),
    "H": re.compile(r"headline(?!s)|article-title|entry-title|post-title"),
    "S": re.compile(
        r"sub-?head|subtitle|standfirst|\bdek\b|\bdeck\b|article__summary|subheadline|sub-title|article-desc|synopsis"
    ),
    "K": re.compile(r"breadcrumb|kicker|eyebrow|category|section-name|article-section|rubric|label"),
    "F": re.compile(
        r"share|social|related|promo|newsletter|comment|sidebar|recirc|trending|most-|popular|footer|nav|menu|taboola|outbrain|advert|recommend|"
        r"tags?\b|signup"
    ),
}
_TAGS = {"figcaption": "C", "time": "M", "h1": "H", "nav": "F", "footer": "F", "aside": "F"}
_CODED = (
    "albawaba.com/news/world-comm",
    "cnbc.com/2019/11/20/emirates",
    "nypost.com/2019/11/19/taliban",
    "theparadigm",
    "chron.com",
    "crn.com",
    "news.sky",
    "sportsnet",
)
_WORD = re.compile(r"\w+")


@dataclass
class Shown:
    """One line of a page, its cues, and what the markup says of it."""

    cues: Cues
    hints: set[str]


def shown_lines(root: Any) -> list[Shown]:
    """The lines of a page as a reader's browser would show them, the title first."""
    title = root.find(".//title")
    found = [(title.text or "", {"T"})] if title is not None else []
    pieces: list[str] = []
    owner: list[Any] = [None]

    def flush() -> None:
        found.append(("".join(pieces), hints_of(owner[0])))
        pieces.clear()
        owner[0] = None

    def walk(node: Any) -> None:
        if not isinstance(node.tag, str) or node.tag in _SKIPPED:
            return
        if node.tag in _BLOCKS:
            flush()
        add(node, node.text)
        for child in node:
            walk(child)
            add(node, child.tail)
        if node.tag in _BLOCKS:
            flush()

    def add(node: Any, text: str | None) -> None:
        if text:
            owner[0] = node if owner[0] is None and text.strip() else owner[0]
            pieces.append(text)

    walk(root)
    flush()
    lines = ((normalise_line(" ".join(text.split())), hints) for text, hints in found)
    return [Shown(read_cues(text), hints) for text, hints in lines if text]


def hints_of(node: Any) -> set[str]:
    """What the names of a node and its nearest parents say of its kind."""
    hints: set[str] = set()
    for _ in range(4):
        if node is None or node.tag in ("body", "article", "main"):
            break
        names = " ".join(
            filter(None, (node.get(key) for key in ("class", "id", "itemprop", "rel", "data-testid")))
        ).lower()
        hints |= {kind for kind, clue in _CLUES.items() if clue.search(names)}
        hints |= {_TAGS[node.tag]} if node.tag in _TAGS else set()
        node = node.getparent()
    return hints


def body_labels(lines: Sequence[Shown], gold: str) -> list[str]:
    """B for lines that the gold body holds, ? for those it holds in part, X for the rest."""
    whole = " ".join(_WORD.findall(gold))
    parts = {" ".join(_WORD.findall(line)) for line in gold.splitlines() if line.strip()}
    labels = []
    for line in lines:
        words = _WORD.findall(line.cues.text)
        text = " ".join(words)
        grams = [" ".join(words[i : i + 4]) for i in range(len(words) - 3)] if len(words) >= 8 else []
        share = sum(gram in whole for gram in grams) / len(grams) if grams else 0.0
        held = bool(text) and (text in parts or (len(words) >= 6 and f" {text} " in f" {whole} ") or share > 0.8)
        labels.append("B" if held else "?" if share > 0.3 else "X")
    return labels


def label_page(lines: Sequence[Shown], labels: list[str], titles: set[str]) -> tuple[int, int] | None:
    """Fill in the kinds of the lines that are no body; gives the places of headline and of the body's last line."""
    body = [i for i, label in enumerate(labels) if label == "B" and len(lines[i].cues.text) > 60]
    if not body:
        return None
    first, last = body[0], body[-1]
    heads = [
        i
        for i, line in enumerate(lines[: first + 2])
        if labels[i] != "B"
        and (
            ("H" in line.hints and len(_WORD.findall(line.cues.text)) >= 3)
            or " ".join(_WORD.findall(line.cues.text)).lower() in titles
        )
    ]
    for i, line in enumerate(lines):
        if labels[i] == "B" and not first <= i <= last:
            labels[i] = "X"
        if labels[i] == "X":
            labels[i] = _label(line, i, heads, (first, last))
    return min(first, heads[-1] if heads else first), last


def _label(line: Shown, i: int, heads: Sequence[int], span: tuple[int, int]) -> str:
    cues, hints = line.cues, line.hints
    if i in heads and i != heads[0] and (cues.byline or cues.stamp_only):
        return "M"
    if "T" in hints or i in heads:
        return "H"
    above = heads[0] - i if heads else -1
    if 0 < above <= 6 and ((cues.outlet or cues.section or cues.stamp_only) and not cues.menu):
        return "MF"
    if span[1] < i <= span[1] + 4 and (cues.meta or cues.byline or cues.end) and "F" not in hints:
        return "M"
    if (heads[0] if heads else span[0] - 12) <= i <= span[1] + 3:
        return _near(line, i, span)
    return "MF" if 0 < above <= 3 and ("K" in hints or cues.alone) else "F"


def _near(line: Shown, i: int, span: tuple[int, int]) -> str:
    """The kinds of a line around the article that is neither title nor body."""
    cues, hints, size = line.cues, line.hints, len(line.cues.words)
    rules = (
        ("F", "F" in hints and not hints & {"C", "M"}),
        ("M", ("credit" in hints or cues.credit) and size <= 12),
        ("C", "C" in hints and size >= 4),
        ("H", "S" in hints and i < span[0] and size >= 4),
        ("M", (cues.byline or cues.stamp_only) and i < span[0]),
        ("M", "M" in hints and size <= 14 and bool(cues.stamps or cues.byline or cues.name)),
        ("F", cues.alone or cues.furniture or cues.log_count),
        ("MF", i > span[1]),
    )
    return next((kind for kind, holds in rules if holds), "HMCF")


def dump_page(key: str, gold: dict[str, str], checkout: Path, chance: random.Random) -> dict[str, Any] | None:
    """One page's lines and labels, cut to some lines around its article; None for pages that cannot serve."""
    text = gzip.decompress((checkout / "html" / f"{key}.html.gz").read_bytes()).decode("utf-8", "replace")
    root = parse_html(text)
    if root is None or any(address in gold.get("url", "") for address in _CODED):
        return None
    titles = {" ".join(_WORD.findall(title)).lower() for title in root.xpath('//meta[@property="og:title"]/@content')}
    lines = shown_lines(root)
    labels = body_labels(lines, gold["articleBody"])
    foreign = sum(line.cues.foreign * len(line.cues.text) for line in lines) / max(
        1, sum(len(line.cues.text) for line in lines)
    )
    span = label_page(lines, labels, titles) if foreign < 0.3 else None
    if span is None:
        return None
    low = max(0, span[0] - chance.choice([3, 6, 12, 20, 30]))
    high = span[1] + chance.choice([8, 15, 30, 40])
    kept = [0] if low and chance.random() < 0.4 else []
    kept += range(low, min(high, len(lines)))
    return {"id": key, "lines": [lines[i].cues.text for i in kept], "labels": [labels[i] for i in kept]}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("checkout", type=Path)
    options.add_argument("out", type=Path)
    args = options.parse_args()
    truth = json.loads((args.checkout / "ground-truth.json").read_text(encoding="utf-8"))
    chance = random.Random(1)
    rows = [row for key, gold in sorted(truth.items()) if (row := dump_page(key, gold, args.checkout, chance))]
    args.out.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    print(f"{len(rows)} pages, {sum(len(row['lines']) for row in rows)} lines")


if __name__ == "__main__":
    main()
