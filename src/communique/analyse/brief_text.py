"""A brief as Markdown or as a page of HTML; every line with the number of its article and the words it rests on."""

import html
import re
from collections.abc import Iterator

from communique.analyse.brief_values import Brief, Line, Source, named_side

_MARKED = re.compile(r"([\\`*_\[\]<>#|])")
_QUOTE = 160  # characters of a quotation that are printed; the rest is in the article
_STYLE = """
body { font: 11pt/1.4 Georgia, serif; max-width: 48em; margin: 2em auto; padding: 0 1em; }
h1 { font-size: 1.4em; } h2 { font-size: 1.1em; margin: 1em 0 .2em; } ul { margin: 0; padding-left: 1.2em; }
.after { list-style: "→ "; padding-left: 1.4em; }
q { color: #555; font-size: .9em; } footer, .rests { color: #555; font-size: .85em; }
@media print { body { margin: 0; max-width: none; font-size: 9.5pt; } }
"""


def to_markdown(told: Brief) -> str:
    """The brief in Markdown."""
    return "\n".join(_markdown(told)) + "\n"


def _markdown(told: Brief) -> Iterator[str]:
    yield f"# {title_of(told)}"
    yield f"\n*{_md(str(told.coverage))}*"
    for section in told.sections:
        yield f"\n## {section.title}\n"
        for line in section.lines:
            yield f"- {_md(line.text)}{_md_notes(line)}"
            yield from (f"    - {_md(told.text)}{_md_notes(told)}" for told in line.after)
        if not section.lines:
            yield section.empty
    yield "\n## Articles\n"
    yield from (f"- [{source.article}] {_md(named_source(source))}" for source in told.sources)


def _md_notes(line: Line) -> str:
    return "".join(f" [{note.article}]: “{_md(short_quote(note.quote))}”" for note in line.notes)


def _md(words: str) -> str:
    return _MARKED.sub(r"\\\1", words)


def to_html(told: Brief) -> str:
    """The brief as one page of HTML that needs nothing from elsewhere and prints on two pages."""
    head = f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{_h(title_of(told))}</title>'
    return f"{head}<style>{_STYLE}</style></head><body>\n" + "\n".join(_html(told)) + "\n</body></html>\n"


def _html(told: Brief) -> Iterator[str]:
    yield f'<h1>{_h(title_of(told))}</h1>\n<p class="rests">{_h(str(told.coverage))}</p>'
    for section in told.sections:
        lines = "".join(f"<li>{_h(line.text)}{_html_notes(line)}{_html_after(line)}</li>\n" for line in section.lines)
        yield f"<h2>{_h(section.title)}</h2>\n" + (f"<ul>\n{lines}</ul>" if lines else f"<p>{_h(section.empty)}</p>")
    cited = "".join(f'<li id="a{s.article}">[{s.article}] {_h(named_source(s))}</li>\n' for s in told.sources)
    yield f"<footer><h2>Articles</h2>\n<ul>\n{cited}</ul></footer>"


def _html_after(line: Line) -> str:
    told = "".join(f"<li>{_h(after.text)}{_html_notes(after)}</li>" for after in line.after)
    return f'<ul class="after">{told}</ul>' if told else ""


def _html_notes(line: Line) -> str:
    notes = (f' <a href="#a{n.article}">[{n.article}]</a> <q>{_h(short_quote(n.quote))}</q>' for n in line.notes)
    return "".join(notes)


def _h(words: str) -> str:
    return html.escape(words)


def title_of(told: Brief) -> str:
    """The headline of a brief."""
    return f"{named_side(told.sides[0])} – {named_side(told.sides[1])}: brief for {told.day}"


def named_source(source: Source) -> str:
    """An article in one line: outlet, headline, day, address."""
    parts = (source.outlet, source.headline, source.published or "undated", source.source)
    return ", ".join(part for part in parts if part)


def short_quote(quote: str) -> str:
    """A quotation on one line, cut between words where it is long."""
    words = " ".join(quote.split())
    return words if len(words) <= _QUOTE else f"{words[:_QUOTE].rsplit(' ', 1)[0]} …"
