"""One event for eyes: what is known of it, each report with its sentence, where they differ, what was said there."""

from collections.abc import Mapping

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from communique.analyse.brief_values import Note
from communique.analyse.happened import EventPage, Happened, Report
from communique.cli.table import UNKNOWN, eyes_console, short_date


def print_event(told: EventPage, sentences: Mapping[int, Note], console: Console | None = None) -> None:
    """The page of `analyse.happened.show_event`; `sentences` are those of its reports, by claim."""
    console = console or eyes_console()
    event = told.event
    console.print(Text(_head(event), style="bold"))
    for name, value in _card(told):
        console.print(Text.assemble((f"{name:<11}", "dim"), value or UNKNOWN))
    console.print(Text("\nReports" if told.reports else "\nno article tells of it: it is on a list", style="bold"))
    for report in told.reports:
        _print_report(console, report, told, sentences)
    if told.positions:
        console.print(Text("\nSaid there", style="bold"))
    for said in told.positions:
        aim = f" -> {said.data['target']}" if said.data["target"] else ""
        head = f"{'-'.join(said.data['actors']) or UNKNOWN}: {said.data['act']}{aim}  "
        line = Text.assemble((head, "bold"), said.data["text"], (f"  [{said.article}]", "dim"))
        console.print(Padding(line, (0, 0, 0, 2)))
    if told.answers:
        console.print(Text("\nAnswers", style="bold"))
    for one in told.answers:
        console.print(Padding(Text(f"{_head(one)}  {one.id}"), (0, 0, 0, 2)))


def _head(event: Happened) -> str:
    sides = "-".join(event.parties)
    if event.kind == "incident":
        return f"{short_date(event.date)}: {event.code}{f' by {sides}' if sides else ''}"
    return f"{short_date(event.date)}: {event.status} {event.code} of {sides}"


def _card(told: EventPage) -> list[tuple[str, str]]:
    event = told.event
    names = ", ".join(name for _, name in told.people) or ", ".join(event.participants)
    engaged = [("level", event.level or ""), ("place", event.place or ""), ("people", names)]
    known = [*(engaged if event.kind == "engagement" else [("words", event.words or "")])]
    return [*known, ("topics", ", ".join(event.topics)), ("reports", str(event.reports)), ("event", event.id)]


def _print_report(console: Console, report: Report, told: EventPage, sentences: Mapping[int, Note]) -> None:
    page = report.article
    title = page.headline or (f"“{page.opening}”" if page.opening else "no headline")
    head = f"[{page.id}] {title} ({page.outlet or UNKNOWN}, {page.published or 'undated'})"
    number = (f"  claim {report.claim.seq}", "dim")
    console.print(Padding(Text.assemble((head, "bold"), number), (0, 0, 0, 2)))
    if report.claim.seq in sentences:
        console.print(Padding(Text(sentences[report.claim.seq].quote), (0, 0, 0, 4)))
    for name in told.differ:
        value = report.claim.data.get(name)
        shown = " ".join(value) if isinstance(value, list | tuple) else value
        console.print(Padding(Text(f"{name}: {shown or 'not told'}", style="yellow"), (0, 0, 0, 4)))
