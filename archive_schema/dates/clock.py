"""The time of day in typed words: "from 9 a.m. to about 2 p.m.", "09:00–14:00 (Asia/Almaty)"."""

import re

from archive_schema.dates.groups import NotRead
from archive_schema.messages import Message

_HOUR = r"(~?)(\d{1,2})(?::(\d{2})(?::(\d{2}))?\s*([ap]\.?m\b\.?)?|\s*([ap]\.?m\b\.?))"
_ABOUT = r"(?:(?:approximately|about|around|около|примерно|шамамен)\s+)"
_CLOCK = re.compile(
    rf"(?:(?:\b(?:at|from|в|с|сағат)\s+)|,\s*|\s|^|(?<=\d)t)({_ABOUT}?){_HOUR}"
    rf"(?:\s*(?:–|-|\bto\b|\buntil\b|\bдо\b)\s*({_ABOUT}?){_HOUR})?"
)
_ZONE = re.compile(r"\s*\(?\b(utc(?:[+-]\d{1,2}(?::\d{2})?)?|[a-z]+/[a-z_]+)\)?$|(?<=\d)(z|[+-]\d{2}:\d{2})$")


def take_clock(folded: str, found: dict[str, str]) -> str:
    """Put the times and zone of folded words into `found`; returns the words without them.

    Raises `NotRead` for a time of day there is not.
    """
    zone = _ZONE.search(folded)
    clock = _CLOCK.search(folded)
    if clock is None:
        return folded
    if zone is not None:
        found["zone"] = _zone_name(zone[1] or zone[2])
        folded = folded[: zone.start()]
    parts = clock.groups()
    found["time_from"] = _time(parts[:7])
    if parts[8 + 1] is not None:
        found["time_to"] = _time(parts[7:])
    return (folded[: clock.start()] + " " + folded[clock.end():]).strip(" ,")


def _zone_name(zone: str) -> str:
    if "/" in zone:
        return "/".join("_".join(word.capitalize() for word in part.split("_")) for part in zone.split("/"))
    return "UTC" if zone == "z" else zone.upper()


def _time(parts: tuple[str | None, ...]) -> str:
    about, tilde, hour, minute, second, noon, bare = parts
    half = (noon or bare or "")[:1]
    number = int(hour or 0)
    if half and not 1 <= number <= 12 or number > 24 or int(minute or 0) > 59 or int(second or 0) > 59:
        raise NotRead(Message("There is no such time of day"))
    number = number % 12 + (12 if half == "p" else 0) if half else number
    return ("~" if about or tilde else "") + f"{number:02d}:{minute or '00'}" + (f":{second}" if second else "")
