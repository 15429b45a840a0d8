"""`communique review`: accept, correct, reject, split, merge, undo; each with who and why."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.options import ArchiveOption, FormatOption, LimitOption
from communique.cli.rows import print_rows

if TYPE_CHECKING:
    from sqlalchemy import Engine

review = typer.Typer(help="Judge claims and joins; what you decide survives every later run.", no_args_is_help=True)
Who = Annotated[str, typer.Option("--who", envvar="COMMUNIQUE_REVIEWER", metavar="NAME", help="Who decides.")]
Why = Annotated[str, typer.Option("--why", metavar="REASON", help="Why, in a few words.")]
Link = Annotated[
    bool, typer.Option("--link/--no-link", help="Link the archive again at once; else `communique link` does it.")
]
Claim = Annotated[int, typer.Argument(metavar="CLAIM", help="A claim's number, as `show` prints it.")]
Event = Annotated[str, typer.Argument(metavar="EVENT", help="An event's name, as `timeline` prints it.")]


@contextmanager
def _opened(archive: str) -> Iterator["Engine"]:
    from communique.archive.review import BadReview
    from communique.archive.values import BadValue
    from communique.store.archive import open_archive

    try:
        yield open_archive(archive)
    except (BadReview, BadValue) as bad:
        sys.stderr.write(f"{bad}\n")
        raise typer.Exit(2) from None


def _told(number: int, link: bool) -> None:
    after = "the archive is linked again" if link else "run `communique link` when all is decided"
    sys.stdout.write(f"decision {number} is written; {after}\n")


def _on_claim(verb: str, archive: str, claim: int, word: tuple[str, str, bool]) -> None:
    from communique.archive import review as verbs

    decide: Callable[[Engine, int, verbs.Word], int] = {"accept": verbs.accept, "reject": verbs.reject}[verb]
    with _opened(archive) as engine:
        _told(decide(engine, claim, verbs.Word(*word)), word[2])


@review.command()
def accept(
    claim: Claim,
    who: Who,
    why: Why = "as the article says",
    archive: ArchiveOption = "communique.db",
    link: Link = True,
) -> None:
    """A claim is right as it stands."""
    _on_claim("accept", archive, claim, (who, why, link))


@review.command()
def reject(claim: Claim, who: Who, why: Why, archive: ArchiveOption = "communique.db", link: Link = True) -> None:
    """A claim is not what the article says."""
    _on_claim("reject", archive, claim, (who, why, link))


@review.command()
def correct(
    claim: Claim,
    field: Annotated[str, typer.Argument(metavar="FIELD", help="date, place, parties, act, ….")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="The right value; lists with commas; null for none.")],
    who: Who,
    why: Why,
    archive: ArchiveOption = "communique.db",
    link: Link = True,
) -> None:
    """A field of a claim has another value."""
    from communique.archive.review import Word
    from communique.archive.review import correct as decide

    with _opened(archive) as engine:
        _told(decide(engine, claim, field, value, Word(who, why, link)), link)


@review.command()
def split(
    event: Event,
    claims: Annotated[list[int], typer.Argument(metavar="CLAIM…", help="The claims that are of another event.")],
    who: Who,
    why: Why,
    archive: ArchiveOption = "communique.db",
    link: Link = True,
) -> None:
    """Some claims of an event are of another event."""
    from communique.archive.review import Word
    from communique.archive.review import split as decide

    with _opened(archive) as engine:
        _told(decide(engine, event, claims, Word(who, why, link)), link)


@review.command()
def merge(
    event: Event,
    other: Annotated[str, typer.Argument(metavar="EVENT", help="The event that is the same.")],
    who: Who,
    why: Why,
    archive: ArchiveOption = "communique.db",
    link: Link = True,
) -> None:
    """Two events are one."""
    from communique.archive.review import Word
    from communique.archive.review import merge as decide

    with _opened(archive) as engine:
        _told(decide(engine, event, other, Word(who, why, link)), link)


@review.command()
def person(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name as an article writes it.")],
    other: Annotated[str, typer.Argument(metavar="NAME", help="Another name.")],
    who: Who,
    why: Why,
    different: Annotated[bool, typer.Option("--different", help="They are two people, not one.")] = False,
    archive: ArchiveOption = "communique.db",
    link: Link = True,
) -> None:
    """Two written names are one person, or (--different) two."""
    from communique.archive.review import Word, judge_names

    with _opened(archive) as engine:
        _told(judge_names(engine, name, other, "different" if different else "same", Word(who, why, link)), link)


@review.command()
def undo(
    decision: Annotated[int, typer.Argument(metavar="DECISION", help="Its number, as `review log` prints it.")],
    who: Who,
    why: Why,
    archive: ArchiveOption = "communique.db",
    link: Link = True,
) -> None:
    """Take a decision back. It stays in the record, as taken back."""
    from communique.archive.review import Word
    from communique.archive.review import undo as decide

    with _opened(archive) as engine:
        _told(decide(engine, decision, Word(who, why, link)), link)


@review.command()
def log(archive: ArchiveOption = "communique.db", format: FormatOption = "table", limit: LimitOption = 100) -> None:
    """The decisions of people, newest first."""
    from communique.archive.review import reviews
    from communique.store.engine import reading

    with _opened(archive) as engine, reading(engine) as connection:
        rows = reviews(connection, limit)
    print_rows(rows, format, ("seq", "kind", "verdict", "about", "field", "value", "who", "why", "undone"), "Reviews")
