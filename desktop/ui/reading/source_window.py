"""What the windows beside a source share: what is told, the parts that are worked on, buttons, keys, the closing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFormLayout, QSplitter, QVBoxLayout, QWidget

from desktop.ui import dialogs, theme
from desktop.ui.flow import Flow
from desktop.ui.i18n import said, tr
from desktop.ui.notice import Notice
from desktop.ui.session import Session
from desktop.ui.session_window import SessionWindow

_HEIGHT = 700


class SourceWindow(SessionWindow):
    """A window of its own, with its keys."""

    open_record = Signal(str)
    """A record is to be shown in the main window."""

    def __init__(self, session: Session, title: str, width: int) -> None:
        super().__init__(session)
        self.setWindowTitle(title)
        self.resize(round(width * min(theme.scale(), 1.2)), _HEIGHT)
        self.notice = Notice()

    def _lay_out(self, head: Iterable[QWidget | QFormLayout], parts: Iterable[QWidget], sizes: list[int],
                 buttons: Iterable[QWidget], keys: dict[str, Callable[[], object]]) -> None:
        """The head above, the parts side by side with these widths, the buttons and one that closes below."""
        rows = QVBoxLayout(self)
        rows.setContentsMargins(theme.PANE, theme.PANE, theme.PANE, theme.PANE)
        rows.setSpacing(theme.GAP)
        for one in head:
            rows.addWidget(one) if isinstance(one, QWidget) else rows.addLayout(one)
        split = QSplitter()
        for part in parts:
            split.addWidget(part)
        split.setSizes(sizes)
        split.setChildrenCollapsible(False)
        rows.addWidget(split, 1)
        below = QWidget()
        row = Flow(below, theme.GAP)
        for widget in (*buttons, dialogs.button(tr("&Close"), self.close)):
            row.addWidget(widget)
        rows.addWidget(below)
        for words, act in keys.items():
            QShortcut(QKeySequence(words), self, activated=act)

    def _fail(self, error: BaseException) -> None:
        self.notice.tell(" ".join(said(error)), "danger")

    def _while_open(self, act: Callable[[Any], object]) -> Callable[[Any], None]:
        """The same, unless the window was closed meanwhile."""
        return lambda outcome: None if self.is_closed else (act(outcome), None)[1]

    def _leave(self) -> None:
        """What is to be kept or stopped as the window closes."""

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave nothing running."""
        self._leave()
        super().closeEvent(event)
        self.deleteLater()
