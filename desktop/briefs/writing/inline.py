"""A block's text as an editor shows it: words with their stars, and citation marks that are whole.

What is kept is the text as typed. `pieces` parts it without losing a character, `styles` tells how it looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.briefs import marks
from desktop.briefs.marks import Cite, Mark

OBJECT = "\ufffc"
"""The character that stands for a mark in a text that is shown."""
_STARS_AND_MARKS = re.compile(rf"(\*+|{OBJECT})")
_EMPTY_LINE = re.compile(r"(\n[ \t]*\n)")
_NOT_IN_MARK = re.compile(r"[\[\]@;\s]+")
_A_MARK = Mark(())


@dataclass(frozen=True)
class Chip:
    """A citation mark as typed, and what it says."""

    raw: str
    mark: Mark


def pieces(text: str) -> tuple[str | Chip, ...]:
    """The text in words and marks, in order; their raw texts joined are the text itself."""
    found: list[str | Chip] = []
    for at, part in enumerate(marks.in_brackets(text)):
        mark = marks.mark_of(part) if at % 2 and "\n" not in part else None
        if mark:
            found.append(Chip(part, mark))
        elif found and isinstance(last := found[-1], str):
            found[-1] = last + part
        elif part:
            found.append(part)
    return tuple(found)


@dataclass(frozen=True)
class Style:
    """How some characters of a shown text look; `sign` are stars that make a style and are not printed."""

    start: int
    length: int
    bold: bool = False
    italic: bool = False
    sign: bool = False


def styles(shown: str) -> tuple[Style, ...]:
    """What is bold, italic or a sign in a text in which every mark is one OBJECT; an empty line ends a style."""
    found: list[Style] = []
    start = 0
    for at, paragraph in enumerate(_EMPTY_LINE.split(shown)):
        if at % 2 == 0 and "*" in paragraph:
            found += _styles(paragraph.replace("\n", " "), start)
        start += len(paragraph)
    return tuple(found)


def _styles(paragraph: str, start: int) -> Iterable[Style]:
    parts = [part for part in _STARS_AND_MARKS.split(paragraph) if part]
    tokens, opens, closes = marks.pairs([_A_MARK if part == OBJECT else part for part in parts])
    bold = italic = False
    for at, token in enumerate(tokens):
        length = 1 if isinstance(token, Mark) else len(token)
        if at in opens or at in closes:
            bold = at in opens if token == "**" else bold
            italic = at in opens if token == "*" else italic
            yield Style(start, length, sign=True)
        elif bold or italic:
            yield Style(start, length, bold, italic)
        start += length


def mark_text(cites: Iterable[Cite]) -> str:
    """The markup of a mark with these items; "" for none. What would break a mark is left out of the words."""
    items = []
    for cite in cites:
        prefix, locator = (_NOT_IN_MARK.sub(" ", words).strip() for words in (cite.prefix, cite.locator))
        items.append(f"{prefix} @{cite.ref}".lstrip() + (f", {locator}" if locator else ""))
    return f"[{'; '.join(items)}]" if items else ""
