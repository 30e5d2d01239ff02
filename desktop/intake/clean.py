"""Words out of foreign files made safe to keep and to show."""

from __future__ import annotations

import re

# C0 and C1 controls without tab and line feed, and two non-characters that PDF readers let through.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
# Direction overrides, embeddings, isolates and marks, zero-width space and word joiner, tags: none of them
# is seen, and each can make a title look like something else.
_HIDDEN = re.compile(
    "[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_SOFT_HYPHEN = "\u00ad"
LINE_LENGTH = 500


def clean_text(text: str) -> str:
    """Body text without control characters; lines end in one line feed. Nothing visible is changed."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").replace("\x85", "\n")
    return _SURROGATES.sub("\ufffd", _CONTROLS.sub("", text))


def clean_line(text: str, length: int = LINE_LENGTH) -> tuple[str, bool]:
    """One displayed line (a title, a name): no controls, no hidden or direction characters, single spaces.

    Returns the line and whether anything hidden was taken out.
    """
    text = _SURROGATES.sub("\ufffd", text)
    spaced = re.sub(r"[\s\u2028\u2029]+", " ", text)
    bare = _HIDDEN.sub("", _CONTROLS.sub("", spaced))
    line = re.sub(" +", " ", bare.replace(_SOFT_HYPHEN, "")).strip()
    if len(line) > length:
        line = line[: length - 1].rstrip() + "…"
    return line, bare != spaced


def first_line(text: str) -> str:
    """The first line that holds a letter or a digit, or ""."""
    return next((line for line in map(str.strip, text.split("\n")) if re.search(r"\w", line)), "")
