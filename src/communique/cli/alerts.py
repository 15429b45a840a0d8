"""`communique alerts`: be told of what is new; `communique saved`: searches that are kept."""

import shlex
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from communique.cli.options import ArchiveOption, FormatOption
from communique.cli.rows import print_rows

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from communique.watch.delivering import Courier

alerts = typer.Typer(
    help="Be told of what is new: a feed for each alert, and a webhook or a command.", no_args_is_help=True
)
Name = Annotated[str, typer.Argument(metavar="NAME", help="An alert's name, as `alerts list` prints it.")]
Secret = Annotated[str | None, typer.Option(envvar="COMMUNIQUE_WEBHOOK_SECRET", help="What webhooks are signed with.")]
Commands = Annotated[bool, typer.Option("--allow-commands", help="Run the commands that alerts name.")]


@alerts.command()
def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Small letters, digits, hyphens.")],
    kind: Annotated[str, typer.Option(help="search, tomorrow, first, phrase or silence.")] = "search",
    query: Annotated[
        str | None, typer.Option(help="search: a question as `search` reads it, or a saved one as @NAME.")
    ] = None,
    party: Annotated[list[str] | None, typer.Option(help="tomorrow, first: sides that take part (repeat it).")] = None,
    level: Annotated[str | None, typer.Option(help="tomorrow, first: this level and above.")] = None,
    months: Annotated[float | None, typer.Option(min=0.0, help="first, phrase: after so many months without.")] = None,
    term: Annotated[str | None, typer.Option(help="phrase: the words.")] = None,
    webhook: Annotated[str | None, typer.Option(metavar="ADDRESS", help="Also post it there, signed.")] = None,
    command: Annotated[str | None, typer.Option(help="Also give it to a command on standard input (no shell).")] = None,
    archive: ArchiveOption = "communique.db",
) -> None:
    """Be told from now on. What the archive holds already does not fire."""
    from communique.errors import AbortRun
    from communique.store.alerts import Alert, add_alert
    from communique.store.archive import open_archive
    from communique.store.clock import now
    from communique.store.engine import writing
    from communique.watch.links import plain_link
    from communique.watch.noticing import check_asked, seen_now

    told = {
        "query": query,
        "parties": [side.upper() for side in party or []],
        "level": level,
        "months": months,
        "term": term,
    }
    asked: dict[str, Any] = {key: value for key, value in told.items() if value}
    check_asked(kind, asked)
    if webhook and command:
        raise AbortRun("name a webhook or a command, not both; a second alert serves the other")
    if webhook and plain_link(webhook) is None:
        raise AbortRun(f"{webhook}: not an address of http or https; a webhook is one")
    to: dict[str, Any] = {"webhook": webhook} if webhook else {"command": shlex.split(command)} if command else {}
    with writing(open_archive(archive)) as connection:
        _check_query(connection, asked)
        add_alert(connection, Alert(name, kind, asked, to, now(), seen_now(connection)))
    sys.stdout.write(
        f"{name}: told from now on; `communique alerts run` looks, `communique alerts feed {name}` prints its feed\n"
    )


def _check_query(connection: Any, asked: dict[str, Any]) -> None:
    """A saved search (@name) is put in its place; a question that cannot be read is told now, not at night."""
    from communique.analyse.articles import BadQuery, parse_query
    from communique.archive.searches import saved_search
    from communique.errors import AbortRun

    query = asked.get("query")
    if query is None:
        return
    if query.startswith("@"):
        asked["query"] = saved_search(connection, query[1:]).asked
    try:
        parse_query(asked["query"])
    except BadQuery as bad:
        raise AbortRun(str(bad)) from None


@alerts.command(name="list")
def list_(archive: ArchiveOption = "communique.db", format: FormatOption = "table") -> None:
    """The alerts there are."""
    from communique.store.alerts import list_alerts
    from communique.store.archive import open_archive
    from communique.store.engine import reading

    with reading(open_archive(archive)) as connection:
        rows = list_alerts(connection)
    print_rows(rows, format, ("name", "kind", "asked", "to"), "Alerts")


@alerts.command()
def remove(name: Name, archive: ArchiveOption = "communique.db") -> None:
    """Be told no longer; the alert's feed ends."""
    from communique.store.alerts import remove_alert
    from communique.store.archive import open_archive
    from communique.store.engine import writing

    with writing(open_archive(archive)) as connection:
        remove_alert(connection, name)
    sys.stdout.write(f"{name}: removed\n")


@alerts.command()
def run(
    archive: ArchiveOption = "communique.db",
    secret: Secret = None,
    allow_commands: Commands = False,
    allow_host: Annotated[
        list[str] | None, typer.Option(envvar="COMMUNIQUE_ALLOW_HOSTS", help="A private host that webhooks may reach.")
    ] = None,
    contact: Annotated[
        str, typer.Option(envvar="COMMUNIQUE_CONTACT", help="Who sends, told to webhooks.")
    ] = "no contact given",
) -> None:
    """Let every alert look, and send what waits. `watch run` does it after each round."""
    from communique.store.alerts import list_alerts
    from communique.store.archive import open_archive
    from communique.store.engine import reading
    from communique.watch.delivering import Courier
    from communique.watch.fetch import Manners

    courier = Courier(
        Manners(contact, allowed=frozenset(host.lower() for host in allow_host or ())), secret, allow_commands
    )
    engine = open_archive(archive)
    with reading(engine) as connection:
        told = list_alerts(connection)
    if not told:
        sys.stdout.write("no alert looks; `communique alerts add` makes one\n")
    failed = tell_alerts(engine, courier)
    raise typer.Exit(1 if failed else 0)


def tell_alerts(engine: "Engine", courier: "Courier") -> int:
    """Look and send, and print what came of it. How many could not be sent."""
    from communique.watch.delivering import deliver, look
    from communique.watch.lanes import utc_now

    fired = look(engine, utc_now())
    for one in fired:
        sys.stdout.write(f"{one.alert}: {' '.join(one.title.split())}\n")
    done = deliver(engine, courier, utc_now())
    for trouble in done.troubles:
        sys.stderr.write(f"{trouble}\n")
    if fired or done.sent or done.failed:
        sys.stdout.write(f"{len(fired)} fired, {done.sent} sent, {done.failed} not sent\n")
    return done.failed


@alerts.command()
def feed(name: Name, archive: ArchiveOption = "communique.db") -> None:
    """Print an alert's Atom feed."""
    from communique.export.atom import write_atom
    from communique.store.archive import open_archive
    from communique.watch.delivering import alert_feed

    sys.stdout.write(write_atom(alert_feed(open_archive(archive), name)).decode() + "\n")


@alerts.command()
def fired(name: Name, archive: ArchiveOption = "communique.db", format: FormatOption = "table") -> None:
    """What an alert fired for, and whether it reached its place."""
    from communique.store.alerts import find_alert, last_fired
    from communique.store.archive import open_archive
    from communique.store.engine import reading

    with reading(open_archive(archive)) as connection:
        find_alert(connection, name)
        rows = last_fired(connection, name)
    print_rows(rows, format, ("at", "title", "state", "tries", "reason"), f"Alert {name}")


saved = typer.Typer(
    help="Searches that are kept by name: followed as feeds, and used by alerts as @NAME.", no_args_is_help=True
)


@saved.command(name="add")
def save(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What you call it.")],
    query: Annotated[str, typer.Argument(metavar="QUERY", help="A question as `search` reads it.")],
    who: Annotated[str, typer.Option(envvar="COMMUNIQUE_REVIEWER", metavar="NAME", help="Who keeps it.")],
    archive: ArchiveOption = "communique.db",
) -> None:
    """Keep a search, in place of one of the same name."""
    from communique.analyse.articles import BadQuery
    from communique.archive.searches import BadSearch, save_search
    from communique.errors import AbortRun
    from communique.store.archive import open_archive

    try:
        key = save_search(open_archive(archive), name, query, who)
    except (BadQuery, BadSearch) as bad:
        raise AbortRun(str(bad)) from None
    sys.stdout.write(f"{key}: saved; alerts name it @{key}\n")


@saved.command(name="list")
def list_saved(archive: ArchiveOption = "communique.db", format: FormatOption = "table") -> None:
    """The searches that are kept."""
    from communique.archive.searches import saved_searches
    from communique.store.archive import open_archive
    from communique.store.engine import reading

    with reading(open_archive(archive)) as connection:
        rows = saved_searches(connection)
    print_rows(rows, format, ("key", "name", "asked", "who", "at"), "Saved searches")


@saved.command(name="remove")
def remove_saved(
    key: Annotated[str, typer.Argument(metavar="KEY", help="As `saved list` prints it.")],
    who: Annotated[str, typer.Option(envvar="COMMUNIQUE_REVIEWER", metavar="NAME", help="Who forgets it.")],
    archive: ArchiveOption = "communique.db",
) -> None:
    """Forget a search."""
    from communique.archive.searches import drop_search
    from communique.store.archive import open_archive

    drop_search(open_archive(archive), key, who)
    sys.stdout.write(f"{key}: removed\n")
