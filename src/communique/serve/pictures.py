"""A drawing as a file of its own: SVG with its colours in it, and PNG made of that."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from starlette.responses import Response

from communique.serve.sheets import named
from communique.serve.views import environment

_STATIC = Path(__file__).parent / "static"
_COLOUR = re.compile(r"--([a-z-]+):\s*([^;]+);")
_USED = re.compile(r"var\(--([a-z-]+)\)")
_ZOOM = 2.0  # pixels of a PNG for one of the drawing


def svg_file(macro: str, title: str, name: str, drawing: Any, *more: Any) -> Response:
    """A drawing as an SVG file."""
    return Response(_svg(macro, title, drawing, *more), media_type="image/svg+xml", headers=named(f"{name}.svg"))


def png_file(macro: str, title: str, name: str, drawing: Any, *more: Any) -> Response:
    """A drawing as a PNG file, with the letters that this machine has."""
    import resvg_py

    made = resvg_py.svg_to_bytes(
        svg_string=_svg(macro, title, drawing, *more), zoom=_ZOOM, sans_serif_family=_letters(), font_family=_letters()
    )
    return Response(bytes(made), media_type="image/png", headers=named(f"{name}.png"))


def _svg(macro: str, title: str, drawing: Any, *more: Any) -> str:
    drawn = getattr(environment().get_template("drawings.html").module, macro)(drawing, *more)
    file = environment().get_template("drawing.svg")
    return file.render(title=title, style=_style(), drawn=drawn, width=drawing.width, height=drawing.height)


@cache
def _style() -> str:
    """The rules of drawings with the light colours put in: other programs know no variables."""
    first = (_STATIC / "style.css").read_text(encoding="utf-8").partition("}")[0]
    colours = dict(_COLOUR.findall(first))
    rules = (_STATIC / "drawing.css").read_text(encoding="utf-8").partition("/* On the page only. */")[0]
    return _USED.sub(lambda found: colours[found[1]].strip(), rules)


@cache
def _letters() -> str:
    """A plain family of letters that is usual on this kind of machine."""
    import sys

    return {"darwin": "Helvetica", "win32": "Arial"}.get(sys.platform, "DejaVu Sans")
