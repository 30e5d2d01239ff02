"""Words out of foreign files made safe to keep and to show."""

from __future__ import annotations

import re

from archive_schema.text.normalise import clean

LINE_LENGTH = 500
_SOFT_HYPHEN = "\u00ad"


def clean_text(text: str) -> str:
    """Body text without control and direction-changing characters; lines end in one line feed."""
    return clean(text.replace("\f", "\n")).text


def clean_line(text: str, length: int = LINE_LENGTH) -> tuple[str, bool]:
    """One displayed line (a title, a name): nothing hidden, single spaces, at most `length` characters.

    Returns the line and whether anything hidden was taken out.
    """
    cleaned = clean(re.sub(r"\s+", " ", text))
    line = re.sub(" +", " ", cleaned.text.replace(_SOFT_HYPHEN, "")).strip()
    if len(line) > length:
        line = line[: length - 1].rstrip() + "…"
    return line, bool(cleaned.removed)


def first_line(text: str) -> str:
    """The first line that holds a letter or a digit, or ""."""
    return next((line for line in map(str.strip, text.split("\n")) if re.search(r"\w", line)), "")
