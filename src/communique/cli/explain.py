"""Why a claim was made: its sentence with the words marked, and its rule's reason."""

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from communique.cli.table import eyes_console
from communique.rules import reason_of
from communique.values.claims import Claim, Engagement, Incident, Position, Receipt, Record

_CONTEXT = 240  # characters of a line shown at most before the first and after the last marked word


def print_explained(records: Iterable[Record], console: Console | None = None) -> None:
    """Each claim of each record: what was coded, the sentence with its receipts marked, the rule and its reason."""
    console = console or eyes_console()
    for record in records:
        console.rule(Text(record.id))
        for claim in (*record.engagements, *record.positions, *record.incidents, *record.people):
            _print_claim(console, record, claim)


def _print_claim(console: Console, record: Record, claim: Claim) -> None:
    console.print(Text(_summary(claim), style="bold"))
    for passage in _passages(record.text, claim):
        console.print(Padding(passage, (0, 0, 0, 2)))
    for field, receipts in claim.receipts.items():
        words = "; ".join(f"“{receipt.quote}”" for receipt in receipts)
        console.print(Padding(Text(f"{field}: {words}", style="dim"), (0, 0, 0, 4)))
    console.print(Padding(Text(f"{claim.rule} ({claim.confidence:.2f}): {reason_of(claim.rule)}\n"), (0, 0, 0, 2)))


def _summary(claim: Claim) -> str:
    if isinstance(claim, Engagement):
        return f"{claim.status} {claim.format} of {' and '.join(claim.parties)}, {claim.date or 'day not told'}"
    if isinstance(claim, Position):
        aim = f" -> {claim.target}" if claim.target else ""
        return f"{' '.join(claim.actors)} {claim.act}{aim}"
    if isinstance(claim, Incident):
        return f"incident: {claim.kind} by {' '.join(claim.actors) or 'unknown'}, {claim.date or 'day not told'}"
    return f"person: {getattr(claim, 'name', '')}"


def _passages(text: str, claim: Claim) -> list[Text]:
    receipts = sorted({receipt for group in claim.receipts.values() for receipt in group})
    by_line: dict[int, list[Receipt]] = {}
    for receipt in receipts:
        by_line.setdefault(text.rfind("\n", 0, receipt.start) + 1, []).append(receipt)
    return [_marked(text, start, group) for start, group in by_line.items()]


def _marked(text: str, line: int, receipts: list[Receipt]) -> Text:
    stop = text.find("\n", line)
    stop = len(text) if stop < 0 else stop
    last = max(receipt.end for receipt in receipts)
    first = max(line, receipts[0].start - _CONTEXT)
    stop = max(min(stop, last + _CONTEXT), last)
    shown = Text(text[first:stop])
    for receipt in receipts:
        shown.stylize("reverse", receipt.start - first, receipt.end - first)
    return shown
