"""Conversations exported by Telegram Desktop as JSON: one, or all those of an account."""

from __future__ import annotations

import json
from typing import Any, BinaryIO

from desktop.intake import read_text, telegram
from desktop.intake.draft import Limits
from desktop.intake.read_text import say_conversation
from desktop.intake.wire import Say

HOLDER = "telegram_members"
ERRORS: tuple[type[Exception], ...] = ()


def read(document: BinaryIO, say: Say, limits: Limits) -> None:
    """Say one conversation message by message, or list those of an account; any other JSON is read as text."""
    found = _conversations(document)
    if not found:
        document.seek(0)
        read_text.read(document, say, limits)
    elif len(found) == 1:
        say.fact(media_type="application/json")
        say_conversation(say, telegram.messages(found[0]), telegram.name_of(found[0]))
    else:
        say.fact(media_type="application/json", tool="muragat telegram", version="1")
        for place, one in enumerate(found, 1):
            say.content(place, telegram.name_of(one), "application/json", count=str(len(one["messages"])))
        say.within(HOLDER, len(found))


def hand_on(document: BinaryIO, say: Say, limits: Limits) -> None:
    """Hand on each conversation as a file of its own."""
    found = _conversations(document)
    for place, one in enumerate(found if len(found) > 1 else [], 1):
        if limits.wants(place):
            data = json.dumps(one, ensure_ascii=False).encode("utf-8", "replace")
            say.member(place, f"{telegram.name_of(one)}.json", data)


def _conversations(document: BinaryIO) -> list[dict[str, Any]]:
    try:
        return telegram.conversations(json.loads(document.read()))
    except (ValueError, RecursionError):
        return []
