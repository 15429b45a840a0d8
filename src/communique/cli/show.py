"""One article for eyes: its card as a reading library shows it, and each claim with the sentence it came from."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from communique.cli.table import UNKNOWN, eyes_console, short_date
from communique.rules import reason_of

_ROOM = 200  # characters of a line shown at most before the first and after the last marked word
_HEADS = {"engagement": "Engagements", "position": "Positions", "incident": "Incidents", "person": "People"}
_FIRST = ("text", "format", "status", "name", "kind")  # fields whose words tell the claim

Told = Mapping[str, Any]


def print_article(shown: Told, console: Console | None = None) -> None:
    """The article of `show_article`, with `similar` beside it."""
    console = console or eyes_console()
    console.print(Text(shown["headline"] or "no headline", style="bold"))
    for name, value in _card(shown):
        console.print(Text.assemble((f"{name:<11}", "dim"), value))
    _print_summary(console, shown["summary"])
    _print_similar(console, shown.get("similar", ()))
    for kind, head in _HEADS.items():
        claims = [told for told in shown["claims"] if told["kind_of"] == kind]
        if claims:
            console.print(Text(f"\n{head}", style="bold"))
        for told in claims:
            _print_claim(console, shown["text"], told)
    if not shown["claims"]:
        console.print("\nnothing of diplomacy found in this page")


def _card(shown: Told) -> Iterator[tuple[str, str]]:
    log, mark = shown["reading"], shown["mark"]
    yield "outlet", shown["outlet"] or UNKNOWN
    yield "published", (shown["published"] or "undated") + (f" ({mark})" if mark else "")
    yield "words", str(shown["words"])
    yield "read", f"{log['count']} times, last {log['last']}" if log["count"] else "not yet"
    yield "created", shown["created"]
    yield "updated", shown["updated"] + (f" (version {shown['version']})" if shown["version"] > 1 else "")
    yield "source", shown["source"]
    yield "number", str(shown["id"])


def _print_summary(console: Console, summary: Sequence[Told]) -> None:
    if summary:
        console.print(Text("\nSummary", style="bold"))
    for sentence in summary:
        place = (f"  [{sentence['start']}–{sentence['end']}]", "dim")
        console.print(Padding(Text.assemble(sentence["quote"], place), (0, 0, 0, 2)))


def _print_similar(console: Console, similar: Sequence[Told]) -> None:
    if similar:
        console.print(Text("\nSimilar", style="bold"))
    for row in similar:
        head = f"[{row['id']}] {row['headline'] or 'no headline'} ({row['outlet'] or UNKNOWN}, {row['published'] or 'undated'})"
        console.print(Padding(Text.assemble(head, (f"  {'; '.join(row['reasons'])}", "dim")), (0, 0, 0, 2)))


def _print_claim(console: Console, text: str, told: Told) -> None:
    judged = "  judged by a person" if told["reviewed"] else ""
    number = (f"  claim {told['claim']}", "dim")
    console.print(Padding(Text.assemble((_in_words(told), "bold"), number, (judged, "green")), (0, 0, 0, 2)))
    passage = _passage(text, told["receipts"])
    if passage is not None and told["kind_of"] != "person":
        console.print(Padding(passage, (0, 0, 0, 4)))
        why = f"{told['rule']} ({told['confidence']:.2f}): {reason_of(told['rule'])}"
        console.print(Padding(Text(why, style="dim"), (0, 0, 0, 4)))


def _in_words(told: Told) -> str:
    kind = told["kind_of"]
    if kind == "engagement":
        where = f", {told['place']}" if told["place"] else ""
        names = f" ({', '.join(told['participants'])})" if told["participants"] else ""
        what = f"{told['status']} {told['format']}, {told['level']}"
        return f"{short_date(told['date'])}{where}: {what}: {'-'.join(told['parties'])}{names}"
    if kind == "position":
        aim = f" -> {told['target']}" if told["target"] else ""
        return f"{told['speaker'] or '-'.join(told['actors']) or UNKNOWN}: {told['act']}{aim}"
    if kind == "incident":
        return f"{short_date(told['date'])}: {told['kind']} by {'-'.join(told['actors']) or UNKNOWN}"
    return ", ".join(part for part in (told["name"], told["country"], told["post"]) if part)


def _passage(text: str, receipts: Mapping[str, Sequence[Told]]) -> Text | None:
    """The line that tells the claim, its receipts marked."""
    first = next((receipts[field][0] for field in _FIRST if receipts.get(field)), None)
    if first is None:
        return None
    begin, stop = text.rfind("\n", 0, first["start"]) + 1, text.find("\n", first["end"])
    stop = len(text) if stop < 0 else stop
    marks = [r for group in receipts.values() for r in group if begin <= r["start"] and r["end"] <= stop]
    begin = max(begin, min(r["start"] for r in marks) - _ROOM)
    stop = min(stop, max(r["end"] for r in marks) + _ROOM)
    shown = Text(text[begin:stop])
    for mark in marks:
        shown.stylize("reverse", mark["start"] - begin, mark["end"] - begin)
    return shown
