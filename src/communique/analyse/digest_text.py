"""A digest as Markdown, as a page of HTML, and as an e-mail file that holds both."""

import html
import re
from collections.abc import Iterator
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid

from communique.analyse.brief_values import plain_date
from communique.analyse.digest import Digest, DigestLine, DigestPart

_MARKED = re.compile(r"([\\`*_\[\]<>#|])")
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:44em;margin:2em auto;padding:0 1em}"
    "h1{font-size:1.4em}h2{font-size:1.1em;margin:1.4em 0 .3em}ul{padding-left:1.2em}"
    "q{color:#444;display:block;margin:.1em 0 .5em}.note{font-weight:600}footer,.rests{color:#444;font-size:.9em}"
    "@media (prefers-color-scheme:dark){body{background:#111;color:#eee}q,footer,.rests{color:#bbb}a{color:#9cf}}"
)


def title_of(told: Digest) -> str:
    """The headline of a digest."""
    return f"Diplomacy on {told.until}" if told.since == told.until else f"Diplomacy, {told.since} to {told.until}"


def rests_on(told: Digest) -> str:
    """What the digest rests on, in one line: a hole in the sources is not a silence."""
    quiet = ", ".join(f"{one.outlet} (since {one.last})" for one in told.silent)
    of = f" of {told.outlets} outlet{'s' if told.outlets > 1 else ''}" if told.outlets else ""
    return f"Rests on {told.articles} article{'' if told.articles == 1 else 's'}{of}." + (
        f" Silent: {quiet}." if quiet else ""
    )


def to_markdown(told: Digest) -> str:
    """The digest in Markdown."""
    return "\n".join(_markdown(told)) + "\n"


def _markdown(told: Digest) -> Iterator[str]:
    yield f"# {title_of(told)}\n\n*{_md(rests_on(told))}*"
    for part in told.parts:
        yield f"\n## {part.title}\n"
        for line in part.lines:
            note = f" **({line.note})**" if line.note else ""
            quote = f" [{line.article}]: “{_md(line.quote)}”" if line.article is not None else ""
            yield f"- {_day(line.day)} {_md(line.text)}{note}{quote}"
        yield from _after(part)
    yield "\n## Articles\n"
    yield from (f"- [{one.id}] {_md(_named(one))}" for one in told.cited)


def _day(edtf: str | None) -> str:
    return plain_date(edtf) if edtf else "no day"


def _after(part: DigestPart) -> Iterator[str]:
    if not part.lines:
        yield part.empty
    elif part.more:
        yield f"- and {part.more} more"


def to_html(told: Digest) -> str:
    """The digest as one page of HTML that needs nothing from elsewhere."""
    head = f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{_h(title_of(told))}</title>'
    return f"{head}<style>{_STYLE}</style></head><body>\n" + "\n".join(_html(told)) + "\n</body></html>\n"


def _html(told: Digest) -> Iterator[str]:
    yield f'<h1>{_h(title_of(told))}</h1>\n<p class="rests">{_h(rests_on(told))}</p>'
    for part in told.parts:
        lines = "".join(_html_line(line) for line in part.lines)
        more = f"<p>and {part.more} more</p>" if part.more else ""
        yield f"<h2>{_h(part.title)}</h2>\n" + (f"<ul>\n{lines}</ul>{more}" if lines else f"<p>{_h(part.empty)}</p>")
    cited = "".join(f'<li id="a{one.id}">[{one.id}] {_h(_named(one))}</li>\n' for one in told.cited)
    yield f"<footer><h2>Articles</h2>\n<ul>\n{cited}</ul></footer>"


def _html_line(line: DigestLine) -> str:
    note = f' <span class="note">({_h(line.note)})</span>' if line.note else ""
    quote = (
        f'<q>{_h(line.quote)} <a href="#a{line.article}">[{line.article}]</a></q>' if line.article is not None else ""
    )
    return f"<li>{_h(_day(line.day))} {_h(line.text)}{note}{quote}</li>\n"


def to_mail(told: Digest, made: datetime) -> bytes:
    """The digest as an e-mail file (RFC 5322), text and HTML; sender and receivers are left to who sends it."""
    mail = EmailMessage()
    mail["Subject"] = title_of(told)
    mail["Date"] = format_datetime(made)
    mail["Message-ID"] = make_msgid(f"{told.since}.{told.until}", "communique.invalid")
    mail.set_content(to_markdown(told))
    mail.add_alternative(to_html(told), subtype="html")
    return mail.as_bytes()


def _named(one: object) -> str:
    parts = (getattr(one, name) for name in ("outlet", "headline", "published", "source"))
    return ", ".join(str(part) for part in parts if part)


def _md(words: str) -> str:
    return _MARKED.sub(r"\\\1", " ".join(words.split()))


def _h(words: str) -> str:
    return html.escape(words)
