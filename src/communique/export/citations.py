"""Articles as BibTeX, CSL-JSON and RIS: outlet, headline, day, address, when it was read, and the hash of the page."""

import json
import re
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row

from communique.analyse.filters import EventFilter
from communique.export import stream
from communique.export.delimited import without_controls
from communique.export.stream import public_link

_SPACES = re.compile(r"\s+")
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "%$&#_"},
}
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def bibtex(connection: Connection, chosen: EventFilter) -> Iterator[str]:
    """Articles as BibTeX entries of kind `misc`, keys of outlet, year and number."""
    for row in stream.articles(connection, chosen):
        day, link = _day(row), public_link(row.source)
        fields = {
            "title": f"{{{_tex(row.headline)}}}" if row.headline else None, "author": _braced(row.outlet),
            "year": day[:4] if day else None, "month": str(int(day[5:7])) if day and len(day) > 4 else None,
            "date": day, "url": _address(link) if link else None, "urldate": row.added[:10],
            "note": f"page sha256 {row.page}",
        }  # fmt: skip
        told = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
        yield f"@misc{{{_key(row, day)},\n{told}\n}}\n\n"


def csl(connection: Connection, chosen: EventFilter) -> Iterator[str]:
    """Articles as CSL-JSON: one list."""
    yield "["
    for number, row in enumerate(stream.articles(connection, chosen)):
        day, link = _day(row), public_link(row.source)
        item = {
            "id": _key(row, day), "type": "article-newspaper", "title": _plain(row.headline),
            "container-title": _plain(row.outlet), "issued": _parts(day), "accessed": _parts(row.added[:10]), "URL": link,
            "note": f"page sha256 {row.page}",
        }  # fmt: skip
        kept = {name: value for name, value in item.items() if value}
        yield (",\n" if number else "\n") + json.dumps(kept, ensure_ascii=False)
    yield "\n]\n"


def ris(connection: Connection, chosen: EventFilter) -> Iterator[str]:
    """Articles as RIS records of kind NEWS."""
    for row in stream.articles(connection, chosen):
        day, link = _day(row), public_link(row.source)
        told = [
            ("TY", "NEWS"), ("ID", _key(row, day)), ("TI", _plain(row.headline)), ("T2", _plain(row.outlet)),
            ("PY", day[:4] if day else None), ("DA", _slashes(day)), ("UR", link), ("Y2", _slashes(row.added[:10])),
            ("N1", f"page sha256 {row.page}"),
        ]  # fmt: skip
        yield "".join(f"{tag}  - {value}\r\n" for tag, value in told if value) + "ER  - \r\n\r\n"


def _key(row: Row[Any], day: str | None) -> str:
    outlet = "".join(sign for sign in (row.outlet or "article").lower() if sign.isascii() and sign.isalnum())
    return f"{outlet or 'article'}{day[:4] if day else ''}-{row.id}"


def _day(row: Row[Any]) -> str | None:
    """The day, month or year of publication; None for anything less plain."""
    return row.published if row.published and _DAY.fullmatch(row.published) else None


def _parts(day: str | None) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [[int(part) for part in day.split("-")]]} if day else None


def _slashes(day: str | None) -> str | None:
    """A day as RIS has it: four fields between slashes, the last one for other words."""
    return "/".join([*day.split("-"), "", "", ""][:3]) + "/" if day else None


def _plain(value: str | None) -> str:
    return _SPACES.sub(" ", without_controls(value or "")).strip()


def _tex(value: str | None) -> str:
    return "".join(_TEX.get(sign, sign) for sign in _plain(value))


def _braced(value: str | None) -> str | None:
    return f"{{{_tex(value)}}}" if value else None


def _address(link: str) -> str:
    """An address within braces: those of its own are written as percent signs and digits."""
    return link.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
