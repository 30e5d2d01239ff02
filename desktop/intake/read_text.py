"""Plain text in any common encoding."""

from __future__ import annotations

from typing import BinaryIO

from desktop.intake.clean import clean_text
from desktop.intake.draft import Limits
from desktop.intake.encodings import decode
from desktop.intake.wire import Say

_PIECE = 1 << 20


def read(document: BinaryIO, say: Say, limits: Limits) -> None:
    """Say the text, and which encoding it is in."""
    say.fact(media_type="text/plain", tool="muragat plain text", version="1")
    most = 2 * limits.text + 4  # two bytes for each letter of ASCII in UTF-16 is the widest it can be
    data = document.read(most)
    say.step("text")
    text = decode(data, say, cut=len(data) == most)
    say_in_pieces(say, text)
    if not text.strip():
        say.problem("no_text")


def say_in_pieces(say: Say, text: str) -> None:
    """Say a long text in parts, so that what came before a death is kept."""
    text = clean_text(text)  # before it is cut: a line's end is two characters in many files
    for start in range(0, len(text), _PIECE):
        say.text(text[start : start + _PIECE])
