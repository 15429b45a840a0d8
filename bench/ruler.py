"""Code the shared benchmark sets and hold them against their gold codings with the set's own score.py."""

import importlib.util
import json
import shutil
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

from communique.pipeline import Options, code_sources
from communique.values.article import Failure
from communique.values.claims import Record
from communique.values.json import record_to_dict

SETS = ("seeds", "written", "readouts", "pages", "releases", "blind")
OURS = {"fresh": Path(__file__).with_name("fresh")}  # articles of our own that nothing learned from


def shared_folder(checkout: Path) -> Path | None:
    """The folder ../shared beside the checkout, or None where there is none."""
    folder = checkout.resolve().parent / "shared"
    return folder if (folder / "bench" / "score.py").is_file() else None


def load_ruler(shared: Path) -> ModuleType:
    """The module score.py of the shared benchmark."""
    spec = importlib.util.spec_from_file_location("ruler_score", shared / "bench" / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(shared / "bench" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def code_set(folder: Path, options: Options) -> tuple[dict[str, dict[str, Any]], list[Failure]]:
    """The records of a set's text files by id, as plain data, and what failed."""
    records: dict[str, dict[str, Any]] = {}
    failures: list[Failure] = []
    for result in code_sources([str(path) for path in sorted(folder.glob("*.txt"))], options):
        if isinstance(result, Record):
            records[result.id] = json.loads(json.dumps(record_to_dict(result)))
        else:
            failures.append(result)
    return records, failures


def score_set(shared: Path, name: str, options: Options) -> dict[str, Any]:
    """score.py's result for one set, with `failures` (a list of lines) added."""
    folder = OURS.get(name, shared / "bench" / name)
    records, failures = code_set(folder, options)
    result: dict[str, Any] = load_ruler(shared).score(folder, records)[0]
    result["failures"] = [str(failure) for failure in failures]
    return result


def kept_codings(shared: Path, name: str, keep: Path | None) -> dict[str, dict[str, Any]]:
    """The records of a set, taken from the folder `keep` where an earlier run left them, else coded now and left there.

    Meant for scripts that look at one run from several sides; an empty folder makes them code anew.
    """
    kept = keep / f"{name}.json" if keep else None
    if kept is not None and kept.is_file():
        return dict(json.loads(kept.read_text(encoding="utf-8")))
    records, _ = code_set(shared / "bench" / name, Options())
    if kept is not None:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(records), encoding="utf-8")
    return records


def score_articles(shared: Path, name: str, records: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """score.py's result for every article of a set by itself."""
    ruler, results = load_ruler(shared), {}
    for path in sorted((shared / "bench" / name).glob("*.json")):
        with tempfile.TemporaryDirectory() as alone:
            shutil.copy(path, alone)
            shutil.copy(path.with_suffix(".txt"), alone)
            results[path.stem] = ruler.score(alone, records)[0]
    return results
