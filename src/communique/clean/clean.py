"""A page becomes an article: lines with their kinds, headline, byline, dateline, dates, frozen text."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace

from communique.clean.cues import Cues, read_cues
from communique.clean.datelines import Dateline, find_dateline
from communique.clean.markup import breaks_off, read_markup
from communique.clean.normalise import page_lines
from communique.clean.outlet import Named, find_outlet
from communique.clean.published import Verdict, weigh_dates
from communique.clean.said import with_metadata
from communique.clean.settle import settle_kinds
from communique.clean.tagger import MOST_LINES, tag_lines
from communique.errors import SkipArticle
from communique.values.article import Article, Line, Page, Told
from communique.values.vocabulary import LineKind

CLEANER = "lines/2"
_SECOND_COPY = 3  # body lines dropped as repeats
_NO_TEXT = "no sentence of an article was found; check that the file holds one"
_NO_TEXT_CUT = "the HTML breaks off before any sentence; fetch the page again"
_TITLED = "the title that the source of the page tells"
_UNDATED = "the page does not tell the day it came out; dates that hang on it stay empty"
_MARK = re.compile(
    r"^\(?(?P<mark>LEAD|URGENT|\d(?:st|nd|rd|th) LD|UPDATE \d+|Update|Corrected|Recast|WRAPUP \d+|BREAKING|"
    r"Breaking)\b\)?[:\s\-–]",
    re.ASCII,
)
_BY = re.compile(r"^(?:by|from|author:|written by|posted by|reported by|story by)\b[:\s]*", re.IGNORECASE)


def clean_page(page: Page, *, published: str | None = None, outlet: str | None = None) -> Article:
    """The article of a page. Raises SkipArticle where it holds nothing readable.

    `published` (ISO date) and `outlet` overrule what the page tells, a first line told as title what looks a headline.
    """
    text = page.content.decode(page.encoding, "replace")
    if page.media == "html":
        return _clean_html(page, text, published, outlet)
    lines = [read_cues(line) for line in page_lines(text)]
    return _stamped(page, _finish(page, lines, tag_lines(lines), (_given(published), _given(outlet))))


def _clean_html(page: Page, text: str, published: str | None, outlet: str | None) -> Article:
    markup = read_markup(text)
    if markup is None:
        raise SkipArticle(page.source, _NO_TEXT_CUT if breaks_off(text) else _NO_TEXT)
    article = _finish(page, markup.lines, markup.kinds, (_given(published), _given(outlet)))
    return _stamped(page, with_metadata(article, markup))


def _stamped(page: Page, article: Article) -> Article:
    """Where a page tells no day, the day on which its feed says that it came out."""
    if article.published is not None or not page.stamp:
        return article
    notes = tuple(note for note in article.notes if note != _UNDATED)
    told = Told(page.stamp[:10], "the page tells no day; its feed does", page.stamp)
    return replace(article, published=told, notes=notes)


def _finish(
    page: Page, lines: Sequence[Cues], told: Sequence[LineKind], given: tuple[Told | None, Told | None]
) -> Article:
    kinds = settle_kinds(lines, told)
    if not any(kind == "B" or (kind in "HC" and line.stop) for line, kind in zip(lines, kinds, strict=True)):
        raise SkipArticle(page.source, _NO_TEXT)
    article = _assemble(page, lines, kinds, given)
    return replace(article, headline=_title(page, article) or article.headline, notes=_notes(article, told))


def _title(page: Page, article: Article) -> Told | None:
    """The first line, where the source tells that it is the title and the headline found is another or none."""
    first = article.lines[0]
    if not page.titled or (article.headline is not None and article.headline.value == first.text):
        return None
    return Told(first.text, _TITLED, first.text) if first.start is None else _span(first, 0, len(first.text), _TITLED)


def _given(value: str | None) -> Told | None:
    return Told(value, "given by the user", value) if value else None


def _notes(article: Article, told: Sequence[LineKind]) -> tuple[str, ...]:
    """What a reader should know of the page beside its values."""
    notes = []
    if sum(line.kind == "F" and kind == "B" for line, kind in zip(article.lines, told, strict=True)) >= _SECOND_COPY:
        notes.append("the page prints parts of its body twice; each is kept once")
    if article.published is None:
        notes.append(_UNDATED)
    if len(article.lines) > MOST_LINES:
        notes.append(f"only the first {MOST_LINES} lines were read")
    return tuple(notes)


def _assemble(
    page: Page, lines: Sequence[Cues], kinds: Sequence[LineKind], given: tuple[Told | None, Told | None]
) -> Article:
    published, outlet = given
    placed, text = freeze_lines(lines, kinds)
    dateline = _body_dateline(lines, kinds)
    day, updated = weigh_dates(lines, kinds, dateline)
    head = next((i for i, kind in enumerate(kinds) if kind == "H"), None)
    return Article(
        id=page.id,
        source=page.source,
        text=text,
        lines=placed,
        cleaner=CLEANER,
        headline=_headline(placed, head),
        outlet=outlet or _outlet(placed, find_outlet(lines, kinds, dateline)),
        byline=_byline(placed, lines),
        dateline=_place(placed, dateline),
        published=published or _told(placed, text, day),
        updated=_told(placed, text, updated),
        mark=_mark(placed, head),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


def freeze_lines(lines: Sequence[Cues], kinds: Sequence[LineKind]) -> tuple[tuple[Line, ...], str]:
    """The lines with their places in the text, and the text: all but furniture, joined by newlines."""
    placed, kept, start = [], [], 0
    for cues, kind in zip(lines, kinds, strict=True):
        placed.append(Line(kind, cues.text, None if kind == "F" else start))
        if kind != "F":
            kept.append(cues.text)
            start += len(cues.text) + 1
    return tuple(placed), "\n".join(kept)


def _body_dateline(lines: Sequence[Cues], kinds: Sequence[LineKind]) -> tuple[int, Dateline] | None:
    body = [i for i, kind in enumerate(kinds) if kind == "B"][:3]
    return next(((i, found) for i in body if (found := find_dateline(lines[i].text))), None)


def _told(placed: Sequence[Line], text: str, verdict: Verdict | None) -> Told | None:
    if verdict is None:
        return None
    line = placed[verdict.line]
    quote = line.text[verdict.start : verdict.end]
    if line.start is None:
        return Told(verdict.value, verdict.basis, quote)
    return Told(verdict.value, verdict.basis, quote, line.start + verdict.start, line.start + verdict.end)


def _span(line: Line, start: int, end: int, basis: str, value: str | None = None) -> Told:
    quote = line.text[start:end]
    at = line.start or 0
    return Told(value or quote, basis, quote, at + start, at + end)


def _headline(placed: Sequence[Line], head: int | None) -> Told | None:
    if head is None:
        return None
    return _span(placed[head], 0, len(placed[head].text), "the line shaped and placed as a headline")


def _mark(placed: Sequence[Line], head: int | None) -> Told | None:
    match = _MARK.match(placed[head].text) if head is not None else None
    if match is None or head is None:
        return None
    return _span(placed[head], match.start("mark"), match.end("mark"), "the mark before the headline")


def _byline(placed: Sequence[Line], lines: Sequence[Cues]) -> Told | None:
    for line, cues in zip(placed, lines, strict=True):
        if line.kind == "M" and cues.byline and (match := _BY.match(line.text)) and match.end() < len(line.text):
            return _span(line, match.end(), len(line.text), "the line that names the writer")
    return None


def _place(placed: Sequence[Line], dateline: tuple[int, Dateline] | None) -> Told | None:
    if dateline is None:
        return None
    return _span(placed[dateline[0]], 0, len(dateline[1].place), "the dateline")


def _outlet(placed: Sequence[Line], named: Named | None) -> Told | None:
    if named is None:
        return None
    line = placed[named.line]
    if line.start is None:
        return Told(named.value, named.basis, line.text[named.start : named.end])
    return _span(line, named.start, named.end, named.basis, named.value)
