"""The audit: a row for each write, made before it is done and closed with what came of it."""

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from communique.store.access import audit

_LONG = 500  # signs of a text that are kept


@dataclass(frozen=True, slots=True)
class Act:
    """A write as it is about to be done: who, by which door, what, and from where."""

    who: str
    how: str
    what: str
    address: str


@dataclass(frozen=True, slots=True)
class AuditRow:
    """A write as it is listed; `outcome` None: its end was not seen."""

    seq: int
    at: str
    who: str
    how: str
    what: str
    address: str
    outcome: str | None


def begin_audit(connection: Connection, act: Act, at: str, outcome: str | None = None) -> int:
    """Write down what is about to be done (or was, with its outcome); the row's number."""
    row = {"at": at, "who": act.who[:_LONG], "how": act.how, "what": act.what[:_LONG], "address": act.address[:64]}
    made = connection.execute(insert(audit).values(outcome=outcome, **row).returning(audit.c.seq))
    return int(made.scalar_one())


def end_audit(connection: Connection, number: int, outcome: str) -> None:
    """Write down what came of it."""
    connection.execute(update(audit).where(audit.c.seq == number).values(outcome=outcome[:_LONG]))


def audit_rows(connection: Connection, limit: int = 500, who: str | None = None) -> list[AuditRow]:
    """The writes, newest first, of one person where told."""
    chosen = select(audit).order_by(audit.c.seq.desc()).limit(limit)
    if who:
        chosen = chosen.where(audit.c.who == who)
    return [AuditRow(r.seq, r.at, r.who, r.how, r.what, r.address, r.outcome) for r in connection.execute(chosen)]
