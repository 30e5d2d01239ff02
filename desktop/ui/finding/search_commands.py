"""Commands of searching: keep a search, look at addresses and at what no search sees, search a list of names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.search.saved import record_of
from desktop.ui import dialogs
from desktop.ui.finding.address_window import AddressWindow
from desktop.ui.finding.lines_window import LinesWindow
from desktop.ui.finding.names_window import NamesWindow
from desktop.ui.finding.unsearched_window import UnsearchedWindow
from desktop.ui.i18n import tr

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow


class SearchCommands(QObject):
    """Belongs to a main window and its list."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._session, self._list = window, window.session, window.list
        self._list.wants_kept.connect(self.keep)
        self._list.wants_addresses.connect(self.show_addresses)
        self._list.wants_unsearched.connect(self.show_unsearched)

    def keep(self) -> None:
        """Keep what is searched for, with its filters and its order, under a name."""
        search = self._list.kept
        ask = dialogs.AskLine(self._window, tr("Keep this search"),
                              tr("It will stand at the left, and find what is new too."), tr("Name"), tr("&Keep"))
        ask.field.setText(", ".join(self._list.narrowing.words_for(search)))
        if ask.exec():
            record = record_of(search, ask.field.text(), self._session.reader)
            self._session.write("Keep a search", lambda writer: writer.add(record))

    def show_addresses(self) -> None:
        """The addresses that hold what is searched for, a page at a time."""
        self._open(AddressWindow(self._session, self._list.query))

    def show_unsearched(self) -> None:
        """The records that no search sees, or not whole, and why."""
        self._open(UnsearchedWindow(self._session))

    def search_names(self) -> None:
        """Search for each name of a table."""
        window = NamesWindow(self._session, self._list.asked)
        window.wants_unsearched.connect(self.show_unsearched)
        self._open(window)

    def _open(self, window: LinesWindow) -> None:
        window.open_record.connect(self._window.show_record)
        window.show()
