"""The time as the archive writes it."""

from datetime import UTC, datetime


def now() -> str:
    """The present moment in UTC, to the second: 2024-06-28T09:30:00Z."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
