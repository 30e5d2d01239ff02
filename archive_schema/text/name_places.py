"""Where in a text names stand: each occurrence, with the words as they are written there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from archive_schema.text.name_finder import Hit

_MOST = 200  # rounds; what is left after that stops an export
_BROKEN = r"(?:[-\u00ad\u2010]?[ \t]*[\r\n]+[ \t]*)?"  # a word may go on in the next line

_INITIALS_BEFORE = re.compile(r"(?:(?<!\w)[^\W\d_]{1,2}\.[ \xa0-]?){1,3} ?$")
_INITIALS_AFTER = re.compile(r",?[ \xa0](?:[^\W\d_]\.[ \xa0]?){0,2}[^\W\d_]\.")
_OF_FATHER = r"\w+(?:вич|вн|чн|ұлы|улы|қызы|кызы|vich|vn|uly|kyzy|qyzy)\w{0,4}"
_FATHER_AFTER = re.compile(rf"[ \xa0]{_OF_FATHER}(?!\w)", re.I)
_FATHER_BEFORE = re.compile(rf"(?<!\w){_OF_FATHER}[ \xa0]$", re.I)


class Names(Protocol):
    """What finds names in a text."""

    def hits(self, text: str) -> list[Hit]:
        """The names in a text."""


def places_in(names: Names, text: str) -> Iterator[tuple[int, int, Hit]]:
    """Where names begin and end; sure ones first, none over another, in no other order."""
    left = text
    for _ in range(_MOST):
        before = left
        for hit in names.hits(left):
            words = hit.words.split()
            found = [*re.finditer(_pattern(words), left)]
            if not found:  # its words do not stand close together here: each is a part of the name
                found = [one for word in words for one in re.finditer(_pattern([word]), left)]
            for one in found:
                if left[one.start():one.end()] == one[0]:
                    yield one.start(), one.end(), hit
                    left = blank(left, one.start(), one.end())
        if left == before:
            return


def _pattern(words: list[str]) -> str:
    said = r"[\W_]{1,8}".join(_BROKEN.join(map(re.escape, word)) for word in words)
    return rf"(?<![^\W\d_]){said}(?![^\W\d_])"


def blank(text: str, start: int, end: int) -> str:
    """The text with a place in it that holds words of nobody, and as long as before: none reaches over it."""
    return text[:start] + ("0 " * (end - start))[:end - start] + text[end:]


def grown(text: str, start: int, end: int, whole: bool) -> tuple[int, int]:
    """A name's place with the initials and the father's name beside it."""
    if not whole:
        if after := _INITIALS_AFTER.match(text, end):
            end = after.end()
        elif before := _INITIALS_BEFORE.search(text[:start]):
            start = before.start()
    if after := _FATHER_AFTER.match(text, end):
        end = after.end()
    elif before := _FATHER_BEFORE.search(text[:start]):
        start = before.start()
    return start, end
