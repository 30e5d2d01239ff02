"""Time as an archive tells it: UTC, and never backwards."""

from __future__ import annotations

from datetime import UTC, datetime


def utc_now() -> str:
    """Now, in UTC, ISO 8601 to the millisecond: 2026-01-31T08:15:00.123Z."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def tick(last: str, now: str) -> str:
    """The next reading of a hybrid logical clock (Kulkarni et al. 2014): time, then a counter in hexadecimal.

    `last` is the reading before ("" at first). A clock that was set back leaves the time and raises the
    counter, so that readings of one copy always rise.
    """
    if not last:
        return f"{now}+0000"
    time, count = last.rsplit("+", 1)
    return f"{now}+0000" if now > time else f"{time}+{int(count, 16) + 1:04x}"
