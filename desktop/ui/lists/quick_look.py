"""A quick look at what is current in a list: the source as it is read, or the page of a record. Space closes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.i18n import tr
from desktop.ui.reading.shown_source import ShownSource
from desktop.ui.record.record_view import RecordView
from desktop.ui.session import Session
from desktop.ui.session_window import SessionWindow

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow

_WIDTH, _HEIGHT = 720, 640


class Glance(ShownSource):
    """A source with nothing around it."""

    def __init__(self, session: Session, source_id: str) -> None:
        super().__init__(session, source_id)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        for widget in (self.notice, self.about):
            rows.addWidget(widget)
        rows.addWidget(self.stack, 1)
        self.begin()


class QuickLook(SessionWindow):
    """Stands before the window until it is closed; up and down in it show the record above or below."""

    def __init__(self, window: MainWindow, record_id: str) -> None:
        super().__init__(window.session, window, Qt.WindowType.Tool)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Quick look"))  # other programs can read it: no words of a record stand in it
        self.resize(round(_WIDTH * theme.scale()), min(round(_HEIGHT * theme.scale()), window.height()))
        self.heading = theme.label("", semibold=True, wrap=True)
        self.page: Glance | RecordView | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(theme.PANE, theme.PANE, theme.PANE, theme.PANE)
        self._rows.setSpacing(theme.GAP)
        self._rows.addWidget(self.heading)
        QApplication.instance().installEventFilter(self)
        self.show_record(record_id)

    def show_record(self, record_id: str) -> None:
        """Show another record."""
        record = self.session.reader.get(record_id)
        self._drop()
        self.heading.setText(f"{record.ref} · {self.session.title_of(record)}")
        self.page = Glance(self.session, record_id) if record.kind == "source" else RecordView(
            self.session, record_id)
        if isinstance(self.page, RecordView):
            self.page.open_record.connect(self._window.show_record)
        self._rows.addWidget(self.page, 1)
        self.setFocus()

    def _drop(self) -> None:
        page, self.page = self.page, None
        if page is not None:
            if isinstance(page, Glance):
                page.leave()
            page.hide()
            page.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space and Escape close, up and down go on, whatever in this window has the keyboard."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or not isinstance(
                watched, QWidget) or watched.window() is not self or isinstance(watched, QLineEdit):
            return False
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Escape):
            self.close()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._window.list.step(-1 if event.key() == Qt.Key.Key_Up else 1)
            if self._window.list.current:
                self.show_record(self._window.list.current)
        else:
            return False
        return True

    def closeEvent(self, event: QCloseEvent) -> None:
        """The process that reads the file ends."""
        QApplication.instance().removeEventFilter(self)
        self._drop()
        super().closeEvent(event)
        self._window.activateWindow()


class LookBySpace(QObject):
    """Space in a list takes a quick look at the record that is current."""

    def __init__(self, window: MainWindow, views: tuple[QAbstractItemView, ...]) -> None:
        super().__init__(window)
        self._window = window
        for view in views:
            view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the class."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space \
                and not event.modifiers() and self._window.list.current:
            self.look()
            return True
        return False

    def look(self) -> None:
        """Show what is current in the list, in a window before this one."""
        if record := self._window.list.current:
            QuickLook(self._window, record).show()
