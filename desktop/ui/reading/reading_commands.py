"""The commands of reading with their keys, once for the menu and for the view."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.ui.i18n import tr
from desktop.ui.reading.reading_bar import SCAN, STRIP

if TYPE_CHECKING:
    from desktop.ui.record.record_pane import RecordPane

READ = "F4"


def commands() -> list[tuple[str, str, str]]:
    """What can be done while a source is read: in words, its key, and its name for ReadingView.do."""
    return [
        (tr("&Find in it"), "Ctrl+F", "find"),
        (tr("&Next place"), "F3", "next"),
        (tr("&Previous place"), "Shift+F3", "previous"),
        (tr("&To a page"), "Ctrl+G", "page"),
        (tr("&Caret in the words"), "F7", "caret"),
        (tr("C&ite the passage marked"), "Ctrl+Shift+K", "cite"),
        (tr("Pages &or text"), "F6", "turn"),
        (tr("&Larger"), "Ctrl++", "larger"),
        (tr("&Smaller"), "Ctrl+-", "smaller"),
        (tr("Fit the &width"), "Ctrl+0", "width"),
        (tr("Fit t&he page"), "Ctrl+9", "fit"),
        (tr("&Dim the paper"), "Ctrl+Shift+D", "dim"),
        (tr("Citations &beside it"), "Ctrl+Shift+G", "cited"),
        (tr("Tabl&e of contents"), "Ctrl+Alt+G", "contents"),
        (tr("Thu&mbnails of the pages"), STRIP, "strip"),
        (tr("Words of the scan…"), SCAN, "scan"),
        (tr("Take sources from its notes…"), "Ctrl+Alt+B", "notes"),
        (tr("Articles of a law…"), "Ctrl+Alt+Shift+B", "law"),
    ]


def window_keys() -> list[tuple[str, list[tuple[str, str]]]]:
    """The keys of the windows beside a source, for the page of keys."""
    scan = ((tr("Next &doubtful word"), "F8"), (tr("Doubtful word &before"), "Shift+F8"),
            (tr("The &word is right"), "Ctrl+Enter"), (tr("&Save the correction"), "Ctrl+S"))
    notes = ((tr("&Accept this one"), "Ctrl+Enter"), (tr("Accept a&ll that are left"), "Ctrl+Shift+Enter"))
    return [(words, [(line.replace("&", ""), keys) for line, keys in lines])
            for words, lines in ((tr("Words of the scan"), scan), (tr("Sources from its notes"), notes))]


ALIASES = {"Ctrl+=": "larger", "Ctrl+Shift+=": "larger", "Ctrl+Shift++": "larger", "Esc": "escape"}
"""Keys that a menu does not name."""


class ReadingCommands:
    """Does them in whatever source is being read."""

    def __init__(self, pane: RecordPane) -> None:
        self._pane = pane

    def read(self) -> None:
        """Read the source that is shown, or the passage of the citation that is."""
        if self._pane.reading:
            return
        found = self._pane.session.reader.find(self._pane.record_id) if self._pane.record_id else None
        if found is not None and found.kind in ("source", "citation") and not self._pane.form:
            self._pane.read()

    def doing(self, name: str) -> Callable[[], None]:
        """The command of that name; nothing is done while nothing is read."""
        return lambda: self._pane.reading.do(name) if self._pane.reading else None
