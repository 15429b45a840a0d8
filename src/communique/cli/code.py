"""`communique code`: pages in, records out, one line for each page that cannot be read."""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from rich.console import Console

from communique.language.parsers import DEFAULT_PARSER, ParserName
from communique.values.article import Failure, PassedOver
from communique.values.claims import Record

if TYPE_CHECKING:
    from communique.pipeline import ArticleCoder

OutputFormat = Literal["jsonl", "json", "table"]
_MANY = 20  # from this many records on, progress is worth a line


@dataclass(frozen=True, slots=True)
class CodeRequest:
    """What the user asked of `code`."""

    paths: tuple[str, ...]
    format: OutputFormat = "table"
    published: str | None = None
    outlet: str | None = None
    explain: bool = False
    thorough: bool = False
    screen: bool = False
    parser: ParserName = DEFAULT_PARSER
    coder: "ArticleCoder | None" = None
    text: str | None = None
    source: str | None = None


def run_code(request: CodeRequest) -> int:
    """Code the pages named and print them. Returns the exit status: 0, 1 when every input failed, 2 for wrong usage."""
    if request.published is not None and not _is_day(request.published):
        print(f"--published {request.published}: not a day; write it as 2022-10-12", file=sys.stderr)  # noqa: T201
        return 2
    tally = Tally()
    _show(request, _told(_coded(request), tally))
    tally.close()
    return 1 if tally.failed and not tally.coded else 0


class Tally:
    """Counts what was coded and what failed, and says so on stderr as it goes."""

    def __init__(self) -> None:
        self.coded = 0
        self.failed = 0
        self.passed = 0
        self._console = Console(stderr=True, highlight=False, soft_wrap=True, markup=False)

    def add(self, result: Record | Failure) -> None:
        """Count one result; a failure is printed at once, progress on a terminal now and then."""
        if isinstance(result, PassedOver):
            self.passed += 1
            return
        if isinstance(result, Failure):
            self.failed += 1
            self._console.print(str(result))
            return
        self.coded += 1
        if self.coded % _MANY == 0 and self._console.is_terminal:
            self._console.print(f"{self.coded} coded", end="\r")

    def close(self) -> None:
        """The last line, where there were many pages or some failed."""
        if self.failed or self.passed or self.coded >= _MANY:
            passed = f", {self.passed} passed over" if self.passed else ""
            self._console.print(f"{self.coded} coded, {self.failed} failed{passed}")


def _is_day(text: str) -> bool:
    try:
        return len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _coded(request: CodeRequest) -> Iterator[Record | Failure]:
    from communique.pipeline import Options, code_sources
    from communique.read.tables import Columns

    options = Options(
        published=request.published,
        outlet=request.outlet,
        thorough=request.thorough,
        parser=request.parser,
        screen=request.screen,
        coder=request.coder,
    )
    return code_sources(request.paths, options, Columns(text=request.text, source=request.source))


def _told(results: Iterable[Record | Failure], tally: Tally) -> Iterator[Record]:
    for result in results:
        tally.add(result)
        if isinstance(result, Record):
            yield result


def _show(request: CodeRequest, records: Iterator[Record]) -> None:
    if request.explain:
        from communique.cli.explain import print_explained

        print_explained(records)
    elif request.format == "table":
        from communique.cli.table import print_records

        print_records(records)
    else:
        _print_json(records, lines=request.format == "jsonl")


def _print_json(records: Iterator[Record], *, lines: bool) -> None:
    from communique.values.json import record_to_dict

    if lines:
        for record in records:
            sys.stdout.write(json.dumps(record_to_dict(record), ensure_ascii=False) + "\n")
            sys.stdout.flush()
        return
    sys.stdout.write(json.dumps([record_to_dict(record) for record in records], ensure_ascii=False, indent=1) + "\n")
