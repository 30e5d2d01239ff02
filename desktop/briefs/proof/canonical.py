"""JSON with one way of being written: the same values are the same bytes, and other bytes are not taken.

RFC 8785 for what is used here: keys in order, no white space, UTF-8, whole numbers only.
"""

from __future__ import annotations

import json
from typing import Any, NoReturn

MOST_BYTES = 12_000_000
"""What is longer is not read: a thousand notes take about a megabyte."""


class NotRead(ValueError):
    """This is not what it should be; `code` is one of words.py."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def written(value: Any) -> bytes:
    """The one way to write a value of texts, whole numbers, truths, lists and objects."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def read(data: bytes, *, canonical: bool = True) -> Any:
    """The value of these bytes. Raises NotRead: too large, no JSON, a key twice, or written in another way."""
    if len(data) > MOST_BYTES:
        raise NotRead("too_large", size=f"{len(data) / 1_000_000:.0f}")
    try:
        value = json.loads(
            data.decode("utf-8"), object_pairs_hook=_once, parse_float=_no_number, parse_constant=_no_number)
    except NotRead:
        raise
    except (ValueError, RecursionError) as error:
        raise NotRead("not_json") from error
    if canonical and _written_again(value) != data:
        raise NotRead("not_canonical")
    return value


def _written_again(value: Any) -> bytes:
    try:
        return written(value)
    except (ValueError, RecursionError) as error:  # a lone half of a character; lists in lists without end
        raise NotRead("not_json") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) < len(pairs):
        raise NotRead("key_twice")
    return value


def _no_number(text: str) -> NoReturn:
    raise NotRead("not_canonical")
