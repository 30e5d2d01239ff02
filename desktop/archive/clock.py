"""Time as an archive tells it: UTC, and never backwards."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


def utc_now() -> str:
    """Now, in UTC, ISO 8601 to the millisecond: 2026-01-31T08:15:00.123Z."""
    return _written(datetime.now(UTC))


def tick(last: str, now: str) -> str:
    """The next reading of a hybrid logical clock (Kulkarni et al. 2014): time, then a counter in hexadecimal.

    `last` is the reading before ("" at first). A clock that was set back leaves the time and raises the
    counter, so that readings of one copy always rise.
    """
    if not last:
        return f"{now}+0000"
    time, count = last.rsplit("+", 1)
    if now > time:
        return f"{now}+0000"
    if int(count, 16) < 0xFFFF:
        return f"{time}+{int(count, 16) + 1:04x}"
    return f"{_written(moment(last) + timedelta(milliseconds=1))}+0000"


def moment(reading: str) -> datetime:
    """The time of a reading."""
    return datetime.fromisoformat(reading.rsplit("+", 1)[0])


def _written(time: datetime) -> str:
    return time.isoformat(timespec="milliseconds").replace("+00:00", "Z")
