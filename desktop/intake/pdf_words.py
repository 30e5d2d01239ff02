"""What both PDF readers say alike."""

from __future__ import annotations

import re
from collections.abc import Mapping

from desktop.intake.wire import Say

_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:([Z+-])(?:(\d\d)'?(\d\d)?)?)?")
# Titles that programs leave behind say nothing about the document.
_EMPTY_TITLE = re.compile(
    r"(?i)untitled|no title|title|document\d*|microsoft word\b.*|без имени.*|\(?anonymous\)?"
    r"|\(?unspecified\)?|.*\.(?:docx?|rtf|odt|indd|qxd|pdf|xlsx?|pptx?)"
)


def propose_metadata(say: Say, found: Mapping[str, str], language: str) -> None:
    """Propose what PDF metadata say; the leavings of programs are passed over."""
    place = "PDF metadata"
    for field in ("title", "authors"):
        value = found.get(field, "").strip("\x00 ")
        if value and not _EMPTY_TITLE.fullmatch(value):
            say.propose(field, value, place)
    for field in ("created", "modified"):
        say.propose(field, iso_date(found.get(field, "")), place)
    say.propose("language", language.strip("\x00 "), place)


def iso_date(printed: str) -> str:
    """A PDF date (ISO 32000-1, 7.9.4: D:YYYYMMDDHHmmSSOHH'mm') as ISO 8601; other words as they are."""
    match = _DATE.fullmatch(printed.strip().rstrip("'"))
    if not match:
        return printed
    year, month, day, hour, minute, second, sign, zone_hour, zone_minute = match.groups()
    words = "-".join(part for part in (year, month, day) if part)
    if hour and minute:
        words += f"T{hour}:{minute}" + (f":{second}" if second else "")
        if sign:
            words += "Z" if sign == "Z" else f"{sign}{zone_hour or '00'}:{zone_minute or '00'}"
    return words


def say_ranges(numbers: list[int], most: int = 30) -> str:
    """Page numbers in a few words: 1–3, 7, 9–12; after `most` ranges, an ellipsis."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    words = [str(a) if a == b else f"{a}–{b}" for a, b in ranges[:most]]
    return ", ".join(words) + (", …" if len(ranges) > most else "")
