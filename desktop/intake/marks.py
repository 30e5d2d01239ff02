"""Marks in a PDF as plain values: what somebody highlighted or wrote beside it, offered and never taken for granted."""

from __future__ import annotations

import json
import math
import time
from dataclasses import dataclass
from typing import Any

from archive_schema.marked import Rectangle
from desktop.intake.clean import clean_line, clean_text
from desktop.intake.draft import STANDARD, Limits
from desktop.intake.reader import InMemory, run_reader
from desktop.intake.words import Problem

KINDS = ("highlight", "underline", "strikeout", "note", "area")


@dataclass(frozen=True)
class Mark:
    """A mark: on a page (from 1, `label` as printed on it), its rectangles as the page is seen, the words it stands on,
    what was written with it, and by whom and when as the file states."""

    kind: str
    page: int
    label: str
    rectangles: tuple[Rectangle, ...]
    words: str
    note: str
    author: str
    day: str


def marks_of(data: bytes, *, limits: Limits = STANDARD, password: str = "") -> tuple[list[Mark], tuple[Problem, ...]]:
    """The marks of a PDF in memory, in the order of its pages, and what went wrong."""
    heard = run_reader("marks", InMemory(data, password), limits, time.monotonic() + limits.seconds, lambda _: None)
    found = []
    for line in "".join(heard.parts).splitlines():
        try:
            found.append(_mark(json.loads(line)))
        except (ValueError, TypeError, KeyError, RecursionError):
            continue
    failed = (Problem("damaged", heard.step),) if heard.why_again else ()
    return found, (*heard.problems, *failed)


def _mark(told: Any) -> Mark:
    """Raises what a wrong word causes."""
    page = told["page"]
    if not isinstance(page, int) or not 1 <= page <= 1_000_000 or told["kind"] not in KINDS:
        raise ValueError("mark")
    rectangles = tuple(Rectangle(page, *map(float, sides)) for sides in told["rectangles"][:100])
    if not all(math.isfinite(side) for one in rectangles for side in (one.x0, one.y0, one.x1, one.y1)):
        raise ValueError("rectangle")
    words, note = (clean_text(str(told[name])).strip() for name in ("words", "note"))
    label, author, day = (clean_line(str(told[name]), 200)[0] for name in ("label", "author", "day"))
    return Mark(told["kind"], page, label, rectangles, words, note, author, day)
