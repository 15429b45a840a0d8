"""Why a rule believes what it says: the one sentence that readers are shown, taken from where the rule is written."""

import importlib
import inspect
import pkgutil
from functools import cache
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
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__ and function.__doc__:
                reasons[name.lstrip("_").replace("_", "-")] = function.__doc__.split("\n")[0].strip()
    for module in _rooms():
        reasons.update(getattr(module, "REASONS", {}))
    return reasons


def _rooms() -> list[ModuleType]:
    packages = (communique.extract, communique.resolve)
    names = [
        f"{package.__name__}.{found.name}" for package in packages for found in pkgutil.iter_modules(package.__path__)
    ]
    return [importlib.import_module(name) for name in sorted(names)]
