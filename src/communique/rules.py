"""Why a rule believes what it says: the one sentence that readers are shown, taken from where the rule is written."""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib.machinery import ExtensionFileLoader
from pathlib import Path
from types import ModuleType

import communique.extract
import communique.resolve


def reason_of(rule: str) -> str:
    """The reason of a rule named "name/version": the docstring of its function, or its line in a module's REASONS.

    An unknown name gives an empty string.
    """
    return _reasons().get(rule.partition("/")[0], "")


@cache
def _reasons() -> dict[str, str]:
    reasons: dict[str, str] = {}
    for module in _rooms():
        for name, told in _told_in(module):
            reasons[name.lstrip("_").replace("_", "-")] = told.split("\n")[0].strip()
    for module in _rooms():
        reasons.update(getattr(module, "REASONS", {}))
    return reasons


def _told_in(module: ModuleType) -> Iterator[tuple[str, str]]:
    """The functions of a module with their docstrings. Compiled ones have none: they stand in the source alone."""
    if isinstance(module.__loader__, ExtensionFileLoader):
        package, _, name = module.__name__.rpartition(".")
        source = Path(importlib.import_module(package).__path__[0]) / f"{name}.py"
        for part in ast.parse(source.read_bytes()).body:
            if isinstance(part, ast.FunctionDef) and not part.decorator_list and (told := ast.get_docstring(part)):
                yield part.name, told
        return
    for name, function in inspect.getmembers(module, inspect.isfunction):
        if function.__module__ == module.__name__ and function.__doc__:
            yield name, function.__doc__


def _rooms() -> list[ModuleType]:
    packages = (communique.extract, communique.resolve)
    names = [
        f"{package.__name__}.{found.name}" for package in packages for found in pkgutil.iter_modules(package.__path__)
    ]
    return [importlib.import_module(name) for name in sorted(names)]
