"""A brief as a DOCX file: paragraphs, headings and lists, written by hand, since that is all it needs."""

import io
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import escape

from communique.analyse.brief_text import named_source, short_quote, title_of
from communique.analyse.brief_values import Brief, Line

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>'
)
_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_DAY = (1980, 1, 1, 0, 0, 0)  # the same brief gives the same bytes


def to_docx(told: Brief) -> bytes:
    """The brief as the bytes of a DOCX file."""
    body = "".join(_paragraphs(told))
    document = f'{_HEAD}<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _RELATIONS),
            ("word/document.xml", document),
        ):
            archive.writestr(zipfile.ZipInfo(name, _DAY), text)
    return packed.getvalue()


def _paragraphs(told: Brief) -> Iterator[str]:
    yield _paragraph(_run(title_of(told), size=30, bold=True))
    yield _paragraph(_run(str(told.coverage), size=16, italic=True))
    for section in told.sections:
        yield _paragraph(_run(section.title, size=24, bold=True))
        for line in section.lines:
            yield _paragraph(_run(f"• {line.text}") + _notes(line))
            for after in line.after:
                yield _paragraph(_run(f"→ {after.text}", size=18) + _notes(after), indent=360)
        if not section.lines:
            yield _paragraph(_run(section.empty))
    yield _paragraph(_run("Articles", size=24, bold=True))
    for source in told.sources:
        yield _paragraph(_run(f"[{source.article}] {named_source(source)}", size=16))


def _notes(line: Line) -> str:
    return "".join(_run(f" [{note.article}] “{short_quote(note.quote)}”", size=16) for note in line.notes)


def _paragraph(runs: str, indent: int = 0) -> str:
    return f'<w:p><w:pPr><w:spacing w:after="60"/><w:ind w:left="{indent}"/></w:pPr>{runs}</w:p>'


def _run(words: str, size: int = 20, *, bold: bool = False, italic: bool = False) -> str:
    marks = f'{"<w:b/>" if bold else ""}{"<w:i/>" if italic else ""}<w:sz w:val="{size}"/>'
    plain = escape("".join(sign for sign in words if sign >= " " or sign == "\t"))
    return f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{plain}</w:t></w:r>'
