"""What every way of showing a source can do: tell the passage that is marked, find words, show what was cited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from archive_schema.records import Record
from archive_schema.text.anchors import Anchor

JSON = Any


class Shown(QWidget):
    """One way of showing a source; the reading view has the commands around it."""

    selected = Signal()
    """Another passage is marked, or none."""
    turned = Signal()
    """Another page is shown."""
    counted = Signal(int, int, bool)
    """Which of how many places is shown, and whether all pages were searched."""
    placed = Signal()
    """It was found out where the cited passages stand now: see `anchors`."""
    mark_opened = Signal(str)
    missed = Signal(str, str, str)
    """A passage that was to be shown does not stand here: before, words, after."""
    wants_cite = Signal()
    """Enter was pressed on a marked passage."""

    def __init__(self) -> None:
        super().__init__()
        self.anchors: Mapping[str, Anchor] = {}
        """Where the passage of each citation stands in what is shown, as far as it is known yet."""

    def front(self) -> QWidget:
        """What takes the keyboard."""
        raise NotImplementedError

    def passage(self) -> dict[str, JSON]:
        """The passage marked, as values of a citation; empty when none is."""
        raise NotImplementedError

    def look_for(self, words: str) -> None:
        """Find these words in all of it; `counted` tells how many there are as they are found."""
        raise NotImplementedError

    def turn(self, by: int) -> None:
        """Show the next place that was found, or the one before (-1)."""
        raise NotImplementedError

    def show_passage(self, before: str, words: str, after: str) -> None:
        """Mark a passage by its words and what surrounds them, and show it."""
        raise NotImplementedError

    def show_citations(self, citations: Sequence[Record]) -> None:
        """Draw what was cited of this source."""
        raise NotImplementedError

    def show_citation(self, citation: Record) -> None:
        """Show the passage of one of them."""
        raise NotImplementedError

    def moved_to(self, citation: Record) -> dict[str, JSON]:
        """The values with which a citation whose passage moved tells its new place; empty when it is not known."""
        return {}

    def pages(self) -> tuple[int, int]:
        """The page shown and how many there are; (0, 0) without pages."""
        return 0, 0

    def label(self, number: int) -> str:
        """What is printed on a page as its number."""
        return str(number)

    def go_to(self, number: int) -> None:
        """Show a page."""

    def zoom_by(self, steps: int) -> None:
        """Larger, or smaller."""

    def leave(self) -> None:
        """Nobody looks any more."""
