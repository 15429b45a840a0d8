"""Alerts find their way: into their feed always, and to a webhook or a command where the user asked for it."""

import hashlib
import hmac
import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Engine

from communique.export.atom import Entry, Feed
from communique.store.alerts import (
    Alert,
    Fired,
    find_alert,
    keep_fired,
    keep_seen,
    last_fired,
    list_alerts,
    note_fired,
    waiting_fired,
)
from communique.store.engine import reading, writing
from communique.watch.decide import asked_wait, wait_after
from communique.watch.fetch import Fetcher, Manners
from communique.watch.noticing import notice, seen_now

_TRIES = 8
_PAUSE = 60  # seconds until the second try
_LONGEST = 30  # seconds that a command may take
_SHOWN = 300  # characters of a command's complaint


@dataclass(frozen=True, slots=True)
class Courier:
    """What sends alerts: `secret` signs webhooks, `commands` says whether commands may be run here."""

    manners: Manners
    secret: str | None = None
    commands: bool = False


@dataclass(slots=True)
class Delivered:
    """What a round of alerts came to."""

    fired: int = 0
    sent: int = 0
    failed: int = 0
    troubles: tuple[str, ...] = ()


def look(engine: Engine, now: datetime) -> list[Fired]:
    """Let every alert look at what is new since its last look, and keep what it fires for."""
    with reading(engine) as connection:
        alerts, seen = list_alerts(connection), seen_now(connection)
        found = {one.name: notice(connection, one, now) for one in alerts}
    at, new = f"{now:%Y-%m-%dT%H:%M:%SZ}", []
    with writing(engine) as connection:
        for one in alerts:
            state = "waiting" if one.to else "feed"
            firings = [Fired(one.name, each.key, at, each.title, each.data, state) for each in found[one.name]]
            new += note_fired(connection, firings)
            keep_seen(connection, one.name, seen)
    return new


def deliver(engine: Engine, courier: Courier, now: datetime) -> Delivered:
    """Send what waits. What fails waits longer each time, and is given up after eight tries with its reason."""
    with reading(engine) as connection:
        waiting = waiting_fired(connection, f"{now:%Y-%m-%dT%H:%M:%SZ}")
        alerts = {one.name: one for one in list_alerts(connection)}
    done, troubles = Delivered(), []
    with Fetcher(courier.manners) as fetcher:
        for one in waiting:
            after = _send(one, alerts[one.alert], courier, fetcher, now)
            with writing(engine) as connection:
                keep_fired(connection, after)
            done.sent += after.state == "sent"
            done.failed += after.state != "sent"
            if after.reason:
                troubles.append(f"alert {one.alert}: {after.reason}")
    done.troubles = tuple(dict.fromkeys(troubles))
    return done


def _send(one: Fired, alert: Alert, courier: Courier, fetcher: Fetcher, now: datetime) -> Fired:
    body = json.dumps(payload(one), ensure_ascii=False).encode()
    wait = None
    if "webhook" in alert.to:
        answer = fetcher.post(str(alert.to["webhook"]), body, _signature(body, courier.secret, now))
        reason, wait = answer.reason, answer.wait
    else:
        reason = _run(alert.to.get("command") or [], body, courier)
    if reason is None:
        return replace(one, state="sent", tries=one.tries + 1, due=None, reason=None)
    tries = one.tries + 1
    if tries >= _TRIES:
        return replace(one, state="failed", tries=tries, due=None, reason=f"{reason}; given up after {tries} tries")
    pause: timedelta = asked_wait(wait, now) or wait_after(tries, _PAUSE)
    return replace(one, tries=tries, due=f"{now + pause:%Y-%m-%dT%H:%M:%SZ}", reason=reason)


def payload(one: Fired) -> dict[str, object]:
    """What a webhook or a command is given, as JSON: article text in it is data from outside, in `data` only."""
    return {"alert": one.alert, "key": one.key, "at": one.at, "title": one.title, "data": one.data}


def _signature(body: bytes, secret: str | None, now: datetime) -> dict[str, str]:
    """The signature of a webhook: HMAC-SHA256 over time stamp, a point, and the body, so that it cannot be replayed."""
    if not secret:
        return {}
    stamp = str(int(now.timestamp()))
    digest = hmac.new(secret.encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
    return {"X-Communique-Timestamp": stamp, "X-Communique-Signature": f"sha256={digest}"}


def _run(command: Sequence[str], body: bytes, courier: Courier) -> str | None:
    """Run a command with the alert on its standard input, never through a shell. Why it failed, or None."""
    if not courier.commands:
        return "commands are not run here; allow them with --allow-commands"
    try:
        done = subprocess.run(list(command), input=body, capture_output=True, timeout=_LONGEST, check=False)
    except OSError as error:
        return f"{command[0] if command else 'the command'}: {error.strerror}"
    except subprocess.TimeoutExpired:
        return f"{command[0]}: took longer than {_LONGEST} seconds"
    if done.returncode == 0:
        return None
    complaint = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or [""]
    return f"{command[0]}: ended with status {done.returncode} {complaint[0][:_SHOWN]}".rstrip()


def alert_feed(engine: Engine, name: str, own: str | None = None) -> Feed:
    """What an alert fired for, as a feed, newest first. Raises NotInArchive."""
    with reading(engine) as connection:
        alert = find_alert(connection, name)
        fired = last_fired(connection, name)
    entries = tuple(
        Entry(f"urn:communique:alert:{name}:{one.seq}", one.title, one.at, _words(one), _link(one)) for one in fired
    )
    return Feed(f"urn:communique:alert:{name}", f"{alert.name} ({alert.kind})", entries, own)


def _words(one: Fired) -> str:
    quotes = [str(receipt.get("quote")) for receipt in one.data.get("receipts", []) if receipt.get("quote")]
    quotes += [str(claim["words"]) for claim in one.data.get("claims", []) if claim.get("words")]
    quotes += [str(one.data["words"])] if one.data.get("words") else []
    return "\n".join((one.title, *(f"“{quote}”" for quote in quotes)))


def _link(one: Fired) -> str | None:
    source = str(one.data.get("source") or "")
    return source if source.startswith(("http://", "https://")) else None
