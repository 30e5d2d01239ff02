"""What is done with the marks and the days of a picture: open, list, grow a graph, filter the list."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.briefs.pictures.seen import Spot
from desktop.ui.pictures.choices import RELATIONS
from desktop.ui.pictures.records_window import RecordsWindow

if TYPE_CHECKING:
    from desktop.ui.pictures.picture_window import PictureWindow


class Acting(QObject):
    """Belongs to the window of a picture."""

    def __init__(self, window: PictureWindow) -> None:
        super().__init__(window)
        self._window, self._session = window, window.session
        window.table.opened.connect(self.open)
        window.canvas.activated.connect(self.activate)
        window.canvas.ranged.connect(self._ranged)
        window.canvas.extended.connect(self.extend)
        window.canvas.hidden.connect(self.hide_kind)

    def open(self, record: str) -> None:
        """Open a record in the main window, if it is there still."""
        if record and self._session.reader.find(record):
            self._window.open_record.emit(record)

    def activate(self, spot: Spot) -> None:
        """Open the record of a mark; of several, their list."""
        if self._is_graph and spot.more:
            self._centre(spot)
        elif len(spot.records) == 1:
            self.open(spot.records[0])
        elif spot.records:
            window = RecordsWindow(self._session, spot.words, list(spot.records))
            window.open_record.connect(self._window.open_record)
            window.show()

    # A graph

    @property
    def _is_graph(self) -> bool:
        return self._window.asked.picture == RELATIONS

    def extend_current(self) -> None:
        """Show what the current record of the graph links too, or no longer."""
        if self._window.canvas.spot:
            self.extend(self._window.canvas.spot)

    def extend(self, spot: Spot) -> None:
        """Show what a record of the graph links too, or no longer."""
        if not self._is_graph or not spot.records:
            return
        ref, opened = self._session.reader.ref(spot.records[0]), self._window.options.opened
        (opened.remove if ref in opened else opened.append)(ref)
        self._window.read(keep=True)

    def _centre(self, spot: Spot) -> None:
        """Draw the graph anew around a record that has more neighbours than are shown; of the first, list them."""
        options, record = self._window.options, spot.records[0]
        if record != (options.record or self._window.asked.record):
            options.record, options.opened = record, []
            self._window.read()
        else:
            self._window.as_table.setChecked(True)

    def hide_kind(self, spot: Spot) -> None:
        """Hide all records of the kind of this one, but the first."""
        if self._is_graph and spot.icon and spot is not self._window.canvas.spots[0]:
            self._window.choices.show_kind(spot.icon, False)

    # Days

    def filter_list(self) -> None:
        """Filter the list to the days in sight."""
        if self._window.canvas.days:
            self._window.narrow.emit(range_words(*self._window.canvas.days))

    def _ranged(self, first: date, last: date) -> None:
        self._window.canvas.show_days(first, last)
        self._window.narrow.emit(range_words(first, last))


def range_words(first: date, last: date) -> str:
    """A stretch of days in the language of queries."""
    return f"date:{first.isoformat()}..{last.isoformat()}"
