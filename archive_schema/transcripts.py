"""What is said in a recording, typed beside it: a line for each who speaks, with the time at which it begins.

    00:03:12 A. Judge: The court will rise.
    00:03:40 Defence: We object.

A line without a time goes on with the one before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive_schema.pinpoints import Pinpoint

_TIME = r"(\d{1,3}):([0-5]\d)(?::([0-5]\d))?"
_LINE = re.compile(rf"[ \t\[(]*{_TIME}[\])]?[ \t]*(?:[–—-][ \t]*)?(?:([^:\n]{{1,80}}):(?=\s|$))?[ \t]*(.*)")


@dataclass(frozen=True)
class Line:
    """A line that begins at a time: `seconds` from the beginning, where it stands in the text, who speaks ("" where
    nobody is named)."""

    seconds: int
    start: int
    end: int
    speaker: str
    words: str


def read(text: str) -> list[Line]:
    """The timed lines of a transcript, in their order. Two numbers are minutes and seconds, three hours too."""
    found: list[Line] = []
    at = 0
    for line in text.split("\n"):
        if told := _LINE.fullmatch(line):
            first, second, third, speaker, words = told.groups()
            seconds = int(first) * 60 + int(second)
            if third is not None:
                seconds = seconds * 60 + int(third)
            found.append(Line(seconds, at, at + len(line), (speaker or "").strip(), words.strip()))
        elif found:
            last = found[-1]
            found[-1] = Line(last.seconds, last.start, at + len(line), last.speaker, f"{last.words}\n{line}".strip())
        at += len(line) + 1
    return found


def is_transcript(text: str) -> bool:
    """Whether the first line that is not empty begins with a time."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    return bool(_LINE.fullmatch(first))


def backwards(text: str) -> list[Line]:
    """The lines that begin before the line above them: a time was mistyped."""
    lines = read(text)
    return [line for before, line in zip(lines, lines[1:], strict=False) if line.seconds < before.seconds]


def place(text: str, start: int, end: int) -> tuple[Pinpoint | None, str]:
    """The time of a passage, and who speaks in it when it is one: from the beginning of its first line to the beginning
    of the line after its last; its beginning alone where no later line tells an end."""
    lines = read(text)
    touched = [line for line in lines if line.start < max(end, start + 1) and line.end > start]
    if not touched:
        return None, ""
    after = next((line.seconds for line in lines if line.start > touched[-1].start), None)
    first = touched[0].seconds
    label = clock(first) + (f"–{clock(after)}" if after is not None and after > first else "")
    speakers = {line.speaker for line in touched}
    return Pinpoint("time", label), speakers.pop() if len(speakers) == 1 else ""


def clock(seconds: int) -> str:
    """A time as it is printed: 00:03:12."""
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
