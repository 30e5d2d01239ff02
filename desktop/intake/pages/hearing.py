"""Answers of the process that reads, checked: nothing of them is believed. ValueError for what is no answer."""

from __future__ import annotations

import json
import math
import re
from array import array
from typing import Any

from desktop.intake.clean import clean_line
from desktop.intake.pages.values import (
    CODES,
    HTML,
    Block,
    Drawn,
    Entry,
    Letters,
    NotRead,
    Opened,
    ReadPage,
    ReadWord,
    Size,
)

JSON = Any
MOST_LINE = 64_000_000
MOST_BYTES = 80_000_000
_MOST_PAGES = 1_000_000
_MOST_LETTERS = 100_000
_MOST_WORDS = 20_000
_WORD = 500
_LABEL, _TITLE = 20, 300
_FORMS = frozenset(("p", "li", "pre", "quote", "row", *(f"h{n}" for n in range(1, 7))))
# Never seen, and able to make text look like something else; each is one letter, and one blank takes its place.
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
                     "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]")


def head(line: bytes) -> tuple[dict[str, JSON], int]:
    """An answer's line, and how many bytes follow it."""
    try:
        told = json.loads(line)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not isinstance(told, dict):
        raise ValueError("no answer")
    return told, _whole(told.get("bytes"), 0, MOST_BYTES)


def refusal(told: dict[str, JSON]) -> NotRead | None:
    """Why the file or the page was refused, if it was."""
    if (code := told.get("refused")) is None:
        return None
    if code not in CODES:
        raise ValueError("refusal")
    values = told.get("values") or {}
    size = values.get("size", "") if isinstance(values, dict) else ""
    return NotRead(code, size=clean_line(str(size), 20)[0])


def opened(told: dict[str, JSON], form: str) -> Opened:
    """What was opened."""
    if told.get("form") != form:
        raise ValueError("form")
    tier = told.get("tier")
    if not isinstance(tier, str) or not re.fullmatch("[a-z+]{1,60}", tier):
        raise ValueError("tier")
    count = _whole(told.get("count"), 0 if form == HTML else 1, _MOST_PAGES)
    return Opened(form, count, sizes(told, count), tier)


def sizes(told: dict[str, JSON], most: int) -> tuple[Size, ...]:
    """Sizes of pages, in their order."""
    return tuple(_size(one) for one in _list(told.get("sizes"), most))


def _size(told: JSON) -> Size:
    width, height, label = _list(told, 3)
    if not isinstance(label, str):
        raise ValueError("label")
    return Size(_number(width, 0.5, 1e6), _number(height, 0.5, 1e6), clean_line(label, _LABEL)[0])


def drawn(told: dict[str, JSON], payload: bytes, number: int) -> Drawn:
    """A page as pixels."""
    width, height = _whole(told.get("width"), 1, 40_000), _whole(told.get("height"), 1, 40_000)
    if len(payload) != width * height * 4:
        raise ValueError("pixels")
    return Drawn(number, width, height, payload)


def letters(told: dict[str, JSON], payload: bytes, number: int) -> Letters:
    """A page's text and the places of its letters."""
    text = told.get("text")
    if not isinstance(text, str) or len(text) > _MOST_LETTERS or len(payload) != 16 * len(text):
        raise ValueError("letters")
    places = array("f")
    places.frombytes(payload)
    if not all(map(math.isfinite, places)):
        raise ValueError("places")
    return Letters(number, seen(text), places)


def read(told: dict[str, JSON], number: int) -> ReadPage:
    """A page that was read by its picture."""
    version = told.get("version")
    if not isinstance(version, str):
        raise ValueError("version")
    words = tuple(filter(None, map(_word, _list(told.get("words"), _MOST_WORDS))))
    return ReadPage(number, words, float(_number(told.get("angle"), -90, 90)), clean_line(version, 40)[0])


def _word(told: JSON) -> ReadWord | None:
    text, sure, *place, after = _list(told, 7)
    if not isinstance(text, str) or after not in (" ", "\n", "\n\n") or len(place) != 4:
        raise ValueError("word")
    x0, y0, x1, y1 = (_number(one, -1e5, 1e6) for one in place)
    words = clean_line(text, _WORD)[0].replace(" ", "")
    return ReadWord(words, _whole(sure, 0, 100), (x0, y0, x1, y1), after) if words else None


def texts(told: dict[str, JSON], most: int) -> tuple[str, ...]:
    """Texts of pages, in their order."""
    found = _list(told.get("texts"), most)
    if not all(isinstance(one, str) and len(one) <= _MOST_LETTERS for one in found):
        raise ValueError("texts")
    return tuple(map(seen, found))


def outline(told: dict[str, JSON], count: int) -> tuple[Entry, ...]:
    """The table of contents; lines without words are left out."""
    entries = []
    for one in _list(told.get("outline"), 5000):
        level, title, number = _list(one, 3)
        if not isinstance(title, str):
            raise ValueError("title")
        if words := clean_line(title, _TITLE)[0]:
            entries.append(Entry(_whole(level, 0, 50), words, _whole(number, 0, count)))
    return tuple(entries)


def blocks(told: dict[str, JSON]) -> tuple[Block, ...]:
    """Paragraphs of a page from the web."""
    found = []
    for one in _list(told.get("blocks"), 60_000):
        form, runs = _list(one, 2)
        if form not in _FORMS:
            raise ValueError("block")
        found.append(Block(form, tuple(_run(run) for run in _list(runs, 100_000))))
    return tuple(found)


def _run(told: JSON) -> tuple[str, str]:
    kind, words = _list(told, 2)
    if kind not in ("", "b", "i") or not isinstance(words, str):
        raise ValueError("run")
    return kind, seen(words)


def seen(text: str) -> str:
    """A text with a blank for each letter that is not seen; as long as before."""
    return _HIDDEN.sub(" ", text)


def _list(told: JSON, most: int) -> list[JSON]:
    if not isinstance(told, list) or len(told) > most:
        raise ValueError("list")
    return told


def _whole(told: JSON, least: int, most: int) -> int:
    if not isinstance(told, int) or isinstance(told, bool) or not least <= told <= most:
        raise ValueError("number")
    return told


def _number(told: JSON, least: float, most: float) -> float:
    if not isinstance(told, int | float) or not least <= told <= most:
        raise ValueError("number")
    return float(told)
