"""Plain text in any common encoding."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from desktop.intake import whatsapp
from desktop.intake.clean import clean_text
from desktop.intake.conversation import TOOL, VERSION, Message, pages
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
    if whatsapp.begins(text):
        say_conversation(say, whatsapp.messages(text))
        if not whatsapp.order_of(text):
            say.problem("day_or_month")
        return
    say_in_pieces(say, text)
    if not text.strip():
        say.problem("no_text")


def say_conversation(say: Say, messages: Iterable[Message], title: str = "") -> None:
    """Say a conversation, and how many messages it has."""
    say.fact(tool=TOOL, version=VERSION)
    say.propose("title", title, "name of the conversation")
    for count, page in enumerate(pages(messages), 1):
        say.step("page", page=count)
        say.page(page)


def say_in_pieces(say: Say, text: str) -> None:
    """Say a long text in parts, so that what came before a death is kept."""
    text = clean_text(text)  # before it is cut: a line's end is two characters in many files
    for start in range(0, len(text), _PIECE):
        say.text(text[start : start + _PIECE])
