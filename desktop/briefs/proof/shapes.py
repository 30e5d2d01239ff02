"""Values from outside, taken only if they have the shape they should."""

from __future__ import annotations

import re
from typing import Any

from desktop.briefs.proof.canonical import NotRead

_HEX = re.compile("(?:[0-9a-f]{2})*")


def entries(value: Any, *keys: str, optional: tuple[str, ...] = ()) -> list[Any]:
    """The values of exactly these keys of an object, in their order; None for an optional one that is absent."""
    if not isinstance(value, dict) or not set(keys) <= set(value) <= {*keys, *optional}:
        raise NotRead("not_shaped")
    return [value.get(key) for key in (*keys, *optional)]


def text(value: Any) -> str:
    """A text."""
    if not isinstance(value, str):
        raise NotRead("not_shaped")
    return value


def number(value: Any, least: int = 0) -> int:
    """A whole number that is at least `least`."""
    if not isinstance(value, int) or isinstance(value, bool) or value < least:
        raise NotRead("not_shaped")
    return value


def truth(value: Any) -> bool:
    """Yes or no."""
    if not isinstance(value, bool):
        raise NotRead("not_shaped")
    return value


def many(value: Any) -> list[Any]:
    """A list."""
    if not isinstance(value, list):
        raise NotRead("not_shaped")
    return value


def octets(value: Any, size: int) -> bytes:
    """As many bytes, written in hexadecimal with small letters."""
    if not isinstance(value, str) or len(value) != 2 * size or not _HEX.fullmatch(value):
        raise NotRead("not_shaped")
    return bytes.fromhex(value)


def one_of(value: Any, *allowed: Any) -> Any:
    """One of these values."""
    if type(value) not in map(type, allowed) or value not in allowed:
        raise NotRead("not_shaped")
    return value
