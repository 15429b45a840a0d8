"""What a run was made with: version, lexicon, parser, model, options."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from communique.language.parsers import DEFAULT_PARSER, ParserName
from communique.version import __version__

_PACKAGE = Path(__file__).resolve().parents[1]
_PARSERS: dict[ParserName, str] = {"fast": "weights", "accurate": "encoder"}  # folders of the room `language`


def manifest(parser: ParserName = DEFAULT_PARSER, **options: Any) -> dict[str, Any]:
    """The manifest of a run that begins now; `options` are what the user asked for."""
    return {
        "version": __version__,
        "lexicon": lexicon_hash(),
        "parser": {"name": parser, "model": parser_hash(parser)},
        "model": model_hash(),
        "options": options,
    }


@cache
def lexicon_hash() -> str:
    """The hash of all tables of the lexicon."""
    return _hash(sorted((_PACKAGE / "lexicon").glob("*.toml")))


@cache
def model_hash() -> str:
    """The hash of all learned weights that ship with the package."""
    folders = [_PACKAGE / "language" / name for name in _PARSERS.values()]
    learned = [path for path in _PACKAGE.rglob("*") if path.suffix in (".json", ".npz") and path.is_file()]
    inside = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return _hash(sorted({*learned, *inside}))


@cache
def parser_hash(parser: ParserName) -> str:
    """The hash of one parser's weights."""
    return _hash(sorted(path for path in (_PACKAGE / "language" / _PARSERS[parser]).rglob("*") if path.is_file()))


def _hash(paths: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(str(path.relative_to(_PACKAGE)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
